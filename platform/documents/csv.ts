/** What a cell of a table says. */
export type CellValue = string | number | boolean | null

/** Programs of the office take the first bytes as the sign that a text is UTF-8. */
export const CSV_START = '\uFEFF'
export const CSV_TYPE = 'text/csv; charset=utf-8'

/** Beginnings that a spreadsheet takes for a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as RFC 4180 has it: commas, CRLF, quotes doubled. A text that a spreadsheet would run as a formula gets an apostrophe
 * before it; numbers are numbers and keep their sign.
 */
export function csvText(
  rows: readonly (readonly CellValue[])[],
  { bom = true }: { readonly bom?: boolean } = {},
): string {
  return `${bom ? CSV_START : ''}${rows.map(csvLine).join('')}`
}

/** One record of such a table, for what is written piece by piece; what is no simple value is written as JSON. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return csvCell(JSON.stringify(value))
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
