import type { CivilDate } from '../../../../kernel/civil.ts'
import { type DayNumber, fromDayNumber, toDayNumber } from '../../../../kernel/day-number.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import { countsFor, daysOfFiling, dueIfAnswered, dueOf, endOfSpan } from './due.ts'
import type { Holder, Ledger, Term } from './ledger.ts'
import { type ClockRefusal, refuseClock } from './refusals.ts'
import { type Course, courseOf, type Suspension } from './segments.ts'

/** `lapsed`: no answer came in time. `decided_by_silence`: the due date passed where the law lets silence speak. */
export type ClockState = 'running' | 'suspended' | 'overdue' | 'decided_by_silence' | 'lapsed' | 'stopped'

/** Working days since the day after filing, by whose turn it was. `total` is the sum of the others. */
export interface PartyDays {
  readonly total: number
  readonly administration: number
  readonly applicant: number
  readonly others: number
}

export interface ClockReading {
  readonly state: ClockState
  /** The day it counts as filed, first of all. */
  readonly filed: CivilDate
  /** Which filing: 1 to what the term allows. */
  readonly entry: number
  readonly entryFiled: CivilDate
  /** Last day of the term; absent while a suspension keeps it open. */
  readonly due?: CivilDate
  /** Counted days of the present filing: used of how many, and how many are left. */
  readonly used: number
  readonly of: number
  readonly left: number
  /** Counted days by which the due date was passed, up to today or the end. */
  readonly late: number
  readonly days: PartyDays
  readonly suspended?: SuspendedReading
  /** The day the case counts as decided by silence, lapsed or ended. */
  readonly endedOn?: CivilDate
}

export interface SuspendedReading {
  readonly since: CivilDate
  /** Place of the observation in the ledger. */
  readonly at: number
  readonly awaits: Exclude<Holder, 'administration'>
  /** Last day to answer, and the day after which the case lapses, where the term knows them. */
  readonly answerBy?: CivilDate
  readonly lapsesAfter?: CivilDate
  /** When the term would end if the answer came today, and if it came on the last day to answer. */
  readonly dueIfAnsweredToday?: CivilDate
  readonly dueIfAnsweredLast?: CivilDate
}

/**
 * What the clock of a case says on `today`. The same ledger, term, calendar and day give the same answer, so that any date
 * ever told to anybody can be told again.
 */
export function readClock(
  ledger: Ledger,
  term: Term,
  calendar: WorkingCalendar,
  today: CivilDate,
): Result<ClockReading, ClockRefusal> {
  const read = courseOf(ledger, term, calendar)
  if (!read.ok) return read
  const ahead = ledger.findIndex(({ on }) => on > today)
  if (ahead >= 0) return refuseClock('after_today', ahead, 'on')
  return readCourse(read.value, ledger, term, calendar, toDayNumber(today))
}

function readCourse(
  course: Course,
  ledger: Ledger,
  term: Term,
  calendar: WorkingCalendar,
  today: DayNumber,
): Result<ClockReading, ClockRefusal> {
  const entry = course.filings.length
  const [first] = course.filings
  const filing = course.filings[entry - 1]
  if (first === undefined || filing === undefined) return refuseClock('no_start')
  const due = dueOf(course, term, calendar)
  if (due.kind === 'endless') return refuseClock('endless')
  const dueDay = due.kind === 'due' ? due.day : undefined
  const waiting = openSuspension(course)
  const suspended = waiting === undefined ? undefined : readSuspension(waiting, ledger, term, calendar, today, due)
  const { state, end } = stateOf(course, term, today, dueDay, suspended)
  const until = Math.min(today, end ?? today)
  const of = daysOfFiling(course, term, entry)
  const counted = countAdministration(course, term, calendar, entry, until)
  return ok({
    state,
    filed: fromDayNumber(first.filed),
    entry,
    entryFiled: fromDayNumber(filing.filed),
    ...(dueDay === undefined ? {} : { due: fromDayNumber(dueDay) }),
    used: Math.min(counted.used, of),
    of,
    left: Math.max(0, of - counted.used),
    late: dueDay === undefined ? 0 : countAdministration(course, term, calendar, entry, until, dueDay + 1).used,
    days: partyDays(course, calendar, until),
    ...(suspended === undefined || state === 'lapsed' ? {} : { suspended }),
    ...(end === undefined ? {} : { endedOn: fromDayNumber(end) }),
  })
}

