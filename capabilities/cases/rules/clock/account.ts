import type { CivilDate } from '../../../../kernel/civil.ts'
import { type DayNumber, fromDayNumber, toDayNumber, weekdayOf } from '../../../../kernel/day-number.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { DayOff, WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import { countsFor, daysOfFiling } from './due.ts'
import type { Holder, Ledger, Term } from './ledger.ts'
import { type ClockReading, readClock } from './reading.ts'
import type { ClockRefusal } from './refusals.ts'
import { type Course, courseOf } from './segments.ts'

/** One day of the account: whose it was, whether it counts and as which, and why not. */
export interface DayRow {
  readonly date: CivilDate
  /** 1 = Monday. */
  readonly weekday: number
  /** Absent on the day of filing, before anybody's first. */
  readonly holder?: Holder
  readonly entry: number
  readonly working: boolean
  /** Counted for the term: the `number`th of `of`. After the due date the number goes on past `of`. */
  readonly counts: boolean
  readonly number?: number
  readonly of: number
  /** Of days that are not worked. */
  readonly off?: DayOff
  /** Places in the ledger of what was entered on this day. */
  readonly entered: readonly number[]
  /** After today: as it will be if nothing is entered. */
  readonly ahead: boolean
  readonly isDue: boolean
  readonly isAnswerBy: boolean
}

export interface ClockAccount {
  readonly reading: ClockReading
  readonly rows: readonly DayRow[]
  /** Days that are left out at the end, where an account would have no end in sight. */
  readonly more: number
}

/** An account of ten years is read by nobody; what comes after is said as a number. */
const MOST_ROWS = 1500

/** The reading, and day by day how it comes about: from the day of filing to the due date, the end, or today. */
export function clockAccount(
  ledger: Ledger,
  term: Term,
  calendar: WorkingCalendar,
  today: CivilDate,
): Result<ClockAccount, ClockRefusal> {
  const read = readClock(ledger, term, calendar, today)
  if (!read.ok) return read
  const course = courseOf(ledger, term, calendar)
  if (!course.ok) return course
  const { rows, more } = rowsOf(course.value, ledger, term, calendar, toDayNumber(today), read.value)
  return ok({ reading: read.value, rows, more })
}

function rowsOf(
  course: Course,
  ledger: Ledger,
  term: Term,
  calendar: WorkingCalendar,
  today: DayNumber,
  reading: ClockReading,
): { readonly rows: readonly DayRow[]; readonly more: number } {
  const first = toDayNumber(ledger[0]?.on ?? reading.filed)
  const last = Math.max(
    ...[reading.due, reading.suspended?.answerBy, reading.endedOn].map((date) => toDayNumber(date ?? reading.filed)),
    reading.endedOn === undefined ? today : first,
  )
  const enteredOn = new Map<DayNumber, number[]>()
  for (const [at, { on }] of ledger.entries()) {
    const day = toDayNumber(on)
    enteredOn.set(day, [...(enteredOn.get(day) ?? []), at])
  }
  const rows: DayRow[] = []
  const counted = new Map<number, number>()
  const wholes = course.filings.map((_, index) => daysOfFiling(course, term, index + 1))
  let place = 0
  for (let day = first; day <= last && rows.length < MOST_ROWS; day += 1) {
    while (place < course.segments.length - 1 && day > (course.segments[place]?.to ?? 0)) place += 1
    const segment = course.segments[place]
    const held = segment !== undefined && day >= segment.from && day <= segment.to
    const entry = segment?.entry ?? 1
    const counts = held && segment.holder === 'administration' && countsFor(term.unit, calendar, day)
    const number = (counted.get(entry) ?? 0) + (counts ? 1 : 0)
    counted.set(entry, number)
    const date = fromDayNumber(day)
    const off = calendar.dayOff(day)
    rows.push({
      date,
      weekday: weekdayOf(day),
      ...(held ? { holder: segment.holder } : {}),
      entry,
      working: off === undefined,
      counts,
      ...(counts ? { number } : {}),
      of: wholes[entry - 1] ?? 0,
      ...(off === undefined ? {} : { off }),
      entered: enteredOn.get(day) ?? [],
      ahead: day > today,
      isDue: date === reading.due,
      isAnswerBy: date === reading.suspended?.answerBy,
    })
  }
  return { rows, more: Math.max(0, last - first + 1 - rows.length) }
}
