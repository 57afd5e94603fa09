import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'

/** A cell of a file with where it stands. Empty ones are not there. */
export interface PastCell {
  readonly column: number
  /** `C14` of a sheet, `fila 14, NUM_EXP` of a table of the old system. */
  readonly address: string
  /** As it was written. */
  readonly text: string
  /** The day behind it, where the file itself says that it is one. */
  readonly day?: CivilDate | undefined
}

export interface PastRow {
  readonly row: number
  readonly cells: readonly PastCell[]
  /** The old system had marked it as deleted. */
  readonly deleted?: boolean | undefined
}

/** What every file becomes before it is understood. */
export interface PastTable {
  readonly format: 'csv' | 'xlsx' | 'dbf'
  readonly headings: readonly string[]
  readonly rows: readonly PastRow[]
  /** Cells that stand outside of the table: above its headings, on other sheets. */
  readonly outside: readonly PastCell[]
  readonly notes: readonly Text[]
}

/** What a past case may hold of its own; everything else of its row is kept beside, under its heading. */
export const PAST_FIELDS = [
  'number',
  'filedOn',
  'endedOn',
  'outcome',
  'applicant',
  'municipality',
  'use',
  'area',
  'storeys',
  'investment',
] as const
export type PastField = (typeof PAST_FIELDS)[number]

/** Which column (from 0) holds which; a column that is nobody's is kept beside. */
export type PastMapping = Readonly<Partial<Record<PastField, number>>>

export const PAST_ENDS = ['granted', 'conditioned', 'denied', 'withdrawn', 'lapsed', 'closed'] as const
export type PastEnd = (typeof PAST_ENDS)[number]

/** A case as the old system tells it: no ledger, no days but those that stand in the file. */
export interface PastCase {
  readonly number: string
  /** Of the file: where a person looks it up. */
  readonly row: number
  readonly filedOn: CivilDate | undefined
  readonly endedOn: CivilDate | undefined
  readonly endedAs: PastEnd | undefined
  readonly outcome: string | undefined
  readonly applicant: string | undefined
  readonly jurisdiction: string | undefined
  readonly municipality: string | undefined
  readonly use: string | undefined
  readonly area: number | undefined
  readonly storeys: number | undefined
  readonly investment: number | undefined
  /** What else its row says, by heading, as written. */
  readonly others: Readonly<Record<string, string>>
}

export interface PastProblem {
  readonly address: string
  readonly message: Text
}

export interface PastReading {
  readonly cases: readonly PastCase[]
  /** Cells that are in no case: with them every cell of the file is told. */
  readonly notPlaced: readonly { readonly address: string; readonly text: string; readonly why: Text }[]
  /** What has to be corrected before anything is taken over. */
  readonly problems: readonly PastProblem[]
  /** What was kept as written because nobody could tell what it means. */
  readonly doubts: readonly PastProblem[]
  readonly counts: { readonly cells: number; readonly inCases: number; readonly notPlaced: number }
}