/** The suspension that is still without an answer, unless the case has ended. */
function openSuspension(course: Course): Suspension | undefined {
  const last = course.suspensions.at(-1)
  return last !== undefined && last.answered === undefined && course.stopped === undefined ? last : undefined
}

function stateOf(
  course: Course,
  term: Term,
  today: DayNumber,
  due: DayNumber | undefined,
  suspended: SuspendedReading | undefined,
): { readonly state: ClockState; readonly end?: DayNumber } {
  if (course.stopped !== undefined) return { state: 'stopped', end: course.stopped }
  if (suspended !== undefined) {
    const lapses = suspended.lapsesAfter === undefined ? undefined : toDayNumber(suspended.lapsesAfter)
    return lapses !== undefined && today > lapses ? { state: 'lapsed', end: lapses + 1 } : { state: 'suspended' }
  }
  if (due === undefined || today <= due) return { state: 'running' }
  return term.silence === undefined ? { state: 'overdue' } : { state: 'decided_by_silence', end: due + 1 }
}

function readSuspension(
  { at, on, awaits }: Suspension,
  ledger: Ledger,
  term: Term,
  calendar: WorkingCalendar,
  today: DayNumber,
  due: ReturnType<typeof dueOf>,
): SuspendedReading {
  const entry = ledger[at]
  const span =
    (entry?.kind === 'pause' ? entry.answerWithin : undefined) ?? (awaits === 'applicant' ? term.correction : undefined)
  const answerBy = span === undefined ? undefined : endOfSpan(on, span, calendar)
  const lapses = term.lapse === undefined || awaits !== 'applicant' ? undefined : endOfSpan(on, term.lapse, calendar)
  const left = due.kind === 'suspended' ? due.left : undefined
  const projected = (day: DayNumber | undefined) =>
    day === undefined || left === undefined ? undefined : dueIfAnswered(Math.max(day, on), left, term, calendar)
  return {
    since: fromDayNumber(on),
    at,
    awaits,
    ...dated('answerBy', answerBy),
    ...dated('lapsesAfter', lapses),
    ...dated('dueIfAnsweredToday', projected(today)),
    ...dated('dueIfAnsweredLast', answerBy !== undefined && answerBy >= today ? projected(answerBy) : undefined),
  }
}

function dated<K extends string>(key: K, day: DayNumber | undefined): { readonly [P in K]?: CivilDate } {
  return day === undefined ? {} : ({ [key]: fromDayNumber(day) } as { readonly [P in K]?: CivilDate })
}

/** Counted days that the administration had in a filing, from a day on and up to another. */
function countAdministration(
  course: Course,
  term: Term,
  calendar: WorkingCalendar,
  entry: number,
  until: DayNumber,
  from = Number.NEGATIVE_INFINITY,
): { readonly used: number } {
  let used = 0
  for (const segment of course.segments) {
    if (segment.entry !== entry || segment.holder !== 'administration') continue
    for (let day = Math.max(segment.from, from); day <= Math.min(segment.to, until); day += 1)
      if (countsFor(term.unit, calendar, day)) used += 1
  }
  return { used }
}

/** Working days of everybody, whatever the term counts: so that cases of different terms can be compared. */
function partyDays(course: Course, calendar: WorkingCalendar, until: DayNumber): PartyDays {
  const days: Record<Holder, number> = { administration: 0, applicant: 0, others: 0 }
  for (const segment of course.segments)
    for (let day = segment.from; day <= Math.min(segment.to, until); day += 1)
      if (calendar.isWorking(day)) days[segment.holder] += 1
  return { ...days, total: days.administration + days.applicant + days.others }
}
