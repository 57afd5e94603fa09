import type { Comment, NewFile } from 'excelize-wasm'
import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { ANNOTATION_FORMULA, ANNOTATION_MARK, type CellNote, type WorkbookAnnotation } from './annotation-mark.ts'
import { areaReference, type CellArea, cellAddress } from './cell-address.ts'
import { mainPartOf } from './package-kind.ts'
import { PACKAGE_LIMITS } from './package-limits.ts'
import { relationshipsOf } from './package-parts.ts'
import { type DocumentRefusal, damaged } from './refusals.ts'
import { encodeEscapes } from './workbook-text.ts'
import { spreadsheetLibrary, styleBook, writeSheet } from './workbook-writer.ts'
import { attribute, readXml } from './xml.ts'
import { openPackage, type ZipPackage } from './zip-guard.ts'

type Workbook = NewFile
const RED = { fill: 'FFC7CE', ink: '9C0006' }

/**
 * Puts our notes onto the very file that somebody sent: what we do not touch stays as it was. Runs in the writing worker.
 * The package is judged before the library sees it; what the library cannot open is a refusal.
 */
export async function annotateWorkbookBytes(
  bytes: Uint8Array,
  annotation: WorkbookAnnotation,
): Promise<Result<Uint8Array, DocumentRefusal>> {
  const opened = await openPackage(bytes, PACKAGE_LIMITS)
  if (!opened.ok) return opened
  const earlier = await earlierColours(opened.value)
  if (!earlier.ok) return earlier
  const { OpenReader } = await spreadsheetLibrary()
  const limit = PACKAGE_LIMITS.inflatedBytes
  const file = OpenReader(bytes, { UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit })
  if (file.error) return refuse(damaged())
  const names = file.GetSheetList().list
  for (const { sheet, areas } of earlier.value)
    if (names.includes(sheet)) for (const area of areas) must(file.UnsetConditionalFormat(sheet, area))
  const bySheet = Map.groupBy(annotation.notes, ({ sheet }) => sheet)
  for (const name of names) noteSheet(file, name, bySheet.get(name) ?? [])
  addList(file, annotation, names)
  const written = file.WriteToBuffer()
  must(written)
  return ok(new Uint8Array(written.buffer as unknown as Uint8Array))
}

function addList(file: Workbook, { list, styles, replaces }: WorkbookAnnotation, names: readonly string[]): void {
  for (const name of replaces) if (names.includes(name)) must(file.DeleteSheet(name))
  must(file.NewSheet(list.name))
  writeSheet(file, list, styleBook(file, styles))
}

function noteSheet(file: Workbook, sheet: string, notes: readonly CellNote[]): void {
  const { comments, error } = file.GetComments(sheet)
  // A sheet of charts has no cells, and no comments either.
  if (error) return
  const byCell = new Map((comments ?? []).map((comment) => [comment.Cell, comment]))
  for (const comment of byCell.values())
    if (wordsOf(comment).includes(ANNOTATION_MARK)) setComment(file, sheet, comment, undefined)
  for (const { address, text } of notes) {
    const before = byCell.get(address)
    // A conversation ("threaded comment") keeps its own copy here: it is left alone, our list says what we mean.
    if (before?.Author?.startsWith('tc=')) continue
    setComment(file, sheet, before ?? { Cell: address, Author: 'Trama' }, text)
  }
  const areas = [...new Set(notes.flatMap(({ coloured }) => (coloured ? [rangeOf(coloured)] : [])))]
  if (areas.length === 0) return
  const red = file.NewConditionalStyle({
    Fill: { Type: 'pattern', Pattern: 1, Color: [RED.fill] },
    Font: { Color: RED.ink },
  })
  must(red)
  for (const area of areas)
    must(file.SetConditionalFormat(sheet, area, [{ Type: 'formula', Criteria: ANNOTATION_FORMULA, Format: red.style }]))
}

/** The owner's own words, with their author and letters, and ours after them. */
function setComment(file: Workbook, sheet: string, before: Comment, text: string | undefined): void {
  const own = ownRuns(before)
  must(file.DeleteComment(sheet, before.Cell))
  const said = text === undefined ? [] : [{ Text: `${own.length > 0 ? '\n\n' : ''}${encodeEscapes(text)}` }]
  if (own.length + said.length === 0) return
  const { Cell, Author = '' } = before
  // A box that shows some lines at once; an owner's own comment keeps its size.
  const size = own.length > 0 ? {} : { Width: 320, Height: 60 + 16 * Math.ceil((text ?? '').length / 48) }
  must(file.AddComment(sheet, { Cell, Author, Paragraph: [...own, ...said], ...size }))
}

function ownRuns(comment: Comment): NonNullable<Comment['Paragraph']> {
  const runs = comment.Paragraph ?? (comment.Text ? [{ Text: comment.Text }] : [])
  const own: NonNullable<Comment['Paragraph']> = []
  for (const run of runs) {
    const at = (run.Text ?? '').indexOf(ANNOTATION_MARK)
    if (at < 0) own.push(run)
    else {
      const before = (run.Text ?? '').slice(0, at).trimEnd()
      if (before !== '') own.push({ ...run, Text: before })
      break
    }
  }
  const last = own.at(-1)
  if (last && wordsOf(comment).includes(ANNOTATION_MARK)) {
    own.pop()
    const text = (last.Text ?? '').trimEnd()
    if (text !== '') own.push({ ...last, Text: text })
  }
  return own
}

function wordsOf(comment: Comment): string {
  return `${comment.Text ?? ''}${(comment.Paragraph ?? []).map((run) => run.Text ?? '').join('')}`
}

/** Cells that an earlier annotation of ours coloured, sheet by sheet, as the file writes their areas. */
async function earlierColours(
  zip: ZipPackage,
): Promise<Result<readonly { readonly sheet: string; readonly areas: readonly string[] }[], DocumentRefusal>> {
  const main = await mainPartOf(zip, 'workbook')
  if (!main.ok) return main
  const relationships = await relationshipsOf(zip, main.value)
  const sheets: { sheet: string; part: string }[] = []
  await readXml(zip.stream(main.value), main.value, {
    open: (name, attributes) => {
      if (name !== 'sheet') return
      const target = relationships.find((one) => one.id === attribute(attributes, 'id'))?.target
      if (target !== undefined) sheets.push({ sheet: attribute(attributes, 'name') ?? '', part: target })
    },
  })
  const found: { sheet: string; areas: readonly string[] }[] = []
  for (const { sheet, part } of sheets) {
    if (!zip.has(part)) continue
    const areas = new Set<string>()
    let area: string | undefined
    let formula: string | undefined
    await readXml(zip.stream(part), part, {
      open: (name, attributes) => {
        if (name === 'conditionalFormatting') area = attribute(attributes, 'sqref')
        else if (name === 'formula' && area !== undefined) formula = ''
      },
      text: (text) => {
        if (formula !== undefined) formula += text
      },
      close: (name) => {
        if (name === 'formula') {
          if (area !== undefined && formula?.replaceAll(' ', '') === ANNOTATION_FORMULA) areas.add(area)
          formula = undefined
        } else if (name === 'conditionalFormatting') area = undefined
      },
    })
    if (areas.size > 0) found.push({ sheet, areas: [...areas] })
  }
  return ok(found)
}

function rangeOf(area: CellArea): string {
  const alone = area.top === area.bottom && area.left === area.right
  return alone ? cellAddress(area.top, area.left) : areaReference(area)
}

function must(answer: { readonly error?: string | null }): void {
  if (answer.error) throw new Error(`The workbook could not be annotated: ${answer.error}`)
}
