import { sql } from 'drizzle-orm'
import type { WriteTx } from '../database/database.ts'
import type { Ctx } from './context.ts'

interface Recalled {
  readonly known: boolean
  readonly output?: unknown
}

/**
 * Takes the key for this account and command, or finds the earlier answer. Two requests with one key at the same time:
 * the second waits on the first's row and then gets its answer.
 */
export async function recallOutcome(tx: WriteTx, key: string, command: string, ctx: Ctx): Promise<Recalled> {
  const account = accountOf(ctx)
  const taken = await tx.execute(sql`
    insert into platform.idempotency (key, account, command, at) values (${key}, ${account}, ${command}, ${ctx.now})
    on conflict (key, account, command) do nothing returning key`)
  if (taken.rows.length > 0) return { known: false }
  const found = await tx.execute(sql`
    select output from platform.idempotency where key = ${key} and account = ${account} and command = ${command}`)
  return { known: true, output: found.rows[0]?.output }
}

export async function rememberOutcome(
  tx: WriteTx,
  key: string,
  command: string,
  ctx: Ctx,
  output: unknown,
): Promise<void> {
  await tx.execute(sql`
    update platform.idempotency set output = ${JSON.stringify(output ?? null)}::jsonb
    where key = ${key} and account = ${accountOf(ctx)} and command = ${command}`)
}

function accountOf(ctx: Ctx): string {
  return typeof ctx.who === 'string' ? ctx.who : ctx.who.accountId
}
