import type { CivilDate } from '../../../kernel/civil.ts'
import { formatDate } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Card, CardGrid, DefinitionList, Spoken } from '../../../ui/content/content.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import type { FieldError } from '../../../ui/form/form-state.ts'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { ACCESS_WORDS } from '../../capability/access-words.ts'
import { localPath } from '../../web/paths.ts'
import type { HeldRole, OwnAccount } from '../own-account.ts'
import { identityPaths } from '../paths.ts'
import type { AccountSection } from './account-sections.ts'
import { ACCOUNT_WORDS } from './account-words.ts'

export interface AccountPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly today: CivilDate
  readonly account: OwnAccount
  readonly sections: readonly AccountSection[]
  readonly errors: readonly FieldError[]
}

/** A person's own account: who they are here, and the way to everything that can be set. */
export function AccountPage({ locale, csrf, today, account, sections, errors }: AccountPageProps) {
  const words = ACCOUNT_WORDS[locale]
  const { posts } = account
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <DefinitionList
        items={[
          { term: words.name, value: <span lang="es">{account.name}</span> },
          { term: words.login, value: account.login },
          { term: words.email, value: account.email ?? words.noEmail },
          { term: words.office, value: <Spoken text={account.office} locale={locale} /> },
          { term: words.roles, value: <Roles roles={account.roles} today={today} locale={locale} /> },
          ...(posts.length === 0
            ? []
            : [
                {
                  term: words.posts,
                  value: posts.map(({ title, unit, to }) => (
                    <div key={`${unit} ${title.es}`}>
                      <Spoken text={title} locale={locale} /> ({unit})
                      {to === undefined ? null : `, ${words.until(formatDate(to, locale, 'prose'))}`}
                    </div>
                  )),
                },
              ]),
        ]}
      />
      <h2>{words.sections}</h2>
      <CardGrid>
        {sections.map(({ path, title, lead }) => (
          <Card key={path} title={say(title, locale)} href={localPath(locale, path)}>
            <p>{say(lead, locale)}</p>
          </Card>
        ))}
      </CardGrid>
      <h2>{words.languageTitle}</h2>
      <Form action={localPath(locale, identityPaths.account())} locale={locale} csrf={csrf} errors={errors}>
        <SelectField
          name="locale"
          label={words.language}
          hint={words.languageHint}
          locale={locale}
          required
          width="short"
          value={account.locale}
          options={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Button type="submit" kind="secondary">
          {words.save}
        </Button>
      </Form>
    </>
  )
}

function Roles({ roles, today, locale }: { roles: readonly HeldRole[]; today: CivilDate; locale: Locale }) {
  const words = ACCOUNT_WORDS[locale]
  if (roles.length === 0) return <>{words.noRoles}</>
  return (
    <>
      {roles.map(({ role, from, to }) => (
        <div key={`${role} ${from}`}>
          {[
            ACCESS_WORDS[locale].standings[role],
            from > today ? words.from(formatDate(from, locale, 'prose')) : '',
            to === undefined ? '' : words.until(formatDate(to, locale, 'prose')),
          ]
            .filter((part) => part !== '')
            .join(', ')}
        </div>
      ))}
    </>
  )
}
