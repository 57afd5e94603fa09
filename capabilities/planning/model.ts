/**
 * Words of planning, shared by rules, pages, imports and exports. Pure types and closed lists.
 * Structure: (PEI → Plan de Acción → POA per unit); the POA matrix is that of the institution's annual plan:
 * objective, result, indicator, verification source, activity, twelve months, responsible, funding source, risk.
 */
import type { CivilDate, Period } from '../../kernel/civil.ts'
import type { Text } from '../../kernel/text.ts'

/** Elements of the five-year plan, of the yearly plan and of a unit's plan. */
export const ELEMENT_KINDS = [
  // PEI
  'mission',
  'vision',
  'goal',
  'value',
  'cross_axis',
  'strategic_area',
  'strategic_objective',
  // Plan de Acción
  'scope',
  'strategic_result',
  'strategic_indicator',
  // POA: headings of a section, as the unit wrote them
  'sub_plan',
  'area_heading',
  'objective_heading',
  'scope_heading',
  'specific_objective',
  // POA: columns of the matrix
  'result',
  'indicator',
  'verification_source',
  'activity',
  'responsible',
  'funding_source',
  'risk',
] as const
export type ElementKind = (typeof ELEMENT_KINDS)[number]

/** Columns of the matrix beside the months, in the institution's order. */
export const MATRIX_COLUMNS = [
  'result',
  'indicator',
  'verification_source',
  'activity',
  'responsible',
  'funding_source',
  'risk',
] as const
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number]

/** Headings that may stand above the lines of a section. */
export const SECTION_HEADINGS = ['area_heading', 'objective_heading', 'scope_heading', 'specific_objective'] as const
export type SectionHeading = (typeof SECTION_HEADINGS)[number]

/** Where in a file something was read: sheet (or `lines` of a text document, or `table 3` of a .docx) and address (`D14`). */
export interface CellRef {
  readonly sheet: string
  readonly address: string
}

/** Why the importer proposes something that the document does not say outright. */
export interface Proposal {
  /** Stable name of the rule that inferred it, e.g. `split_on_numbering`, `column_by_content`, `joined_after_page_break`. */
  readonly rule: string
  readonly reason: Text
}

export interface Provenance {
  readonly from: readonly CellRef[]
  readonly proposals?: readonly Proposal[]
}

// ---- Indicators ------------------------------------------------------------------------------------------------

export const INDICATOR_KINDS = [
  'count',
  'percentage',
  'date_milestone',
  'recurring_deliverable',
  'threshold',
  'qualitative_scale',
] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]
export const DIRECTIONS = ['increase', 'decrease', 'maintain'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const ACCUMULATIONS = ['flow', 'cumulative', 'stock', 'average'] as const
export type Accumulation = (typeof ACCUMULATIONS)[number]

/** One target of an indicator; a cell may bundle several, each with its date, or none at all. */
export interface Target {
  /** Absent when the text gives a milestone without a number. Percentages are on the 0–100 scale. */
  readonly value?: number
  readonly comparator?: 'at_least' | 'at_most' | 'equal' | 'within'
  /** Lower bound of `within`; the upper is `value`. */
  readonly lower?: number
  /** What is counted, in the plan's words: `solicitudes`, `informes`, `%`. */
  readonly unit?: string
  /** Day by which it is due; absent for continuous targets. */
  readonly due?: CivilDate
}

/** How often an indicator is measured. */
export const FREQUENCIES = ['month', 'quarter', 'half_year', 'year'] as const
export type Frequency = (typeof FREQUENCIES)[number]

export interface IndicatorTerms {
  readonly kind: IndicatorKind
  readonly direction: Direction
  readonly accumulation: Accumulation
  readonly baseline?: number
  /** Of when the baseline is, and where it was read. */
  readonly baselinePeriod?: Period
  readonly baselineSource?: string
  readonly targets: readonly Target[]
  /** Absent: by what it is (`rules/indicators/reading-slots.ts`). */
  readonly every?: Frequency
  /** Positions of a qualitative scale, lowest first: the first is 1. */
  readonly levels?: readonly string[]
  /** Dimensions by which its readings are taken apart: keys of the deployment's breakdowns. */
  readonly breakdowns?: readonly string[]
}

// ---- Responsible, funding ---------------------------------------------------------------------------------------

export const RESPONSIBLE_ROLES = ['executes', 'supervises', 'supports'] as const
export type ResponsibleRole = (typeof RESPONSIBLE_ROLES)[number]
export const FUNDING_STATUSES = ['secured', 'to_be_raised', 'in_kind', 'not_stated'] as const
export type FundingStatus = (typeof FUNDING_STATUSES)[number]

// ---- Schedules --------------------------------------------------------------------------------------------------

/** Twelve entries, January first. `null` = not programmed (never 0 and never 100); a mark counts 1. */
export type MonthValues = readonly (number | null)[]

export const SCHEDULE_KINDS = ['none', 'marks', 'quantities', 'recurrence'] as const
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number]

