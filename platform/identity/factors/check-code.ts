import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Entrance } from '../entrance.ts'
import { claimTry, forgiveTry } from '../lock-out.ts'
import { tokenHash } from '../session.ts'
import type { FromBrowser } from '../sign-in.ts'
import type { Proof } from './proof.ts'
import { asRecoveryCode, recoveryCodeHash } from './recovery-codes.ts'
import { isTotpCode, stepOfCode } from './totp-codes.ts'

export type CodeRefusal = Refusal<'wrong_code' | 'too_many_attempts' | 'codes_unreadable'>

/**
 * Whether what was typed is a code of the account's application, or one of its recovery codes. Tries are counted by account:
 * a million codes are few for who has the password and all night.
 */
export async function checkCode(
  { database, vault }: Entrance,
  ctx: Ctx,
  account: { readonly id: Id; readonly login: string },
  typed: string,
  browser: FromBrowser,
): Promise<Result<Proof, CodeRefusal>> {
  const code = typed.replace(/\s/g, '')
  const deviceHash = browser.device === undefined ? undefined : tokenHash(browser.device)
  const { login } = account
  const claimed = await database.write({ role: 'trama_app' }, async (tx) => {
    const tried = await claimTry(tx, { login, address: browser.address, deviceHash, now: ctx.now, kind: 'code' })
    if (!tried.ok) return tried
    const found = await tx.execute(sql`
      select sealed_secret, last_step from identity.totp where account_id = ${account.id} and confirmed_at is not null`)
    const spare = await tx.execute(sql`
      select code_hash from identity.recovery_code
      where account_id = ${account.id} and code_hash = ${recoveryCodeHash(code)} and used_at is null`)
    return { ok: true as const, value: { tried: tried.value, totp: found.rows[0], spare: spare.rows.length > 0 } }
  })
  if (!claimed.ok) return refuse({ ...claimed.refusal, field: 'code' })
  const { tried, totp, spare } = claimed.value
  const forgive = () => database.write({ role: 'trama_app' }, (tx) => forgiveTry(tx, tried))
  if (spare && asRecoveryCode(code) !== undefined) {
    await forgive()
    return { ok: true, value: { way: 'recovery_code', codeHash: recoveryCodeHash(code) } }
  }
  if (totp === undefined || !isTotpCode(code)) return refuse(WRONG_CODE)
  const secret = vault.open(String(totp.sealed_secret), account.id)
  if (secret === undefined) {
    await forgive()
    return refuse(UNREADABLE)
  }
  const lastStep = totp.last_step === null ? undefined : Number(totp.last_step)
  const step = stepOfCode(secret, code, ctx.now, lastStep)
  if (step === undefined) return refuse(WRONG_CODE)
  await forgive()
  return { ok: true, value: { way: 'code', step } }
}

const WRONG_CODE: CodeRefusal = {
  kind: 'wrong_code',
  field: 'code',
  message: {
    es: 'El código no es correcto o ya se usó. Escriba el que la aplicación muestra ahora.',
    en: 'The code is not right or was used already. Write the one that the application shows now.',
  },
}

const UNREADABLE: CodeRefusal = {
  kind: 'codes_unreadable',
  field: 'code',
  message: {
    es: 'El servidor cambió su clave y ya no puede comprobar los códigos de la aplicación. Use un código de recuperación, o pida a quien administra que quite los suyos.',
    en: 'The server changed its key and can no longer check the codes of the application. Use a recovery code, or ask an administrator to take yours away.',
  },
}
