import type { CellArea } from './cell-address.ts'
import type { Colour } from './workbook-colours.ts'

/** A workbook to be written, in words that know nothing of the library that writes it. */
export interface WorkbookSpec {
  readonly title: string
  readonly author?: string
  readonly description?: string
  /** Language of the content, `es` or `en`. */
  readonly language?: string
  /** ISO instant. The same specification gives the same bytes. */
  readonly created: string
  /** Styles by the names cells use. */
  readonly styles: Readonly<Record<string, CellStyle>>
  readonly sheets: readonly SheetSpec[]
}

export interface CellStyle {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  /** In points. */
  readonly size?: number
  readonly colour?: Colour
  readonly fill?: Colour
  readonly border?: 'thin' | 'medium'
  readonly borderColour?: Colour
  readonly horizontal?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'center' | 'bottom'
  readonly wrap?: boolean
  /** A format code as a spreadsheet writes it: `#,##0.00`, `0 %`, `dd/mm/yyyy`. */
  readonly numberFormat?: string
}

export interface CellSpec {
  readonly row: number
  readonly column: number
  /** Text is always stored as text: `=1+1` stays those four characters, never a formula. */
  readonly value: string | number | null
  readonly style?: string
  /** Over the style's own fill. */
  readonly fill?: Colour
  readonly comment?: string
  /** Leads to a cell of the same workbook. */
  readonly link?: { readonly sheet: string; readonly address: string }
}

export interface SheetSpec {
  /** At most 31 characters without `[]:*?/\`; see `sheetName`. */
  readonly name: string
  readonly cells: readonly CellSpec[]
  readonly merges?: readonly CellArea[]
  /** Width in characters by column, from 1. */
  readonly columnWidths?: Readonly<Record<number, number>>
  /** Height in points by row, from 1. */
  readonly rowHeights?: Readonly<Record<number, number>>
  /** Rows and columns that stay in sight. */
  readonly freeze?: { readonly rows: number; readonly columns: number }
  readonly print?: PrintSetup
  readonly choices?: readonly ChoiceList[]
  readonly tabColour?: Colour
  /** Not shown among the tabs; the first sheet never is. */
  readonly hidden?: boolean
}

export interface PrintSetup {
  readonly paper: 'letter' | 'legal' | 'tabloid' | 'a4'
  readonly landscape?: boolean
  /** All columns on one page's width, as many pages down as needed. */
  readonly fitToWidth?: boolean
  /** First and last row printed at the top of each page. */
  readonly repeatRows?: readonly [first: number, last: number]
  /** At the left and right of the page's head. */
  readonly head?: { readonly left: string; readonly right?: string }
  /** In the middle of the footer; the page and the number of pages are put at the right. */
  readonly footer?: string
}

/** A list to choose from, offered in every cell of the area. */
export interface ChoiceList {
  readonly area: CellArea
  readonly values: readonly string[]
}

/** A name that a tab may bear and no other tab of `taken` bears. */
export function sheetName(wish: string, taken: readonly string[] = []): string {
  const clean =
    wish
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '') || '1'
  for (let turn = 1; ; turn += 1) {
    const suffix = turn === 1 ? '' : ` (${turn})`
    const name = clean.slice(0, 31 - suffix.length).trim() + suffix
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name
  }
}
