import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { RECORD_MEETING } from '../review-permissions.ts'
import {
  countingDay,
  lastDayOfQuarter,
  type PhaseDays,
  phaseDays,
  type ReviewMethod,
} from '../rules/review/calendar.ts'
import { isQuarter, QUARTERS, type Quarter } from '../rules/review/closed-period.ts'
import { agreementsOf, type StoredAgreement } from './agreement-store.ts'
import { noReview } from './review-cycle.ts'
import { meetingOf, type StoredMeeting } from './review-meeting.ts'
import { type SnapshotHead, snapshotHeads } from './review-snapshot.ts'
import { consolidatingUnitOf, reviewMethod, reviewsOf, type StoredReview } from './review-store.ts'
import { planYearQuery, type YearAnswer } from './year-query.ts'

export interface Delivery {
  readonly unitId: Id
  readonly note: string | undefined
  readonly deliveredAt: string
}

export interface ReviewStep {
  readonly action: string
  readonly from: string
  readonly to: string
  readonly reason: string | undefined
  readonly at: string
}

export interface QuarterReview {
  readonly quarter: Quarter
  /** Absent: not opened. */
  readonly review: StoredReview | undefined
  readonly phases: PhaseDays
  readonly delivered: number
  readonly snapshots: readonly SnapshotHead[]
  readonly meeting: StoredMeeting | undefined
}

export interface ReviewsAnswer {
  readonly year: YearAnswer
  readonly method: ReviewMethod
  /** The day from which deadlines are counted. */
  readonly day: CivilDate
  readonly quarters: readonly QuarterReview[]
}

/** The four reviews of a year, opened or not. */
export const reviewsQuery: Query<{ readonly year?: number | undefined }, ReviewsAnswer> = {
  id: 'planning.reviews',
  permission: READ_WORKSPACE,
  async run(tx, ctx, asked) {
    const year = await planYearQuery.run(tx, ctx, { year: asked.year })
    if (!year.ok) return year
    const { plan } = year.value
    const method = await reviewMethod(tx)
    const known = await reviewsOf(tx, plan.year)
    const heads = await snapshotHeads(tx, plan.year)
    const counts = await deliveredCounts(tx, plan.year)
    const quarters: QuarterReview[] = []
    for (const quarter of QUARTERS) {
      const review = known.find((each) => each.quarter === quarter)
      quarters.push({
        quarter,
        review,
        phases: review?.phases ?? phaseDays(method, plan.year, quarter),
        delivered: counts.get(quarter) ?? 0,
        snapshots: heads.filter((head) => head.quarter === quarter),
        meeting: review === undefined ? undefined : await meetingOf(tx, review.id),
      })
    }
    return {
      ok: true,
      value: {
        year: year.value,
        method,
        day: countingDay(plan, ctx.today),
        quarters,
      },
    }
  },
}

export interface ReviewAnswer {
  /** The year at the end of the quarter. */
  readonly year: YearAnswer
  readonly day: CivilDate
  readonly consolidating: Id | undefined
  readonly quarter: QuarterReview
  readonly deliveries: readonly Delivery[]
  readonly steps: readonly ReviewStep[]
  /** Agreed on in this review. */
  readonly agreements: readonly StoredAgreement[]
  /** Of earlier reviews: the next meeting goes through them. */
  readonly earlier: readonly StoredAgreement[]
}

/** One review with all that its meeting needs: figures, who delivered, what was agreed before. */
export const reviewQuery: Query<{ readonly year: number; readonly quarter: number }, ReviewAnswer> = {
  id: 'planning.review',
  permission: READ_WORKSPACE,
  async run(tx, ctx, { year, quarter }) {
    if (!isQuarter(quarter)) return refuse(noReview())
    const all = await reviewsQuery.run(tx, ctx, { year })
    if (!all.ok) return all
    const atEnd = await planYearQuery.run(tx, ctx, { year, cutOff: lastDayOfQuarter(year, quarter) })
    if (!atEnd.ok) return atEnd
    const own = all.value.quarters.find((each) => each.quarter === quarter)
    if (own === undefined) return refuse(noReview())
    const agreements = await agreementsOf(tx, { year })
    return {
      ok: true,
      value: {
        year: atEnd.value,
        day: all.value.day,
        consolidating: own.review?.consolidatingUnitId,
        quarter: own,
        deliveries: own.review === undefined ? [] : await deliveriesOf(tx, own.review.id),
        steps: own.review === undefined ? [] : await stepsOf(tx, own.review.id),
        agreements: agreements.filter((each) => each.quarter === quarter),
        earlier: agreements.filter((each) => each.quarter < quarter),
      },
    }
  },
}

/** The same for who writes the meeting down: its form starts from here. */
export const meetingFormQuery: Query<{ readonly year: number; readonly quarter: number }, ReviewAnswer> = {
  id: 'planning.meeting_form',
  permission: RECORD_MEETING,
  subject: consolidatingUnitOf,
  run: (tx, ctx, asked) => reviewQuery.run(tx, ctx, asked),
}

async function deliveredCounts(tx: ReadTx, year: number): Promise<ReadonlyMap<number, number>> {
  const found = await tx.execute(sql`
    select r.quarter, count(*) as n from planning.review_delivery d join planning.review r on r.id = d.review_id
    where r.year = ${year} group by r.quarter`)
  return new Map(found.rows.map((row) => [Number(row.quarter), Number(row.n)]))
}

async function deliveriesOf(tx: ReadTx, reviewId: Id): Promise<readonly Delivery[]> {
  const found = await tx.execute(sql`
    select unit_id, note, delivered_at from planning.review_delivery where review_id = ${reviewId} order by delivered_at`)
  return found.rows.map((row) => ({
    unitId: String(row.unit_id),
    note: row.note === null ? undefined : String(row.note),
    deliveredAt: String(row.delivered_at),
  }))
}

async function stepsOf(tx: ReadTx, reviewId: Id): Promise<readonly ReviewStep[]> {
  const found = await tx.execute(sql`
    select action, from_state, to_state, reason, at from planning.review_step where review_id = ${reviewId} order by at, id`)
  return found.rows.map((row) => ({
    action: String(row.action),
    from: String(row.from_state),
    to: String(row.to_state),
    reason: row.reason === null ? undefined : String(row.reason),
    at: String(row.at),
  }))
}
