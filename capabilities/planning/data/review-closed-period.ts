import { sql } from 'drizzle-orm'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { type ClosedPeriodRefusal, closedPeriod, isQuarter, type SignedQuarter } from '../rules/review/closed-period.ts'

/** Names the lock among others of the database: any number that nobody else uses. */
const PERIOD_LOCK = 4_201_904

/**
 * Whether months of a year are closed by a signed review: for every command that changes a report, a reading or what was
 * programmed. Call it before you read what you will change, and answer its refusal:
 *
 * ```ts
 * const closed = await closedPeriodRefusal(tx, { year, months: [month] })
 * if (closed !== undefined) return refuse(closed)
 * ```
 *
 * It holds the year open until the transaction ends: a sign-off at the same moment waits for it and has its change in the
 * snapshot, or was first and the change is refused. Nothing falls between. For a reading, `lastMonthOfPeriod` of the rule
 * says which month its period counts in.
 */
export async function closedPeriodRefusal(
  tx: WriteTx,
  period: { readonly year: number; readonly months: readonly number[] },
): Promise<ClosedPeriodRefusal | undefined> {
  if (period.months.length === 0) return undefined
  await holdYearOpen(tx, period.year)
  return closedPeriod(await signedQuarters(tx, period.year), period.year, period.months)
}

/** For who knows only later which months it changes: until the transaction ends nobody signs a quarter of the year off. */
export async function holdYearOpen(tx: WriteTx, year: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${PERIOD_LOCK}, ${year})`)
}

/** Taken by who signs off or reopens: waits for changes under way and keeps later ones waiting. */
export async function lockYear(tx: WriteTx, year: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${PERIOD_LOCK}, ${year})`)
}

/** Quarters of a year whose review is signed off, with the civil day of the last sign-off. */
export async function signedQuarters(tx: ReadTx, year: number): Promise<readonly SignedQuarter[]> {
  const found = await tx.execute(sql`
    select r.quarter, r.signed_on from planning.review r where r.year = ${year} and r.state = 'signed' order by r.quarter`)
  return found.rows.flatMap((row) => {
    const quarter = Number(row.quarter)
    return isQuarter(quarter) ? [{ year, quarter, signedOn: String(row.signed_on) }] : []
  })
}
