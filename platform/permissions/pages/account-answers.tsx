import { type Locale, say } from '../../../kernel/text.ts'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type AccessRow, answerForActor, type PersonalAnswer } from '../../capability/access.ts'
import { ACCESS_WORDS, sayAnswer } from '../../capability/access-words.ts'
import type { Grantee } from '../../capability/permission.ts'
import type { AccountStanding } from '../account-standing.ts'
import { PERMISSION_WORDS } from './permission-words.ts'

interface AccountAnswersProps {
  readonly locale: Locale
  readonly access: readonly AccessRow[]
  readonly standing: AccountStanding
}

/** Each permission with its answer to this account today, and what the answer rests on. */
export function AccountAnswers({ locale, access, standing }: AccountAnswersProps) {
  const words = PERMISSION_WORDS[locale]
  const { actor, login, office, units, disabled } = standing
  const rows = access.map((row) => ({ row, personal: answerForActor(row.permission, actor) }))
  const roles = actor.roles.map((role) => ACCESS_WORDS[locale].standings[role]).join(', ')
  return (
    <section class="stack">
      <h2>{words.account(login)}</h2>
      {disabled ? (
        <Notice kind="warning" locale={locale}>
          {words.disabled}
        </Notice>
      ) : null}
      <p>
        {words.standing(
          roles === '' ? words.noRole : roles,
          say(office, locale),
          units.length === 0 ? words.noUnit : units.join(', '),
        )}
      </p>
      <DataTable
        id="answers"
        caption={words.account(login)}
        captionHidden
        locale={locale}
        filter
        columns={[
          { key: 'permission', title: words.permission, cell: ({ row }) => say(row.permission.sentence, locale) },
          { key: 'answer', title: words.answer, cell: ({ personal }) => sayAnswer(personal.answer, locale) },
          { key: 'why', title: words.why, cell: ({ personal }) => why(personal, locale) },
        ]}
        rows={rows}
        rowKey={({ row }) => row.permission.id}
      />
    </section>
  )
}

function why({ answer, because }: PersonalAnswer, locale: Locale): string {
  const words = PERMISSION_WORDS[locale]
  const names = namesOf(because, locale)
  if (answer === 'never') return because.every((to) => to === 'system') ? words.needsSystem : words.needs(names)
  if (because.includes('public')) return words.becauseEverybody
  return because.includes('signed_in') ? words.becauseSignedIn : words.becauseRole(names)
}

function namesOf(grantees: readonly Grantee[], locale: Locale): string {
  return grantees.map((to) => ACCESS_WORDS[locale].standings[to]).join(', ')
}
