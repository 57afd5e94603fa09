import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import type { Database } from '../../database/database.ts'
import type { Proof } from '../factors/proof.ts'
import { remember, take } from '../sessions/pending.ts'
import { addPasskey, credentialsOf, passkeyOf } from './commands.ts'
import {
  CEREMONY_MINUTES,
  challengeIn,
  checkAssertion,
  checkCreation,
  creationOptions,
  type RelyingParty,
  readAssertion,
  readCreation,
  requestOptions,
} from './relying-party.ts'

/**
 * A passkey is made or used in two requests: we ask a question that nobody can foresee and keep it under its own hash; what
 * comes back names it, and takes it out of the database whatever comes of it. So each question is answered once, in time, for
 * what it was asked for.
 */
type Purpose = 'make' | 'sign'

interface Keeper {
  readonly database: Database
}

const app = { role: 'trama_app' } as const

/** Asks for one of this account's passkeys or, where nobody is known yet, for any. */
export async function askForPasskey(
  { database }: Keeper,
  ctx: Ctx,
  party: RelyingParty,
  accountId: Id | undefined,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowed = accountId === undefined ? undefined : await database.read(app, (tx) => credentialsOf(tx, accountId))
  const options = await requestOptions(party, allowed)
  await rememberQuestion(database, ctx, 'sign', accountId, options.challenge)
  return options
}

/** Judges the answer: whose passkey it is, and the proof that opening or confirming the session uses up. */
export async function passkeyProof(
  { database }: Keeper,
  ctx: Ctx,
  party: RelyingParty,
  text: string,
  accountId: Id | undefined,
): Promise<Result<{ readonly accountId: Id; readonly proof: Proof }, Refusal>> {
  const response = readAssertion(text)
  const challenge = response === undefined ? undefined : challengeIn(response)
  if (response === undefined || challenge === undefined) return refuse(NO_ANSWER)
  if (!(await wasAsked(database, ctx, 'sign', accountId, challenge))) return refuse(NO_ANSWER)
  const stored = await database.read(app, (tx) => passkeyOf(tx, response.id))
  if (stored === undefined || (accountId !== undefined && stored.accountId !== accountId)) return refuse(NOT_KNOWN)
  const checked = await checkAssertion(party, challenge, response, stored)
  if (!checked.ok) return checked
  const { counter, userVerified } = checked.value
  const proof: Proof = { way: 'passkey', passkeyId: stored.id, counter, counterBefore: stored.counter, userVerified }
  return { ok: true, value: { accountId: stored.accountId, proof } }
}

/** Asks the browser to make one for who is signed in. */
export async function askToMake(
  { database }: Keeper,
  ctx: Ctx,
  party: RelyingParty,
  institution: string,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, Refusal>> {
  if (typeof ctx.who === 'string') return refuse(NO_ANSWER)
  const { accountId, name } = ctx.who
  const known = await database.read(app, async (tx) => {
    const found = await tx.execute(sql`select login from identity.account where id = ${accountId}`)
    return { login: String(found.rows[0]?.login), credentials: await credentialsOf(tx, accountId) }
  })
  const options = await creationOptions(party, { accountId, login: known.login, name, institution }, known.credentials)
  await rememberQuestion(database, ctx, 'make', accountId, options.challenge)
  return { ok: true, value: options }
}

/** Takes what the browser made into the account. */
export async function makePasskey(
  { database }: Keeper,
  runner: Runner,
  ctx: Ctx,
  party: RelyingParty,
  made: { readonly text: string; readonly name: string },
  address: string,
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const response = readCreation(made.text)
  const challenge = response === undefined ? undefined : challengeIn(response)
  if (typeof ctx.who === 'string' || response === undefined || challenge === undefined) return refuse(NO_ANSWER)
  if (!(await wasAsked(database, ctx, 'make', ctx.who.accountId, challenge))) return refuse(NO_ANSWER)
  const checked = await checkCreation(party, challenge, response)
  if (!checked.ok) return checked
  return runner.command(addPasskey, ctx, { ...checked.value, name: made.name }, { address })
}

async function rememberQuestion(
  database: Database,
  ctx: Ctx,
  purpose: Purpose,
  accountId: Id | undefined,
  challenge: string,
): Promise<void> {
  const data = { purpose }
  await remember(database, ctx, { kind: 'passkey', accountId, data, minutes: CEREMONY_MINUTES, token: challenge })
}

async function wasAsked(
  database: Database,
  ctx: Ctx,
  purpose: Purpose,
  accountId: Id | undefined,
  challenge: string,
): Promise<boolean> {
  const asked = await take(database, ctx, 'passkey', challenge)
  return asked !== undefined && asked.data.purpose === purpose && asked.accountId === accountId
}

const NO_ANSWER: Refusal<'passkey_unasked'> = {
  kind: 'passkey_unasked',
  message: {
    es: 'La respuesta de la llave de acceso llegó tarde o incompleta. Intente de nuevo.',
    en: 'The answer of the passkey came late or incomplete. Try again.',
  },
}

const NOT_KNOWN: Refusal<'passkey_unknown'> = {
  kind: 'passkey_unknown',
  message: {
    es: 'Esa llave de acceso no abre ninguna cuenta de aquí. Ingrese de otra forma.',
    en: 'That passkey opens no account here. Sign in in another way.',
  },
}
