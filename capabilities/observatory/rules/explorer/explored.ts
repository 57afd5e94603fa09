import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { Cell, SheetContent } from '../../model.ts'
import { type IndicatorView, indicatorView, ranksOf } from '../catalogue/indicator-view.ts'
import { yearOf } from '../catalogue/period-number.ts'
import type { Configuration } from './configuration.ts'
import { type NearValue, nearest } from './nearest.ts'

interface NamedPlace {
  readonly id: string
  readonly geography: string
  readonly code: string
  readonly name: string
}

export interface ExploredRow extends NearValue {
  readonly place: NamedPlace
  readonly rank: number | undefined
  readonly values: readonly Maybe<number>[]
  /** Of the second indicator, in the same year. */
  readonly other: NearValue | undefined
}

/** One thing that page, picture, table and file are made of. */
export interface Explored {
  readonly view: IndicatorView
  readonly rows: readonly ExploredRow[]
  /** How many figures are of another year than asked for. */
  readonly near: number
  readonly otherView: IndicatorView | undefined
}

export interface ExploredIndicator {
  readonly content: Pick<SheetContent, 'aggregation' | 'factor' | 'direction'>
  readonly cells: readonly Cell[]
}

/** Undefined where nothing is published of what is asked for. */
export function explored(
  config: Configuration,
  [first, second]: readonly ExploredIndicator[],
  places: readonly NamedPlace[],
): Explored | undefined {
  if (first === undefined) return undefined
  const chosen = config.places.length === 0 ? places : places.filter(({ code }) => config.places.includes(code))
  const inSpan = ({ period }: Cell) =>
    yearOf(period) >= (config.from ?? 0) && yearOf(period) <= (config.to ?? Number.POSITIVE_INFINITY)
  const asked = { breakdown: config.breakdown }
  const view = indicatorView(first.cells.filter(inSpan), chosen, first.content, asked)
  if (view === undefined) return undefined
  // The whole is of all places, also where some are shown.
  const all = indicatorView(first.cells.filter(inSpan), places, first.content, asked)
  const otherView =
    second === undefined ? undefined : indicatorView(second.cells.filter(inSpan), chosen, second.content, asked)
  const known = (cells: readonly Cell[], placeId: string, breakdown: string) =>
    new Map(
      cells
        .filter((cell) => cell.placeId === placeId && cell.breakdown === breakdown)
        .map(({ period, value }) => [period, value] as const),
    )
  const near = view.rows.map(({ place }) =>
    nearest(known(first.cells, place.id, view.breakdown), view.period, config.tolerance),
  )
  const ranks = ranksOf(
    near.map(({ value }) => value),
    first.content.direction,
  )
  const rows = view.rows.map(({ place, values }, index): ExploredRow => {
    const own = near[index] ?? { value: { missing: 'not_collected' }, period: view.period, exact: true }
    const other =
      second === undefined || otherView === undefined
        ? undefined
        : nearest(known(second.cells, place.id, otherView.breakdown), view.period, config.tolerance)
    return { ...own, place, values, rank: ranks[index], other }
  })
  return {
    view: all === undefined ? view : { ...view, wholes: all.wholes, whole: all.whole },
    rows,
    near: rows.filter(({ exact, value }) => !exact && !isMissing(value)).length,
    otherView,
  }
}
