import { type Locale, say } from '../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button/button.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { ACCESS_WORDS } from '../../capability/access-words.ts'
import { ROLE_IDS } from '../../capability/context.ts'
import { localPath } from '../../web/paths.ts'
import { identityPaths } from '../paths.ts'
import { ACCOUNT_KINDS, KIND_TITLES } from '../people/account-kinds.ts'
import type { OfficeChoice } from '../people/people-query.ts'
import { PEOPLE_WORDS } from './people-words.ts'

export interface InvitePageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly offices: readonly OfficeChoice[]
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

/** Asks for everything that an account is made of, and for the address to which its link goes. */
export function InvitePage({ locale, csrf, offices, typed, errors }: InvitePageProps) {
  const words = PEOPLE_WORDS[locale]
  const state = { values: typed, errors }
  const labels = {
    name: words.name,
    email: words.email,
    office: words.office,
    role: words.role,
    unit: words.unit,
    from: words.from,
    to: words.to,
  }
  return (
    <>
      <PageHead title={words.invite} lead={<p>{words.inviteLead}</p>} />
      <Form
        action={localPath(locale, identityPaths.invite())}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={labels}
      >
        <TextField locale={locale} label={words.name} required width="half" {...field(state, 'name')} />
        <TextField
          locale={locale}
          label={words.email}
          hint={words.emailHint}
          type="email"
          required
          width="half"
          {...field(state, 'email')}
        />
        <SelectField
          locale={locale}
          label={words.office}
          required
          width="half"
          placeholder={words.chooseOffice}
          options={offices.map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
          {...field(state, 'office')}
        />
        <SelectField
          locale={locale}
          label={words.kind}
          required
          width="half"
          options={ACCOUNT_KINDS.map((kind) => ({ value: kind, label: say(KIND_TITLES[kind], locale) }))}
          {...field(state, 'kind')}
        />
        <SelectField
          locale={locale}
          label={words.role}
          required
          width="half"
          placeholder={words.chooseRole}
          options={ROLE_IDS.map((role) => ({ value: role, label: ACCESS_WORDS[locale].standings[role] }))}
          {...field(state, 'role')}
        />
        <TextField locale={locale} label={words.unit} hint={words.unitHint} width="short" {...field(state, 'unit')} />
        <DateField locale={locale} label={words.from} hint={words.fromHint} {...field(state, 'from')} />
        <DateField locale={locale} label={words.to} hint={words.toHint} {...field(state, 'to')} />
        <SelectField
          locale={locale}
          label={words.language}
          width="short"
          required
          options={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          {...field(state, 'locale')}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.send}
          </Button>
          <ButtonLink href={localPath(locale, identityPaths.people())} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
