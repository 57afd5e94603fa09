import type { DocxCell, DocxTable } from './docx-content.ts'
import type { Colour } from './workbook-colours.ts'

/** A cell as its row tells it, before merges are resolved. */
export interface RawDocxCell {
  columnSpan: number
  /** `restart` begins a merge downwards or to the right, `continue` goes on with the one above or to the left. */
  vertical?: 'restart' | 'continue'
  horizontal?: 'restart' | 'continue'
  fill?: Colour
  lines: string[]
  comments: string[]
}

export interface RawDocxRow {
  /** Columns of the grid left free before the first cell (§17.4.14). */
  gridBefore: number
  header: boolean
  cells: RawDocxCell[]
}

interface PlacedCell {
  readonly row: number
  readonly column: number
  rowSpan: number
  columnSpan: number
  fill?: Colour
  readonly lines: string[]
  readonly comments: string[]
}

/**
 * Puts cells on the grid of their table. A cell that continues a merge extends the one it continues; words that hide
 * inside it (word processors do not show them) are kept with it, since nothing may be dropped. One that continues
 * nothing stands for itself.
 */
export function resolveGrid(rows: readonly RawDocxRow[]): DocxTable {
  const placed: PlacedCell[] = []
  let open = new Map<number, PlacedCell>()
  let columns = 0
  for (const [index, row] of rows.entries()) {
    const stillOpen = new Map<number, PlacedCell>()
    let column = 1 + row.gridBefore
    let left: PlacedCell | undefined
    for (const cell of row.cells) {
      const above = cell.vertical === 'continue' ? open.get(column) : undefined
      if (cell.horizontal === 'continue' && left) {
        left.columnSpan += cell.columnSpan
        take(left, cell)
      } else if (above && above.columnSpan === cell.columnSpan) {
        above.rowSpan += 1
        take(above, cell)
        stillOpen.set(column, above)
        left = above
      } else {
        const fresh: PlacedCell = { row: index + 1, column, rowSpan: 1, ...pick(cell) }
        placed.push(fresh)
        if (cell.vertical) stillOpen.set(column, fresh)
        left = fresh
      }
      column += cell.columnSpan
    }
    columns = Math.max(columns, column - 1)
    open = stillOpen
  }
  const body = rows.findIndex((row) => !row.header)
  return {
    is: 'table',
    rows: rows.length,
    columns,
    headerRows: body < 0 ? rows.length : body,
    cells: placed.map(finished),
  }
}

function pick(cell: RawDocxCell): Omit<PlacedCell, 'row' | 'column' | 'rowSpan'> {
  const { columnSpan, fill, lines, comments } = cell
  return { columnSpan, lines: [...lines], comments: [...comments], ...(fill === undefined ? {} : { fill }) }
}

function take(into: PlacedCell, cell: RawDocxCell): void {
  if (cell.lines.some((line) => line.trim() !== '')) into.lines.push(...cell.lines)
  into.comments.push(...cell.comments)
  if (into.fill === undefined && cell.fill !== undefined) into.fill = cell.fill
}

function finished(cell: PlacedCell): DocxCell {
  const { lines, comments, fill, ...where } = cell
  return {
    ...where,
    text: lines.join('\n').replace(/^\n+|\n+$/g, ''),
    ...(fill === undefined ? {} : { fill }),
    ...(comments.length > 0 ? { comment: comments.join('\n') } : {}),
  }
}

/** A nested table as lines of its cell: rows as lines, cells apart by tabs. */
export function gridAsLines(table: DocxTable): readonly string[] {
  return Array.from({ length: table.rows }, (_, i) =>
    table.cells
      .filter((cell) => cell.row === i + 1)
      .map((cell) => cell.text)
      .join('\t'),
  )
}