export interface Schedule {
  readonly kind: ScheduleKind
  /** Programmed per month; all null when `kind` is `none`. A recurrence is expanded to what it programmes each month. */
  readonly months: MonthValues
  /** As written; Σ months must equal it. Marks: the number of marks. */
  readonly annualTotal?: number
  /** Cells that the months were read from. */
  readonly from?: readonly CellRef[]
  /** The recurrence rule as written: `primeros 10 días hábiles de cada mes`. */
  readonly rule?: string
}

export const NO_SCHEDULE: Schedule = { kind: 'none', months: Array<null>(12).fill(null) }

// ---- The draft of a plan: what an import, a deployment file or the database say about one POA ---------------------

/** One value of the matrix. Shared by several lines it is still one value. `key` is unique within its document. */
export interface DraftElement extends Provenance {
  readonly key: string
  readonly kind: ElementKind
  /** As written, also mistyped or doubled: `O.1.R.2.S.P.I.3`, `A.1.`. */
  readonly code?: string
  /** Words that introduced it in its cell and only say what it is: `OBJETIVO ESTRATÉGICO`, `Fuente de financiamiento`. */
  readonly label?: string
  /** The text without its code. */
  readonly title: string
  /** English of the title, where a deployment gives one; imported content stays Spanish. */
  readonly titleEn?: string
  readonly indicator?: IndicatorTerms
  readonly role?: ResponsibleRole
  /** The cell names people, not posts: shown to staff, never published (publish posts, not persons). */
  readonly namesPersons?: boolean
  readonly funding?: FundingStatus
  /** Activities only. */
  readonly schedule?: Schedule
  readonly weight?: number
  readonly cancelled?: { readonly reason: string; readonly on: CivilDate }
}

/** One line of the matrix: the keys of the elements that stand on it, column by column, in order. */
export interface DraftLine {
  readonly key: string
  readonly cells: Readonly<Partial<Record<MatrixColumn, readonly string[]>>>
}

/** Lines under one specific objective, with the headings written above them. */
export interface DraftSection {
  readonly key: string
  readonly headings: readonly string[]
  readonly lines: readonly DraftLine[]
}

export interface DraftSubPlan {
  readonly key: string
  /** Absent when the unit's plan has no parts. */
  readonly heading?: string
  readonly sections: readonly DraftSection[]
}

export interface DraftPoa {
  /** Code of the unit in the institution's organisation of that year, e.g. `SCDU`; absent when it could not be told. */
  readonly unit?: string
  /** Title as written above the plan. */
  readonly title: string
  readonly year: number
  readonly from: readonly CellRef[]
  readonly elements: readonly DraftElement[]
  readonly subPlans: readonly DraftSubPlan[]
}

/** An element of a tree-shaped instrument (PEI, Plan de Acción). `serves` names keys of elements of the instrument above. */
export interface DraftNode extends DraftElement {
  readonly parent?: string
  readonly serves?: readonly string[]
}

export interface DraftInstrument {
  readonly kind: 'pei' | 'action_plan'
  readonly title: string
  readonly titleEn?: string
  readonly fromYear: number
  readonly toYear: number
  readonly nodes: readonly DraftNode[]
}

// ---- Reports of progress ----------------------------------------------------------------------------------------

/** What a unit reported for one month of one activity. `executed` in the schedule's terms (a share of 1 for marks). */
export interface MonthReport {
  readonly month: number
  readonly executed: number
  readonly note?: string
}
