import { sql } from 'drizzle-orm'
import { newId } from '../../kernel/ids.ts'
import type { DomainEvent } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { Database, WriteTx } from '../database/database.ts'
import type { Subscription } from './subscription.ts'

export async function enqueueEvents(tx: WriteTx, ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  for (const event of events) {
    await tx.execute(sql`
      insert into platform.outbox (id, name, version, payload, at)
      values (${newId()}, ${event.name}, ${event.version}, ${JSON.stringify(event.payload)}::jsonb, ${ctx.now})`)
  }
}

export interface Dispatcher {
  /** Called after each commit; returns at once. */
  wake(): void
  /** Delivers all that is due; used at start-up, by the command line and by tests. Answers how many were delivered. */
  drain(): Promise<number>
}

export const MAX_ATTEMPTS = 8

/**
 * Brings events to their subscribers, oldest first, each in a write transaction of its own that also ticks the delivery:
 * an event is handled exactly once or stays due with its error. Processes may run side by side: rows are taken with
 * `for update skip locked`.
 */
export function createDispatcher(
  database: Database,
  subscriptions: readonly Subscription[],
  systemCtx: () => Ctx,
  onError: (error: unknown, subscriber: string) => void,
): Dispatcher {
  let running: Promise<number> | undefined
  let again = false

  async function deliverNext(subscription: Subscription): Promise<boolean> {
    const ctx = systemCtx()
    let eventId: string | undefined
    try {
      return await database.write({ role: 'trama_app' }, async (tx) => {
        const due = await tx.execute(sql`
          select o.id, o.name, o.version, o.payload from platform.outbox o
          left join platform.delivery d on d.event_id = o.id and d.subscriber = ${subscription.name}
          where o.name = ${subscription.event} and o.version = ${subscription.version}
            and d.done_at is null and coalesce(d.attempts, 0) < ${MAX_ATTEMPTS}
          order by o.at, o.id limit 1 for update of o skip locked`)
        const row = due.rows[0]
        if (row === undefined) return false
        eventId = String(row.id)
        // Another process may have delivered it between the look and the lock: that shows here, where the newest row is met.
        const taken = await tx.execute(sql`
          insert into platform.delivery (event_id, subscriber, attempts, done_at)
          values (${eventId}, ${subscription.name}, 1, ${ctx.now})
          on conflict (event_id, subscriber) do update set attempts = delivery.attempts + 1, done_at = ${ctx.now}, last_error = null
          where delivery.done_at is null
          returning event_id`)
        if (taken.rows.length === 0) return true
        await subscription.handle(tx, ctx, {
          name: String(row.name),
          version: Number(row.version),
          payload: row.payload as Record<string, unknown>,
        })
        return true
      })
    } catch (error) {
      onError(error, subscription.name)
      if (eventId === undefined) return false
      const id = eventId
      await database.write({ role: 'trama_app' }, (tx) =>
        tx.execute(sql`
          insert into platform.delivery (event_id, subscriber, attempts, last_error)
          values (${id}, ${subscription.name}, 1, ${String(error)})
          on conflict (event_id, subscriber) do update set attempts = delivery.attempts + 1, last_error = excluded.last_error
          where delivery.done_at is null`),
      )
      return true
    }
  }

  async function drain(): Promise<number> {
    let delivered = 0
    for (const subscription of subscriptions) {
      while (await deliverNext(subscription)) delivered += 1
    }
    return delivered
  }

  function runOnce(): Promise<number> {
    if (running !== undefined) {
      again = true
      return running
    }
    running = (async () => {
      let delivered = 0
      do {
        again = false
        delivered += await drain()
      } while (again)
      return delivered
    })().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    wake: () => void runOnce().catch((error) => onError(error, 'outbox')),
    drain: runOnce,
  }
}
