import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Cell, WHOLE } from '../../model.ts'
import { computeIndex } from './compute.ts'
import type { Feed, IndexDefinition } from './definition.ts'
import { indicatorsOf } from './definition.ts'
import type { PreparedIndex } from './prepare.ts'
import { ranksOf } from './robustness.ts'
import type { IndexTree, IndexValues } from './tree.ts'

/** The series of the observatory that feeds each indicator and auxiliary. */
export function feedsOf({ children, auxiliaries }: IndexDefinition): ReadonlyMap<string, Feed> {
  return new Map(
    [...indicatorsOf(children), ...auxiliaries].map(({ code, series }) => [code, series ?? { code }] as const),
  )
}

/** Figures of one place and year, and where each came from. */
export interface FedValues {
  readonly values: IndexValues
  readonly cells: ReadonlyMap<string, Cell>
}

/** What the published yearly figures of a place give the index. Nothing is taken from another year. */
export function feedPlace(definition: IndexDefinition, cells: readonly Cell[], year: string): FedValues {
  const own = new Map(
    cells
      .filter(({ period, breakdown }) => period === year && breakdown === WHOLE)
      .map((cell) => [cell.indicator, cell]),
  )
  const values: Record<string, Maybe<number>> = {}
  const used = new Map<string, Cell>()
  for (const [code, { code: series, complementOf }] of feedsOf(definition)) {
    const cell = own.get(series)
    if (cell === undefined) continue
    used.set(code, cell)
    values[code] =
      complementOf === undefined || isMissing(cell.value)
        ? cell.value
        : Math.round((complementOf - cell.value) * 1e9) / 1e9
  }
  return { values, cells: used }
}

export interface Scored<Place> extends FedValues {
  readonly place: Place
  readonly tree: IndexTree
  /** 1 is the highest figure; absent without one; of equals each has the mean of their ranks. */
  readonly rank: number | undefined
}

/** Every place of a year, from the highest figure down, those without one at the end. */
export function scorePlaces<Place extends { readonly id: string; readonly name: string }>(
  prepared: PreparedIndex,
  places: readonly Place[],
  cells: readonly Cell[],
  year: string,
): readonly Scored<Place>[] {
  const byPlace = Map.groupBy(cells, ({ placeId }) => placeId)
  const scored = places.map((place) => {
    const fed = feedPlace(prepared.definition, byPlace.get(place.id) ?? [], year)
    return { place, ...fed, tree: computeIndex(prepared, fed.values) }
  })
  const figures = scored.flatMap(({ tree: { root } }) => (isMissing(root.value) ? [] : [root.value]))
  const ranks = new Map(ranksOf(figures).map((rank, at) => [figures[at], rank] as const))
  return scored
    .map((each): Scored<Place> => {
      const { value } = each.tree.root
      return { ...each, rank: isMissing(value) ? undefined : ranks.get(value) }
    })
    .sort((one, other) => (one.rank ?? 1e9) - (other.rank ?? 1e9))
}

/** Years in which at least one yearly figure of the index is published, in order. */
export function yearsOf(cells: readonly Cell[]): readonly string[] {
  return [...new Set(cells.map(({ period }) => period).filter((period) => /^\d{4}$/.test(period)))].sort()
}

export interface ChosenYear {
  readonly years: readonly string[]
  /** Empty where nothing is published. */
  readonly year: string
  /** There are no figures of the one that was asked for. */
  readonly wrongYear: boolean
}

/** The year that was asked for where there are figures of it, else the latest in which some place has a figure. */
export function chosenYear(
  prepared: PreparedIndex,
  places: readonly { readonly id: string; readonly name: string }[],
  cells: readonly Cell[],
  asked = '',
): ChosenYear {
  const years = yearsOf(cells)
  const known = years.find((each) => each === asked)
  const latest = () =>
    years.findLast((year) => scorePlaces(prepared, places, cells, year).some(({ rank }) => rank !== undefined)) ??
    years.at(-1)
  return { years, year: known ?? latest() ?? '', wrongYear: asked !== '' && known === undefined }
}
