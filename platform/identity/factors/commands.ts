import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command, Query } from '../../capability/command.ts'
import type { Ctx } from '../../capability/context.ts'
import type { WriteTx } from '../../database/database.ts'
import { notify } from '../../notifications/notify.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { FACTORS_CHANGED, type FactorChange } from '../sessions/notices.ts'
import { signInPaths } from '../sessions/paths.ts'
import { OWN_FACTORS, RESET_FACTORS } from './permissions.ts'
import { CODES_AT_ONCE } from './recovery-codes.ts'
import { asksSecondStep, type Factors, factorsOf } from './state.ts'

const codeHashes = z.array(z.string().length(64)).length(CODES_AT_ONCE)

/** What somebody may do with their own account alone: whose it is comes from the session, never from what was sent. */
export function ownAccountOf(ctx: Ctx): Id | undefined {
  return typeof ctx.who === 'string' ? undefined : ctx.who.accountId
}

export interface OwnFactors extends Factors {
  readonly login: string
  /** Made and not yet confirmed with a code. */
  readonly unconfirmed: string | undefined
}

export const ownFactors: Query<null, OwnFactors> = {
  id: 'identity.own_factors',
  permission: OWN_FACTORS,
  async run(tx, ctx) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const found = await tx.execute(sql`
      select a.login, (select sealed_secret from identity.totp t where t.account_id = a.id and t.confirmed_at is null) as sealed
      from identity.account a where a.id = ${accountId}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_ACCOUNT)
    const unconfirmed = typeof row.sealed === 'string' ? row.sealed : undefined
    return { ok: true, value: { ...(await factorsOf(tx, accountId)), login: String(row.login), unconfirmed } }
  },
}

export const startCodes: Command<{ sealedSecret: string }, null> = {
  id: 'identity.start_codes',
  title: { es: 'Preparar los códigos de una aplicación', en: 'Prepare the codes of an application' },
  input: z.object({ sealedSecret: z.string().startsWith('v1.').max(500) }),
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, { sealedSecret }) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const made = await tx.execute(sql`
      insert into identity.totp (account_id, sealed_secret, at) values (${accountId}, ${sealedSecret}, ${ctx.now})
      on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, at = excluded.at
        where identity.totp.confirmed_at is null
      returning account_id`)
    if (made.rows.length === 0) return refuse(CODES_ARE_ON)
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'codes', 'prepared')] } }
  },
}

const confirmInput = z.object({ sealedSecret: z.string(), step: z.int(), codeHashes })

/** From here on the codes count, and ten recovery codes with them. */
export const confirmCodes: Command<z.infer<typeof confirmInput>, null> = {
  id: 'identity.confirm_codes',
  title: { es: 'Activar los códigos de una aplicación', en: 'Switch the codes of an application on' },
  input: confirmInput,
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, { sealedSecret, step, codeHashes }) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const confirmed = await tx.execute(sql`
      update identity.totp set confirmed_at = ${ctx.now}, last_step = ${step}
      where account_id = ${accountId} and confirmed_at is null and sealed_secret = ${sealedSecret} returning account_id`)
    if (confirmed.rows.length === 0) return refuse(NOTHING_TO_CONFIRM)
    await replaceRecoveryCodes(tx, ctx, accountId, codeHashes)
    if (typeof ctx.who !== 'string' && ctx.who.sessionId !== undefined)
      await tx.execute(sql`
        update identity.session set assurance = 'second_factor' where id = ${ctx.who.sessionId} and assurance <> 'passkey'`)
    await tell(tx, ctx, accountId, 'codes_on')
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'codes', 'on')] } }
  },
}

export const removeCodes: Command<Record<string, never>, null> = {
  id: 'identity.remove_codes',
  title: { es: 'Desactivar los códigos de una aplicación', en: 'Switch the codes of an application off' },
  input: z.object({}),
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    await tx.execute(sql`delete from identity.totp where account_id = ${accountId}`)
    await forgetUselessCodes(tx, accountId)
    await tell(tx, ctx, accountId, 'codes_off')
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'codes', 'off')] } }
  },
}

export const renewRecoveryCodes: Command<{ codeHashes: string[] }, null> = {
  id: 'identity.renew_recovery_codes',
  title: { es: 'Hacer códigos de recuperación nuevos', en: 'Make new recovery codes' },
  input: z.object({ codeHashes }),
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, { codeHashes }) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    if (!asksSecondStep(await factorsOf(tx, accountId))) return refuse(NO_FACTOR)
    await replaceRecoveryCodes(tx, ctx, accountId, codeHashes)
    await tell(tx, ctx, accountId, 'codes_new')
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'recovery codes', 'renewed')] } }
  },
}

export interface AccountFactors extends Factors {
  readonly id: Id
  readonly login: string
  readonly name: string
  readonly sessions: number
}

/** What an administrator sees of how an account is entered: what there is, never what is in it. */
export const accountFactors: Query<{ readonly accountId: Id }, AccountFactors> = {
  id: 'identity.account_factors',
  permission: RESET_FACTORS,
  async run(tx, ctx, { accountId }) {
    const found = await tx.execute(sql`
      select a.login, p.name, (select count(*) from identity.session s where s.account_id = a.id and s.expires_at > ${ctx.now}) as sessions
      from identity.account a join identity.person p on p.id = a.person_id
      where a.id = ${accountId} and identity.administers_account(a.id)`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_ACCOUNT)
    const { login, name, sessions } = row
    const factors = await factorsOf(tx, accountId)
    return {
      ok: true,
      value: { ...factors, id: accountId, login: String(login), name: String(name), sessions: Number(sessions) },
    }
  },
}

/** Everything that proves who a person is, besides the password, is taken away, and whoever was in is out. */
export const resetFactors: Command<{ accountId: Id }, null> = {
  id: 'identity.reset_factors',
  title: { es: 'Quitar los factores de una cuenta', en: 'Take the factors of an account away' },
  input: z.object({ accountId: z.uuid() }),
  permission: RESET_FACTORS,
  sensitive: true,
  async run(tx, ctx, { accountId }) {
    const before = await factorsOf(tx, accountId)
    const seen = await tx.execute(sql`
      select 1 from identity.account where id = ${accountId} and identity.administers_account(id)`)
    if (seen.rows.length === 0) return refuse(NO_ACCOUNT)
    await tx.execute(sql`delete from identity.totp where account_id = ${accountId}`)
    await tx.execute(sql`delete from identity.recovery_code where account_id = ${accountId}`)
    await tx.execute(sql`delete from identity.passkey where account_id = ${accountId}`)
    await tx.execute(sql`delete from identity.provider_identity where account_id = ${accountId}`)
    await tx.execute(sql`delete from identity.known_device where account_id = ${accountId}`)
    await endSessions(tx, accountId)
    await tell(tx, ctx, accountId, 'reset')
    const taken = {
      codes: before.codesSince !== undefined,
      passkeys: before.passkeys.length,
      providers: before.providers.length,
    }
    const change: Change = { kind: 'identity.account', id: accountId, label: 'factors', before: taken, after: null }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

export async function tell(tx: WriteTx, ctx: Ctx, accountId: Id, change: FactorChange): Promise<void> {
  await notify(tx, ctx, { kind: FACTORS_CHANGED, to: accountId, data: { change }, link: signInPaths.security() })
}

/** Recovery codes stand in for a second step; an account without one does not need them. */
export async function forgetUselessCodes(tx: WriteTx, accountId: Id): Promise<void> {
  if (asksSecondStep(await factorsOf(tx, accountId))) return
  await tx.execute(sql`delete from identity.recovery_code where account_id = ${accountId}`)
}

async function replaceRecoveryCodes(tx: WriteTx, ctx: Ctx, accountId: Id, hashes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from identity.recovery_code where account_id = ${accountId}`)
  const ids = hashes.map(() => newId())
  await tx.execute(sql`
    insert into identity.recovery_code (id, account_id, code_hash, at)
    select id, ${accountId}, hash, ${ctx.now}
    from unnest(${sql.param(ids)}::uuid[], ${sql.param([...hashes])}::text[]) as t(id, hash)`)
}

export function changeOf(accountId: Id, label: string, after: unknown): Change {
  return { kind: 'identity.account', id: accountId, label, after }
}

export const NO_ACCOUNT: Refusal<'no_account'> = {
  kind: 'no_account',
  message: { es: 'No hay tal cuenta.', en: 'There is no such account.' },
}

const CODES_ARE_ON: Refusal<'codes_are_on'> = {
  kind: 'codes_are_on',
  message: {
    es: 'Su cuenta ya tiene códigos de una aplicación. Desactívelos primero si quiere cambiar de teléfono.',
    en: 'Your account has the codes of an application already. Switch them off first if you change your telephone.',
  },
}

const NOTHING_TO_CONFIRM: Refusal<'nothing_to_confirm'> = {
  kind: 'nothing_to_confirm',
  message: {
    es: 'La preparación se hizo de nuevo en otra ventana. Empiece otra vez.',
    en: 'It was prepared anew in another window. Start again.',
  },
}

const NO_FACTOR: Refusal<'no_factor'> = {
  kind: 'no_factor',
  message: {
    es: 'Los códigos de recuperación son para cuando falta el segundo paso, y su cuenta no lo tiene.',
    en: 'Recovery codes are for when the second step is missing, and your account has none.',
  },
}
