import { sql } from 'drizzle-orm'
import { completedMonths } from '../../../kernel/civil.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import { monthsTouched, proposalRefusal } from '../rules/reprogramming-request/proposal.ts'
import { loadYearFrame } from './load-year.ts'
import { closedPeriodRefusal } from './review-closed-period.ts'

/**
 * How many months of a year, from January, can no longer be reprogrammed: those complete at the year's cut-off, and those up to
 * the last quarter whose review is signed off.
 */
export async function closedMonths(tx: ReadTx, year: number, today: string): Promise<number> {
  const frame = await loadYearFrame(tx, year, today)
  const signed = await tx.execute(sql`
    select coalesce(max(quarter), 0) * 3 as months from planning.review where year = ${year} and state = 'signed'`)
  const complete = frame === undefined ? 0 : completedMonths(year, frame.cutOff)
  return Math.max(complete, Number(signed.rows[0]?.months ?? 0))
}

/** Why changes cannot be made now: of what they say themselves, or because a review closed their months meanwhile. */
export async function changesRefusal(
  tx: WriteTx,
  year: number,
  today: string,
  changes: readonly PlanChange[],
): Promise<Refusal | undefined> {
  const closedThrough = await closedMonths(tx, year, today)
  for (const change of changes) {
    const refusal = proposalRefusal(change, closedThrough)
    if (refusal !== undefined) return refusal
  }
  return closedPeriodRefusal(tx, { year, months: changes.flatMap(monthsTouched) })
}
