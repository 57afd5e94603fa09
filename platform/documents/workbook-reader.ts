import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { CellArea } from './cell-address.ts'
import { mainPartOf } from './package-kind.ts'
import { type Relationship, relationshipsOf } from './package-parts.ts'
import { type DocumentRefusal, damaged } from './refusals.ts'
import { BeyondLimit, sheetReading } from './sheet-reader.ts'
import type { ReadCell, WorkbookLimits } from './workbook-content.ts'
import { readStyles, readTheme } from './workbook-styles.ts'
import { decodeEscapes } from './workbook-text.ts'
import { attribute, readXml } from './xml.ts'
import { DamagedPart, openPackage, type ZipPackage } from './zip-guard.ts'

/** Receives a workbook piece by piece, so that no one holds it twice. */
export interface WorkbookListener {
  sheet(name: string, hidden: boolean): void
  cell(cell: ReadCell): void
  /** Awaited between two chunks of a sheet, so that whoever listens can keep up. */
  taken(): Promise<void>
  endSheet(extent: { readonly rows: number; readonly columns: number; readonly merges: readonly CellArea[] }): void
}

/**
 * Reads an .xlsx by its own parts (ECMA-376): every part is inflated and parsed once, as it streams. Runs in the
 * reading worker; its only input is a stranger's bytes.
 */
export async function readWorkbookParts(
  bytes: Uint8Array,
  limits: WorkbookLimits,
  listener: WorkbookListener,
): Promise<Result<undefined, DocumentRefusal>> {
  const opened = await openPackage(bytes, limits)
  if (!opened.ok) return opened
  const zip = opened.value
  try {
    const main = await mainPartOf(zip, 'workbook')
    if (!main.ok) return main
    await readSheets(zip, main.value, limits, listener)
    return ok(undefined)
  } catch (cause) {
    if (cause instanceof BeyondLimit) return refuse(cause.refusal)
    if (cause instanceof DamagedPart) return refuse(damaged(cause.part))
    throw cause
  }
}

async function readSheets(
  zip: ZipPackage,
  main: string,
  limits: WorkbookLimits,
  listener: WorkbookListener,
): Promise<void> {
  const relationships = await relationshipsOf(zip, main)
  const partOf = (type: string) => relationships.find((relationship) => relationship.type === type)?.target
  const { sheets, epoch1904 } = await readSheetList(zip, main, relationships)
  const theme = await readTheme(zip, partOf('theme'))
  const styles = await readStyles(zip, partOf('styles'), theme, epoch1904)
  const sharedStrings = await readSharedStrings(zip, partOf('sharedStrings'))
  let cellsLeft = limits.cells
  for (const sheet of sheets) {
    listener.sheet(sheet.name, sheet.hidden)
    const comments = await readComments(zip, sheet.part)
    const reading = sheetReading({
      part: sheet.part,
      sheet: sheet.name,
      styles,
      sharedStrings,
      comments,
      limits,
      cellsLeft,
      emit: (cell) => listener.cell(cell),
    })
    await readXml(zip.stream(sheet.part), sheet.part, reading, () => listener.taken())
    const { cells, rows, columns } = reading.finish()
    cellsLeft -= cells
    listener.endSheet({ rows, columns, merges: reading.merges })
  }
}

interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

/** Sheets with cells, in the order of the tabs; chart sheets have none and are left out. */
async function readSheetList(
  zip: ZipPackage,
  main: string,
  relationships: readonly Relationship[],
): Promise<{ readonly sheets: readonly ListedSheet[]; readonly epoch1904: boolean }> {
  const sheets: ListedSheet[] = []
  let epoch1904 = false
  await readXml(zip.stream(main), main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, 'id')
      const relationship = relationships.find((one) => one.id === id)
      if (relationship?.type !== 'worksheet') return
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        part: relationship.target,
      })
    },
  })
  return { sheets, epoch1904 }
}

/** Texts used by many cells, formatting runs joined, phonetic guides left out. */
async function readSharedStrings(zip: ZipPackage, part: string | undefined): Promise<readonly string[]> {
  if (part === undefined || !zip.has(part)) return []
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  await readXml(zip.stream(part), part, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.push(decodeEscapes(current))
    },
  })
  return strings
}

/**
 * Comments of a sheet by address. Conversations ("threaded comments") are kept twice in a file; their own part is
 * preferred, since the old one wraps them in a notice about versions.
 */
async function readComments(zip: ZipPackage, sheetPart: string): Promise<Map<string, string>> {
  const relationships = await relationshipsOf(zip, sheetPart)
  const comments = new Map<string, string>()
  for (const [type, element, textElement] of [
    ['comments', 'comment', 't'],
    ['threadedComment', 'threadedComment', 'text'],
  ] as const) {
    for (const { target } of relationships.filter((relationship) => relationship.type === type)) {
      if (!zip.has(target)) continue
      for (const [address, text] of await readCommentPart(zip, target, element, textElement))
        comments.set(address, text)
    }
  }
  return comments
}

async function readCommentPart(
  zip: ZipPackage,
  part: string,
  element: string,
  textElement: string,
): Promise<Map<string, string>> {
  const comments = new Map<string, string>()
  let address: string | undefined
  let text = ''
  let inText = false
  await readXml(zip.stream(part), part, {
    open: (name, attributes) => {
      if (name === element) {
        address = attribute(attributes, 'ref')?.replaceAll('$', '')
        text = ''
      } else if (name === textElement) inText = true
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === textElement) inText = false
      if (name !== element || address === undefined) return
      const earlier = comments.get(address)
      const said = decodeEscapes(text)
      comments.set(address, earlier === undefined ? said : `${earlier}\n${said}`)
    },
  })
  return comments
}
