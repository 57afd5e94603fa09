import type { MatrixColumn } from '../model.ts'
import type { MatrixRow } from './matrix-rows.ts'

/** Characters that a line of each column holds on a landscape letter page at the template's size, and a line's height. */
const LINE_CHARACTERS: Record<MatrixColumn, number> = {
  result: 22,
  indicator: 23,
  verification_source: 19,
  activity: 30,
  responsible: 16,
  funding_source: 15,
  risk: 19,
}
const LINE_CENTIMETRES = 0.34
const LEAST_ROW_CENTIMETRES = 0.85
/** A result and its rows are kept on one page up to this height: at most a third of a page is left empty for it. */
const KEPT_CENTIMETRES = 5

/** Whether a row may be kept from being cut by the end of a page. */
export function rowFits(row: MatrixRow): boolean {
  return rowCentimetres(row) <= KEPT_CENTIMETRES
}

/** Whether the rows that the result of this row reaches over may be kept together. An estimate, on the cautious side. */
export function fitsTogether(rows: readonly MatrixRow[], index: number): boolean {
  const first = groupStart(rows, index)
  const span = rows[first]?.cells.find((cell) => cell.column === 'result')?.span ?? 1
  const group = rows.slice(first, first + span)
  const loose = group.reduce((sum, row) => sum + rowCentimetres(row), 0)
  const tallest = Math.max(...group.flatMap((row) => row.cells.map((cell) => linesOf(cell) * LINE_CENTIMETRES)))
  return Math.max(loose, tallest) <= KEPT_CENTIMETRES
}

function groupStart(rows: readonly MatrixRow[], index: number): number {
  let at = index
  while (at > 0 && !rows[at]?.cells.some((cell) => cell.column === 'result')) at -= 1
  return at
}

function rowCentimetres(row: MatrixRow): number {
  const own = row.cells.filter((cell) => cell.span === 1).map((cell) => linesOf(cell) * LINE_CENTIMETRES)
  return Math.max(LEAST_ROW_CENTIMETRES, ...own)
}

function linesOf({ column, elements }: MatrixRow['cells'][number]): number {
  return elements.reduce((sum, { code, title }) => {
    const characters = title.length + (code === undefined ? 0 : code.length + 1)
    return sum + Math.ceil(characters / LINE_CHARACTERS[column])
  }, 0)
}
