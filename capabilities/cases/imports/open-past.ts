import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { dbfHeadLength, isDbf, readDbfCells, readDbfHead } from '../../../platform/documents/dbf.ts'
import { cellsOf, delimiterOf, isUnclosed, splitRecords } from '../../../platform/documents/delimited.ts'
import { distinct } from '../../../platform/documents/distinct-names.ts'
import { bytesReader } from '../../../platform/documents/text-of-bytes.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import type { ReadCell, ReadSheet } from '../../../platform/documents/workbook-content.ts'
import type { PastCell, PastRow, PastTable } from '../rules/past/past-case.ts'

export interface PastFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The memo file beside a table of FoxPro (`.FPT`), where there is one. */
  readonly memo?: Uint8Array | undefined
  /** Alphabet of a table or text, where the person knows better than the file. */
  readonly encoding?: string | undefined
}

/** Twenty years of cases fit many times over. */
export const LARGEST_PAST_FILE = 40_000_000

/** Opens a file by what it holds, never by its name. */
export async function openPast(file: PastFile): Promise<Result<PastTable, Refusal>> {
  const { bytes, name } = file
  if (bytes.length === 0) return refuse(EMPTY)
  if (bytes.length > LARGEST_PAST_FILE) return refuse(tooLarge(name, bytes.length))
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return openSheet(file)
  if (isDbf(bytes)) return openDbf(file)
  if (/\.dbf$/i.test(name)) return refuse(notDbf(name))
  return openText(file)
}

function withRows(table: PastTable): Result<PastTable, Refusal> {
  return table.rows.length === 0 ? refuse(NO_ROWS) : ok(table)
}

async function openSheet({ bytes }: PastFile): Promise<Result<PastTable, Refusal>> {
  const read = await readWorkbook(bytes)
  if (!read.ok) return read
  const isFilled = ({ text }: ReadCell) => text.trim() !== ''
  const filled = read.value.sheets.filter(({ cells }) => cells.some(isFilled))
  const size = ({ cells }: ReadSheet) => cells.length
  const sheet = filled.reduce<ReadSheet | undefined>(
    (most, each) => (most === undefined || size(each) > size(most) ? each : most),
    undefined,
  )
  if (sheet === undefined) return refuse(NO_ROWS)
  const rows = [...Map.groupBy(sheet.cells.filter(isFilled), ({ row }) => row)].sort(([a], [b]) => a - b)
  // A title of one or two cells stands above the headings often.
  const head = rows.find(([, cells]) => cells.length >= Math.min(3, sheet.columns))
  if (head === undefined) return refuse(NO_ROWS)
  const [headRow, headCells] = head
  const headings = Array.from(
    { length: sheet.columns },
    (_, at) => headCells.find(({ column }) => column === at + 1)?.text.trim() ?? '',
  )
  const cellOf = ({ column, address, text, date, number }: ReadCell, of = ''): PastCell => ({
    column: column - 1,
    address: `${of}${address}`,
    // What stands behind a rounded figure is what was written.
    text: number !== undefined && date === undefined && !Number.isInteger(number) ? String(number) : text.trim(),
    ...(date === undefined ? {} : { day: date }),
  })
  const outside = [
    ...rows.filter(([row]) => row < headRow).flatMap(([, cells]) => cells.map((cell) => cellOf(cell))),
    ...filled
      .filter((each) => each !== sheet)
      .flatMap((each) => each.cells.filter(isFilled).map((cell) => cellOf(cell, `${each.name}!`))),
  ]
  return withRows({
    format: 'xlsx',
    headings: distinct(headings),
    rows: rows
      .filter(([row]) => row > headRow)
      .map(([row, cells]): PastRow => ({ row, cells: cells.map((cell) => cellOf(cell)) })),
    outside,
    notes: [],
  })
}

/** Tables of dBASE and FoxPro, with memos where their file came too; records marked as deleted are told as such. */
function openDbf({ bytes, memo, encoding, name }: PastFile): Result<PastTable, Refusal> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = readDbfHead(whole.subarray(0, dbfHeadLength(whole)))
  const needed = head.headLength + head.records * head.recordLength
  if (head.fields.length === 0 || whole.length < needed)
    return refuse(truncated(name, head.records, whole.length, needed))
  const reader = bytesReader(encoding ?? head.encoding ?? 'Windows-1252', encoding !== undefined)
  const rows: PastRow[] = []
  let withoutMemo = 0
  for (let at = 0; at < head.records; at += 1) {
    const from = head.headLength + at * head.recordLength
    const record = whole.subarray(from, from + head.recordLength)
    const cells: PastCell[] = []
    for (const [column, value] of readDbfCells(record, head.fields, reader, memo).entries()) {
      if (value.is === 'missing memo') withoutMemo += 1
      // The sign without a shape: fields of programs are filled up with it, and no text of ours can keep it.
      const text = value.is === 'missing memo' ? '(memo)' : value.text.replaceAll('\0', '').trim()
      if (text === '') continue
      const address = `fila ${at + 1}, ${head.fields[column]?.name ?? column + 1}`
      cells.push({ column, address, text, ...(value.is === 'day' ? { day: value.text } : {}) })
    }
    if (cells.length > 0) rows.push({ row: at + 1, cells, ...(record[0] === 0x2a ? { deleted: true } : {}) })
  }
  return withRows({
    format: 'dbf',
    headings: head.fields.map((field) => field.name),
    rows,
    outside: [],
    notes: [...reader.notes(), ...(withoutMemo === 0 ? [] : [noMemo(withoutMemo)])],
  })
}

