import type { Maybe } from '../../../../kernel/missing.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'

export const STATISTICS = ['quotient', 'shift-share', 'concentration', 'inequality', 'moran', 'land'] as const
export type StatisticKind = (typeof STATISTICS)[number]

export interface StatisticPlace {
  readonly id: string
  readonly code: string
  readonly name: string
}

export interface StatisticColumn {
  readonly key: string
  readonly title: Text
  readonly decimals: number
}

export interface StatisticRow {
  readonly place: StatisticPlace
  /** One for each column. */
  readonly values: readonly Maybe<number>[]
  /** The arithmetic of this place, written out. */
  readonly arithmetic: string
  /** A word for it, where the statistic has one. */
  readonly word?: Text | undefined
}

/** One figure of the whole area, with how it comes about. */
export interface StatisticFigure {
  readonly title: Text
  readonly formula: string
  readonly arithmetic: string
  readonly value: Maybe<number>
  readonly decimals: number
}

/** What page, table and file are made of. */
export interface StatisticAnswer {
  readonly kind: StatisticKind
  readonly figures: readonly StatisticFigure[]
  /** How each row is computed, where rows have a figure of their own. */
  readonly rowFormula?: string | undefined
  readonly columns: readonly StatisticColumn[]
  readonly rows: readonly StatisticRow[]
  /** The column that a map shows. */
  readonly mapped?: string | undefined
  readonly notes: readonly Text[]
}

export type StatisticRefusal = Refusal<
  | 'needs_whole'
  | 'not_addable'
  | 'needs_people'
  | 'needs_two_years'
  | 'part_over_whole'
  | 'nothing_to_count'
  | 'too_few_places'
  | 'all_the_same'
  | 'no_neighbours'
  | 'no_such_place'
  | 'own_neighbour'
  | 'no_activity'
  | 'nothing_before'
>

/** Who has no figure is left out of all sums, and named. */
export function leftOut(places: readonly StatisticPlace[]): readonly Text[] {
  if (places.length === 0) return []
  const names = places.map(({ name }) => name).join(', ')
  return [
    {
      es: `Sin dato, y por eso fuera de todas las sumas: ${names}.`,
      en: `Without a figure and so left out of every sum: ${names}.`,
    },
  ]
}
