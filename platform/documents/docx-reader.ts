import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { DocxBlock, DocxContent, DocxLimits, DocxParagraph } from './docx-content.ts'
import { gridAsLines, type RawDocxCell, type RawDocxRow, resolveGrid } from './docx-grid.ts'
import { type Numbering, readNumbering } from './docx-numbering.ts'
import { headingOf, type ParagraphStyle, readDocxComments, readParagraphStyles } from './docx-styles.ts'
import { mainPartOf } from './package-kind.ts'
import { relationshipsOf } from './package-parts.ts'
import { type DocumentRefusal, damaged, tooComplex } from './refusals.ts'
import { parseColour } from './workbook-colours.ts'
import { type Attributes, attribute, readXml, StopReading, type XmlHandler } from './xml.ts'
import { DamagedPart, openPackage } from './zip-guard.ts'

/** Reads the blocks of a .docx from its own parts. Runs in the reading worker. */
export async function readDocxParts(
  bytes: Uint8Array,
  limits: DocxLimits,
): Promise<Result<DocxContent, DocumentRefusal>> {
  const opened = await openPackage(bytes, limits)
  if (!opened.ok) return opened
  const zip = opened.value
  try {
    const main = await mainPartOf(zip, 'document')
    if (!main.ok) return main
    const relationships = await relationshipsOf(zip, main.value)
    const partOf = (type: string) => relationships.find((relationship) => relationship.type === type)?.target
    const reading = documentReading({
      styles: await readParagraphStyles(zip, partOf('styles')),
      numbering: await readNumbering(zip, partOf('numbering')),
      comments: await readDocxComments(zip, partOf('comments')),
      pieces: limits.pieces,
    })
    await readXml(zip.stream(main.value), main.value, reading)
    return ok({ blocks: reading.blocks })
  } catch (cause) {
    if (cause instanceof DamagedPart) return refuse(damaged(cause.part))
    if (cause instanceof StopReading) return refuse(tooComplex())
    throw cause
  }
}

interface DocumentContext {
  readonly styles: ReadonlyMap<string, ParagraphStyle>
  readonly numbering: Numbering
  readonly comments: ReadonlyMap<string, string>
  readonly pieces: number
}

interface OpenParagraph {
  text: string
  style?: string
  outline?: number
  listId?: string
  listLevel?: number
  comments: string[]
}

interface OpenTable {
  readonly rows: RawDocxRow[]
  /** Paragraphs under way outside the table; those of its cells must not be mixed with them. */
  readonly outside: OpenParagraph[]
}

/**
 * Elements whose content the page does not show: text that was moved away or deleted under tracked changes, field
 * codes, tab stops, and the second of two equivalent drawings.
 */
const UNSHOWN = new Set([
  'moveFrom',
  'del',
  'instrText',
  'delText',
  'tabs',
  'Fallback',
  'pPrChange',
  'tcPrChange',
  'trPrChange',
])

function documentReading(context: DocumentContext): XmlHandler & { readonly blocks: DocxBlock[] } {
  const blocks: DocxBlock[] = []
  const tables: OpenTable[] = []
  let paragraphs: OpenParagraph[] = []
  let unshown = 0
  let inText = false
  let pieces = 0

  const countPiece = () => {
    pieces += 1
    if (pieces > context.pieces) throw new StopReading('too many pieces')
  }
  const currentCell = () => tables.at(-1)?.rows.at(-1)?.cells.at(-1)
  const write = (text: string) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph) paragraph.text += text
  }

  const closeParagraph = (): void => {
    const open = paragraphs.pop()
    if (!open) return
    const paragraph = finishParagraph(open, context)
    const cell = currentCell()
    if (!cell) blocks.push(paragraph)
    else {
      const { numbering, text } = paragraph
      cell.lines.push(numbering !== undefined && text !== '' ? `${numbering} ${text}` : text)
      cell.comments.push(...open.comments)
    }
  }

  const closeTable = (): void => {
    const open = tables.pop()
    if (!open) return
    paragraphs = open.outside
    const table = resolveGrid(open.rows)
    const cell = currentCell()
    if (cell) cell.lines.push(...gridAsLines(table))
    else blocks.push(table)
  }

  return {
    blocks,
    open: (name, attributes) => {
      if (unshown > 0 || UNSHOWN.has(name)) {
        unshown += 1
        return
      }
      if (name === 't') inText = true
      else if (name === 'p') {
        countPiece()
        paragraphs.push({ text: '', comments: [] })
      } else if (name === 'tbl') {
        tables.push({ rows: [], outside: paragraphs })
        paragraphs = []
      } else if (name === 'tr') tables.at(-1)?.rows.push({ gridBefore: 0, header: false, cells: [] })
      else if (name === 'tc') {
        countPiece()
        tables.at(-1)?.rows.at(-1)?.cells.push({ columnSpan: 1, lines: [], comments: [] })
      } else if (paragraphs.length > 0) {
        const shown = SHOWN_AS[name]
        if (shown !== undefined) write(shown)
        else openInParagraph(name, attributes, paragraphs.at(-1), context, write)
      } else openInTable(name, attributes, tables.at(-1)?.rows.at(-1), currentCell())
    },
    text: (text) => {
      if (inText && unshown === 0) write(text)
    },
    close: (name) => {
      if (unshown > 0) unshown -= 1
      else if (name === 't') inText = false
      else if (name === 'p') closeParagraph()
      else if (name === 'tbl') closeTable()
    },
  }
}

