import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../database/database.ts'

export interface Passkey {
  readonly id: Id
  readonly name: string
  readonly at: string
  readonly usedAt: string | undefined
  readonly backedUp: boolean
}

/** With what an account can prove who its person is, besides the password. */
export interface Factors {
  /** An application that shows codes, since when. */
  readonly codesSince: string | undefined
  readonly recoveryCodesLeft: number
  readonly passkeys: readonly Passkey[]
  readonly providers: readonly { readonly id: Id; readonly issuer: string; readonly at: string }[]
}

export async function factorsOf(tx: ReadTx, accountId: Id): Promise<Factors> {
  const found = await tx.execute(sql`
    select
      (select confirmed_at from identity.totp where account_id = ${accountId}) as codes_since,
      (select count(*) from identity.recovery_code where account_id = ${accountId} and used_at is null) as codes_left`)
  const keys = await tx.execute(sql`
    select id, name, at, used_at, backed_up from identity.passkey where account_id = ${accountId} order by at, id`)
  const providers = await tx.execute(sql`
    select id, issuer, at from identity.provider_identity where account_id = ${accountId} order by at, id`)
  const row = found.rows[0]
  const since = row?.codes_since
  return {
    codesSince: since === null || since === undefined ? undefined : String(since),
    recoveryCodesLeft: Number(row?.codes_left ?? 0),
    passkeys: keys.rows.map((key) => ({
      id: String(key.id),
      name: String(key.name),
      at: String(key.at),
      usedAt: key.used_at === null ? undefined : String(key.used_at),
      backedUp: key.backed_up === true,
    })),
    providers: providers.rows.map((provider) => ({
      id: String(provider.id),
      issuer: String(provider.issuer),
      at: String(provider.at),
    })),
  }
}

/** Whether the password alone does not open the account. */
export function asksSecondStep({ codesSince, passkeys }: Factors): boolean {
  return codesSince !== undefined || passkeys.length > 0
}
