import type { Locale } from '../../../kernel/text.ts'
import { say } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { CheckboxGroup, SelectField } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import { CHANNELS, type Channel, type NotificationKind } from '../kind.ts'
import { noticePaths } from '../paths.ts'
import { NOTICE_WORDS } from './notice-words.ts'

export interface ChoicesPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  /** Kinds that may be chosen by this person. */
  readonly kinds: readonly NotificationKind<unknown>[]
  /** What is ticked, by kind. */
  readonly ticked: ReadonlyMap<string, readonly Channel[]>
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

/** The field of a kind's boxes. */
export function boxesOf(kindId: string): string {
  return `clase:${kindId}`
}

/** Which notices a person gets, by which way, when and in which language. */
export function ChoicesPage({ locale, zone, csrf, kinds, ticked, typed, errors }: ChoicesPageProps) {
  const words = NOTICE_WORDS[locale]
  const state = { values: typed, errors }
  const time = (name: 'digestAt' | 'quietFrom' | 'quietTo', hint?: string) => (
    <TextField
      locale={locale}
      label={words[name]}
      hint={hint}
      required={name === 'digestAt'}
      width="tiny"
      maxLength={5}
      {...field(state, name)}
    />
  )
  return (
    <>
      <PageHead title={words.choicesTitle} lead={<p>{words.choicesLead}</p>} />
      <Form
        action={localPath(locale, noticePaths.choices())}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={{
          digestAt: words.digestAt,
          quietFrom: words.quietFrom,
          quietTo: words.quietTo,
          locale: words.language,
        }}
      >
        <h2>{words.whichTitle}</h2>
        {kinds.map((kind) => (
          <CheckboxGroup
            key={kind.id}
            name={boxesOf(kind.id)}
            label={say(kind.title, locale)}
            hint={[say(kind.explanation, locale), kind.urgent === true ? words.urgentNote : ''].join(' ').trim()}
            locale={locale}
            required
            inline
            values={ticked.get(kind.id) ?? []}
            options={CHANNELS.map((channel) => ({ value: channel, label: words.channels[channel] }))}
          />
        ))}
        <h2>{words.whenTitle}</h2>
        <p>{words.whenLead(zone)}</p>
        <SelectField
          name="locale"
          label={words.language}
          locale={locale}
          required
          width="short"
          value={typed.locale}
          options={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
        />
        {time('digestAt', words.digestHint)}
        {time('quietFrom', words.quietHint)}
        {time('quietTo')}
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </Form>
    </>
  )
}
