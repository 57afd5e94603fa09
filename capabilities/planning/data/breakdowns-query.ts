import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Breakdowns, Dimension } from '../rules/indicators/breakdown.ts'

/** By what readings can be taken apart in this deployment; none where it says nothing. */
export async function dimensionsOf(tx: ReadTx): Promise<readonly Dimension[]> {
  const found = await tx.execute(
    sql`select content from planning.method where code = 'breakdowns' order by id desc limit 1`,
  )
  return (found.rows[0]?.content as Breakdowns | undefined)?.dimensions ?? []
}
