import { type Locale, say } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { Tabs } from '../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type AccessRow, STANDINGS } from '../../capability/access.ts'
import { ACCESS_WORDS, sayAnswer } from '../../capability/access-words.ts'
import { ROLE_IDS, type RoleId } from '../../capability/context.ts'
import { localPath } from '../../web/paths.ts'
import type { AccountStanding } from '../account-standing.ts'
import { permissionPaths } from '../paths.ts'
import { AccountAnswers } from './account-answers.tsx'
import { PERMISSION_WORDS } from './permission-words.ts'
import { RoleAnswers } from './role-answers.tsx'

export type PermissionView =
  | { readonly by: 'act' }
  | { readonly by: 'role'; readonly role: RoleId }
  | { readonly by: 'account'; readonly standing: AccountStanding }

export interface PermissionsPageProps {
  readonly locale: Locale
  readonly access: readonly AccessRow[]
  readonly view: PermissionView
  /** What was typed as an account, and why it names none. */
  readonly typed: string
  readonly error: string | undefined
}

/** The one table of who may what, for the people who give the roles. */
export function PermissionsPage({ locale, access, view, typed, error }: PermissionsPageProps) {
  const words = PERMISSION_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Tabs
        label={words.views}
        items={[
          { href: local(permissionPaths.byAct()), title: words.byAct, current: view.by === 'act' },
          ...ROLE_IDS.map((role) => ({
            href: local(permissionPaths.byRole(role)),
            title: ACCESS_WORDS[locale].standings[role],
            current: view.by === 'role' && view.role === role,
          })),
        ]}
      />
      <section class="stack">
        <h2>{words.explainTitle}</h2>
        {error === undefined ? null : (
          <Notice kind="refusal" locale={locale}>
            {error}
          </Notice>
        )}
        <Form action={local(permissionPaths.byAct())} method="get" locale={locale}>
          <TextField
            name="cuenta"
            label={words.login}
            hint={words.explainLead}
            locale={locale}
            required
            width="half"
            value={typed}
            spellcheck={false}
            autocomplete="off"
            error={error}
          />
          <Button type="submit" kind="secondary">
            {words.explain}
          </Button>
        </Form>
      </section>
      {view.by === 'act' ? <ByAct locale={locale} access={access} /> : null}
      {view.by === 'role' ? <RoleAnswers locale={locale} access={access} role={view.role} /> : null}
      {view.by === 'account' ? <AccountAnswers locale={locale} access={access} standing={view.standing} /> : null}
    </>
  )
}

function ByAct({ locale, access }: Pick<PermissionsPageProps, 'locale' | 'access'>) {
  const rooms = [...new Map(access.map(({ room }) => [room.id, room.title]))]
  return (
    <>
      {rooms.map(([id, title]) => (
        <section key={id} class="stack">
          <h2>{say(title, locale)}</h2>
          <RoomTable
            locale={locale}
            name={say(title, locale)}
            room={id}
            rows={access.filter(({ room }) => room.id === id)}
          />
        </section>
      ))}
    </>
  )
}

function RoomTable({ locale, name, room, rows }: RoomTableProps) {
  const words = PERMISSION_WORDS[locale]
  const { standings } = ACCESS_WORDS[locale]
  return (
    <DataTable
      id={`permissions-${room}`}
      caption={name}
      captionHidden
      locale={locale}
      columns={[
        { key: 'permission', title: words.permission, cell: (row) => <Sentence locale={locale} row={row} /> },
        ...STANDINGS.map((standing) => ({
          key: standing,
          title: standings[standing],
          cell: ({ answers }: AccessRow) => sayAnswer(answers[standing], locale),
        })),
      ]}
      rows={rows}
      rowKey={({ permission }) => permission.id}
    />
  )
}

interface RoomTableProps {
  readonly locale: Locale
  readonly name: string
  readonly room: string
  readonly rows: readonly AccessRow[]
}

/** The permission in words; what asks it opens below. */
function Sentence({ locale, row: { permission, acts } }: { readonly locale: Locale; readonly row: AccessRow }) {
  return (
    <>
      {say(permission.sentence, locale)}
      {acts.length === 0 ? null : (
        <details>
          <summary>
            {PERMISSION_WORDS[locale].acts} ({acts.length})
          </summary>
          <ul>
            {acts.map(({ id, title }) => (
              <li key={id}>
                {title === undefined ? null : `${say(title, locale)}: `}
                <code>{id}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
