import type { Text } from '../../../../kernel/text.ts'
import type { Certainty } from '../../../../platform/packs/words.ts'

/** How the parts of a level become one figure. Which of the two is official is a property of the method's version. */
export const AGGREGATIONS = ['arithmetic', 'geometric'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/** What is done to a value before it is placed between its limits: nothing, its natural logarithm, or its n-th root. */
export type Transform = 'identity' | 'ln' | { readonly root: number }

/** Between two limits: `up` makes the upper one 100, `down` the lower one. */
export interface BetweenLimits {
  readonly kind: 'up' | 'down'
  readonly transform: Transform
  readonly low: number
  readonly high: number
  /** Whether the limits are written as values of the indicator, or already transformed; published tables do both. */
  readonly limits: 'raw' | 'transformed'
}

/** Against a benchmark: a number, or an expression of FEEL over what is given beside the indicators. */
export interface AgainstBenchmark {
  readonly kind: 'around' | 'at_least' | 'at_most'
  readonly benchmark: number | string
}

/** From the raw value to 0–100. */
export type Operator = BetweenLimits | AgainstBenchmark | { readonly kind: 'as_is' }
export const OPERATORS = ['up', 'down', 'around', 'at_least', 'at_most', 'as_is'] as const

/** What a larger value means for the place. */
export const DIRECTIONS = ['higher', 'lower', 'target'] as const
export type Direction = (typeof DIRECTIONS)[number]

export function directionOf({ kind }: Operator): Direction {
  if (kind === 'around') return 'target'
  return kind === 'down' || kind === 'at_most' ? 'lower' : 'higher'
}

/** Values that can be at all: a share lies between 0 and 100, a rate is never below 0. What lies outside is a slip of the pen. */
export interface Possible {
  readonly from?: number
  readonly to?: number
}

export interface IndicatorTerm {
  readonly code: string
  readonly title: Text
  readonly unit: Text
  /** Absent: the same as its sisters. */
  readonly weight?: number
  readonly operator: Operator
  readonly direction?: Direction
  readonly possible?: Possible
  /** How sure the limits are, and where they come from. */
  readonly certainty: Certainty
  readonly status?: Text
  readonly source?: Text
  readonly note?: Text
  /** The observatory's indicator that feeds it, where it is not the one of the same code. */
  readonly series?: Feed
}

/** A series of the observatory; with `complementOf: 100` what lacks to 100, where it counts the opposite. */
export interface Feed {
  readonly code: string
  readonly complementOf?: number
}

export interface LevelTerm {
  readonly code: string
  readonly title: Text
  readonly weight?: number
  readonly note?: Text
  readonly children: readonly Term[]
}

export type Term = IndicatorTerm | LevelTerm

export function isLevel(term: Term): term is LevelTerm {
  return 'children' in term
}

/** One storey of the index, from the index itself down to what indicators are gathered in. */
export interface Level {
  readonly key: string
  readonly title: Text
  readonly aggregation: Aggregation
  /** 0–100: share of the weight that must rest on measured values. Below it there is no figure, above it the gap is told. */
  readonly minimumCoverage: number
}

/** Half-open, on the figure that is not rounded: from `from` up to where the band above begins. */
export interface Band {
  readonly key: string
  readonly from: number
  readonly title: Text
  readonly intervention?: Text
}

/** Given beside the indicators because a benchmark needs it: inhabitants, an ambient concentration. */
export interface Auxiliary {
  readonly code: string
  readonly title: Text
  readonly unit: Text
  readonly possible?: Possible
  readonly series?: Feed
}

export interface IndexDefinition {
  readonly code: string
  readonly version: string
  readonly title: Text
  readonly summary: Text
  /** `published`: somebody else's method; `own`: ours, and said so wherever the index is shown. */
  readonly method: {
    readonly kind: 'published' | 'own'
    readonly certainty: Certainty
    readonly source: Text
    readonly note?: Text
  }
  readonly valid: { readonly from: string; readonly to?: string }
  readonly levels: readonly Level[]
  readonly bands: readonly Band[]
  readonly auxiliaries: readonly Auxiliary[]
  readonly children: readonly Term[]
}

export function indicatorsOf(terms: readonly Term[]): readonly IndicatorTerm[] {
  return terms.flatMap((term) => (isLevel(term) ? indicatorsOf(term.children) : [term]))
}

/** Every term changed, from above downwards. */
export function mapTerms(terms: readonly Term[], change: (term: Term) => Term): readonly Term[] {
  return terms.map((term) => {
    const changed = change(term)
    return isLevel(changed) ? { ...changed, children: mapTerms(changed.children, change) } : changed
  })
}
