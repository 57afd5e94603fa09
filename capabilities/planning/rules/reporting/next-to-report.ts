import type { ToReport } from '../to-report.ts'

export interface MonthOf {
  readonly activityKey: string
  readonly month: number
}

export interface Upcoming {
  /** What to report after this one; absent when nothing is left. */
  readonly next: ToReport | undefined
  /** Months of the same month that are still to be reported beside this one, and of all months. */
  readonly leftOfMonth: number
  readonly left: number
}

/**
 * What comes after the month that is being reported. Who reports October goes on with October, in the order of the plan from
 * where they are, round to what they passed over; then with the oldest of the rest. `owed` is as `monthsToReport` gives it.
 */
export function nextToReport(owed: readonly ToReport[], order: readonly string[], here: MonthOf): Upcoming {
  const others = owed.filter((each) => each.activityKey !== here.activityKey || each.month !== here.month)
  const places = new Map(order.map((key, index) => [key, index]))
  const placeOf = (key: string): number => places.get(key) ?? order.length
  const sameMonth = others
    .filter((each) => each.month === here.month)
    .sort((one, other) => placeOf(one.activityKey) - placeOf(other.activityKey))
  const from = placeOf(here.activityKey)
  return {
    next: sameMonth.find((each) => placeOf(each.activityKey) > from) ?? sameMonth[0] ?? others[0],
    leftOfMonth: sameMonth.length,
    left: others.length,
  }
}
