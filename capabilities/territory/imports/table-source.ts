import { readFile } from 'node:fs/promises'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { cellsOf, delimiterOf, isUnclosed, splitRecords } from '../../../platform/documents/delimited.ts'
import { distinct } from '../../../platform/documents/distinct-names.ts'
import { bytesReader } from '../../../platform/documents/text-of-bytes.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import type { ReadSheet } from '../../../platform/documents/workbook-content.ts'
import { coordinate, guessColumns, namesDegrees, type PlaceColumns } from '../rules/layers/place-columns.ts'
import { countedBytes } from './counted-bytes.ts'
import type { FeatureSource, FieldValue, FileToRead, OpenedSource, SourceRow } from './feature-source.ts'
import { brokenFile, emptyLayerFile, unknownFile } from './import-refusals.ts'
import { readWkt } from './wkt.ts'

/** Rows that are looked at to tell which columns say the place. */
const LOOKED_AT = 20

interface TableRow {
  /** Place in the file, the headings being 1. */
  readonly row: number
  readonly cells: readonly FieldValue[]
  /** A quotation mark in it is never closed. */
  readonly unclosed?: boolean
}

/** Text with a column for each comma, semicolon, tab or bar. */
export async function openDelimited(file: FileToRead): Promise<OpenedSource> {
  const counted = countedBytes(file.path)
  const records = splitRecords(counted.bytes)[Symbol.asyncIterator]()
  const chosen = file.options.encoding
  const reader = bytesReader(chosen, chosen !== undefined)
  const first = await records.next()
  if (first.done) return refuse(emptyLayerFile(file.name))
  const delimiter = delimiterOf(reader.read(first.value))
  if (delimiter === undefined) return refuse(unknownFile(file.name))
  const headings = distinct(cellsOf(first.value, delimiter, reader))

  async function* rest(): AsyncGenerator<TableRow> {
    let row = 1
    for await (const record of { [Symbol.asyncIterator]: () => records }) {
      row += 1
      yield { row, cells: cellsOf(record, delimiter ?? ',', reader), unclosed: isUnclosed(record) }
    }
  }
  return ok(
    await openTable(file, {
      format: 'csv',
      headings,
      rows: rest(),
      encoding: chosen ?? 'UTF-8',
      progress: () => ({ read: counted.read(), whole: file.size }),
      notes: () => reader.notes(),
      close: async () => {
        await records.return?.(undefined)
      },
    }),
  )
}

/** A sheet whose first filled row holds the headings; of several sheets the person chooses one. */
export async function openWorkbook(file: FileToRead): Promise<OpenedSource> {
  const read = await readWorkbook(new Uint8Array(await readFile(file.path)))
  if (!read.ok) return read
  const sheets = read.value.sheets.filter(
    (sheet) => !sheet.hidden && sheet.cells.some(({ text }) => text.trim() !== ''),
  )
  if (sheets.length === 0) return refuse(emptyLayerFile(file.name))
  const names = sheets.map(({ name }) => name)
  const chosen = sheets.length === 1 ? sheets[0] : sheets.find(({ name }) => name === file.options.table)
  const sheet = chosen ?? sheets[0]
  if (sheet === undefined) return refuse(brokenFile(file.name, 'no trae hojas.', 'holds no sheets.'))
  const [head, ...rows] = rowsOfSheet(sheet)
  let done = 0
  async function* rest(): AsyncGenerator<TableRow> {
    for (const row of rows) {
      done += 1
      yield row
    }
  }
  return ok(
    await openTable(file, {
      format: 'xlsx',
      headings: distinct((head?.cells ?? []).map((cell) => String(cell ?? ''))),
      rows: rest(),
      progress: () => ({
        read: rows.length === 0 ? file.size : Math.round((file.size * done) / rows.length),
        whole: file.size,
      }),
      notes: () => [],
      close: async () => {},
      several: { tables: names, ...(chosen === undefined ? { question: 'table' as const } : { table: chosen.name }) },
    }),
  )
}

function rowsOfSheet(sheet: ReadSheet): readonly TableRow[] {
  const rows = new Map<number, FieldValue[]>()
  for (const { row, column, text, number, date } of sheet.cells) {
    const cells = rows.get(row) ?? []
    rows.set(row, cells)
    cells[column - 1] = date ?? number ?? (text.trim() === '' ? null : text.trim())
  }
  return [...rows].map(([row, cells]) => ({ row, cells: Array.from(cells, (cell) => cell ?? null) }))
}

interface Table {
  readonly format: 'csv' | 'xlsx'
  readonly headings: readonly string[]
  readonly rows: AsyncGenerator<TableRow>
  readonly encoding?: string
  progress(): { readonly read: number; readonly whole: number }
  notes(): readonly Text[]
  close(): Promise<void>
  readonly several?: Pick<FeatureSource['head'], 'tables' | 'table' | 'question'>
}

