import type { PackageLimits } from './package-limits.ts'
import { PACKAGE_LIMITS } from './package-limits.ts'
import type { Colour } from './workbook-colours.ts'

/** A paragraph as read: its words and how the author marked it. */
export interface DocxParagraph {
  readonly is: 'paragraph'
  readonly text: string
  /** Name of its style, as the author's program shows it (`heading 1`, `Título 1`, `List Paragraph`). */
  readonly style?: string
  /** 1 to 9 when the paragraph stands in the outline: a heading in whatever language the style is named. */
  readonly headingLevel?: number
  /** Number or bullet that the program draws before it (`1.2`, `a)`, `•`); it is not part of the text. */
  readonly numbering?: string
  readonly comment?: string
}

/** A cell where it stands in the grid of its table, rows and columns from 1, merges already resolved. */
export interface DocxCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** Paragraphs joined by a line break, each with its number or bullet; nested tables row by row, cells apart by a tab. */
  readonly text: string
  readonly fill?: Colour
  readonly comment?: string
}

export interface DocxTable {
  readonly is: 'table'
  readonly rows: number
  readonly columns: number
  /** Rows the author marked to repeat on each page. */
  readonly headerRows: number
  readonly cells: readonly DocxCell[]
}

export type DocxBlock = DocxParagraph | DocxTable

export interface DocxContent {
  readonly blocks: readonly DocxBlock[]
}

export interface DocxLimits extends PackageLimits {
  /** Paragraphs and table cells together. */
  readonly pieces: number
  readonly seconds: number
}

export const DOCX_LIMITS: DocxLimits = { ...PACKAGE_LIMITS, pieces: 500_000, seconds: 60 }
