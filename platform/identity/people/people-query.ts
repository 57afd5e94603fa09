import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../capability/command.ts'
import { type OfficeKind, ROLE_IDS, type RoleId } from '../../capability/context.ts'
import { SEE_PEOPLE } from '../permissions.ts'
import type { AccountKind } from './account-kinds.ts'
import { type Substitutions, substitutionsOf } from './substitutions-query.ts'

/** Open and entered, invited and not entered yet, closed. */
export const ACCOUNT_STATES = ['active', 'invited', 'closed'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

export interface PersonLine {
  readonly accountId: Id
  readonly name: string
  readonly login: string
  readonly kind: AccountKind
  readonly office: Text
  readonly roles: readonly RoleId[]
  readonly state: AccountState
}

export interface PeopleAsked {
  readonly text: string | undefined
  readonly office: string | undefined
  readonly state: AccountState | undefined
  /** From 1. */
  readonly page: number
}

export interface OfficeChoice {
  readonly code: string
  readonly kind: OfficeKind
  readonly title: Text
}

export interface PeoplePage {
  readonly lines: readonly PersonLine[]
  readonly counts: Readonly<Record<AccountState, number>>
  readonly offices: readonly OfficeChoice[]
}

export const PEOPLE_ON_A_PAGE = 50

/** Invited: no password and an invitation that nobody has used. */
const STATE: SQL = sql`case when a.disabled_at is not null then 'closed'
  when a.password_hash is null and exists (select 1 from identity.access_link l where l.account_id = a.id and l.purpose = 'invitation')
    and not exists (select 1 from identity.access_link l where l.account_id = a.id and l.purpose = 'invitation' and l.used_at is not null)
  then 'invited' else 'active' end`

/** Those whom the reader may see: the database leaves out the others. */
export const peopleQuery: Query<PeopleAsked, PeoplePage> = {
  id: 'identity.people',
  permission: SEE_PEOPLE,
  async run(tx, ctx, { text, office, state, page }) {
    const part = `%${fold(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
    const where = sql`(p.sort_key like ${part.replaceAll('ñ', 'n~')} or a.login like ${part})
      and (${office ?? null}::text is null or upper(o.code) = upper(${office ?? null}))`
    const counted = await tx.execute(sql`
      select ${STATE} as state, count(*) as n from identity.account a join identity.person p on p.id = a.person_id
      join identity.office o on o.id = a.office_id where ${where} group by 1`)
    const found = await tx.execute(sql`
      select a.id, p.name, a.login, a.kind, o.title as office, ${STATE} as state,
        coalesce((select array_agg(distinct g.role) from identity.role_grant g where g.account_id = a.id
          and g.valid_from <= ${ctx.today} and (g.valid_to is null or g.valid_to >= ${ctx.today})), '{}') as roles
      from identity.account a join identity.person p on p.id = a.person_id join identity.office o on o.id = a.office_id
      where ${where} and (${state ?? null}::text is null or ${STATE} = ${state ?? null})
      order by p.sort_key collate "C", a.login collate "C" limit ${PEOPLE_ON_A_PAGE} offset ${(page - 1) * PEOPLE_ON_A_PAGE}`)
    const offices = await tx.execute(sql`select code, kind, title from identity.office order by code collate "C"`)
    const count = (which: AccountState) => Number(counted.rows.find((row) => row.state === which)?.n ?? 0)
    return {
      ok: true,
      value: {
        lines: found.rows.map((row) => ({ ...lineOf(row) })),
        counts: { active: count('active'), invited: count('invited'), closed: count('closed') },
        offices: offices.rows.map(officeOf),
      },
    }
  },
}

function lineOf(row: Record<string, unknown>): PersonLine {
  return {
    accountId: String(row.id),
    name: String(row.name),
    login: String(row.login),
    kind: row.kind as AccountKind,
    office: row.office as Text,
    roles: ROLE_IDS.filter((role) => (row.roles as readonly string[]).includes(role)),
    state: row.state as AccountState,
  }
}

function officeOf(row: Record<string, unknown>): OfficeChoice {
  return { code: String(row.code), kind: row.kind as OfficeKind, title: row.title as Text }
}

export interface TermLine {
  readonly id: Id
  readonly from: CivilDate
  /** The last day; undefined: without end. */
  readonly to: CivilDate | undefined
}

export interface PersonDetail extends PersonLine {
  readonly personId: Id
  readonly officeKind: OfficeKind
  readonly maskedEmail: string | undefined
  readonly closed: { readonly at: string; readonly reason: string | undefined } | undefined
  readonly passwordAt: string | undefined
  readonly lastSeen: string | undefined
  readonly invitation: { readonly at: string; readonly expiresAt: string; readonly live: boolean } | undefined
  readonly grants: readonly (TermLine & { readonly role: RoleId })[]
  readonly holdings: readonly (TermLine & { readonly post: Text; readonly unit: string })[]
  /** Posts of the units of the person's office. */
  readonly posts: readonly { readonly id: Id; readonly title: Text; readonly unit: string }[]
}

export interface PersonFound extends PersonDetail {
  readonly substitutions: Substitutions
}

export const personQuery: Query<{ readonly accountId: Id }, PersonFound> = {
  id: 'identity.person',
  permission: SEE_PEOPLE,
  async run(tx, ctx, { accountId }) {
    const found = await tx.execute(sql`
      select a.id, a.person_id, p.name, a.login, a.kind, o.title as office, o.kind as office_kind, ${STATE} as state,
        a.disabled_at, a.disabled_reason, a.password_at, identity.masked_of(p.id, 'email') as masked,
        (select max(s.seen_at) from identity.session s where s.account_id = a.id) as seen_at,
        (select jsonb_build_object('at', l.at, 'expiresAt', l.expires_at, 'live', l.expires_at > ${ctx.now} and l.withdrawn_at is null)
          from identity.access_link l where l.account_id = a.id and l.purpose = 'invitation' order by l.at desc limit 1) as invitation,
        coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'from', g.valid_from, 'to', g.valid_to)
          order by g.valid_from desc, g.role) from identity.role_grant g where g.account_id = a.id), '[]') as grants,
        coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'post', po.title, 'unit', u.code, 'from', h.valid_from, 'to', h.valid_to)
          order by h.valid_from desc, u.code) from identity.holding h join identity.post po on po.id = h.post_id
          join identity.unit u on u.id = po.unit_id where h.person_id = p.id), '[]') as holdings,
        coalesce((select jsonb_agg(jsonb_build_object('id', po.id, 'title', po.title, 'unit', u.code) order by u.code, po.code)
          from identity.post po join identity.unit u on u.id = po.unit_id where u.office_id = a.office_id), '[]') as posts
      from identity.account a join identity.person p on p.id = a.person_id join identity.office o on o.id = a.office_id
      where a.id = ${accountId}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_SUCH_PERSON)
    const grants = termsOf<{ role: RoleId }>(row.grants)
    const today = grants.filter(({ from, to }) => from <= ctx.today && (to === undefined || to >= ctx.today))
    return {
      ok: true,
      value: {
        ...lineOf({ ...row, roles: today.map(({ role }) => role) }),
        personId: String(row.person_id),
        officeKind: row.office_kind as OfficeKind,
        maskedEmail: textOf(row.masked),
        closed:
          row.disabled_at === null ? undefined : { at: String(row.disabled_at), reason: textOf(row.disabled_reason) },
        passwordAt: textOf(row.password_at),
        lastSeen: textOf(row.seen_at),
        invitation: (row.invitation as PersonDetail['invitation'] | null) ?? undefined,
        grants,
        holdings: termsOf<{ post: Text; unit: string }>(row.holdings),
        posts: row.posts as PersonDetail['posts'],
        substitutions: await substitutionsOf(tx, accountId, ctx.today),
      },
    }
  },
}

function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

function termsOf<T>(value: unknown): readonly (TermLine & T)[] {
  const rows = value as readonly (T & { id: Id; from: CivilDate; to: CivilDate | null })[]
  return rows.map((row) => ({ ...row, to: row.to ?? undefined }))
}

const NO_SUCH_PERSON: Refusal<'no_such_person'> = {
  kind: 'no_such_person',
  message: {
    es: 'Esa persona no existe o no es de su oficina.',
    en: 'There is no such person, or not of your office.',
  },
}
