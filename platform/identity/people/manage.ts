import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Command, Outcome } from '../../capability/command.ts'
import { type Ctx, type OfficeKind, ROLE_IDS, type RoleId } from '../../capability/context.ts'
import type { ReadTx } from '../../database/database.ts'
import { MANAGE_PEOPLE } from '../permissions.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { type AccountKind, rolesFor } from './account-kinds.ts'
import { BACKWARDS, civilDate, ROLE_NOT_FOR } from './invite.ts'
import { withdrawLinks } from './links.ts'

export interface Managed {
  readonly id: Id
  readonly personId: Id
  readonly login: string
  readonly kind: AccountKind
  readonly officeId: Id
  readonly officeKind: OfficeKind
  readonly disabled: boolean
}

export async function managedAccount(tx: ReadTx, id: Id): Promise<Managed | undefined> {
  // Through the person: who does not see the person does not administer the account.
  const found = await tx.execute(sql`
    select a.id, a.person_id, a.login, a.kind, a.office_id, a.disabled_at, o.kind as office_kind
    from identity.account a join identity.person p on p.id = a.person_id join identity.office o on o.id = a.office_id
    where a.id = ${id}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    id,
    personId: String(row.person_id),
    login: String(row.login),
    kind: row.kind as AccountKind,
    officeId: String(row.office_id),
    officeKind: row.office_kind as OfficeKind,
    disabled: row.disabled_at !== null,
  }
}

export function outcome(
  account: Managed,
  facts: Pick<Change, 'before' | 'after'>,
  reason?: string,
): Result<Outcome<null>> {
  const change = { kind: 'identity.account', id: account.id, label: account.login, ...facts }
  return { ok: true, value: { output: null, changes: [change], ...(reason === undefined ? {} : { reason }) } }
}

const term = { from: civilDate.optional(), to: civilDate.optional() }
export const grantRoleForm = z.object({ role: z.enum(ROLE_IDS), ...term })

/** Gives a role from one day on, until another or without end. */
export const grantRole: Command<z.infer<typeof grantRoleForm> & { accountId: Id }, null> = {
  id: 'identity.grant_role',
  title: { es: 'Dar una función', en: 'Give a role' },
  input: grantRoleForm.extend({ accountId: z.uuid() }),
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { accountId, role, ...asked }) {
    const account = await managedAccount(tx, accountId)
    if (account === undefined) return refuse(NO_SUCH_ACCOUNT)
    if (!rolesFor(account.kind, account.officeKind).includes(role)) return refuse(ROLE_NOT_FOR)
    const from = asked.from ?? ctx.today
    if (asked.to !== undefined && asked.to < from) return refuse(BACKWARDS)
    const held = await tx.execute(sql`
      select 1 from identity.role_grant where account_id = ${accountId} and role = ${role}
        and daterange(valid_from, valid_to, '[]') && daterange(${from}::date, ${asked.to ?? null}::date, '[]')`)
    if (held.rows.length > 0) return refuse(HELD_ALREADY)
    await tx.execute(sql`
      insert into identity.role_grant (id, account_id, role, valid_from, valid_to)
      values (${newId()}, ${accountId}, ${role}, ${from}, ${asked.to ?? null})`)
    return outcome(account, { after: { role, from, to: asked.to ?? null } })
  },
}

const endRoleInput = z.object({ grantId: z.uuid() })

/** Ends a role at once: yesterday was its last day. */
export const endRole: Command<z.infer<typeof endRoleInput>, null> = {
  id: 'identity.end_role',
  title: { es: 'Terminar una función', en: 'End a role' },
  input: endRoleInput,
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { grantId }) {
    const found = await tx.execute(sql`
      select account_id, role, valid_from, valid_to from identity.role_grant where id = ${grantId} for update`)
    const grant = found.rows[0]
    const account = grant === undefined ? undefined : await managedAccount(tx, String(grant.account_id))
    if (grant === undefined || account === undefined) return refuse(NO_SUCH_ACCOUNT)
    const before = { role: grant.role, from: grant.valid_from, to: grant.valid_to }
    if (grant.role === 'administrator' && !(await otherAdministrator(tx, ctx, account.id)))
      return refuse(LAST_ADMINISTRATOR)
    const to = dayBefore(ctx.today)
    if (grant.valid_to !== null && String(grant.valid_to) <= to) return refuse(ENDED_ALREADY)
    await endTerm(tx, 'role_grant', grantId, String(grant.valid_from), to)
    return outcome(account, { before, after: { ...before, to } })
  },
}

/** A term that would end before it began never was. */
async function endTerm(
  tx: Parameters<Command<never, never>['run']>[0],
  table: 'role_grant' | 'holding',
  id: Id,
  from: CivilDate,
  to: CivilDate,
): Promise<void> {
  const name = sql.raw(`identity.${table}`)
  if (to < from) await tx.execute(sql`delete from ${name} where id = ${id}`)
  else await tx.execute(sql`update ${name} set valid_to = ${to} where id = ${id}`)
}

function dayBefore(day: CivilDate): CivilDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

/** Whether somebody else administers the platform today, in an account that is open. */
async function otherAdministrator(tx: ReadTx, ctx: Ctx, accountId: Id): Promise<boolean> {
  // One after another: two administrators who end each other at once must not both be the last but one.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('identity administrators'))`)
  const others = await tx.execute(sql`
    select 1 from identity.role_grant g join identity.account a on a.id = g.account_id join identity.office o on o.id = a.office_id
    where g.role = 'administrator' and a.id <> ${accountId} and a.disabled_at is null and o.kind = 'planning_office'
      and (a.password_hash is not null or exists (select 1 from identity.provider_identity i where i.account_id = a.id))
      and g.valid_from <= ${ctx.today} and (g.valid_to is null or g.valid_to >= ${ctx.today}) limit 1`)
  return others.rows.length > 0
}

