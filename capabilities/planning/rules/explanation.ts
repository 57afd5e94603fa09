import type { Month } from '../../../kernel/civil.ts'
import type { Maybe } from '../../../kernel/missing.ts'
import type { ActivityStanding } from './activity-progress.ts'
import type { ExclusionReason, WeightRefusal } from './roll-up.ts'
import type { Judged, StateId } from './states.ts'

/** Version of the arithmetic itself; a change of a formula is a new version, named beside every figure. */
export const PROGRESS_METHOD = { id: 'progress', version: '1' } as const

/** What a figure belongs to. `objective` is a specific objective: its heading, or its section where it has none. */
export type FigureKind =
  | 'activity'
  | 'result'
  | 'objective'
  | 'sub_plan'
  | 'poa'
  | 'institution'
  | 'instrument_node'
  | 'instrument'

/** `result:r1`: unique among all figures of one plan. */
export type FigureKey = string
export function figureKey(kind: FigureKind, id: string): FigureKey {
  return `${kind}:${id}`
}

export type FormulaId = 'activity_to_date' | 'weighted_mean'

/** The months a percentage is taken over. */
export interface CutOff {
  readonly year: number
  /** Complete months, 0 to 12. */
  readonly month: number
}

/** One child that counts, as the page "how is this figure computed" prints it. */
export interface ExplainedInput {
  readonly key: FigureKey
  readonly kind: FigureKind
  readonly id: string
  readonly title: string
  readonly code?: string
  /** As given; absent = an equal share. */
  readonly givenWeight?: number
  /** Share of the mean, 0 to 1; shares of one level add up to 1. */
  readonly share: number
  readonly value: Judged
  readonly state: StateId
}

/** One child that does not count, and why. */
export interface ExcludedInput {
  readonly key: FigureKey
  readonly kind: FigureKind
  readonly id: string
  readonly title: string
  readonly code?: string
  readonly reason: ExclusionReason
  readonly state: StateId
  /** Why it was cancelled, in the words of the plan. */
  readonly note?: string
}

interface ExplanationBase {
  readonly method: { readonly id: string; readonly version: string }
  readonly bandsVersion: string
  readonly cutOff: CutOff
}

/** Σ executed / Σ programmed of one activity. */
export interface ActivityExplanation extends ExplanationBase {
  readonly formula: 'activity_to_date'
  readonly standing: ActivityStanding
  readonly programmed: number
  readonly executed: number
  readonly programmedYear: number
  readonly unprogrammed: { readonly months: readonly Month[]; readonly total: number }
  readonly unreported: readonly Month[]
}

/** Σ share × capped value of the children that have a judgement. */
export interface MeanExplanation extends ExplanationBase {
  readonly formula: 'weighted_mean'
  readonly weights: 'equal' | 'given' | 'mixed'
  readonly inputs: readonly ExplainedInput[]
  readonly excluded: readonly ExcludedInput[]
  /** The same for the figure of the year: a child not yet due has no figure to date and 0 % of its year. */
  readonly year: { readonly inputs: readonly ExplainedInput[]; readonly excluded: readonly ExcludedInput[] }
  readonly refusal?: WeightRefusal
}

export type Explanation = ActivityExplanation | MeanExplanation

/** One published figure of a plan, complete with how it came about. */
export interface Figure {
  readonly key: FigureKey
  readonly kind: FigureKind
  readonly id: string
  readonly title: string
  readonly code?: string
  /** Against what was programmed up to the cut-off: `capped` is the figure, `raw` stands beside it. */
  readonly toDate: Maybe<Judged>
  /** Against the whole year's programme. */
  readonly year: Maybe<Judged>
  readonly state: StateId
  readonly farAbove: boolean
  /** How many of the children have a judgement to date. */
  readonly coverage: { readonly judged: number; readonly of: number }
  readonly cancelled?: { readonly reason: string }
  readonly explanation: Explanation
}
