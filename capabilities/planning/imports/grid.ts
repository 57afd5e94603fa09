import type { CellRef } from '../model.ts'

/**
 * What every file becomes before it is understood: cells that remember where they stood. Formats differ only in how the
 * grid was made; recognition knows the grid alone.
 */
export interface GridCell {
  readonly ref: CellRef
  readonly row: number
  readonly column: number
  /** As in the file, markup included. Never blank: blank cells are not in the grid. */
  readonly text: string
  readonly number?: number
  /** Day behind a number shown as a date. */
  readonly date?: string
  readonly formula?: string
  readonly fill?: string
  readonly comment?: string
  /** How many rows and columns the cell covers; 1 unless merged. */
  readonly rowSpan: number
  readonly columnSpan: number
}

/** A cell without text that is coloured: months are often marked so. */
export interface GridFill {
  readonly ref: CellRef
  readonly column: number
  readonly columnSpan: number
  readonly colour: string
}

export interface GridRow {
  readonly row: number
  /** `L443` in a text, `14` on a sheet. */
  readonly address: string
  /** In order of columns. */
  readonly cells: readonly GridCell[]
  readonly fills: readonly GridFill[]
  /** Columns that a merged cell of an earlier row reaches down into, with that cell. */
  readonly covered: ReadonlyMap<number, GridCell>
}

export interface GridTable {
  readonly is: 'table'
  /** Name of the sheet, `lines` of a text, `table 3` of a document. */
  readonly sheet: string
  /** Whether the format could say that cells are merged. A text cannot: covered cells are blank in it. */
  readonly merges: 'kept' | 'lost'
  readonly rows: readonly GridRow[]
}

export interface GridParagraph {
  readonly is: 'paragraph'
  readonly ref: CellRef
  readonly text: string
  /** Follows the line above without a blank line between. */
  readonly runsOn: boolean
}

export type GridBlock = GridTable | GridParagraph

export interface Grid {
  readonly format: 'text' | 'xlsx' | 'docx'
  readonly blocks: readonly GridBlock[]
  /** Sheets the author hid: not read, and said so. */
  readonly hiddenSheets: readonly string[]
}

/** Key of a place, unique in the file: what elements and lines are named after, so that the same file reads the same. */
export function placeKey(ref: CellRef): string {
  return `${ref.sheet}!${ref.address}`
}

/** Addresses of rows as said in a sentence: `L408`, `Hoja1!14`. */
export function spokenRow(sheet: string, row: string): string {
  return spokenPlace({ sheet, address: row })
}

/** `L12C3` or `Hoja1!D14`: the sheet is named only where there are several. */
export function spokenPlace(ref: CellRef): string {
  return ref.sheet === 'lines' ? ref.address : placeKey(ref)
}
