import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Checkbox, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { Counter } from '../../../data/start-at-counter.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { COUNTER_WORDS } from './counter-words.ts'

export interface CounterPageProps {
  readonly counter: Counter
  readonly state: FormState
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
}

/** Takes the application of somebody who is there, and shows what has been begun and not filed. */
export function CounterPage({ counter, state, locale, csrf, idempotencyKey }: CounterPageProps) {
  const words = COUNTER_WORDS[locale]
  const { procedures, places, drafts } = counter
  const text = { locale, maxLength: 200 }
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section class="stack" aria-labelledby="recibir">
        <h2 id="recibir">{words.begin}</h2>
        <Form
          action={localPath(locale, filingPaths.counter())}
          locale={locale}
          csrf={csrf}
          errors={state.errors}
          labels={{
            code: words.procedure,
            jurisdiction: words.where,
            name: words.name,
            email: words.email,
            ownerName: words.ownerName,
            ownerEmail: words.ownerEmail,
            consentShown: words.consent,
          }}
          idempotencyKey={idempotencyKey}
        >
          <SelectField
            {...field(state, 'code')}
            locale={locale}
            label={words.procedure}
            placeholder={words.choose}
            options={procedures.map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
            required
          />
          <SelectField
            {...field(state, 'jurisdiction')}
            locale={locale}
            label={words.where}
            hint={words.whereHint}
            placeholder={words.choose}
            options={places.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextField {...field(state, 'name')} {...text} label={words.name} required />
          <TextField {...field(state, 'email')} {...text} label={words.email} hint={words.emailHint} type="email" />
          <fieldset class="field stack">
            <legend class="field-label">{words.behalf}</legend>
            <TextField {...field(state, 'ownerName')} {...text} label={words.ownerName} />
            <Checkbox
              {...field(state, 'consentShown')}
              locale={locale}
              label={words.consentShown}
              value="yes"
              checked={state.values.consentShown === 'yes'}
            />
            <TextField {...field(state, 'ownerEmail')} {...text} label={words.ownerEmail} type="email" />
          </fieldset>
          <Button kind="primary">{words.start}</Button>
        </Form>
      </section>
      <section class="stack" aria-labelledby="preparacion">
        <h2 id="preparacion">{words.drafts}</h2>
        <DataTable
          id="preparacion-tabla"
          caption={words.drafts}
          captionHidden
          locale={locale}
          cards
          rows={drafts}
          rowKey={({ id }) => id}
          empty={words.noDrafts}
          columns={[
            {
              key: 'procedure',
              title: words.procedure,
              cell: ({ id, procedure }) => (
                <a href={localPath(locale, filingPaths.draft(id))}>
                  <Spoken text={procedure} locale={locale} />
                </a>
              ),
            },
            { key: 'applicant', title: words.applicant, cell: ({ applicant }) => applicant },
            {
              key: 'updated',
              title: words.updated,
              cell: ({ updatedAt }) => formatDate(civilDateAt(new Date(updatedAt).toISOString(), 'UTC'), locale),
            },
          ]}
        />
      </section>
    </>
  )
}
