import { Temporal } from 'temporal-polyfill'

/** A civil date in ISO form, `2019-03-04`. Days are never JavaScript `Date`s. */
export type CivilDate = string
/** A period in ISO form of one grain: `2019`, `2019-S1` (SDMX: half-year), `2019-Q1`, `2019-03`, `2019-03-04`. */
export type Period = string

/** 1 to 12. */
export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
export const MONTHS: readonly Month[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** True for 1 to 12. */
export function isMonth(value: number): value is Month {
  return Number.isInteger(value) && value >= 1 && value <= 12
}

/** The civil date of an instant (ISO, UTC) in the institution's zone, e.g. America/El_Salvador. */
export function civilDateAt(instant: string, zone: string): CivilDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** `2019-03` of year and month. */
export function monthPeriod(year: number, month: number): Period {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

/** Last civil day of a month, February included. */
export function lastDayOfMonth(year: number, month: number): CivilDate {
  const yearMonth = Temporal.PlainYearMonth.from({ year, month })
  return yearMonth.toPlainDate({ day: yearMonth.daysInMonth }).toString()
}

/** A real civil date, or undefined (`2019-02-29` is not one). */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/**
 * How many months of `year` are complete on the cut-off date: 0 before or during January, 12 from its 31 December on.
 * The last day of a month completes it.
 */
export function completedMonths(year: number, cutOff: CivilDate): number {
  const date = Temporal.PlainDate.from(cutOff)
  if (date.year < year) return 0
  if (date.year > year) return 12
  return date.day === date.daysInMonth ? date.month : date.month - 1
}

/** First and last month of a period longer than a day, or undefined when it is none. */
function monthsOfPeriod(
  period: Period,
): { readonly year: number; readonly first: number; readonly last: number } | undefined {
  const match = /^(\d{4})(?:-S([12])|-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(period)
  if (match === null) return undefined
  const [, yearText, half, quarter, month] = match
  const year = Number(yearText)
  if (month !== undefined) return { year, first: Number(month), last: Number(month) }
  if (quarter !== undefined) return { year, first: Number(quarter) * 3 - 2, last: Number(quarter) * 3 }
  if (half !== undefined) return { year, first: Number(half) * 6 - 5, last: Number(half) * 6 }
  return { year, first: 1, last: 12 }
}

/** Last civil day of a period of any grain (`2019`, `2019-S1`, `2019-Q1`, `2019-03`, `2019-03-04`), or undefined when it is none. */
export function lastDayOfPeriod(period: Period): CivilDate | undefined {
  const months = monthsOfPeriod(period)
  return months === undefined ? parseCivilDate(period) : lastDayOfMonth(months.year, months.last)
}

/** First civil day of a period of any grain, or undefined when it is none. */
export function firstDayOfPeriod(period: Period): CivilDate | undefined {
  const months = monthsOfPeriod(period)
  return months === undefined ? parseCivilDate(period) : `${monthPeriod(months.year, months.first)}-01`
}

/** Days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/** The civil date just before. */
export function dayBefore(date: CivilDate): CivilDate {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
}

/** The civil date just after. */
export function dayAfter(date: CivilDate): CivilDate {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}
