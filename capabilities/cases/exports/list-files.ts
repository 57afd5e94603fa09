import { Readable } from 'node:stream'
import { type CellValue, CSV_START, CSV_TYPE, csvLine } from '../../../platform/documents/csv.ts'
import { type TableColumn, tableWorkbook, WORKBOOK_TYPE } from '../../../platform/documents/table-workbook.ts'
import type { WebContext } from '../../../platform/web/page.tsx'

export const LIST_FORMATS = ['csv', 'xlsx', 'json'] as const
export type ListFormat = (typeof LIST_FORMATS)[number]

export interface ListColumn<Row> extends TableColumn {
  /** In open data, the same in every language. */
  readonly key: string
  value(row: Row): CellValue
}

export interface ListFile<Row> {
  /** Of the file and of the sheet. */
  readonly name: string
  readonly sheet: string
  readonly columns: readonly ListColumn<Row>[]
  /** Rows as they are read; the first are there already. */
  readonly pieces: AsyncIterable<readonly Row[]>
  /** What stands before the rows in JSON. */
  readonly about?: Readonly<Record<string, CellValue>> | undefined
  /** Under which name they stand there. */
  readonly rows: string
  /** Titles of CSV: those that people read, or the keys. */
  readonly titles: 'words' | 'keys'
  readonly cacheControl: string
}

const TYPES: Readonly<Record<ListFormat, string>> = {
  csv: CSV_TYPE,
  xlsx: WORKBOOK_TYPE,
  json: 'application/json; charset=utf-8',
}

/** A list to take away, sent while it is read. What fails in the middle breaks the download off: half a list never looks whole. */
export function sendList<Row>(c: WebContext, format: ListFormat, list: ListFile<Row>): Response {
  const body = Readable.toWeb(Readable.from(bytesOf(format, list))) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${list.name}.${format}"`,
    'cache-control': list.cacheControl,
    'content-language': c.get('locale'),
  })
}

/** The bytes of the file, piece by piece. */
export function bytesOf<Row>(format: ListFormat, list: ListFile<Row>): AsyncGenerator<Uint8Array> {
  if (format === 'xlsx')
    return tableWorkbook({ sheet: list.sheet, columns: list.columns, rows: cellsOf(list.pieces, list.columns) })
  return encoded(format === 'csv' ? csvOf(list) : jsonOf(list))
}

async function* cellsOf<Row>(pieces: AsyncIterable<readonly Row[]>, columns: readonly ListColumn<Row>[]) {
  for await (const rows of pieces) yield rows.map((row) => columns.map(({ value }) => value(row)))
}

async function* encoded(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}

async function* csvOf<Row>({ columns, pieces, titles }: ListFile<Row>): AsyncGenerator<string> {
  yield `${CSV_START}${csvLine(columns.map(({ key, title }) => (titles === 'keys' ? key : title)))}`
  for await (const cells of cellsOf(pieces, columns)) yield cells.map(csvLine).join('')
}

async function* jsonOf<Row>({ columns, pieces, about = {}, rows: name }: ListFile<Row>): AsyncGenerator<string> {
  yield `{${Object.entries(about)
    .map((pair) => `${pair.map((each) => JSON.stringify(each)).join(':')},`)
    .join('')}${JSON.stringify(name)}:[`
  let comma = '\n'
  for await (const rows of pieces) {
    if (rows.length === 0) continue
    yield `${comma}${rows
      .map((row) => JSON.stringify(Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))))
      .join(',\n')}`
    comma = ',\n'
  }
  yield '\n]}\n'
}

/** All pieces of a list: each begins after the last row of the one before. A piece that is not full is the last. */
export async function* piecesOf<Row>(
  first: readonly Row[],
  size: number,
  next: (last: Row) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let piece = first
  for (;;) {
    yield piece
    const last = piece.at(-1)
    if (last === undefined || piece.length < size) return
    piece = await next(last)
  }
}
