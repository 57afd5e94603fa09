import { isMissing } from '../../../../kernel/missing.ts'
import type { Cell, SheetContent } from '../../model.ts'
import { ranksOf } from './indicator-view.ts'
import { type Together, together } from './together.ts'

interface Described {
  readonly code: string
  readonly theme: { readonly code: string; readonly title: { readonly es: string; readonly en?: string } }
  readonly sheet: { readonly title: { readonly es: string; readonly en?: string }; readonly content: SheetContent }
}

export interface ProfileLine<Indicator extends Described = Described> {
  readonly indicator: Indicator
  /** The newest of the place that has a value; else the newest. */
  readonly cell: Cell
  readonly series: readonly Cell[]
  /** All places together in that period. */
  readonly whole: Together
  readonly rank: number | undefined
  /** Places with a figure in that period. */
  readonly of: number
}

/** What is said of a place, indicator by indicator in their order. */
export function profileLines<Indicator extends Described>({
  place,
  places,
  indicators,
  cells,
  others,
}: {
  readonly place: { readonly id: string }
  readonly places: readonly { readonly id: string }[]
  readonly indicators: readonly Indicator[]
  readonly cells: readonly Cell[]
  /** Of all places, this one too. */
  readonly others: readonly Cell[]
}): readonly ProfileLine<Indicator>[] {
  const own = Map.groupBy(cells, ({ indicator }) => indicator)
  const all = Map.groupBy(others, ({ indicator, period }) => `${indicator} ${period}`)
  return indicators.flatMap((indicator) => {
    const series = [...(own.get(indicator.code) ?? [])].sort((one, other) => (one.period < other.period ? -1 : 1))
    const cell = series.findLast(({ value }) => !isMissing(value)) ?? series.at(-1)
    if (cell === undefined) return []
    const beside = all.get(`${indicator.code} ${cell.period}`) ?? []
    const ranks = ranksOf(
      beside.map(({ value }) => value),
      indicator.sheet.content.direction,
    )
    return [
      {
        indicator,
        cell,
        series,
        whole: together(beside, places.length, indicator.sheet.content),
        rank: ranks[beside.findIndex(({ placeId }) => placeId === place.id)],
        of: beside.filter(({ value }) => !isMissing(value)).length,
      },
    ]
  })
}
