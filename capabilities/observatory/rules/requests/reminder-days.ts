import { type CivilDate, daysBetween } from '../../../../kernel/civil.ts'

/** Days from the due date on which the institution and who asked are reminded: 7 and 1 before; 1, 7 and 30 after. */
export const REMINDER_DAYS = [-7, -1, 1, 7, 30] as const

/** A reminder whose day passed while nothing ran still leaves, at most so many days late. */
const LATEST = 2

/** Which reminder belongs to today; undefined on the days between. One from before the due date never leaves after it. */
export function reminderOf(dueOn: CivilDate, today: CivilDate): number | undefined {
  const days = daysBetween(dueOn, today)
  const passed = REMINDER_DAYS.filter((each) => each <= days).at(-1)
  if (passed === undefined || days - passed > LATEST) return undefined
  return passed < 0 && days >= 0 ? undefined : passed
}
