import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import { type Aggregation, type Cell, WHOLE } from '../../model.ts'

/** A series as statistics read it: its figures of one year at each place. */
export interface PlaceSeries {
  readonly title: Text
  readonly aggregation: Aggregation
  readonly cells: readonly Cell[]
}

/** The figure of a year, of all breakdowns together. */
export function cellAt({ cells }: PlaceSeries, placeId: string, period: string): Cell | undefined {
  return cells.find((cell) => cell.placeId === placeId && cell.period === period && cell.breakdown === WHOLE)
}

export function valueAt(series: PlaceSeries, placeId: string, period: string): Maybe<number> {
  return cellAt(series, placeId, period)?.value ?? missing('not_collected')
}

/** What can be added up over places: the figure of a sum, the counted part of a ratio; of others nothing. */
export function amountAt(series: PlaceSeries, placeId: string, period: string): Maybe<number> {
  const cell = cellAt(series, placeId, period)
  if (cell === undefined) return missing('not_collected')
  if (series.aggregation === 'sum') return cell.value
  return isMissing(cell.value) ? cell.value : (cell.numerator ?? missing('not_collected'))
}

/** What is counted, and out of what: two series, or the two parts of one ratio. */
export function partAndWholeAt(
  first: PlaceSeries,
  second: PlaceSeries | undefined,
  placeId: string,
  period: string,
): { readonly part: Maybe<number>; readonly whole: Maybe<number> } {
  const part = amountAt(first, placeId, period)
  if (second !== undefined) return { part, whole: amountAt(second, placeId, period) }
  return { part, whole: cellAt(first, placeId, period)?.denominator ?? missing('not_collected') }
}

/** Years of which a series has figures, in order; a figure of a quarter is of no year. */
export function yearsOf({ cells }: PlaceSeries): readonly string[] {
  return [...new Set(cells.filter(({ period }) => /^\d{4}$/.test(period)).map(({ period }) => period))].sort()
}
