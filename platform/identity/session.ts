import { createHash, randomBytes } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
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
 * The session of a token while it lives: roles and posts as they are valid on `today`. One query, asked on every request, so it
 * joins no more than it must; a second one only while its person acts for an absent one: with that person's office, units and
 * roles, as long as the substitution is in force; then with their own again, by themselves.
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
    select ${standing(today)}, s.id as session_id, s.seen_at, s.assurance, s.acting_for,
      coalesce(s.proven_at, s.created_at) as proven_at
    from identity.session s
    join identity.account a on a.id = s.account_id
    join identity.person p on p.id = a.person_id
    join identity.office o on o.id = a.office_id
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${now} and s.seen_at > ${idleSince}
      and a.disabled_at is null`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const absent = row.acting_for === null ? undefined : await absentOf(tx, row, today)
  const { office_id: officeId, office_kind: kind, units, roles: named } = absent ?? row
  const officeKind = OFFICE_KINDS.find((known): known is OfficeKind => known === kind)
  const assurance = ASSURANCES.find((way): way is Assurance => way === row.assurance) ?? 'password'
  const roles = (named as string[]).filter((role): role is RoleId => (ROLE_IDS as readonly string[]).includes(role))
  const held = absent === undefined ? roles : rolesInSubstitution(roles)
  // A role that asks for a second step sleeps without one: so no page, command or query has to think of it.
  const sleeping = assurance === 'password' ? held.filter((role) => secondStepFor.includes(role)) : []
  const actor: Actor = {
    accountId: String(row.id),
    personId: String(row.person_id),
    officeId: String(officeId),
    ...(officeKind === undefined ? {} : { officeKind }),
    name: String(row.name),
    unitIds: units as string[],
    roles: held.filter((role) => !sleeping.includes(role)),
    ...(sleeping.length === 0 ? {} : { sleepingRoles: sleeping }),
    sessionId: String(row.session_id),
    assurance,
    provenAt: String(row.proven_at),
    ...(absent === undefined
      ? {}
      : {
          actingFor: { accountId: String(absent.id), name: String(absent.name), until: String(absent.valid_to) },
        }),
  }
  return { actor, seenAt: String(row.seen_at) }
}

/** Who an account is and what it may: of `a`, its person `p` and its office `o`. */
function standing(today: CivilDate): SQL {
  return sql`a.id, a.person_id, a.office_id, o.kind as office_kind, p.name,
    coalesce((select array_agg(distinct g.role) from identity.role_grant g
      where g.account_id = a.id and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})), '{}') as roles,
    coalesce((select array_agg(distinct po.unit_id::text) from identity.holding h join identity.post po on po.id = h.post_id
      where h.person_id = a.person_id and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})), '{}') as units`
}

/** The absent person of a session, while the substitution is in force and the account is open. */
async function absentOf(
  tx: ReadTx,
  session: Readonly<Record<string, unknown>>,
  today: CivilDate,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const found = await tx.execute(sql`
    select ${standing(today)}, sub.valid_to
    from identity.substitution sub
    join identity.account a on a.id = sub.absent_account_id
    join identity.person p on p.id = a.person_id
    join identity.office o on o.id = a.office_id
    where sub.id = ${String(session.acting_for)} and sub.substitute_account_id = ${String(session.id)}
      and sub.ended_at is null and sub.valid_from <= ${today} and sub.valid_to >= ${today} and a.disabled_at is null`)
  return found.rows[0]
}
