/** What a cell of a table says. */
export type CellValue = string | number | boolean | null

/** Programs of the office take the first bytes as the sign that a text is UTF-8. */
const BOM = '\uFEFF'

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
  return `${bom ? BOM : ''}${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

function csvCell(value: CellValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