const SHOWN_AS: Readonly<Record<string, string>> = { tab: '\t', cr: '\n', noBreakHyphen: '-', ptab: '\t' }

function openInParagraph(
  name: string,
  attributes: Attributes,
  paragraph: OpenParagraph | undefined,
  context: DocumentContext,
  write: (text: string) => void,
): void {
  if (!paragraph) return
  const val = attribute(attributes, 'val') ?? ''
  if (name === 'br') write(attribute(attributes, 'type') === 'page' ? '' : '\n')
  else if (name === 'sym') write(symbol(attributes))
  else if (name === 'pStyle') paragraph.style = val
  else if (name === 'outlineLvl') paragraph.outline = Number(val)
  else if (name === 'numId') paragraph.listId = val
  else if (name === 'ilvl') paragraph.listLevel = Number(val)
  else if (name === 'commentReference') {
    const comment = context.comments.get(attribute(attributes, 'id') ?? '')
    if (comment) paragraph.comments.push(comment)
  }
}

function openInTable(
  name: string,
  attributes: Attributes,
  row: RawDocxRow | undefined,
  cell: RawDocxCell | undefined,
): void {
  if (!row) return
  const val = attribute(attributes, 'val')
  const on = val === undefined || !/^(0|false|off)$/.test(val)
  if (name === 'gridBefore') row.gridBefore = span(val, 0)
  else if (name === 'tblHeader') row.header = on
  else if (!cell) return
  else if (name === 'gridSpan') cell.columnSpan = span(val, 1)
  else if (name === 'vMerge') cell.vertical = val === 'restart' ? 'restart' : 'continue'
  else if (name === 'hMerge') cell.horizontal = val === 'restart' ? 'restart' : 'continue'
  else if (name === 'shd') {
    const solid = val === 'solid' ? parseColour(attribute(attributes, 'color') ?? '') : undefined
    const fill = solid ?? parseColour(attribute(attributes, 'fill') ?? '')
    if (fill !== undefined) cell.fill = fill
  }
}

function span(val: string | undefined, least: number): number {
  const count = Number(val)
  return Number.isInteger(count) && count >= least && count <= 1000 ? count : least
}

/** Marks that people put with the symbol fonts, as the characters they look like. */
const SYMBOLS: Readonly<Record<string, string>> = {
  FC: '✓',
  FB: '✗',
  FE: '☑',
  FD: '☒',
  '78': '☒',
  A8: '☐',
  '6F': '☐',
  '6C': '●',
  '6E': '■',
  D8: '➢',
}

function symbol(attributes: Attributes): string {
  const code = (attribute(attributes, 'char') ?? '').toUpperCase()
  const known = code.startsWith('F0') || code.startsWith('00') ? SYMBOLS[code.slice(2)] : undefined
  if (known !== undefined) return known
  const point = Number.parseInt(code, 16)
  return point >= 0x20 && !(point >= 0xe000 && point <= 0xf8ff) && point < 0xd800 ? String.fromCharCode(point) : '•'
}

function finishParagraph(open: OpenParagraph, context: DocumentContext): DocxParagraph {
  const style = open.style === undefined ? undefined : context.styles.get(open.style)
  const listId = open.listId ?? style?.list?.id
  const level = open.listLevel ?? style?.list?.level ?? 0
  const numbering = listId === undefined || listId === '0' ? undefined : context.numbering.next(listId, level)
  const heading = open.outline === undefined ? { ...pickHeading(style) } : headingOf(open.outline)
  return {
    is: 'paragraph',
    text: open.text,
    ...(style === undefined ? {} : { style: style.name }),
    ...heading,
    ...(numbering === undefined ? {} : { numbering }),
    ...(open.comments.length === 0 ? {} : { comment: open.comments.join('\n') }),
  }
}

function pickHeading(style: ParagraphStyle | undefined): { readonly headingLevel?: number } {
  return style?.headingLevel === undefined ? {} : { headingLevel: style.headingLevel }
}
