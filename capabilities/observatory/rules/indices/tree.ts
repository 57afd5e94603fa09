import type { Maybe, Missing, MissingReason } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Band, IndexDefinition, IndicatorTerm, Level } from './definition.ts'

/** What is known of a place: by code of indicator or auxiliary, the value or why there is none. */
export type IndexValues = Readonly<Record<string, Maybe<number> | undefined>>

export interface IndicatorNode {
  readonly kind: 'indicator'
  readonly code: string
  readonly title: Text
  readonly term: IndicatorTerm
  /** Its share of the weight of its level, as the definition says: sisters add up to 1. */
  readonly weight: number
  /** The share it really has: 0 where it is missing, and then its sisters have more. */
  readonly used: number
  readonly raw: Maybe<number>
  /** What it was measured against, where that had to be worked out. */
  readonly benchmark?: number
  /** Given values that the benchmark was worked out from. */
  readonly benchmarkFrom?: Readonly<Record<string, number>>
  readonly value: Maybe<number>
  /** The value lay beyond the limits and was taken as 0 (`low`) or 100 (`high`). */
  readonly beyond?: 'low' | 'high'
  /** Codes that its benchmark needs and nobody gave. */
  readonly lacks?: readonly string[]
}

export interface MissingIndicator {
  readonly code: string
  readonly title: Text
  readonly missing: MissingReason
}

export interface Coverage {
  /** 0–100: share of the weight under this level that rests on measured values which were used. */
  readonly percent: number
  readonly minimum: number
  /** Indicators whose values reach this level, of all there are under it. */
  readonly measured: number
  readonly of: number
  readonly missing: readonly MissingIndicator[]
}

export interface LevelNode {
  readonly kind: 'level'
  readonly code: string
  readonly title: Text
  readonly note?: Text
  readonly level: Level
  readonly weight: number
  readonly used: number
  /** As the method says, at each level its own aggregation. */
  readonly value: Maybe<number>
  /** The same with arithmetic means on every level, and with geometric ones: shown beside. */
  readonly arithmetic: Maybe<number>
  readonly geometric: Maybe<number>
  readonly coverage: Coverage
  readonly children: readonly IndexNode[]
}

export type IndexNode = LevelNode | IndicatorNode

export interface IndexTree {
  readonly definition: IndexDefinition
  readonly root: LevelNode
  /** Absent where there is no figure, or the definition has no bands. */
  readonly band?: Band
  /** Set where there is no figure, in words. */
  readonly refusal?: Missing & { readonly message: Text }
}
