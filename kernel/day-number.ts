import type { CivilDate } from './civil.ts'

/**
 * A civil day as a whole number: days since 1970-01-01. Counting a hundred thousand terms over and over asks for sums, not
 * for objects; what enters and leaves a rule is a `CivilDate`. The arithmetic is that of the proleptic Gregorian calendar.
 */
export type DayNumber = number

export interface CivilParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

const DAYS_OF_400_YEARS = 146_097
/** From 1 March of the year 0, where the reckoning in years that begin in March starts, to 1970-01-01. */
const EPOCH = 719_468

/** The number of a day given by its parts. */
export function dayNumberOf({ year, month, day }: CivilParts): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_OF_400_YEARS + dayOfEra - EPOCH
}

/** The parts of a day given by its number. */
export function partsOf(number: DayNumber): CivilParts {
  const z = number + EPOCH
  const era = Math.floor(z / DAYS_OF_400_YEARS)
  const dayOfEra = z - era * DAYS_OF_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  }
}

/** The number of a date that has been parsed already. */
export function toDayNumber(date: CivilDate): DayNumber {
  return dayNumberOf({
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  })
}

export function fromDayNumber(number: DayNumber): CivilDate {
  const { year, month, day } = partsOf(number)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** From date to date: the same day of a later month, or that month's last day where it has no such day. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = partsOf(number)
  const count = year * 12 + (month - 1) + months
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
  const next =
    target.month === 12 ? { year: target.year + 1, month: 1 } : { year: target.year, month: target.month + 1 }
  const first = dayNumberOf({ ...target, day: 1 })
  return first + Math.min(day, dayNumberOf({ ...next, day: 1 }) - first) - 1
}

/** Easter Sunday of a Gregorian year (the method of Meeus, Jones and Butcher). */
export function easterOf(year: number): DayNumber {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayNumberOf({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}
