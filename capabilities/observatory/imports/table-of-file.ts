import type { Refusal } from '../../../kernel/result.ts'
import { type Result, refuse } from '../../../kernel/result.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import { type ReadTable, tableOfText } from './table-of-text.ts'

const NO_TABLE: Refusal<'no_table'> = {
  kind: 'no_table',
  field: 'file',
  message: {
    es: 'No se encontró una tabla: hace falta una fila de encabezados con dos columnas o más, y filas debajo.',
    en: 'No table was found: it takes a row of headings with two columns or more, and rows below it.',
  },
}

/** The table in a file: text, or the first sheet of a workbook that holds one; its first row that fills two cells is the headings. */
export async function tableOfFile(bytes: Uint8Array): Promise<Result<ReadTable, Refusal>> {
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isPackage) return found(tableOfText(textOf(bytes)))
  const book = await readWorkbook(bytes)
  if (!book.ok) return book
  for (const { cells, columns, hidden } of book.value.sheets) {
    if (hidden) continue
    const rows = new Map<number, string[]>()
    for (const cell of cells) {
      const row = rows.get(cell.row) ?? Array<string>(columns).fill('')
      row[cell.column - 1] = cell.number === undefined || cell.date !== undefined ? cell.text : String(cell.number)
      rows.set(cell.row, row)
    }
    const filled = [...rows.values()]
    const head = filled.findIndex((row) => row.filter((text) => text.trim() !== '').length > 1)
    if (head >= 0 && filled.length > head + 1)
      return {
        ok: true,
        value: { headings: (filled[head] ?? []).map((text) => text.trim()), rows: filled.slice(head + 1) },
      }
  }
  return refuse(NO_TABLE)
}

export function tableOfPaste(text: string): Result<ReadTable, Refusal> {
  return found(tableOfText(text))
}

function found(table: ReadTable | undefined): Result<ReadTable, Refusal> {
  return table === undefined ? refuse(NO_TABLE) : { ok: true, value: table }
}

/** UTF-8; else what programs of the office wrote before it. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
