import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../../kernel/civil.ts'
import {
  type Actor,
  ASSURANCES,
  type Assurance,
  OFFICE_KINDS,
  type OfficeKind,
  ROLE_IDS,
  type RoleId,
} from '../capability/context.ts'
import type { ReadTx } from '../database/database.ts'

export const SESSION_COOKIE = 'trama_session'
/** A working day: whatever happens, a session ends then (OWASP ASVS 5, 7.3.2). */
export const SESSION_HOURS = 12
/** Without a single request it ends before (7.3.1): long enough for who writes a report of a year in one go. */
export const IDLE_HOURS = 2

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

/** A live session: who acts in it, and when it was last seen. */
export interface LiveSession {
  readonly actor: Actor
  readonly seenAt: string
}

/** The actor of a live session. */
export async function actorOfSession(
  tx: ReadTx,
  token: string,
  now: string,
  today: CivilDate,
): Promise<Actor | undefined> {
  return (await sessionOf(tx, token, now, today))?.actor
}

/** The session of a token while it lives: roles and posts as they are valid on `today`. One query. */
export async function sessionOf(
  tx: ReadTx,
  token: string,
  now: string,
  today: CivilDate,
): Promise<LiveSession | undefined> {
  const idleSince = Temporal.Instant.from(now).subtract({ hours: IDLE_HOURS }).toString()
  const found = await tx.execute(sql`
    select a.id, a.person_id, a.office_id, o.kind as office_kind, p.name, s.id as session_id, s.seen_at, s.assurance,
      coalesce(s.proven_at, s.created_at) as proven_at,
      coalesce((select array_agg(distinct g.role) from identity.role_grant g
        where g.account_id = a.id and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})), '{}') as roles,
      coalesce((select array_agg(distinct po.unit_id::text) from identity.holding h join identity.post po on po.id = h.post_id
        where h.person_id = a.person_id and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})), '{}') as units
    from identity.session s
    join identity.account a on a.id = s.account_id
    join identity.person p on p.id = a.person_id
    join identity.office o on o.id = a.office_id
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${now} and s.seen_at > ${idleSince}
      and a.disabled_at is null`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const officeKind = OFFICE_KINDS.find((kind): kind is OfficeKind => kind === row.office_kind)
  const assurance = ASSURANCES.find((way): way is Assurance => way === row.assurance) ?? 'password'
  const actor: Actor = {
    accountId: String(row.id),
    personId: String(row.person_id),
    officeId: String(row.office_id),
    ...(officeKind === undefined ? {} : { officeKind }),
    name: String(row.name),
    unitIds: row.units as string[],
    roles: (row.roles as string[]).filter((role): role is RoleId => (ROLE_IDS as readonly string[]).includes(role)),
    sessionId: String(row.session_id),
    assurance,
    provenAt: String(row.proven_at),
  }
  return { actor, seenAt: String(row.seen_at) }
}
