/** The days of a review: pure of any clock; the deployment says how many (`methods/review.yaml`). */
import { Temporal } from 'temporal-polyfill'
import { type CivilDate, daysBetween, lastDayOfMonth } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import { QUARTERS, type Quarter } from './closed-period.ts'
import { REVIEW_STATES, type ReviewState } from './cycle.ts'

/** Phases in which somebody has something to do; `signed` is their end. */
export type ReviewPhase = Exclude<ReviewState, 'signed'>
export const REVIEW_PHASES: readonly ReviewPhase[] = REVIEW_STATES.filter((state) => state !== 'signed')

/** How the institution reviews: data with a version. Days count from the last day of the quarter. */
export interface ReviewMethod {
  readonly version: string
  readonly title: Text
  /** Key in `law/citations.yaml`. */
  readonly citation?: string
  /** Day on which the review of a quarter opens by itself; negative is before the quarter ends. */
  readonly opens: number
  readonly phases: readonly { readonly phase: ReviewPhase; readonly lastDay: number }[]
  /** Code of the unit that gathers the parts and writes the minutes. */
  readonly consolidatingUnit?: string
  readonly meetingsPerYear: number
}

/** Last day of each phase. */
export type PhaseDays = Readonly<Record<ReviewPhase, CivilDate>>

export function lastDayOfQuarter(year: number, quarter: Quarter): CivilDate {
  return lastDayOfMonth(year, 3 * quarter)
}

export function phaseDays(method: ReviewMethod, year: number, quarter: Quarter): PhaseDays {
  const end = lastDayOfQuarter(year, quarter)
  const dayOf = (phase: ReviewPhase) => {
    const told = method.phases.find((each) => each.phase === phase)
    return addDays(end, told?.lastDay ?? 0)
  }
  return { units: dayOf('units'), consolidation: dayOf('consolidation'), direction: dayOf('direction') }
}

/**
 * The quarter whose review opens by itself on this day, if any: from the day on which it opens until its last phase ends. What
 * nobody opened in its time is not opened years later.
 */
export function quarterToOpen(
  method: ReviewMethod,
  today: CivilDate,
): { readonly year: number; readonly quarter: Quarter } | undefined {
  const thisYear = Number(today.slice(0, 4))
  for (const year of [thisYear - 1, thisYear])
    for (const quarter of QUARTERS) {
      const opens = addDays(lastDayOfQuarter(year, quarter), method.opens)
      if (opens <= today && today <= phaseDays(method, year, quarter).direction) return { year, quarter }
    }
  return undefined
}

/** Days until the last day of the phase; 0 on that day, negative after it; none once it is signed. */
export function daysLeft(state: ReviewState, days: PhaseDays, today: CivilDate): number | undefined {
  return state === 'signed' ? undefined : daysBetween(today, days[state])
}

/**
 * The day from which a year's deadlines are counted. A year of demonstration stands still a week after its cut-off: its
 * deadlines would otherwise all be years past.
 */
export function countingDay(year: { readonly demo: boolean; readonly cutOff: CivilDate }, today: CivilDate): CivilDate {
  return year.demo ? addDays(year.cutOff, 7) : today
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
