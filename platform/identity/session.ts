import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../kernel/civil.ts'
import { type Actor, OFFICE_KINDS, type OfficeKind, ROLE_IDS, type RoleId } from '../capability/context.ts'
import type { ReadTx } from '../database/database.ts'

export const SESSION_COOKIE = 'trama_session'
/** A working day. */
export const SESSION_HOURS = 12

export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What a form of this session must bring back. Derived, so that nothing has to be stored. */
export function csrfOf(token: string): string {
  return createHash('sha256').update(`form:${token}`).digest('base64url').slice(0, 32)
}

/** The actor of a live session: roles and posts as they are valid on `today`. One query. */
export async function actorOfSession(
  tx: ReadTx,
  token: string,
  now: string,
  today: CivilDate,
): Promise<Actor | undefined> {
  const found = await tx.execute(sql`
    select a.id, a.person_id, a.office_id, o.kind as office_kind, p.name,
      coalesce((select array_agg(distinct g.role) from identity.role_grant g
        where g.account_id = a.id and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})), '{}') as roles,
      coalesce((select array_agg(distinct po.unit_id::text) from identity.holding h join identity.post po on po.id = h.post_id
        where h.person_id = a.person_id and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})), '{}') as units
    from identity.session s
    join identity.account a on a.id = s.account_id
    join identity.person p on p.id = a.person_id
    join identity.office o on o.id = a.office_id
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${now} and a.disabled_at is null`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const officeKind = OFFICE_KINDS.find((kind): kind is OfficeKind => kind === row.office_kind)
  return {
    accountId: String(row.id),
    personId: String(row.person_id),
    officeId: String(row.office_id),
    ...(officeKind === undefined ? {} : { officeKind }),
    name: String(row.name),
    unitIds: row.units as string[],
    roles: (row.roles as string[]).filter((role): role is RoleId => (ROLE_IDS as readonly string[]).includes(role)),
  }
}
