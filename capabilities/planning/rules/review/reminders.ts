import { type CivilDate, daysBetween } from '../../../../kernel/civil.ts'

/** Days from the due date on which a reminder leaves: 30, 7 and 1 before; 1, 7 and 30 after. */
export const REMINDER_DAYS = [-30, -7, -1, 1, 7, 30] as const
export type ReminderDay = (typeof REMINDER_DAYS)[number]

/** From this day after the due date on, who the unit answers to is told too. */
const TOLD_ABOVE_FROM = 7

/**
 * Which reminder belongs to today. One whose day nobody worked the job (a weekend, a server that stood still) is made up for,
 * as long as the next one is not due: the latest that has passed, at most two days late.
 */
export function reminderOf(dueOn: CivilDate, today: CivilDate): ReminderDay | undefined {
  const days = daysBetween(dueOn, today)
  const passed = REMINDER_DAYS.filter((each) => each <= days)
  const latest = passed.at(-1)
  return latest !== undefined && days - latest <= 2 && !(latest < 0 && days >= 0) ? latest : undefined
}

export function isToldAbove(day: ReminderDay): boolean {
  return day >= TOLD_ABOVE_FROM
}
