import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import type { Entrance } from '../entrance.ts'
import { countTry, type Pending, peek, take } from '../sessions/pending.ts'
import { type Entered, enter, type FromBrowser, passwordMark } from '../sign-in.ts'
import { checkCode } from './check-code.ts'
import { type Proof, proofSchema } from './proof.ts'
import { factorsOf } from './state.ts'

/** Wrong codes after which the password must be given again. */
const TRIES = 5

/** The second step that stands open, and with what it can be taken. */
export interface SecondStep {
  readonly account: { readonly id: Id; readonly login: string }
  readonly codes: boolean
  readonly recoveryCodes: boolean
  readonly passkeys: boolean
}

/** Undefined once it has run out, was used, or the account changed its password or was closed meanwhile. */
export async function secondStepOf({ database }: Entrance, ctx: Ctx, token: string): Promise<SecondStep | undefined> {
  return database.read({ role: 'trama_app' }, async (tx) => {
    const pending = await peek(tx, ctx, 'second_factor', token)
    if (pending?.accountId === undefined) return undefined
    const { accountId, data } = pending
    if (data.mark !== (await passwordMark(tx, accountId))) return undefined
    const found = await tx.execute(sql`select login from identity.account where id = ${accountId}`)
    const factors = await factorsOf(tx, accountId)
    return {
      account: { id: accountId, login: String(found.rows[0]?.login) },
      codes: factors.codesSince !== undefined,
      recoveryCodes: factors.recoveryCodesLeft > 0,
      passkeys: factors.passkeys.length > 0,
    }
  })
}

export type SecondStepRefusal = Refusal<'start_again'>

/** Ends the second step with a code of the application or a recovery code. */
export async function finishWithCode(
  entrance: Entrance,
  runner: Runner,
  ctx: Ctx,
  token: string,
  typed: string,
  browser: FromBrowser,
): Promise<Result<Entered, Refusal>> {
  const open = await secondStepOf(entrance, ctx, token)
  if (open === undefined) return refuse(START_AGAIN)
  const checked = await checkCode(entrance, ctx, open.account, typed, browser)
  if (checked.ok) return finishSecondStep(entrance, runner, ctx, token, checked.value, browser)
  const mayGoOn = await countTry(entrance.database, token, TRIES)
  return refuse(mayGoOn ? checked.refusal : START_AGAIN)
}

/** Ends the second step with a proof that was checked; the step is used up whatever comes of it. */
export async function finishSecondStep(
  { database }: Entrance,
  runner: Runner,
  ctx: Ctx,
  token: string,
  second: Proof,
  browser: FromBrowser,
): Promise<Result<Entered, Refusal>> {
  const pending = await take(database, ctx, 'second_factor', token)
  const first = firstOf(pending)
  if (pending?.accountId === undefined || first === undefined) return refuse(START_AGAIN)
  const { accountId, data } = pending
  const mark = await database.read({ role: 'trama_app' }, (tx) => passwordMark(tx, accountId))
  if (data.mark !== mark) return refuse(START_AGAIN)
  return enter(runner, ctx, accountId, [first, second], browser)
}

function firstOf(pending: Pending | undefined): Proof | undefined {
  return proofSchema.safeParse(pending?.data.first).data
}

export const START_AGAIN: SecondStepRefusal = {
  kind: 'start_again',
  message: {
    es: 'Pasó demasiado tiempo o hubo demasiados intentos. Escriba de nuevo su usuario y su contraseña.',
    en: 'It took too long, or there were too many attempts. Write your user name and your password again.',
  },
}
