import { parseCivilDate } from '../../kernel/civil.ts'
import { toDayNumber } from '../../kernel/day-number.ts'
import { columnLetters } from './cell-address.ts'
import type { CellValue } from './csv.ts'
import { type ZipPart, zipStream } from './zip-stream.ts'

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface TableColumn {
  readonly title: string
  /** `date`: the cells are days as `2026-11-20` and become dates of the spreadsheet. */
  readonly kind?: 'text' | 'number' | 'date'
  /** In characters. */
  readonly width?: number
}

export interface TableWorkbook {
  readonly sheet: string
  readonly columns: readonly TableColumn[]
  /** Rows as they come, some at a time. */
  readonly rows: AsyncIterable<readonly (readonly CellValue[])[]>
}

/**
 * A workbook of one table (ECMA-376), written while its rows are read: memory stays the same for ten rows and for a hundred thousand.
 * For a laid out workbook there is `workbook-writer.ts`, which holds all of it.
 */
export function tableWorkbook(table: TableWorkbook): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  return zipStream(partsOf(table))
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function* partsOf(table: TableWorkbook): Generator<ZipPart> {
  const part = (name: string, xml: string): ZipPart => ({ name, content: [XML + xml] })
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  )
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(table.sheet.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  )
  yield part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  )
  yield part(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>`,
  )
  yield { name: 'xl/worksheets/sheet1.xml', content: sheetXml(table) }
}

async function* sheetXml({ columns, rows }: TableWorkbook): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width = 16 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const titles = columns.map(({ title }, at) => cellXml(title, `${columnLetters(at + 1)}1`, 'text', ' s="1"'))
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${titles.join('')}</row>`
  let number = 1
  for await (const some of rows) {
    let text = ''
    for (const row of some) {
      number += 1
      text += `<row r="${number}">`
      for (const [at, value] of row.entries())
        text += cellXml(value, `${columnLetters(at + 1)}${number}`, columns[at]?.kind ?? 'text')
      text += '</row>'
    }
    yield text
  }
  yield `</sheetData><autoFilter ref="A1:${columnLetters(columns.length)}${number}"/></worksheet>`
}

/** Day 0 of a spreadsheet, with the day that it believes 1900 had. */
const SPREADSHEET_START = toDayNumber('1899-12-30')

function cellXml(value: CellValue, address: string, kind: TableColumn['kind'], style = ''): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${address}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`
  const text = String(value)
  const day = kind === 'date' ? parseCivilDate(text) : undefined
  if (day !== undefined && day >= '1900-03-01')
    return `<c r="${address}" s="2"><v>${toDayNumber(day) - SPREADSHEET_START}</v></c>`
  return `<c r="${address}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Signs that XML 1.0 has no place for are left out; no spreadsheet would open them. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
