import type { Id } from '../../../../kernel/ids.ts'
import { missing } from '../../../../kernel/missing.ts'
import { foldRecords } from '../../../../platform/measures/fold.ts'
import type { Fold, MeasuredRecord } from '../../../../platform/measures/measure.ts'
import { type NewCell, WHOLE } from '../../model.ts'

/**
 * Figures of each place from the records that a measure counts there. Where nothing happened a count or a sum is 0, measured; a share
 * or a mean of nothing is none. Records of no place known here are given back: they are told, not lost.
 */
export function measuredCells(
  { fold, records }: { readonly fold: Fold; readonly records: readonly MeasuredRecord[] },
  places: readonly { readonly id: Id; readonly code: string }[],
  { indicator, period }: { readonly indicator: string; readonly period: string },
): { readonly cells: readonly NewCell[]; readonly elsewhere: readonly MeasuredRecord[] } {
  const groups = Map.groupBy(records, ({ breakdowns }) => breakdowns?.municipality ?? '')
  const known = new Set(places.map(({ code }) => code))
  const cells = places.map(({ id, code }): NewCell => {
    const own = groups.get(code) ?? []
    const folded = foldRecords(fold, own)
    const empty = own.length === 0 && fold !== 'count' && fold !== 'sum'
    return {
      indicator,
      placeId: id,
      period,
      breakdown: WHOLE,
      value: empty ? missing('no_demand') : folded.value,
      numerator: folded.numerator ?? undefined,
      denominator: folded.denominator ?? undefined,
      status: 'A',
    }
  })
  return { cells, elsewhere: records.filter(({ breakdowns }) => !known.has(breakdowns?.municipality ?? '')) }
}
