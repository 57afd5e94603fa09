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
import { rolesInSubstitution } from './people/substitution-rules.ts'

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

/**
 * The session of a token while it lives: roles and posts as they are valid on `today`. One query. Who acts for an absent person
 * has that person's office, units and roles, as long as the substitution is in force; then their own again, by themselves.
 */
export async function sessionOf(
  tx: ReadTx,
  token: string,
  now: string,
  today: CivilDate,
  secondStepFor: readonly RoleId[] = [],
): Promise<LiveSession | undefined> {
  const idleSince = Temporal.Instant.from(now).subtract({ hours: IDLE_HOURS }).toString()
  const found = await tx.execute(sql`
    select a.id, a.person_id, e.office_id, o.kind as office_kind, p.name, s.id as session_id, s.seen_at, s.assurance,
      coalesce(s.proven_at, s.created_at) as proven_at,
      coalesce((select array_agg(distinct g.role) from identity.role_grant g
        where g.account_id = e.id and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})), '{}') as roles,
      coalesce((select array_agg(distinct po.unit_id::text) from identity.holding h join identity.post po on po.id = h.post_id
        where h.person_id = e.person_id and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})), '{}') as units,
      b.id as absent_id, bp.name as absent_name, sub.valid_to as absent_until
    from identity.session s
    join identity.account a on a.id = s.account_id
    join identity.person p on p.id = a.person_id
    left join identity.substitution sub on sub.id = s.acting_for and sub.substitute_account_id = a.id
      and sub.ended_at is null and sub.valid_from <= ${today} and sub.valid_to >= ${today}
    left join identity.account b on b.id = sub.absent_account_id and b.disabled_at is null
    left join identity.person bp on bp.id = b.person_id
    join identity.account e on e.id = coalesce(b.id, a.id)
    join identity.office o on o.id = e.office_id
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${now} and s.seen_at > ${idleSince}
      and a.disabled_at is null`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const officeKind = OFFICE_KINDS.find((kind): kind is OfficeKind => kind === row.office_kind)
  const assurance = ASSURANCES.find((way): way is Assurance => way === row.assurance) ?? 'password'
  const roles = (row.roles as string[]).filter((role): role is RoleId => (ROLE_IDS as readonly string[]).includes(role))
  const absent = row.absent_id !== null
  const held = absent ? rolesInSubstitution(roles) : roles
  // A role that asks for a second step sleeps without one: so no page, command or query has to think of it.
  const sleeping = assurance === 'password' ? held.filter((role) => secondStepFor.includes(role)) : []
  const actor: Actor = {
    accountId: String(row.id),
    personId: String(row.person_id),
    officeId: String(row.office_id),
    ...(officeKind === undefined ? {} : { officeKind }),
    name: String(row.name),
    unitIds: row.units as string[],
    roles: held.filter((role) => !sleeping.includes(role)),
    ...(sleeping.length === 0 ? {} : { sleepingRoles: sleeping }),
    sessionId: String(row.session_id),
    assurance,
    provenAt: String(row.proven_at),
    ...(absent
      ? {
          actingFor: {
            accountId: String(row.absent_id),
            name: String(row.absent_name),
            until: String(row.absent_until),
          },
        }
      : {}),
  }
  return { actor, seenAt: String(row.seen_at) }
}
