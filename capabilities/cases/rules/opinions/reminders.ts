import type { CivilDate } from '../../../../kernel/civil.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import type { Definition, Step } from '../definition/definition.ts'
import type { FlowState } from '../flow/flow.ts'
import { workingDaysLeft } from '../inbox/due.ts'

/** Of a definition: how many working days before the day an opinion is due, and every how many after it, it is reminded of. */
export type ReminderTerms = NonNullable<NonNullable<Step['opinion']>['remind']>

/** A server that stood still makes up for a reminder that many working days late; older ones are left. */
const STILL_SENT = 2

/** Of the step at which the case waits for an opinion; else of the first that says so: staff may ask at any time. */
export function reminderTerms({ steps }: Pick<Definition, 'steps'>, { open }: FlowState): ReminderTerms | undefined {
  const saying = steps.filter(({ opinion }) => opinion?.remind !== undefined)
  return (saying.find(({ key }) => open.includes(key)) ?? saying[0])?.opinion?.remind
}

/**
 * Which reminder belongs to today, in working days from the day on which the opinion is due: −2 before it, 1, 6, 11… after it.
 * Undefined: none.
 */
export function opinionReminder(
  calendar: WorkingCalendar,
  { before, every }: ReminderTerms,
  dueOn: CivilDate,
  today: CivilDate,
): number | undefined {
  const days = 0 - workingDaysLeft(calendar, today, dueOn)
  // Due on a day that is over without a working day since: nothing is late until one has passed.
  if (days <= 0) {
    if (before === undefined || days >= 0 || today > dueOn) return undefined
    return days + before >= 0 && days + before <= STILL_SENT ? 0 - before : undefined
  }
  const since = every === undefined ? days - 1 : (days - 1) % every
  return since <= STILL_SENT ? days - since : undefined
}