async function openText({ bytes, encoding, name }: PastFile): Promise<Result<PastTable, Refusal>> {
  if (bytes.includes(0)) return refuse(notText(name))
  const reader = bytesReader(encoding, encoding !== undefined)
  const rows: PastRow[] = []
  let headings: readonly string[] | undefined
  let delimiter: ReturnType<typeof delimiterOf>
  let row = 0
  for await (const record of splitRecords(one(bytes))) {
    row += 1
    if (headings === undefined) {
      // The mark that says UTF-8 is not part of the first heading.
      const first = record[0] === 0xef && record[1] === 0xbb ? record.subarray(3) : record
      delimiter = delimiterOf(reader.read(first))
      if (delimiter === undefined) return refuse(notText(name))
      headings = distinct(cellsOf(first, delimiter, reader))
      continue
    }
    if (isUnclosed(record)) return refuse(unclosed(row))
    const cells = cellsOf(record, delimiter ?? ',', reader)
    if (cells.length > headings.length && cells.slice(headings.length).some((text) => text !== ''))
      headings = distinct([...headings, ...cells.slice(headings.length).map(() => '')])
    const filled = cells.flatMap((text, column): readonly PastCell[] =>
      text === '' ? [] : [{ column, address: `fila ${row}, columna ${column + 1}`, text }],
    )
    if (filled.length > 0) rows.push({ row, cells: filled })
  }
  return withRows({ format: 'csv', headings: headings ?? [], rows, outside: [], notes: reader.notes() })
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const EMPTY: Refusal = {
  kind: 'empty_file',
  message: { es: 'El archivo está vacío.', en: 'The file is empty.' },
}
const NO_ROWS: Refusal = {
  kind: 'no_rows',
  message: {
    es: 'El archivo se abre bien, pero no trae ninguna fila bajo sus encabezados.',
    en: 'The file opens well, but holds no row below its headings.',
  },
}
function tooLarge(name: string, bytes: number): Refusal {
  const size = `${Math.round(bytes / 1_000_000)} MB`
  return {
    kind: 'too_large',
    message: {
      es: `«${name}» pesa ${size} y se reciben hasta 40 MB. Divídalo por años.`,
      en: `“${name}” has ${size}, and up to 40 MB are taken. Divide it by years.`,
    },
  }
}
function notDbf(name: string): Refusal {
  return {
    kind: 'not_dbf',
    message: {
      es: `«${name}» se llama .dbf, pero por dentro no es una tabla de dBASE ni de FoxPro. Vuelva a copiarla del sistema.`,
      en: `“${name}” is called .dbf, but is no table of dBASE or FoxPro inside. Copy it again from the system.`,
    },
  }
}
function truncated(name: string, records: number, has: number, needs: number): Refusal {
  return {
    kind: 'truncated',
    message: {
      es: `«${name}» está cortado: dice tener ${records} registros, que ocupan ${needs} bytes, y solo trae ${has}. Vuelva a copiarlo.`,
      en: `“${name}” is cut off: it says it has ${records} records, which take ${needs} bytes, and holds ${has}. Copy it again.`,
    },
  }
}
function notText(name: string): Refusal {
  return {
    kind: 'unknown_file',
    message: {
      es: `«${name}» no es CSV, Excel (.xlsx) ni tabla de FoxPro (.dbf), o su primera línea no tiene encabezados separados.`,
      en: `“${name}” is no CSV, Excel (.xlsx) or table of FoxPro (.dbf), or its first line has no headings set apart.`,
    },
  }
}
function unclosed(row: number): Refusal {
  return {
    kind: 'unclosed',
    address: `fila ${row}`,
    message: {
      es: 'Tiene una comilla que no se cierra: no se sabe dónde termina.',
      en: 'It has a quotation mark that is never closed: nobody can tell where it ends.',
    },
  }
}
function noMemo(count: number): Text {
  return {
    es: `${count} celdas son notas largas (memo) que están en otro archivo, el .FPT. Súbalo junto con el .dbf para no perderlas.`,
    en: `${count} cells are long notes (memo) that stand in another file, the .FPT. Send it with the .dbf so as not to lose them.`,
  }
}
