import { fileURLToPath } from 'node:url'
import { init, type NewFile, type Style } from 'excelize-wasm'
import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { areaReference, cellAddress, columnLetters } from './cell-address.ts'
import type { WorkbookRefusal } from './refusals.ts'
import { textTooLong } from './refusals.ts'
import type { CellSpec, CellStyle, PrintSetup, SheetSpec, WorkbookSpec } from './workbook-spec.ts'
import { encodeEscapes, MOST_CELL_CHARACTERS } from './workbook-text.ts'

type Workbook = NewFile
type Library = Awaited<ReturnType<typeof init>>

let library: Promise<Library> | undefined

/** Loaded once a worker: it takes most of a second. */
export function spreadsheetLibrary(): Promise<Library> {
  library ??= init(fileURLToPath(import.meta.resolve('excelize-wasm/excelize.wasm.gz')))
  return library
}

/** Writes with excelize (Go, as wasm). Runs in the writing worker: the library never gives its memory back. */
export async function writeWorkbookBytes(spec: WorkbookSpec): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const tooLong = findTooLong(spec)
  if (tooLong) return refuse(tooLong)
  const { NewFile } = await spreadsheetLibrary()
  const file = NewFile()
  must(file)
  must(
    file.SetDocProps({
      Title: spec.title,
      Creator: spec.author ?? 'Trama',
      LastModifiedBy: spec.author ?? 'Trama',
      Description: spec.description ?? '',
      Language: spec.language ?? 'es',
      Created: spec.created,
      Modified: spec.created,
    }),
  )
  const styles = styleBook(file, spec.styles)
  for (const [i, sheet] of spec.sheets.entries()) {
    if (i === 0) must(file.SetSheetName('Sheet1', sheet.name))
    else must(file.NewSheet(sheet.name))
    writeSheet(file, sheet, styles)
  }
  file.SetActiveSheet(0)
  for (const sheet of spec.sheets) if (sheet.hidden) must(file.SetSheetVisible(sheet.name, false))
  const written = file.WriteToBuffer()
  must(written)
  return ok(new Uint8Array(written.buffer as unknown as Uint8Array))
}

/** The library cuts longer texts without a word; a cut text is a lie. */
function findTooLong(spec: WorkbookSpec): WorkbookRefusal | undefined {
  for (const { name, cells } of spec.sheets) {
    for (const { row, column, value, comment } of cells) {
      for (const text of [value, comment]) {
        if (typeof text === 'string' && encodeEscapes(text).length > MOST_CELL_CHARACTERS) {
          return textTooLong(name, cellAddress(row, column), MOST_CELL_CHARACTERS)
        }
      }
    }
  }
  return undefined
}

export function writeSheet(file: Workbook, sheet: SheetSpec, styleOf: (cell: CellSpec) => number): void {
  const { name } = sheet
  for (const cell of sheet.cells) {
    const address = cellAddress(cell.row, cell.column)
    if (typeof cell.value === 'number') must(file.SetCellValue(name, address, cell.value))
    else if (cell.value) must(file.SetCellStr(name, address, encodeEscapes(cell.value)))
    if (cell.comment) {
      must(file.AddComment(name, { Cell: address, Author: 'Trama', Text: encodeEscapes(cell.comment) }))
    }
    if (cell.link) must(file.SetCellHyperLink(name, address, linkTarget(cell.link), 'Location'))
  }
  styleInRuns(file, sheet, styleOf)
  for (const area of sheet.merges ?? []) {
    must(file.MergeCell(name, cellAddress(area.top, area.left), cellAddress(area.bottom, area.right)))
  }
  for (const [column, width] of Object.entries(sheet.columnWidths ?? {})) {
    const letters = columnLetters(Number(column))
    must(file.SetColWidth(name, letters, letters, width))
  }
  for (const [row, height] of Object.entries(sheet.rowHeights ?? {})) {
    must(file.SetRowHeight(name, Number(row), Math.min(409, height)))
  }
  if (sheet.freeze) freeze(file, name, sheet.freeze)
  if (sheet.print) setUpPrint(file, name, sheet.print)
  if (sheet.tabColour) must(file.SetSheetProps(name, { TabColorRGB: sheet.tabColour }))
  for (const { area, values } of sheet.choices ?? []) {
    must(
      file.AddDataValidation(name, {
        Type: 'list',
        Sqref: areaReference(area),
        Formula1: `"${values.join(',')}"`,
        AllowBlank: true,
        ShowErrorMessage: true,
      }),
    )
  }
}

function linkTarget({ sheet, address }: NonNullable<CellSpec['link']>): string {
  return `'${sheet.replaceAll("'", "''")}'!${address}`
}

