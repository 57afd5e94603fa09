import type { CivilDate } from '../../kernel/civil.ts'
import type { CellArea } from './cell-address.ts'
import type { PackageLimits } from './package-limits.ts'
import { PACKAGE_LIMITS } from './package-limits.ts'
import type { Colour } from './workbook-colours.ts'

/** A cell that holds something: text, a formula, a comment or a fill colour. Rows and columns count from 1. */
export interface ReadCell {
  readonly row: number
  readonly column: number
  readonly address: string
  /** As the person sees it; '' when the cell is only filled. */
  readonly text: string
  /** The number behind the text, unrounded, when the cell holds one. */
  readonly number?: number
  /** The day behind the text, when the number is shown as a date. */
  readonly date?: CivilDate
  /** Without its `=`. Cells that share a formula all show the one of the first. */
  readonly formula?: string
  readonly fill?: Colour
  readonly comment?: string
}

export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  /** The last row and column that hold anything. */
  readonly rows: number
  readonly columns: number
  /** In reading order: by row, then by column. */
  readonly cells: readonly ReadCell[]
  readonly merges: readonly CellArea[]
}

export interface WorkbookContent {
  readonly sheets: readonly ReadSheet[]
}

export interface WorkbookLimits extends PackageLimits {
  readonly rows: number
  readonly columns: number
  /** Cells with something in them, over all sheets. */
  readonly cells: number
  readonly seconds: number
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  ...PACKAGE_LIMITS,
  rows: 100_000,
  columns: 500,
  cells: 2_000_000,
  seconds: 60,
}
