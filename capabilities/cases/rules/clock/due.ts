import { addMonths, type DayNumber } from '../../../../kernel/day-number.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import type { Span, Term, TermUnit } from './ledger.ts'
import type { Course } from './segments.ts'

/** Fifty years: whoever has not come to the end by then never does. */
const FURTHEST = 18_300

/**
 * Whether a day is one of those that the term counts. Working days are; where every day counts, a decree that suspends terms
 * still stops them.
 */
export function countsFor(unit: TermUnit, calendar: WorkingCalendar, day: DayNumber): boolean {
  return unit === 'working_days' ? calendar.isWorking(day) : calendar.dayOff(day)?.kind !== 'suspension'
}

/**
 * How many counted days the term has. Months and years go from date to date: their days are those between the two dates, so
 * that a suspension moves the end by as many days as it lasted.
 */
export function daysOfSpan({ length, unit }: Span, filed: DayNumber): number {
  if (unit === 'months') return addMonths(filed, length) - filed
  if (unit === 'years') return addMonths(filed, length * 12) - filed
  return length
}

/** Counted days that a filing has, extensions included. */
export function daysOfFiling(course: Course, term: Term, entry: number): number {
  const filing = course.filings[entry - 1]
  return filing === undefined ? 0 : daysOfSpan({ ...term, length: term.length + filing.extendedBy }, filing.filed)
}

export type Due =
  | { readonly kind: 'due'; readonly day: DayNumber }
  /** Suspended before its last day: so many counted days are left. */
  | { readonly kind: 'suspended'; readonly left: number }
  | { readonly kind: 'endless' }

/**
 * The last day of a filing's term; one that is not worked moves to the next that is (LPA, art. 82). A case that was stopped is counted on as if it had not been: that is the day it was due.
 * What `segments` leave open at the end, the administration has.
 */
export function dueOf(course: Course, term: Term, calendar: WorkingCalendar, entry = course.filings.length): Due {
  const needed = daysOfFiling(course, term, entry)
  const own = course.segments.filter((segment) => segment.entry === entry)
  let left = needed
  for (const [index, segment] of own.entries()) {
    if (segment.holder !== 'administration') continue
    const last = index === own.length - 1 && entry === course.filings.length
    const to = last ? segment.from + FURTHEST : segment.to
    for (let day = segment.from; day <= to; day += 1) {
      if (!countsFor(term.unit, calendar, day)) continue
      left -= 1
      if (left > 0) continue
      const moved = calendar.workingFrom(day)
      return moved === undefined ? { kind: 'endless' } : { kind: 'due', day: moved }
    }
    if (last) return { kind: 'endless' }
  }
  return { kind: 'suspended', left }
}

/** When what is left would be used up if the answer came in on `answered`. */
export function dueIfAnswered(
  answered: DayNumber,
  left: number,
  term: Term,
  calendar: WorkingCalendar,
): DayNumber | undefined {
  const filed = term.counting?.filedOnDayOff === 'same_day' ? answered : calendar.workingFrom(answered)
  if (filed === undefined) return undefined
  const needed = term.afterCorrection === 'begins_anew' ? daysOfSpan(term, filed) : left
  return endOfCount(filed, needed, term.unit, calendar)
}

/** The last day of a span that begins the day after `from`, without interruptions. */
export function endOfSpan(from: DayNumber, span: Span, calendar: WorkingCalendar): DayNumber | undefined {
  return endOfCount(from, daysOfSpan(span, from), span.unit, calendar)
}

function endOfCount(from: DayNumber, needed: number, unit: TermUnit, calendar: WorkingCalendar): DayNumber | undefined {
  let left = needed
  for (let day = from + 1; day <= from + FURTHEST; day += 1) {
    if (!countsFor(unit, calendar, day)) continue
    left -= 1
    if (left <= 0) return calendar.workingFrom(day)
  }
  return undefined
}
