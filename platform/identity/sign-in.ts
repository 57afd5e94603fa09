import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type Id, newId } from '../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Command } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'
import type { Database } from '../database/database.ts'
import { passwordMatches, spendTheSameTime } from './password.ts'
import { OPEN_SESSION, OWN_SESSION } from './permissions.ts'
import { newSessionToken, SESSION_HOURS, tokenHash } from './session.ts'

export type SignInRefusal = Refusal<'wrong_login_or_password' | 'too_many_attempts'>

/** Tries are counted per name *and* address: a stranger's failures cannot lock the owner out. */
const WINDOW_MINUTES = 15
const TRIES = 10

export interface SignIn {
  readonly login: string
  readonly password: string
  readonly address: string
  readonly agent: string
}

const openSessionInput = z.object({
  tokenHash: z.string().length(64),
  accountId: z.uuid(),
  agent: z.string().max(300),
  expiresAt: z.iso.datetime(),
})

export const openSession: Command<z.infer<typeof openSessionInput>, { accountId: Id }> = {
  id: 'identity.open_session',
  title: { es: 'Ingresar', en: 'Sign in' },
  input: openSessionInput,
  permission: OPEN_SESSION,
  async run(tx, ctx, input) {
    await tx.execute(sql`
      insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at, agent)
      values (${input.tokenHash}, ${input.accountId}, ${ctx.now}, ${ctx.now}, ${input.expiresAt}, ${input.agent})`)
    await tx.execute(sql`delete from identity.session where expires_at <= ${ctx.now}`)
    return {
      ok: true,
      value: {
        output: { accountId: input.accountId },
        changes: [{ kind: 'account', id: input.accountId, label: 'session' }],
      },
    }
  },
}

export const closeSession: Command<{ tokenHash: string }, null> = {
  id: 'identity.close_session',
  title: { es: 'Salir', en: 'Sign out' },
  input: z.object({ tokenHash: z.string().length(64) }),
  permission: OWN_SESSION,
  async run(tx, ctx, input) {
    const accountId = typeof ctx.who === 'string' ? null : ctx.who.accountId
    await tx.execute(sql`
      delete from identity.session where token_hash = ${input.tokenHash} and account_id = ${accountId}`)
    return {
      ok: true,
      value: {
        output: null,
        changes: accountId === null ? [] : [{ kind: 'account', id: accountId, label: 'session' }],
      },
    }
  },
}

/**
 * Name and password to a session token. The password is checked outside of any transaction (it takes some 25 ms of work).
 * The refusal never says whether the name exists.
 */
export async function signIn(
  database: Database,
  runner: Runner,
  ctx: Ctx,
  attempt: SignIn,
): Promise<Result<{ token: string; expiresAt: string }, SignInRefusal>> {
  const login = attempt.login.trim().toLowerCase()
  const now = Temporal.Instant.from(ctx.now)
  const since = now.subtract({ minutes: WINDOW_MINUTES }).toString()
  const found = await database.read({ role: 'trama_app' }, async (tx) => {
    const failures = await tx.execute(sql`
      select count(*) as n from identity.sign_in_failure
      where login = ${login} and address = ${attempt.address} and at > ${since}`)
    const accounts = await tx.execute(sql`
      select id, password_hash from identity.account where login = ${login} and disabled_at is null`)
    return { failures: Number(failures.rows[0]?.n ?? 0), account: accounts.rows[0] }
  })
  if (found.failures >= TRIES) return refuse(tooMany())
  const matches =
    found.account === undefined
      ? await spendTheSameTime(attempt.password)
      : await passwordMatches(String(found.account.password_hash), attempt.password)
  if (!matches || found.account === undefined) {
    await database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`
        insert into identity.sign_in_failure (id, login, address, at)
        values (${newId()}, ${login.slice(0, 200)}, ${attempt.address}, ${ctx.now})`)
      await tx.execute(sql`delete from identity.sign_in_failure where at <= ${since}`)
    })
    return refuse(wrong())
  }
  const token = newSessionToken()
  const expiresAt = now.add({ hours: SESSION_HOURS }).toString()
  const opened = await runner.command(
    openSession,
    { ...ctx, who: 'system' },
    { tokenHash: tokenHash(token), accountId: String(found.account.id), agent: attempt.agent.slice(0, 300), expiresAt },
    { address: attempt.address },
  )
  if (!opened.ok) return refuse(wrong())
  return { ok: true, value: { token, expiresAt } }
}

function wrong(): SignInRefusal {
  return {
    kind: 'wrong_login_or_password',
    field: 'password',
    message: {
      es: 'El usuario o la contraseña no coinciden. Revíselos e intente de nuevo.',
      en: 'The user name or the password does not match. Check them and try again.',
    },
  }
}

function tooMany(): SignInRefusal {
  return {
    kind: 'too_many_attempts',
    field: 'password',
    message: {
      es: `Hubo demasiados intentos desde esta conexión. Espere ${WINDOW_MINUTES} minutos e intente de nuevo.`,
      en: `There were too many attempts from this connection. Wait ${WINDOW_MINUTES} minutes and try again.`,
    },
  }
}
