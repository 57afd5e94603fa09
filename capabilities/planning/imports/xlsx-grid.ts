import { cellAddress } from '../../../platform/documents/cell-address.ts'
import type { ReadCell, ReadSheet, WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { Grid, GridCell, GridFill, GridRow, GridTable } from './grid.ts'

/** Each visible sheet is one table; cells keep their own addresses. */
export function workbookGrid(content: WorkbookContent): Grid {
  const blocks = content.sheets.filter((sheet) => !sheet.hidden).map(sheetTable)
  const hiddenSheets = content.sheets
    .filter((sheet) => sheet.hidden && sheet.cells.some(hasText))
    .map((sheet) => sheet.name)
  return { format: 'xlsx', blocks: blocks.filter((table) => table.rows.length > 0), hiddenSheets }
}

function hasText(cell: ReadCell): boolean {
  return cell.text.trim() !== ''
}

interface Span {
  readonly rows: number
  readonly columns: number
}

function sheetTable(sheet: ReadSheet): GridTable {
  const spans = new Map<string, Span>()
  const inside = new Set<string>()
  for (const { top, left, bottom, right } of sheet.merges) {
    spans.set(cellAddress(top, left), { rows: bottom - top + 1, columns: right - left + 1 })
    // Whole rows or columns may be merged; only the part that holds something matters.
    for (let row = top; row <= Math.min(bottom, sheet.rows); row += 1)
      for (let column = left; column <= Math.min(right, sheet.columns); column += 1)
        if (row !== top || column !== left) inside.add(cellAddress(row, column))
  }
  const building = new Map<number, { cells: GridCell[]; fills: GridFill[] }>()
  for (const cell of sheet.cells) {
    const row = building.get(cell.row) ?? { cells: [], fills: [] }
    building.set(cell.row, row)
    const span = spans.get(cell.address) ?? { rows: 1, columns: 1 }
    const ref = { sheet: sheet.name, address: cell.address }
    if (hasText(cell)) row.cells.push(gridCell(cell, ref, span))
    else if (cell.fill !== undefined && !inside.has(cell.address))
      row.fills.push({ ref, column: cell.column, columnSpan: span.columns, colour: cell.fill })
  }
  return { is: 'table', sheet: sheet.name, merges: 'kept', rows: withCovered(building, sheet) }
}

function gridCell(cell: ReadCell, ref: GridCell['ref'], span: Span): GridCell {
  return {
    ref,
    row: cell.row,
    column: cell.column,
    text: cell.text.trim(),
    ...(cell.number === undefined ? {} : { number: cell.number }),
    ...(cell.date === undefined ? {} : { date: cell.date }),
    ...(cell.formula === undefined ? {} : { formula: cell.formula }),
    ...(cell.fill === undefined ? {} : { fill: cell.fill }),
    ...(cell.comment === undefined ? {} : { comment: cell.comment }),
    rowSpan: span.rows,
    columnSpan: span.columns,
  }
}

function withCovered(
  building: ReadonlyMap<number, { cells: GridCell[]; fills: GridFill[] }>,
  sheet: ReadSheet,
): readonly GridRow[] {
  const covered = coveredColumns(
    [...building.values()].flatMap((row) => row.cells),
    sheet.rows,
  )
  const numbers = [...new Set([...building.keys(), ...covered.keys()])].sort((a, b) => a - b)
  return numbers.map((row) => ({
    row,
    address: String(row),
    cells: building.get(row)?.cells ?? [],
    fills: building.get(row)?.fills ?? [],
    covered: covered.get(row) ?? new Map(),
  }))
}

/** For each row, the columns that a merged cell of an earlier row reaches into. */
export function coveredColumns(
  cells: readonly GridCell[],
  lastRow: number,
): ReadonlyMap<number, ReadonlyMap<number, GridCell>> {
  const covered = new Map<number, Map<number, GridCell>>()
  for (const cell of cells)
    for (let row = cell.row + 1; row < cell.row + cell.rowSpan && row <= lastRow; row += 1) {
      const columns = covered.get(row) ?? new Map<number, GridCell>()
      covered.set(row, columns)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) columns.set(column, cell)
    }
  return covered
}