async function administersToday(tx: ReadTx, ctx: Ctx, accountId: Id): Promise<boolean> {
  const role: RoleId = 'administrator'
  const held = await tx.execute(sql`
    select 1 from identity.role_grant where account_id = ${accountId} and role = ${role}
      and valid_from <= ${ctx.today} and (valid_to is null or valid_to >= ${ctx.today})`)
  return held.rows.length > 0
}

export const holdPostForm = z.object({ post: z.uuid(), ...term })

/** Gives a post in a unit of the person's office, for a term. */
export const holdPost: Command<z.infer<typeof holdPostForm> & { accountId: Id }, null> = {
  id: 'identity.hold_post',
  title: { es: 'Dar un puesto', en: 'Give a post' },
  input: holdPostForm.extend({ accountId: z.uuid() }),
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { accountId, post, ...asked }) {
    const account = await managedAccount(tx, accountId)
    if (account === undefined) return refuse(NO_SUCH_ACCOUNT)
    const found = await tx.execute(sql`
      select p.title, u.code from identity.post p join identity.unit u on u.id = p.unit_id
      where p.id = ${post} and u.office_id = ${account.officeId}`)
    const row = found.rows[0]
    if (row === undefined || account.kind !== 'staff') return refuse(NO_SUCH_POST)
    const from = asked.from ?? ctx.today
    if (asked.to !== undefined && asked.to < from) return refuse(BACKWARDS)
    await tx.execute(sql`
      insert into identity.holding (id, post_id, person_id, valid_from, valid_to)
      values (${newId()}, ${post}, ${account.personId}, ${from}, ${asked.to ?? null})`)
    return outcome(account, { after: { post: row.title, unit: row.code, from, to: asked.to ?? null } })
  },
}

const endHoldingInput = z.object({ holdingId: z.uuid(), accountId: z.uuid() })

