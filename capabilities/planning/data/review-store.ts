import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { USUAL_REVIEW } from '../review-deployment.ts'
import { countingDay, type PhaseDays, type ReviewMethod } from '../rules/review/calendar.ts'
import { isQuarter, type Quarter } from '../rules/review/closed-period.ts'
import type { ReviewParty, ReviewState } from '../rules/review/cycle.ts'
import { loadYearFrame } from './load-year.ts'

export const REVIEW = 'planning.review'

/** The review of a quarter as it stands. */
export interface StoredReview {
  readonly id: Id
  readonly version: number
  readonly officeId: Id
  readonly year: number
  readonly quarter: Quarter
  readonly state: ReviewState
  readonly phases: PhaseDays
  readonly consolidatingUnitId: Id | undefined
  readonly openedAt: string
  readonly signedOn: CivilDate | undefined
  readonly demo: boolean
}

export async function reviewsOf(tx: ReadTx, year: number): Promise<readonly StoredReview[]> {
  const found = await tx.execute(sql`select * from planning.review where year = ${year} order by quarter`)
  return found.rows.flatMap(toReview)
}

/** The row held until the transaction ends: two people do not take one step at once. */
export async function lockReview(tx: WriteTx, year: number, quarter: number): Promise<StoredReview | undefined> {
  const found = await tx.execute(sql`
    select * from planning.review where year = ${year} and quarter = ${quarter} for update`)
  return found.rows.flatMap(toReview)[0]
}

function toReview(row: Record<string, unknown>): readonly StoredReview[] {
  const quarter = Number(row.quarter)
  if (!isQuarter(quarter)) return []
  return [
    {
      id: String(row.id),
      version: Number(row.version),
      officeId: String(row.office_id),
      year: Number(row.year),
      quarter,
      state: row.state as ReviewState,
      phases: row.phases as PhaseDays,
      consolidatingUnitId: row.consolidating_unit_id === null ? undefined : String(row.consolidating_unit_id),
      openedAt: String(row.opened_at),
      signedOn: row.signed_on === null ? undefined : String(row.signed_on),
      demo: row.demo === true,
    },
  ]
}

/** How the institution reviews: the newest edition of its method, ours where it has none. */
export async function reviewMethod(tx: ReadTx): Promise<ReviewMethod> {
  const found = await tx.execute(sql`
    select content from planning.method where code = 'review' order by id desc limit 1`)
  return (found.rows[0]?.content as ReviewMethod | undefined) ?? USUAL_REVIEW
}

/** Whose record the review of a quarter is: the unit that gathers its parts. */
export async function consolidatingUnitOf(
  tx: ReadTx,
  { year, quarter }: { readonly year: number; readonly quarter: number },
): Promise<{ readonly unitId: Id | undefined }> {
  const reviews = await reviewsOf(tx, year)
  return { unitId: reviews.find((review) => review.quarter === quarter)?.consolidatingUnitId }
}

/** The unit that gathers all parts, where the deployment names one. */
export async function consolidatingUnit(tx: ReadTx): Promise<Id | undefined> {
  const { consolidatingUnit: code } = await reviewMethod(tx)
  if (code === undefined) return undefined
  const found = await tx.execute(sql`select id from identity.unit where code = ${code} limit 1`)
  const id = found.rows[0]?.id
  return id === undefined ? undefined : String(id)
}

/** The day from which deadlines of a year are counted: today, or for a demonstration the day at which it stands. */
export async function reviewDay(tx: ReadTx, ctx: Ctx, year: number): Promise<CivilDate> {
  const frame = await loadYearFrame(tx, year, ctx.today)
  return frame === undefined ? ctx.today : countingDay(frame, ctx.today)
}

/** In which parts somebody acts: `unit` is the one whose record it is, where there is one. */
export function partiesOf(
  who: Ctx['who'],
  units: { readonly consolidating: Id | undefined; readonly unit?: Id | undefined },
): readonly ReviewParty[] {
  if (who === 'system') return ['programme']
  if (who === 'public') return []
  const plans = who.roles.includes('unit_planner')
  const isOf = (unit: Id | undefined) => plans && unit !== undefined && who.unitIds.includes(unit)
  const parties: readonly (readonly [boolean, ReviewParty])[] = [
    [who.roles.includes('administrator'), 'administrator'],
    [who.roles.includes('executive_director'), 'director'],
    [isOf(units.consolidating), 'consolidating_unit'],
    [isOf(units.unit), 'unit'],
    [who.roles.includes('reader'), 'reader'],
  ]
  return parties.flatMap(([holds, party]) => (holds ? [party] : []))
}
