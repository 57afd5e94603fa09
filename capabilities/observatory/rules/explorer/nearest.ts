import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'

/** A figure, and the year it is of: another than asked for where only a near one is known. */
export interface NearValue {
  readonly value: Maybe<number>
  readonly period: string
  readonly exact: boolean
}

/**
 * The figure of a year, or of the nearest year within the tolerance that has one; of two equally near, the earlier. Only years are
 * near each other: a figure of a quarter or month is taken as it is.
 */
export function nearest(values: ReadonlyMap<string, Maybe<number>>, period: string, tolerance: number): NearValue {
  const own = values.get(period) ?? missing('not_collected')
  if (!isMissing(own) || tolerance === 0 || !/^\d{4}$/.test(period)) return { value: own, period, exact: true }
  for (let away = 1; away <= tolerance; away += 1)
    for (const year of [Number(period) - away, Number(period) + away]) {
      const near = values.get(String(year))
      if (near !== undefined && !isMissing(near)) return { value: near, period: String(year), exact: false }
    }
  return { value: own, period, exact: true }
}
