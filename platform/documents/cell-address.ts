/** Addresses as spreadsheets write them: `A1`, `AB12`. Rows and columns count from 1. */

const LETTERS: string[] = []

export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384

export function columnLetters(column: number): string {
  const known = LETTERS[column]
  if (known !== undefined) return known
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  LETTERS[column] = letters
  return letters
}

export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + row
}

export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** Reads `AB12` or `$AB$12`; undefined when it is no address of a sheet. */
export function parseAddress(address: string): CellPlace | undefined {
  let column = 0
  let row = 0
  for (let i = 0; i < address.length; i += 1) {
    const code = address.charCodeAt(i)
    if (code >= 48 && code <= 57) row = row * 10 + code - 48
    else if (row > 0) return undefined
    else if (code >= 65 && code <= 90) column = column * 26 + code - 64
    else if (code >= 97 && code <= 122) column = column * 26 + code - 96
    else if (code !== 36) return undefined
  }
  return row < 1 || column < 1 || row > MOST_ROWS || column > MOST_COLUMNS ? undefined : { row, column }
}

export interface CellArea {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Reads `A1:C4` (one address is an area of one cell). */
export function parseArea(reference: string): CellArea | undefined {
  const [first = '', second = first] = reference.split(':')
  const from = parseAddress(first)
  const to = parseAddress(second)
  if (!from || !to) return undefined
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  }
}

export function areaReference(area: CellArea): string {
  return `${cellAddress(area.top, area.left)}:${cellAddress(area.bottom, area.right)}`
}
