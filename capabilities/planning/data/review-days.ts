import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { phaseDays } from '../rules/review/calendar.ts'
import { QUARTERS } from '../rules/review/closed-period.ts'
import type { ReviewDays } from '../rules/review/review-days.ts'
import { agreementsOf, type StoredAgreement } from './agreement-store.ts'
import { consolidatingUnit, reviewMethod, reviewsOf } from './review-store.ts'

/** The days of the four reviews of a year: those of the method until each is opened. */
export async function reviewDaysOf(tx: ReadTx, year: number): Promise<readonly ReviewDays[]> {
  const reviews = await reviewsOf(tx, year)
  const method = await reviewMethod(tx)
  const consolidating = await consolidatingUnit(tx)
  const told = await tx.execute(sql`
    select r.quarter, m.held_on,
      (select array_agg(d.unit_id::text) from planning.review_delivery d where d.review_id = r.id) as delivered
    from planning.review r left join planning.review_meeting m on m.review_id = r.id where r.year = ${year}`)
  return QUARTERS.map((quarter) => {
    const review = reviews.find((each) => each.quarter === quarter)
    const row = told.rows.find((each) => Number(each.quarter) === quarter)
    return {
      year,
      quarter,
      moment: review?.state ?? 'none',
      phases: review?.phases ?? phaseDays(method, year, quarter),
      heldOn: row?.held_on === null || row?.held_on === undefined ? undefined : String(row.held_on),
      consolidating: review === undefined ? consolidating : review.consolidatingUnitId,
      delivered: (row?.delivered as readonly Id[] | null | undefined) ?? [],
    }
  })
}

export interface FollowUpDays {
  readonly reviews: readonly ReviewDays[]
  readonly agreements: readonly StoredAgreement[]
}

/** What reviews and their agreements bring to the calendar of a year: the last review of a year ends in the next one. */
export const followUpDaysQuery: Query<number, FollowUpDays> = {
  id: 'planning.follow_up_days',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, year) {
    const before = (await reviewsOf(tx, year - 1)).length === 0 ? [] : await reviewDaysOf(tx, year - 1)
    const agreements = await agreementsOf(tx, {})
    return {
      ok: true,
      value: {
        reviews: [...before, ...(await reviewDaysOf(tx, year))],
        agreements: agreements.filter(({ dueOn }) => dueOn.startsWith(`${year}-`)),
      },
    }
  },
}
