import { sql } from 'drizzle-orm'
import type { Id } from '../../kernel/ids.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import { bossInside } from './boss.ts'
import { TROUBLES } from './trouble.ts'

/** What there is to do for one kind of job. */
export interface Waiting {
  readonly queue: string
  readonly due: boolean
  /** Until the next one that waits for its time. */
  readonly nextInMs: number | undefined
  /** Taken by a process that has not said for too long that it is alive. */
  readonly lost: readonly Id[]
}

/** One statement for all kinds, however many there are. */
export async function lookAround(tx: ReadTx): Promise<readonly Waiting[]> {
  const found = await tx.execute(sql`
    select name,
      coalesce(bool_or(start_after <= now()) filter (where state < 'active'), false) as due,
      (1000 * extract(epoch from min(start_after) filter (where state < 'active' and start_after > now()) - now()))::float8
        as next_in,
      coalesce(array_agg(id::text) filter
        (where state = 'active' and heartbeat_on + heartbeat_seconds * interval '1 second' < now()), '{}') as lost
    from pgboss.job where state < 'completed' group by name`)
  return found.rows.map((row) => ({
    queue: String(row.name),
    due: row.due === true,
    nextInMs: row.next_in === null ? undefined : Number(row.next_in),
    lost: row.lost as string[],
  }))
}

/** Jobs that were being run by a process that is gone: tried again at once, or set aside when that was the last attempt. */
export async function takeBack(tx: WriteTx, queue: string, ids: readonly Id[]): Promise<readonly Id[]> {
  await bossInside(tx).fail(queue, [...ids], { trouble: TROUBLES.interrupted })
  await tx.execute(sql`
    update pgboss.job set start_after = now() where name = ${queue} and id = any(${sql.param(ids)}::uuid[]) and state = 'retry'`)
  const aside = await tx.execute(sql`
    select id from pgboss.job where name = ${queue} and id = any(${sql.param(ids)}::uuid[]) and state = 'failed'`)
  return aside.rows.map((row) => String(row.id))
}

/** Everything that was being run, where only one process can have been running it: the embedded database. */
export async function activeJobs(tx: ReadTx): Promise<ReadonlyMap<string, readonly Id[]>> {
  const found = await tx.execute(sql`
    select name, array_agg(id::text) as ids from pgboss.job where state = 'active' group by name`)
  return new Map(found.rows.map((row) => [String(row.name), row.ids as string[]]))
}

export interface Returned {
  readonly queue: string
  readonly id: Id
  readonly attempts: number
}

/** Gives jobs back that this process did not end because it stops; the attempt does not count. */
export async function giveBack(tx: WriteTx, returned: readonly Returned[]): Promise<void> {
  for (const { queue, id, attempts } of returned) {
    await tx.execute(sql`
      update pgboss.job set state = 'retry', start_after = now(), started_on = null, heartbeat_on = null, completed_on = null,
        retry_count = ${attempts}, output = null
      where name = ${queue} and id = ${id} and state in ('active', 'retry', 'failed')`)
  }
}
