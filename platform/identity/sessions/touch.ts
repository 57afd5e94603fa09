import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Id } from '../../../kernel/ids.ts'
import type { Database } from '../../database/database.ts'

/** Often enough for a list that people read and for an hour's limits, seldom enough to cost nothing. */
const TOUCH_SECONDS = 60

/**
 * Notes that a session is in use, at most once a minute. No command: it changes nothing that anybody decided, and a line in
 * the history for each would bury it.
 */
export async function touchSession(database: Database, id: Id, seenAt: string, now: string): Promise<void> {
  const due = Temporal.Instant.from(seenAt).add({ seconds: TOUCH_SECONDS })
  if (Temporal.Instant.compare(due, Temporal.Instant.from(now)) > 0) return
  await database.write({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`update identity.session set seen_at = ${now} where id = ${id} and seen_at < ${now}`),
  )
}
