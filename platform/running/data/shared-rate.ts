import { sql } from 'drizzle-orm'
import type { Database } from '../../database/database.ts'
import { type Rate, secondsOf, termsOf, type Wait } from '../cell-rate.ts'

/** As `takeHere`, for all processes of one database: one statement decides, so that two at once cannot both be the last. */
export async function takeTogether(database: Database, key: string, rate: Rate, nowMs: number): Promise<Wait> {
  const { step, ahead } = termsOf(rate)
  const now = new Date(nowMs).toISOString()
  const next = new Date(nowMs + step).toISOString()
  const latest = new Date(nowMs + ahead + 1).toISOString()
  return database.write({ role: 'trama_app' }, async (tx) => {
    const taken = await tx.execute(sql`
      insert into platform.rate as r (key, until) values (${key}, ${next})
      on conflict (key) do update set until = greatest(r.until, ${now}::timestamptz) + ${step / 1000} * interval '1 second'
      where greatest(r.until, ${now}::timestamptz) + ${step / 1000} * interval '1 second' <= ${latest}::timestamptz
      returning until`)
    // What is paid back is as good as never asked. After one's own row, and round what others hold: so nobody waits in a ring.
    await tx.execute(sql`
      delete from platform.rate where key in
        (select key from platform.rate where until < ${now} order by until limit 100 for update skip locked)`)
    if (taken.rows.length > 0) return undefined
    const found = await tx.execute(sql`select until from platform.rate where key = ${key}`)
    return secondsOf(Date.parse(String(found.rows[0]?.until)) + step - nowMs - ahead)
  })
}
