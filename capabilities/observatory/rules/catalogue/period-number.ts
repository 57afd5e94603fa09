import type { Period } from '../../../../kernel/civil.ts'

/** What stands after the year: nothing, 21–22 a half, 31–34 a quarter, 1–12 a month, then the day. */
const HALF = 20
const QUARTER = 30

/**
 * A period as one whole number, so that a row of the store stays narrow: year · 10000 + part. `2019` → 20190000, `2019-S1` → 20192100,
 * `2019-Q2` → 20193200, `2019-03` → 20190300, `2019-03-04` → 20190304. Undefined for what is no period.
 */
export function periodNumber(period: Period): number | undefined {
  const match = /^(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/.exec(period)
  if (match === null) return undefined
  const [, year, half, quarter, month, day] = match
  const part =
    half !== undefined
      ? HALF + Number(half)
      : quarter !== undefined
        ? QUARTER + Number(quarter)
        : month === undefined
          ? 0
          : Number(month)
  return Number(year) * 10_000 + part * 100 + Number(day ?? 0)
}

export function periodOfNumber(number: number): Period {
  const year = String(Math.floor(number / 10_000)).padStart(4, '0')
  const part = Math.floor((number % 10_000) / 100)
  const day = number % 100
  if (part === 0) return year
  if (part > QUARTER) return `${year}-Q${part - QUARTER}`
  if (part > HALF) return `${year}-S${part - HALF}`
  const month = `${year}-${String(part).padStart(2, '0')}`
  return day === 0 ? month : `${month}-${String(day).padStart(2, '0')}`
}

/** The year in which a period lies. */
export function yearOf(period: Period): number {
  return Number(period.slice(0, 4))
}
