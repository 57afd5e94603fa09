import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Id } from '../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'
import type { Database, ReadTx } from '../database/database.ts'
import { assuranceOf, type Proof } from './factors/proof.ts'
import { asksSecondStep, factorsOf } from './factors/state.ts'
import { claimTry, forgiveTry } from './lock-out.ts'
import { passwordMatches, spendTheSameTime } from './password.ts'
import { newSessionToken, SESSION_HOURS, tokenHash } from './session.ts'
import { openSession } from './sessions/commands.ts'
import { remember } from './sessions/pending.ts'

const app = { role: 'trama_app' } as const

export type SignInRefusal = Refusal<'wrong_login_or_password' | 'too_many_attempts'>

/** What the request tells of the browser that somebody signs in with. */
export interface FromBrowser {
  readonly address: string
  readonly agent: string
  /** The secret by which the browser is known again, when it has one. */
  readonly device?: string | undefined
  /** The token of a session that the browser still has. */
  readonly session?: string | undefined
}

export interface SignIn extends FromBrowser {
  readonly login: string
  readonly password: string
}

/** A session: what goes into the browser's cookies. */
export interface Entered {
  readonly step: 'entered'
  readonly token: string
  readonly expiresAt: string
  readonly device: string
  /** Works in the institution; others have no workspace, and begin at their own account. */
  readonly staff: boolean
}

/** The first step was right and the account asks for a second: no session yet, and a secret that leads to the next page. */
export interface HalfWay {
  readonly step: 'second'
  readonly token: string
}

/** Long enough to find the telephone. */
export const SECOND_STEP_MINUTES = 5

/**
 * Name and password to a session, or to the second step of an account that has one. The password is checked outside of any
 * transaction (it takes some 25 ms of work). Neither the refusal nor its time says whether the name exists.
 */
export async function signIn(
  database: Database,
  runner: Runner,
  ctx: Ctx,
  attempt: SignIn,
): Promise<Result<Entered | HalfWay, Refusal>> {
  const login = attempt.login.trim().toLowerCase()
  const deviceHash = attempt.device === undefined ? undefined : tokenHash(attempt.device)
  const claimed = await database.write(app, async (tx) => {
    const account = await accountNamed(tx, login)
    const accountId = account === undefined ? undefined : String(account.id)
    const { address } = attempt
    const tried = await claimTry(tx, { login, accountId, address, deviceHash, now: ctx.now, kind: 'password' })
    return tried.ok ? { ok: true as const, value: { tried: tried.value, account } } : tried
  })
  if (!claimed.ok) return claimed
  const { tried, account } = claimed.value
  const hash = account?.password_hash
  const matches =
    typeof hash === 'string' ? await passwordMatches(hash, attempt.password) : await spendTheSameTime(attempt.password)
  if (!matches || account === undefined) return refuse(WRONG)
  await database.write(app, (tx) => forgiveTry(tx, tried))
  return afterFirstStep(database, runner, ctx, String(account.id), { way: 'password' }, attempt)
}

/** By user name, or by an address that belongs to one open account alone. */
async function accountNamed(tx: ReadTx, typed: string): Promise<Record<string, unknown> | undefined> {
  const found = await tx.execute(sql`
    select id, password_hash from identity.account
    where disabled_at is null and (login = ${typed}
      or (${typed.includes('@')} and person_id in (select identity.persons_with_email(${typed}))))`)
  return found.rows.length === 1 ? found.rows[0] : undefined
}

/** Opens the session, or leads to the second step: whichever way the first was taken. */
export async function afterFirstStep(
  database: Database,
  runner: Runner,
  ctx: Ctx,
  accountId: Id,
  first: Proof,
  browser: FromBrowser,
): Promise<Result<Entered | HalfWay, Refusal>> {
  const state = await database.read(app, async (tx) => ({
    factors: await factorsOf(tx, accountId),
    secret: await passwordMark(tx, accountId),
  }))
  if (!asksSecondStep(state.factors)) return enter(runner, ctx, accountId, [first], browser)
  const token = await remember(database, ctx, {
    kind: 'second_factor',
    accountId,
    data: { first, mark: state.secret },
    minutes: SECOND_STEP_MINUTES,
  })
  return { ok: true, value: { step: 'second', token } }
}

/** Changes when the password does: what was half way with the old one does not go on. */
export async function passwordMark(tx: Parameters<typeof factorsOf>[0], accountId: Id): Promise<string> {
  const found = await tx.execute(sql`
    select password_hash from identity.account where id = ${accountId} and disabled_at is null`)
  const row = found.rows[0]
  return row === undefined
    ? ''
    : createHash('sha256')
        .update(`mark:${row.password_hash ?? ''}`)
        .digest('hex')
}

/** Uses the proofs up and opens the session. */
export async function enter(
  runner: Runner,
  ctx: Ctx,
  accountId: Id,
  proofs: readonly [Proof, Proof?],
  browser: FromBrowser,
): Promise<Result<Entered, Refusal>> {
  const token = newSessionToken()
  const device = browser.device ?? newSessionToken()
  const expiresAt = Temporal.Instant.from(ctx.now).add({ hours: SESSION_HOURS }).toString()
  const opened = await runner.command(
    openSession,
    { ...ctx, who: 'system' },
    {
      tokenHash: tokenHash(token),
      accountId,
      agent: browser.agent.slice(0, 300),
      address: browser.address.slice(0, 100),
      expiresAt,
      assurance: assuranceOf(...proofs),
      proofs: proofs.filter((proof) => proof !== undefined),
      deviceHash: tokenHash(device),
      ...(browser.session === undefined ? {} : { replaces: tokenHash(browser.session) }),
    },
    { address: browser.address },
  )
  if (!opened.ok) return opened
  return { ok: true, value: { step: 'entered', token, expiresAt, device, staff: opened.value.staff } }
}

const WRONG: SignInRefusal = {
  kind: 'wrong_login_or_password',
  field: 'password',
  message: {
    es: 'El usuario o la contraseña no coinciden. Revíselos e intente de nuevo.',
    en: 'The user name or the password does not match. Check them and try again.',
  },
}
