import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { WriteTx } from '../../../platform/database/database.ts'
import { DRAFT_KEPT_DAYS } from '../filing-personal-data.ts'

/** Applications that nobody filed and nobody touched for so long; how many went. */
export async function forgetOldDrafts(tx: WriteTx, now: string): Promise<number> {
  const before = Temporal.Instant.from(now)
    .subtract({ hours: 24 * DRAFT_KEPT_DAYS })
    .toString()
  const gone = await tx.execute(sql`
    delete from cases.draft where filed_case_id is null and updated_at < ${before} returning id`)
  return gone.rows.length
}
