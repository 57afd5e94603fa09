import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Assurance, Ctx } from '../../capability/context.ts'
import type { WriteTx } from '../../database/database.ts'

/**
 * What was checked before the transaction opened, and is used up inside it: so a code, a recovery code or a passkey's
 * signature opens one session and no second, whoever is faster.
 */
export const proofSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('password') }),
  z.object({ way: z.literal('code'), step: z.int().nonnegative() }),
  z.object({ way: z.literal('recovery_code'), codeHash: z.string().length(64) }),
  z.object({
    way: z.literal('passkey'),
    passkeyId: z.uuid(),
    counter: z.int().nonnegative(),
    /** What it stood at when the signature was checked. */
    counterBefore: z.int().nonnegative(),
    /** The device asked for a finger, a face or a PIN: two factors in one. */
    userVerified: z.boolean(),
  }),
  z.object({ way: z.literal('provider'), identityId: z.uuid() }),
])
export type Proof = z.infer<typeof proofSchema>

export type SpentProof = Refusal<'proof_spent'>

/** Marks the proof as used; a refusal when somebody was faster, or when it was taken away meanwhile. */
export async function useProof(tx: WriteTx, ctx: Ctx, accountId: Id, proof: Proof): Promise<SpentProof | undefined> {
  switch (proof.way) {
    case 'password':
      return undefined
    case 'code': {
      const used = await tx.execute(sql`
        update identity.totp set last_step = ${proof.step}
        where account_id = ${accountId} and confirmed_at is not null and (last_step is null or last_step < ${proof.step})
        returning account_id`)
      return used.rows.length === 0 ? SPENT : undefined
    }
    case 'recovery_code': {
      const used = await tx.execute(sql`
        update identity.recovery_code set used_at = ${ctx.now}
        where account_id = ${accountId} and code_hash = ${proof.codeHash} and used_at is null returning id`)
      return used.rows.length === 0 ? SPENT : undefined
    }
    case 'passkey': {
      const used = await tx.execute(sql`
        update identity.passkey set counter = ${proof.counter}, used_at = ${ctx.now}
        where id = ${proof.passkeyId} and account_id = ${accountId} and counter = ${proof.counterBefore} returning id`)
      return used.rows.length === 0 ? SPENT : undefined
    }
    case 'provider': {
      const used = await tx.execute(sql`
        update identity.provider_identity set used_at = ${ctx.now}
        where id = ${proof.identityId} and account_id = ${accountId} returning id`)
      return used.rows.length === 0 ? SPENT : undefined
    }
    default:
      return SPENT
  }
}

/** How strongly somebody is known after a first step and, where there was one, a second. */
export function assuranceOf(first: Proof, second?: Proof): Assurance {
  if (second !== undefined) return 'second_factor'
  if (first.way === 'provider') return 'single_sign_on'
  if (first.way === 'passkey') return first.userVerified ? 'passkey' : 'password'
  return first.way === 'password' ? 'password' : 'second_factor'
}

const SPENT: SpentProof = {
  kind: 'proof_spent',
  field: 'code',
  message: {
    es: 'Ese código ya se usó. Espere a que la aplicación muestre otro.',
    en: 'That code was used already. Wait until the application shows another one.',
  },
}
