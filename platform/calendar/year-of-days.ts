import type { CivilDate } from '../../kernel/civil.ts'
import { dayNumberOf, fromDayNumber, partsOf } from '../../kernel/day-number.ts'
import type { DayOff, WorkingCalendar } from './working-calendar.ts'

/** Days off in a row for one reason. */
export interface OffSpan {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly off: DayOff
}

export interface YearOfDays {
  readonly working: number
  /** January first. */
  readonly months: readonly number[]
  /** Without plain weekends; a weekend inside a recess is part of it. */
  readonly spans: readonly OffSpan[]
}

/** A year as the calendar has it: how many days are worked in each month, and what is off besides weekends. */
export function yearOfDays(calendar: WorkingCalendar, year: number): YearOfDays {
  const months = Array.from({ length: 12 }, () => 0)
  const spans: OffSpan[] = []
  const end = dayNumberOf({ year: year + 1, month: 1, day: 1 })
  let before: DayOff | undefined
  for (let day = dayNumberOf({ year, month: 1, day: 1 }); day < end; day += 1) {
    const off = calendar.dayOff(day)
    const { month } = partsOf(day)
    if (off === undefined) months[month - 1] = (months[month - 1] ?? 0) + 1
    else if (off.kind !== 'weekend') {
      const last = spans.at(-1)
      const date = fromDayNumber(day)
      if (last !== undefined && off === before) spans[spans.length - 1] = { ...last, to: date }
      else spans.push({ from: date, to: date, off })
    }
    before = off
  }
  return { working: months.reduce((sum, count) => sum + count, 0), months, spans }
}
