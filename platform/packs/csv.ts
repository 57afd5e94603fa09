import { type Result, refuse } from '../../kernel/result.ts'

export interface CsvRecord {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** Rows of comma-separated text with the line on which each begins (RFC 4180: quotes doubled, line breaks inside quotes). */
function csvRows(text: string): Result<{ readonly line: number; readonly cells: readonly string[] }[]> {
  const rows: { line: number; cells: string[] }[] = []
  let row: { line: number; cells: string[] } | undefined
  let cell = ''
  let quoted = false
  let line = 1
  const source = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')
  for (let index = 0; index < source.length; index += 1) {
    const char = source.charAt(index)
    row ??= { line, cells: [] }
    if (quoted) {
      if (char === '"' && source.charAt(index + 1) === '"') {
        cell += '"'
        index += 1
      } else if (char === '"') quoted = false
      else cell += char
    } else if (char === '"' && cell === '') quoted = true
    else if (char === ',') {
      row.cells.push(cell)
      cell = ''
    } else if (char === '\n') {
      row.cells.push(cell)
      rows.push(row)
      row = undefined
      cell = ''
    } else cell += char
    if (char === '\n') line += 1
  }
  if (quoted)
    return refuse({
      kind: 'open_quote',
      message: { es: 'Queda una comilla sin cerrar.', en: 'A quotation mark is never closed.' },
      address: String(row?.line ?? line),
    })
  if (row) rows.push({ line: row.line, cells: [...row.cells, cell] })
  return { ok: true, value: rows.filter((each) => each.cells.some((value) => value.trim() !== '')) }
}

/** Records of a CSV text by the names of its header row; a row longer or shorter than the header is refused, not padded. */
export function parseCsv(text: string): Result<readonly CsvRecord[]> {
  const rows = csvRows(text)
  if (!rows.ok) return rows
  const [header, ...body] = rows.value
  if (!header) return { ok: true, value: [] }
  const names = header.cells.map((name) => name.trim())
  const records: CsvRecord[] = []
  for (const { line, cells } of body) {
    if (cells.length !== names.length)
      return refuse({
        kind: 'uneven_row',
        message: {
          es: `La fila tiene ${cells.length} columnas y el encabezado ${names.length}.`,
          en: `The row has ${cells.length} columns and the header ${names.length}.`,
        },
        address: String(line),
      })
    records.push({ line, values: Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])) })
  }
  return { ok: true, value: records }
}
