import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Breakdowns, Dimension } from '../rules/indicators/breakdown.ts'
import type { IndicatorFacts } from './indicator-facts.ts'

/** By what readings can be taken apart in this deployment; none where it says nothing. */
export async function dimensionsOf(tx: ReadTx): Promise<readonly Dimension[]> {
  const found = await tx.execute(
    sql`select content from planning.method where code = 'breakdowns' order by id desc limit 1`,
  )
  return (found.rows[0]?.content as Breakdowns | undefined)?.dimensions ?? []
}

/** Those by which the readings of one indicator are taken apart. */
export async function ownDimensions(tx: ReadTx, { terms }: IndicatorFacts): Promise<readonly Dimension[]> {
  if (terms.breakdowns === undefined) return []
  return (await dimensionsOf(tx)).filter(({ key }) => terms.breakdowns?.includes(key))
}
