import type { Period } from '../../../../kernel/civil.ts'
import { settle } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Cell, type Direction, type SheetContent, WHOLE } from '../../model.ts'
import { type Together, together } from './together.ts'

/** A place as the observatory names it. */
interface NamedPlace {
  readonly id: string
  readonly geography: string
  readonly code: string
  readonly name: string
}

export interface PlaceRow {
  readonly place: NamedPlace
  /** In the period that is looked at. */
  readonly cell: Cell | undefined
  readonly value: Maybe<number>
  /** Since the period before, in the indicator's own unit. */
  readonly change: number | undefined
  /** 1 is the best where a direction is better, else the largest; places that are equal share it. */
  readonly rank: number | undefined
  /** One for each period of the view. */
  readonly values: readonly Maybe<number>[]
}

/** Everything that a page, a file and a picture say of an indicator, free of how it is drawn. */
export interface IndicatorView {
  readonly periods: readonly Period[]
  readonly period: Period
  readonly breakdowns: readonly string[]
  readonly breakdown: string
  readonly rows: readonly PlaceRow[]
  /** All places together, for each period of the view and for the one looked at. */
  readonly wholes: readonly Together[]
  readonly whole: Together
  /** Batches from which the figures of the view come. */
  readonly batches: ReadonlySet<number>
}

/** Undefined where nothing is published. The newest period and the total, unless others are asked for and there. */
export function indicatorView(
  cells: readonly Cell[],
  places: readonly NamedPlace[],
  content: Pick<SheetContent, 'aggregation' | 'factor' | 'direction'>,
  asked: { readonly period?: string | undefined; readonly breakdown?: string | undefined },
): IndicatorView | undefined {
  const breakdowns = [...new Set(cells.map(({ breakdown }) => breakdown))].sort(totalFirst)
  const breakdown = breakdowns.find((each) => each === asked.breakdown) ?? breakdowns[0]
  if (breakdown === undefined) return undefined
  const own = cells.filter((cell) => cell.breakdown === breakdown)
  const periods = [...new Set(own.map(({ period }) => period))].sort()
  const period = periods.find((each) => each === asked.period) ?? periods.at(-1)
  if (period === undefined) return undefined
  const byPlace = Map.groupBy(own, ({ placeId }) => placeId)
  const here = places.filter(({ id }) => byPlace.has(id))
  const at = periods.indexOf(period)
  const rows = here.map((place) => {
    const cellsOf = new Map((byPlace.get(place.id) ?? []).map((cell) => [cell.period, cell] as const))
    const values = periods.map((each) => cellsOf.get(each)?.value ?? missing('not_collected'))
    const value = values[at] ?? missing('not_collected')
    return { place, cell: cellsOf.get(period), value, values, change: changeOf(values[at - 1], value) }
  })
  const ranks = ranksOf(
    rows.map(({ value }) => value),
    content.direction,
  )
  const wholes = periods.map((each) =>
    together(
      here.map((place) => byPlace.get(place.id)?.find((cell) => cell.period === each) ?? NO_CELL),
      here.length,
      content,
    ),
  )
  return {
    periods,
    period,
    breakdowns,
    breakdown,
    rows: rows.map((row, index) => ({ ...row, rank: ranks[index] })),
    wholes,
    whole: wholes[at] ?? together([], here.length, content),
    batches: new Set(own.map(({ batch }) => batch)),
  }
}

const NO_CELL = { value: missing('not_collected'), numerator: undefined, denominator: undefined }

function totalFirst(one: string, other: string): number {
  if (one === WHOLE || other === WHOLE) return one === other ? 0 : one === WHOLE ? -1 : 1
  return one < other ? -1 : 1
}

function changeOf(before: Maybe<number> | undefined, value: Maybe<number>): number | undefined {
  return before === undefined || isMissing(before) || isMissing(value) ? undefined : settle(value - before)
}

/** Competition ranking: 1, 2, 2, 4. What is missing has none. Near a value: no order is better, the largest comes first. */
export function ranksOf(values: readonly Maybe<number>[], direction: Direction): readonly (number | undefined)[] {
  const known = values.filter((value): value is number => !isMissing(value))
  const better = (one: number, other: number) => (direction === 'less' ? one < other : one > other)
  return values.map((value) =>
    isMissing(value) ? undefined : 1 + known.filter((other) => better(other, value)).length,
  )
}
