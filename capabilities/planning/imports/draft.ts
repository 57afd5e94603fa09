import type { Text } from '../../../kernel/text.ts'
import type { CellRef, DraftInstrument, DraftPoa, MonthValues } from '../model.ts'

/** A non-empty cell of a recognised table that did not find its place, with the reason. Nothing is dropped in silence. */
export interface Unplaced extends CellRef {
  readonly text: string
  readonly reason: Text
}

export type FindingSeverity = 'error' | 'warning' | 'note'

/** Something the person should know about the document, tied to its cell. */
export interface Finding {
  readonly rule: string
  readonly severity: FindingSeverity
  readonly message: Text
  readonly at: readonly CellRef[]
}

export interface ImportCounts {
  readonly units: number
  readonly subPlans: number
  /** Strategic objectives, areas and scopes written above the tables, each text once a plan. */
  readonly headings: number
  /** Specific objectives of the units. */
  readonly objectives: number
  readonly results: number
  readonly indicators: number
  readonly activities: number
  readonly sources: number
  readonly responsibles: number
  readonly fundingSources: number
  readonly risks: number
  readonly lines: number
  readonly cells: {
    readonly read: number
    readonly placed: number
    readonly headings: number
    readonly unplaced: number
  }
}

/** Months that a workbook shows as executed (a colour, an `E` column), for one activity of the reading. */
export interface ExecutedMonths {
  /** Key of the activity. */
  readonly activity: string
  readonly months: MonthValues
  readonly from: readonly CellRef[]
}

/** What one file says: pure outcome of reading, before any comparison with what the platform already holds. */
export interface ImportReading {
  readonly file: {
    readonly name: string
    readonly sha256: string
    readonly size: number
    readonly format: 'text' | 'xlsx' | 'docx'
  }
  readonly year: number
  readonly poas: readonly DraftPoa[]
  /** PEI and yearly plan tables found in the same document. */
  readonly instruments: readonly DraftInstrument[]
  readonly executed: readonly ExecutedMonths[]
  readonly counts: ImportCounts
  readonly unplaced: readonly Unplaced[]
  readonly findings: readonly Finding[]
  /** Units that the document lists but whose plan it does not hold (Internal Audit in 2019). */
  readonly missingPlans: readonly string[]
}