async function openTable({ options }: FileToRead, table: Table): Promise<FeatureSource> {
  const { headings, rows, several = {} } = table
  const looked: TableRow[] = []
  while (looked.length < LOOKED_AT) {
    const next = await rows.next()
    if (next.done) break
    looked.push(next.value)
  }
  const own = options.columns
  const columns =
    own !== undefined && (own.wkt !== undefined || (own.x !== undefined && own.y !== undefined))
      ? own
      : guessColumns(
          headings,
          looked.map(({ cells }) => cells),
        )
  const code = columns === undefined ? undefined : crsOf(columns, headings, looked)
  const odd: Text[] = columns === undefined ? [] : [columnsNote(columns, code === 4326 && namesDegrees(columns))]

  async function* all(): AsyncGenerator<SourceRow> {
    for (const row of looked) yield rowOf(row, headings, columns ?? {})
    for await (const row of rows) yield rowOf(row, headings, columns ?? {})
  }
  return {
    head: {
      format: table.format,
      headings,
      ...(columns === undefined ? { question: 'columns' as const } : { columns }),
      ...(code === undefined ? {} : { crs: { code, from: 'file' as const } }),
      ...(table.encoding === undefined ? {} : { encoding: table.encoding }),
      ...several,
    },
    rows: all,
    progress: () => table.progress(),
    notes: () => [...odd, ...table.notes()],
    close: () => table.close(),
  }
}

function crsOf(columns: PlaceColumns, headings: readonly string[], looked: readonly TableRow[]): number | undefined {
  if (columns.wkt === undefined) return namesDegrees(columns) ? 4326 : undefined
  const at = headings.indexOf(columns.wkt)
  const srids = new Set(looked.map(({ cells }) => readWkt(String(cells[at] ?? ''))?.srid))
  return srids.size === 1 ? [...srids][0] : undefined
}

function rowOf(
  { row, cells, unclosed }: TableRow,
  headings: readonly string[],
  { x, y, wkt }: PlaceColumns,
): SourceRow {
  const attributes: Record<string, FieldValue> = {}
  headings.forEach((name, index) => {
    const value = cells[index] ?? null
    if (name !== wkt) attributes[name] = value === '' ? null : value
  })
  if (unclosed === true) return { row, problem: UNCLOSED, raw: { cells: cells.map(shortened) } }
  if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell !== '' && cell !== null))
    return { row, problem: moreCells(cells.length, headings.length), raw: { attributes, cells } }
  if (wkt !== undefined) {
    const text = cells[headings.indexOf(wkt)]
    if (text === null || text === undefined || text === '') return { row, geometry: null, attributes }
    const found = readWkt(String(text))
    if (found === undefined) return { row, problem: NO_WKT, raw: { attributes: { ...attributes, [wkt]: text } } }
    return { row, geometry: { type: found.type, coordinates: found.coordinates }, attributes }
  }
  const [east, north] = [cells[headings.indexOf(x ?? '')], cells[headings.indexOf(y ?? '')]]
  if ((east ?? '') === '' && (north ?? '') === '') return { row, geometry: null, attributes }
  const at = [coordinate(east), coordinate(north)]
  if (at.includes(undefined)) return { row, problem: noNumber(east, north), raw: { attributes } }
  return { row, geometry: { type: 'Point', coordinates: at }, attributes }
}

function columnsNote({ x, y, wkt }: PlaceColumns, degrees: boolean): Text {
  if (wkt !== undefined)
    return {
      es: `La geometría se tomó de la columna «${wkt}» (WKT).`,
      en: `The geometry was taken from the column “${wkt}” (WKT).`,
    }
  return {
    es: `El lugar se tomó de las columnas «${x ?? ''}» y «${y ?? ''}»${degrees ? ', que por su nombre son grados de WGS 84' : ''}. Si no son esas, dígalo en «Leerlo de otra manera».`,
    en: `The place was taken from the columns “${x ?? ''}” and “${y ?? ''}”${degrees ? ', by their names degrees of WGS 84' : ''}. If it is not these, say so in “Read it in another way”.`,
  }
}

const UNCLOSED: Text = {
  es: 'Abre unas comillas que no se cierran en el resto del archivo: quizá está cortado, o faltan unas comillas en esta fila.',
  en: 'It opens a quotation mark that is not closed in the rest of the file: the file may be cut, or one is missing in this row.',
}

/** What follows such a mark may be the whole file, which is kept anyway. */
function shortened(cell: FieldValue): FieldValue {
  return typeof cell === 'string' && cell.length > LONGEST_KEPT ? `${cell.slice(0, LONGEST_KEPT)}…` : cell
}
const LONGEST_KEPT = 2000

function moreCells(is: number, should: number): Text {
  return {
    es: `La fila tiene ${is} columnas y el encabezado ${should}: quizá un texto con comas va sin comillas.`,
    en: `The row has ${is} columns and the heading ${should}: a text with commas may lack its quotes.`,
  }
}

function noNumber(x: FieldValue | undefined, y: FieldValue | undefined): Text {
  const said = `${String(x ?? '')}, ${String(y ?? '')}`.slice(0, 80)
  return {
    es: `Sus coordenadas no son números: «${said}».`,
    en: `Its coordinates are no numbers: “${said}”.`,
  }
}

const NO_WKT: Text = {
  es: 'El texto de su geometría no es WKT.',
  en: 'The text of its geometry is no WKT.',
}
