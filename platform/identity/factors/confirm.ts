import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import type { Entrance } from '../entrance.ts'
import { claimTry, forgiveTry } from '../lock-out.ts'
import { passwordMatches, spendTheSameTime } from '../password.ts'
import { newSessionToken, tokenHash } from '../session.ts'
import { proveAgain } from '../sessions/commands.ts'
import type { FromBrowser } from '../sign-in.ts'
import { checkCode } from './check-code.ts'
import { assuranceOf, type Proof } from './proof.ts'
import { asksSecondStep, factorsOf } from './state.ts'

/** With what a person may show again, inside a session, who they are. */
export interface Ways {
  readonly account: { readonly id: Id; readonly login: string }
  /** Only where there is nothing stronger. */
  readonly password: boolean
  readonly codes: boolean
  readonly recoveryCodes: boolean
  readonly passkeys: boolean
  readonly providers: boolean
}

export async function waysOf({ database }: Entrance, accountId: Id): Promise<Ways> {
  return database.read({ role: 'trama_app' }, async (tx) => {
    const found = await tx.execute(sql`
      select login, password_hash is not null as has_password from identity.account where id = ${accountId}`)
    const factors = await factorsOf(tx, accountId)
    return {
      account: { id: accountId, login: String(found.rows[0]?.login) },
      password: found.rows[0]?.has_password === true && !asksSecondStep(factors),
      codes: factors.codesSince !== undefined,
      recoveryCodes: factors.recoveryCodesLeft > 0,
      passkeys: factors.passkeys.length > 0,
      providers: factors.providers.length > 0,
    }
  })
}

/** The session goes on under this token. */
export interface Confirmed {
  readonly token: string
}

export async function confirmWithPassword(
  entrance: Entrance,
  runner: Runner,
  ctx: Ctx,
  password: string,
  browser: FromBrowser,
): Promise<Result<Confirmed, Refusal>> {
  if (typeof ctx.who === 'string') return refuse(WRONG_PASSWORD)
  const { accountId } = ctx.who
  const { password: allowed, account } = await waysOf(entrance, accountId)
  if (!allowed) return refuse(WRONG_PASSWORD)
  const { database } = entrance
  const app = { role: 'trama_app' } as const
  const deviceHash = browser.device === undefined ? undefined : tokenHash(browser.device)
  const claimed = await database.write(app, async (tx) => {
    const tried = await claimTry(tx, {
      login: account.login,
      address: browser.address,
      deviceHash,
      now: ctx.now,
      kind: 'password',
    })
    if (!tried.ok) return tried
    const found = await tx.execute(sql`select password_hash from identity.account where id = ${accountId}`)
    return { ok: true as const, value: { tried: tried.value, hash: found.rows[0]?.password_hash } }
  })
  if (!claimed.ok) return claimed
  const { tried, hash } = claimed.value
  const matches = typeof hash === 'string' ? await passwordMatches(hash, password) : await spendTheSameTime(password)
  if (!matches) return refuse(WRONG_PASSWORD)
  await database.write(app, (tx) => forgiveTry(tx, tried))
  return confirmWith(runner, ctx, { way: 'password' }, browser.address)
}

export async function confirmWithCode(
  entrance: Entrance,
  runner: Runner,
  ctx: Ctx,
  typed: string,
  browser: FromBrowser,
): Promise<Result<Confirmed, Refusal>> {
  if (typeof ctx.who === 'string') return refuse(WRONG_PASSWORD)
  const { account } = await waysOf(entrance, ctx.who.accountId)
  const checked = await checkCode(entrance, ctx, account, typed, browser)
  return checked.ok ? confirmWith(runner, ctx, checked.value, browser.address) : checked
}

/** The person showed again who they are: the session goes on under a new token. */
export async function confirmWith(
  runner: Runner,
  ctx: Ctx,
  proof: Proof,
  address: string,
): Promise<Result<Confirmed, Refusal>> {
  const token = newSessionToken()
  const input = { tokenHash: tokenHash(token), assurance: assuranceOf(proof), proof }
  const done = await runner.command(proveAgain, ctx, input, { address })
  return done.ok ? { ok: true, value: { token } } : done
}

const WRONG_PASSWORD: Refusal<'wrong_password'> = {
  kind: 'wrong_password',
  field: 'password',
  message: {
    es: 'La contraseña no es correcta. Revísela e intente de nuevo.',
    en: 'The password is not right. Check it and try again.',
  },
}