/** One call for neighbours of one style: each call crosses into wasm. */
function styleInRuns(file: Workbook, sheet: SheetSpec, styleOf: (cell: CellSpec) => number): void {
  const styled = sheet.cells.filter((cell) => cell.style !== undefined || cell.fill !== undefined)
  const sorted = styled.toSorted((a, b) => a.row - b.row || a.column - b.column)
  let start: CellSpec | undefined
  let last: CellSpec | undefined
  let style = 0
  const flush = () => {
    if (!start || !last) return
    const from = cellAddress(start.row, start.column)
    must(file.SetCellStyle(sheet.name, from, cellAddress(last.row, last.column), style))
  }
  for (const cell of sorted) {
    const own = styleOf(cell)
    if (!(last && own === style && cell.row === last.row && cell.column === last.column + 1)) {
      flush()
      start = cell
      style = own
    }
    last = cell
  }
  flush()
}

export function styleBook(file: Workbook, styles: WorkbookSpec['styles']): (cell: CellSpec) => number {
  const made = new Map<string, number>()
  return ({ style, fill }) => {
    const key = `${style ?? ''} ${fill ?? ''}`
    const known = made.get(key)
    if (known !== undefined) return known
    const base = style === undefined ? {} : styles[style]
    if (!base) throw new Error(`The workbook names a style "${style}" that it does not define.`)
    const created = file.NewStyle(libraryStyle(fill === undefined ? base : { ...base, fill }))
    must(created)
    made.set(key, created.style)
    return created.style
  }
}

function libraryStyle(style: CellStyle): Style {
  const { border, fill, numberFormat } = style
  const sides = ['left', 'top', 'right', 'bottom']
  return {
    Font: {
      Family: 'Calibri',
      Size: style.size ?? 10,
      Bold: style.bold ?? false,
      Italic: style.italic ?? false,
      ...(style.underline ? { Underline: 'single' } : {}),
      ...(style.colour ? { Color: style.colour } : {}),
    },
    Alignment: {
      Horizontal: style.horizontal ?? '',
      Vertical: style.vertical ?? 'top',
      WrapText: style.wrap ?? false,
    },
    ...(fill ? { Fill: { Type: 'pattern', Pattern: 1, Color: [fill] } } : {}),
    ...(border
      ? {
          Border: sides.map((side) => ({
            Type: side,
            Style: border === 'thin' ? 1 : 2,
            Color: style.borderColour ?? '8A8478',
          })),
        }
      : {}),
    ...(numberFormat ? { CustomNumFmt: numberFormat } : {}),
  }
}

function freeze(file: Workbook, name: string, { rows, columns }: { readonly rows: number; readonly columns: number }) {
  must(
    file.SetPanes(name, {
      Freeze: true,
      XSplit: columns,
      YSplit: rows,
      TopLeftCell: cellAddress(rows + 1, columns + 1),
      ActivePane: columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight',
    }),
  )
}

/** Paper sizes by their numbers in the file (ECMA-376 part 1 §18.3.1.63). */
const PAPERS: Record<PrintSetup['paper'], number> = { letter: 1, tabloid: 3, legal: 5, a4: 9 }

function setUpPrint(file: Workbook, name: string, print: PrintSetup): void {
  must(
    file.SetPageLayout(name, {
      Size: PAPERS[print.paper],
      Orientation: print.landscape ? 'landscape' : 'portrait',
      ...(print.fitToWidth ? { FitToWidth: 1, FitToHeight: 0 } : {}),
    }),
  )
  if (print.fitToWidth) must(file.SetSheetProps(name, { FitToPage: true }))
  must(file.SetPageMargins(name, { Left: 0.4, Right: 0.4, Top: 0.5, Bottom: 0.6, Header: 0.3, Footer: 0.3 }))
  const plain = (text = '') => text.replaceAll('&', '&&')
  const head = print.head ? { OddHeader: `&L${plain(print.head.left)}&R${plain(print.head.right)}` } : {}
  must(file.SetHeaderFooter(name, { ...head, OddFooter: `&C${plain(print.footer)}&R&P / &N` }))
  if (print.repeatRows) {
    const [first, last] = print.repeatRows
    const quoted = `'${name.replaceAll("'", "''")}'`
    must(file.SetDefinedName({ Name: '_xlnm.Print_Titles', RefersTo: `${quoted}!$${first}:$${last}`, Scope: name }))
  }
}

/** The library answers with an error text; here each one is a mistake in the specification, so a bug of ours. */
function must(answer: { readonly error?: string | null }): void {
  if (answer.error) throw new Error(`The workbook could not be written: ${answer.error}`)
}
