import type { CivilDate } from '../../../../kernel/civil.ts'
import { fromDayNumber, toDayNumber } from '../../../../kernel/day-number.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import { endOfSpan } from '../clock/due.ts'
import type { Span } from '../clock/ledger.ts'
import type { Definition } from '../definition/definition.ts'

/** An appeal that was filed against the decision of a case: a case of its own. */
export interface FiledAppeal {
  readonly filedOn: CivilDate
  readonly endedOn: CivilDate | undefined
}

/** What is known of an ended case when one asks whether anything can still be done against it. */
export interface Decided {
  readonly endedOn: CivilDate
  /** Day on which each of its resolutions was notified; undefined in place of one that was not yet. */
  readonly notifiedOn: readonly (CivilDate | undefined)[]
  readonly appeals: readonly FiledAppeal[]
}

/** Until when the decision may be appealed: from the day after it was notified (LPA, art. 82). Undefined: not yet, or not at all. */
export function appealUntil(
  { appeal }: Pick<Definition, 'appeal'>,
  calendar: WorkingCalendar,
  notifiedOn: CivilDate | undefined,
): CivilDate | undefined {
  return appeal === undefined || notifiedOn === undefined ? undefined : endOf(notifiedOn, appeal.within, calendar)
}

function endOf(from: CivilDate, span: Span, calendar: WorkingCalendar): CivilDate | undefined {
  const end = endOfSpan(toDayNumber(from), span, calendar)
  return end === undefined ? undefined : fromDayNumber(end)
}

/**
 * The first day on which a case goes to the archive; undefined while it cannot: its definition does not say, a decision was not
 * notified, or an appeal is open. Counted from when nothing more could be done: the end of the time to appeal, the end of an appeal,
 * or, where nothing was decided, the end of the case.
 */
export function archivedFrom(
  definition: Pick<Definition, 'appeal' | 'archive'>,
  calendar: WorkingCalendar,
  { endedOn, notifiedOn, appeals }: Decided,
): CivilDate | undefined {
  const { archive } = definition
  if (archive === undefined) return undefined
  const ends: CivilDate[] = [endedOn]
  for (const day of notifiedOn) {
    if (day === undefined) return undefined
    ends.push(appealUntil(definition, calendar, day) ?? day)
  }
  for (const each of appeals) {
    if (each.endedOn === undefined) return undefined
    ends.push(each.endedOn)
  }
  const last = ends.sort().at(-1) ?? endedOn
  const end = endOf(last, archive.after, calendar)
  return end === undefined ? undefined : fromDayNumber(toDayNumber(end) + 1)
}
