import type { CivilDate } from '../../../../kernel/civil.ts'
import { toDayNumber } from '../../../../kernel/day-number.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'

/** How pressing a case is, for who works on it. */
export type Pressing = 'late' | 'today' | 'soon' | 'later' | 'waits' | 'open_ended'

/** Within so many working days a case counts as pressing. */
export const SOON = 5

/**
 * Working days left to work on it: 1 on the day before the last one, 0 on the last day, less when it is over. Years ahead nobody
 * counts to the end.
 */
export function workingDaysLeft(calendar: WorkingCalendar, today: CivilDate, due: CivilDate): number {
  const [from, to] = [toDayNumber(today), toDayNumber(due)]
  let days = 0
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to) && days < 1000; day += 1)
    if (calendar.isWorking(day)) days += 1
  return to < from ? 0 - days : days
}

export function pressing(
  { due, waits }: { readonly due: CivilDate | undefined; readonly waits: boolean },
  left: number | undefined,
  today: CivilDate,
): Pressing {
  if (due === undefined || left === undefined) return waits ? 'waits' : 'open_ended'
  if (due < today) return 'late'
  if (left === 0) return 'today'
  return left <= SOON ? 'soon' : 'later'
}
