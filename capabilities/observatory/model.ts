/** Words of the observatory that pages, rules and tables share. Pure. */
import type { CivilDate, Period } from '../../kernel/civil.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Maybe, MISSING_REASONS, type MissingReason } from '../../kernel/missing.ts'
import type { Text } from '../../kernel/text.ts'

/** What a figure is by itself. `rate`: events for so many units; `amount`: a quantity with a unit that is no count. */
export const INDICATOR_KINDS = ['count', 'percentage', 'rate', 'ratio', 'amount', 'score'] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]

/** Flow: periods add up; cumulative: the last value is the total; stock: the last value, and nothing is added. */
export const ACCUMULATIONS = ['flow', 'cumulative', 'stock'] as const
export type Accumulation = (typeof ACCUMULATIONS)[number]

export const DIRECTIONS = ['more', 'less', 'near', 'none'] as const
/** Which way is better: more of it, less of it, nearer a value, or neither. */
export type Direction = (typeof DIRECTIONS)[number]

/** `once`: measured and not expected again, such as the area of a place; its figure stands until somebody corrects it. */
export const PERIODICITIES = ['year', 'half', 'quarter', 'month', 'day', 'once'] as const
export type Periodicity = (typeof PERIODICITIES)[number]

/**
 * How places become one: added up; Σ numerator over Σ denominator (never the mean of percentages); or not at all, and then there is
 * no figure of the whole unless somebody measured it.
 */
export const AGGREGATIONS = ['sum', 'ratio', 'none'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/** What a figure can be broken down by. */
export interface Breakdown {
  readonly code: string
  readonly title: Text
  readonly values: readonly { readonly code: string; readonly title: Text }[]
}

export const INPUT_PERIODS = ['same', 'previous', 'latest'] as const
/** Of which period a formula reads another figure: its own, the one before, or the newest that is not later than its own. */
export type InputPeriod = (typeof INPUT_PERIODS)[number]

export const INPUT_PLACES = ['same', 'whole'] as const
/** Of its own place, or of all places of that division together. */
export type InputPlace = (typeof INPUT_PLACES)[number]

export interface CalculationInput {
  /** Code of the indicator. */
  readonly indicator: string
  readonly period: InputPeriod
  readonly place: InputPlace
  /**
   * Always this part of it: `sex=women`, or `total`. Absent: the part that is being computed, so that a figure of women is computed from
   * figures of women (decision 0057).
   */
  readonly part?: string
}

/** How an indicator is computed from others: expressions of FEEL over the names of `inputs` (decisions 0038 and 0043). */
export interface Calculation {
  readonly inputs: Readonly<Record<string, CalculationInput>>
  /** The figure itself; or its two parts, and then it is factor · numerator / denominator, and places can be put together. */
  readonly formula: { readonly value: string } | { readonly numerator: string; readonly denominator: string }
}

/** One edition of what an indicator is. A later edition is a new one; figures say under which they were published. */
export interface SheetContent {
  readonly definition: Text
  readonly formula: Text
  readonly unit: Text
  readonly decimals: number
  readonly direction: Direction
  readonly kind: IndicatorKind
  readonly accumulation: Accumulation
  readonly aggregation: Aggregation
  /** For so many: 100 of a percentage, 1 000 or 100 000 of a rate. */
  readonly factor: number
  readonly sources: readonly Text[]
  readonly periodicity: Periodicity
  readonly breakdowns: readonly Breakdown[]
  readonly limitations: Text
  /** The office or unit that answers questions, never a person. */
  readonly contact: Text
  readonly law?: Text
  /** What people call it when they look for it; never shown. */
  readonly synonyms?: readonly string[]
  readonly target?: { readonly value: number; readonly period: Period; readonly source: Text }
  /** The unit as a product of powers, so that a formula can be checked: `person`, `person/km2`; `1` for a bare number. */
  readonly quantity?: string
  /** Absent: the figure is brought, and not computed. */
  readonly calculation?: Calculation
}

export interface Sheet {
  readonly id: Id
  /** 1, 2, 3 … of one indicator. */
  readonly number: number
  readonly inForceFrom: CivilDate
  readonly title: Text
  readonly content: SheetContent
  /** Why there is a new edition. */
  readonly note: string
  readonly recordedAt: string
}

/** Of all breakdowns together. */
export const WHOLE = 'total'

/**
 * Observation status, code list CL_OBS_STATUS of SDMX; the place in this list is what is stored, so the order never changes and new
 * ones go to the end.
 */
export const OBSERVATION_STATUSES = ['A', 'P', 'E', 'F', 'I', 'B', 'D', 'U'] as const
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number]

/** The same for reasons of absence: the place in the kernel's list plus one is what is stored. */
export function missingNumber(reason: MissingReason): number {
  return MISSING_REASONS.indexOf(reason) + 1
}

export function missingOfNumber(number: number): MissingReason {
  return MISSING_REASONS[number - 1] ?? 'not_collected'
}

/** What is known of one indicator at one place in one period, of one breakdown. */
export interface Cell {
  readonly indicator: string
  readonly placeId: Id
  readonly period: Period
  /** `total`, or `sex=women;zone=urban` in the order of the dimensions' codes. */
  readonly breakdown: string
  readonly value: Maybe<number>
  readonly numerator: number | undefined
  readonly denominator: number | undefined
  readonly status: ObservationStatus
  /** Number of the batch that brought it. */
  readonly batch: number
  /** 1 for the first time it was published, 2 for its first correction. */
  readonly revision: number
}

/** What is to be kept of a cell before it has a batch. */
export interface NewCell {
  readonly indicator: string
  readonly placeId: Id
  readonly period: Period
  readonly breakdown: string
  readonly value: Maybe<number>
  readonly numerator?: number | undefined
  readonly denominator?: number | undefined
  readonly status: ObservationStatus
}

export const BATCH_STATES = ['draft', 'reviewed', 'published', 'discarded'] as const
export type BatchState = (typeof BATCH_STATES)[number]

export const BATCH_ORIGINS = ['pack', 'file', 'measure', 'api', 'demo', 'computed'] as const
export type BatchOrigin = (typeof BATCH_ORIGINS)[number]

/** Figures that came together from one source, and what became of them. */
export interface Batch {
  readonly id: Id
  readonly version: number
  readonly number: number
  readonly title: string
  readonly source: string
  readonly citation: string
  readonly origin: BatchOrigin
  readonly state: BatchState
  /** Made up for a demonstration: every page and file that shows one of its figures says so. */
  readonly demo: boolean
  readonly publishedAt: string | undefined
  readonly note: string
}