export const endHolding: Command<z.infer<typeof endHoldingInput>, null> = {
  id: 'identity.end_holding',
  title: { es: 'Terminar un puesto', en: 'End a post' },
  input: endHoldingInput,
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { holdingId, accountId }) {
    const account = await managedAccount(tx, accountId)
    if (account === undefined) return refuse(NO_SUCH_ACCOUNT)
    const found = await tx.execute(sql`
      select h.valid_from, h.valid_to, p.title, u.code from identity.holding h join identity.post p on p.id = h.post_id
      join identity.unit u on u.id = p.unit_id where h.id = ${holdingId} and h.person_id = ${account.personId}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_SUCH_POST)
    const to = dayBefore(ctx.today)
    if (row.valid_to !== null && String(row.valid_to) <= to) return refuse(ENDED_ALREADY)
    await endTerm(tx, 'holding', holdingId, String(row.valid_from), to)
    const before = { post: row.title, unit: row.code, from: row.valid_from, to: row.valid_to }
    return outcome(account, { before, after: { ...before, to } })
  },
}

export const reasonForm = z.object({ reason: z.string().trim().min(5).max(500) })
const accountReason = reasonForm.extend({ accountId: z.uuid() })

/** Closes an account: its sessions end at once, its links no longer open anything. */
export const disableAccount: Command<z.infer<typeof accountReason>, null> = {
  id: 'identity.disable_account',
  title: { es: 'Cerrar una cuenta', en: 'Close an account' },
  input: accountReason,
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { accountId, reason }) {
    const account = await managedAccount(tx, accountId)
    if (account === undefined) return refuse(NO_SUCH_ACCOUNT)
    if (typeof ctx.who !== 'string' && ctx.who.accountId === accountId) return refuse(OWN_ACCOUNT_CLOSED)
    if ((await administersToday(tx, ctx, accountId)) && !(await otherAdministrator(tx, ctx, accountId)))
      return refuse(LAST_ADMINISTRATOR)
    if (account.disabled) return outcome(account, {}, reason)
    await tx.execute(sql`
      update identity.account set disabled_at = ${ctx.now}, disabled_reason = ${reason}, version = version + 1
      where id = ${accountId}`)
    await endSessions(tx, accountId)
    await withdrawLinks(tx, ctx, accountId)
    return outcome(account, { before: { state: 'open' }, after: { state: 'closed' } }, reason)
  },
}

export const enableAccount: Command<z.infer<typeof accountReason>, null> = {
  id: 'identity.enable_account',
  title: { es: 'Abrir de nuevo una cuenta', en: 'Open an account again' },
  input: accountReason,
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, _ctx, { accountId, reason }) {
    const account = await managedAccount(tx, accountId)
    if (account === undefined) return refuse(NO_SUCH_ACCOUNT)
    await tx.execute(sql`
      update identity.account set disabled_at = null, disabled_reason = null, version = version + 1 where id = ${accountId}`)
    return outcome(account, { before: { state: 'closed' }, after: { state: 'open' } }, reason)
  },
}

export const NO_SUCH_ACCOUNT: Refusal<'no_such_account'> = {
  kind: 'no_such_account',
  message: { es: 'Esa cuenta no existe.', en: 'There is no such account.' },
}
const NO_SUCH_POST: Refusal<'no_such_post'> = {
  kind: 'no_such_post',
  field: 'post',
  message: { es: 'Ese puesto no es de una unidad de su oficina.', en: 'That post is of no unit of their office.' },
}
const HELD_ALREADY: Refusal<'held_already'> = {
  kind: 'held_already',
  field: 'role',
  message: {
    es: 'La persona ya tiene esa función en alguno de esos días. Termine primero la que tiene.',
    en: 'The person already holds that role on some of those days. End the one they have first.',
  },
}
const ENDED_ALREADY: Refusal<'ended_already'> = {
  kind: 'ended_already',
  message: { es: 'Ya había terminado.', en: 'It had ended already.' },
}
const LAST_ADMINISTRATOR: Refusal<'last_administrator'> = {
  kind: 'last_administrator',
  message: {
    es: 'Es la única persona que administra la plataforma. Nombre antes a otra y que haya ingresado.',
    en: 'Nobody else administers the platform. Name another first, who has entered.',
  },
}
const OWN_ACCOUNT_CLOSED: Refusal<'own_account'> = {
  kind: 'own_account',
  message: {
    es: 'Nadie cierra su propia cuenta desde aquí. Pídalo a otra persona que administre.',
    en: 'Nobody closes their own account here. Ask another administrator.',
  },
}
