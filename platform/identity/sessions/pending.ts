import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Database, ReadTx } from '../../database/database.ts'
import { newSessionToken, tokenHash } from '../session.ts'

/** What is open between two requests of one browser, while somebody proves who they are. */
export type PendingKind = 'second_factor' | 'passkey' | 'provider'

export interface Pending {
  readonly accountId: Id | undefined
  readonly data: Readonly<Record<string, unknown>>
  readonly tries: number
}

interface ToRemember {
  readonly kind: PendingKind
  readonly accountId?: Id | undefined
  readonly data: Readonly<Record<string, unknown>>
  readonly minutes: number
  /** Made here unless something that was random already serves (a challenge). */
  readonly token?: string
}

const app = { role: 'trama_app' } as const

/** Keeps it under the hash of a secret that goes to the browser. What has run out is forgotten on the way. */
export async function remember(database: Database, ctx: Ctx, pending: ToRemember): Promise<string> {
  const { kind, accountId, data, minutes, token = newSessionToken() } = pending
  const until = Temporal.Instant.from(ctx.now).add({ minutes }).toString()
  await database.write(app, async (tx) => {
    await tx.execute(sql`
      insert into identity.pending_step (token_hash, kind, account_id, data, at, expires_at)
      values (${tokenHash(token)}, ${kind}, ${accountId ?? null}, ${JSON.stringify(data)}::jsonb, ${ctx.now}, ${until})`)
    await tx.execute(sql`
      delete from identity.pending_step where token_hash in
        (select token_hash from identity.pending_step where expires_at <= ${ctx.now} limit 100 for update skip locked)`)
  })
  return token
}

/** Looks without using it up. */
export async function peek(tx: ReadTx, ctx: Ctx, kind: PendingKind, token: string): Promise<Pending | undefined> {
  const found = await tx.execute(sql`
    select account_id, data, tries from identity.pending_step
    where token_hash = ${tokenHash(token)} and kind = ${kind} and expires_at > ${ctx.now}`)
  return found.rows[0] === undefined ? undefined : pendingOf(found.rows[0])
}

/** Uses it up: of two who come with the same secret, one gets it. */
export async function take(
  database: Database,
  ctx: Ctx,
  kind: PendingKind,
  token: string,
): Promise<Pending | undefined> {
  const taken = await database.write(app, (tx) =>
    tx.execute(sql`
      delete from identity.pending_step
      where token_hash = ${tokenHash(token)} and kind = ${kind} and expires_at > ${ctx.now}
      returning account_id, data, tries`),
  )
  return taken.rows[0] === undefined ? undefined : pendingOf(taken.rows[0])
}

/** Counts a wrong answer; after as many as it allows it is gone. Answers whether another one may be given. */
export async function countTry(database: Database, token: string, allowed: number): Promise<boolean> {
  return database.write(app, async (tx) => {
    const counted = await tx.execute(sql`
      update identity.pending_step set tries = tries + 1 where token_hash = ${tokenHash(token)} returning tries`)
    if (Number(counted.rows[0]?.tries ?? allowed) < allowed) return true
    await tx.execute(sql`delete from identity.pending_step where token_hash = ${tokenHash(token)}`)
    return false
  })
}

function pendingOf(row: Readonly<Record<string, unknown>>): Pending {
  return {
    accountId: row.account_id === null ? undefined : String(row.account_id),
    data: row.data as Readonly<Record<string, unknown>>,
    tries: Number(row.tries),
  }
}
