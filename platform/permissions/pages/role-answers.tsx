import { type Locale, say } from '../../../kernel/text.ts'
import type { AccessRow } from '../../capability/access.ts'
import { ACCESS_WORDS, sayAnswer } from '../../capability/access-words.ts'
import type { RoleId } from '../../capability/context.ts'
import { PERMISSION_WORDS } from './permission-words.ts'

interface RoleAnswersProps {
  readonly locale: Locale
  readonly access: readonly AccessRow[]
  readonly role: RoleId
}

/** What a role may and may not, as two lists of sentences. What anybody may is left out. */
export function RoleAnswers({ locale, access, role }: RoleAnswersProps) {
  const words = PERMISSION_WORDS[locale]
  const own = access.filter(({ answers }) => answers.public !== 'always')
  return (
    <section class="prose">
      <h2>{words.role(ACCESS_WORDS[locale].standings[role])}</h2>
      <p>{words.everybody}</p>
      <h3>{words.may}</h3>
      <Sentences locale={locale} role={role} rows={own.filter(({ answers }) => answers[role] !== 'never')} />
      <h3>{words.mayNot}</h3>
      <Sentences locale={locale} role={role} rows={own.filter(({ answers }) => answers[role] === 'never')} />
    </section>
  )
}

function Sentences({ locale, role, rows }: { locale: Locale; role: RoleId; rows: readonly AccessRow[] }) {
  if (rows.length === 0) return <p>{PERMISSION_WORDS[locale].nothing}</p>
  return (
    <ul>
      {rows.map(({ permission, answers, room }) => (
        <li key={permission.id}>
          {say(permission.sentence, locale)}
          {typeof answers[role] === 'string' ? null : (
            <>
              {' '}
              (<strong>{sayAnswer(answers[role], locale)}</strong>)
            </>
          )}
          {' · '}
          <small>{say(room.title, locale)}</small>
        </li>
      ))}
    </ul>
  )
}
