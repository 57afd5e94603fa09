import type { Refusal, Result } from '../../../kernel/result.ts'
import { ok } from '../../../kernel/result.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { ANNOTATION_MARK, type CellNote } from '../../../platform/documents/annotation-mark.ts'
import { type CellArea, cellAddress, parseAddress } from '../../../platform/documents/cell-address.ts'
import { annotateWorkbook, readWorkbook, writeWorkbook } from '../../../platform/documents/workbook.ts'
import type { WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import { sheetName } from '../../../platform/documents/workbook-spec.ts'
import { placeKey } from '../imports/grid.ts'
import type { Observation } from '../imports/observations.ts'
import { isOurs } from '../imports/without-observations.ts'
import type { CellRef } from '../model.ts'
import { LEVEL_WORDS, OBSERVATION_SHEET, OBSERVATION_STYLES, observationSheet } from './observation-sheet.ts'

export interface FileToAnnotate {
  readonly name: string
  readonly bytes: Uint8Array
  readonly observations: readonly Observation[]
  readonly locale: Locale
  readonly today: string
  /** ISO instant. */
  readonly now: string
}

export interface AnnotatedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** False where the file could not be written on (Word, text, one that no library opens): the list alone. */
  readonly annotated: boolean
}

/** The person's own file with what we have to say about it, cell by cell; of what is no workbook, the list alone. */
export async function annotatedFile(file: FileToAnnotate): Promise<Result<AnnotatedFile, Refusal>> {
  const read = await readWorkbook(file.bytes)
  if (read.ok) {
    const made = await annotateWorkbook(file.bytes, annotationOf(file, read.value))
    if (made.ok) return ok({ name: `${baseOf(file.name)}-observaciones.xlsx`, bytes: made.value, annotated: true })
    if (made.refusal.kind === 'busy') return made
  }
  const list = await writeWorkbook({
    title: say({ es: 'Observaciones', en: 'Observations' }, file.locale),
    language: file.locale,
    created: file.now,
    styles: OBSERVATION_STYLES,
    sheets: [listOf(file, OBSERVATION_SHEET[file.locale], () => '', false)],
  })
  return list.ok ? ok({ name: `${baseOf(file.name)}-lista.xlsx`, bytes: list.value, annotated: false }) : list
}

function annotationOf(file: FileToAnnotate, content: WorkbookContent) {
  const texts = new Map<string, string>()
  const merges = new Map<string, CellArea>()
  for (const { name, cells, merges: areas } of content.sheets) {
    for (const { address, text } of cells) texts.set(placeKey({ sheet: name, address }), text)
    for (const area of areas) merges.set(placeKey({ sheet: name, address: cellAddress(area.top, area.left) }), area)
  }
  const replaces = content.sheets.filter(isOurs).map(({ name }) => name)
  const taken = content.sheets.map(({ name }) => name).filter((name) => !replaces.includes(name))
  const list = listOf(
    file,
    sheetName(OBSERVATION_SHEET[file.locale], taken),
    (ref) => texts.get(placeKey(ref)) ?? '',
    true,
  )
  return { notes: notesOf(file, merges), list, replaces, styles: OBSERVATION_STYLES }
}

function listOf(file: FileToAnnotate, name: string, textAt: (ref: CellRef) => string, annotated: boolean) {
  const { name: fileName, today, locale, observations } = file
  return observationSheet({ name, fileName, today, locale, observations, annotated, textAt })
}

/** One comment a cell, with everything there is to say of it. What must be corrected is red. */
function notesOf({ observations, locale }: FileToAnnotate, merges: ReadonlyMap<string, CellArea>): readonly CellNote[] {
  const byPlace = new Map<string, { at: CellRef; said: Observation[] }>()
  for (const observation of observations)
    for (const at of observation.at) {
      const place = byPlace.get(placeKey(at))
      if (place) place.said.push(observation)
      else byPlace.set(placeKey(at), { at, said: [observation] })
    }
  return [...byPlace].flatMap(([key, { at, said }]): readonly CellNote[] => {
    const cell = parseAddress(at.address)
    if (!cell) return []
    const area = merges.get(key) ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }
    const lines = said.map(({ level, message }) => `${say(LEVEL_WORDS[level], locale)}: ${say(message, locale)}`)
    return [
      {
        ...at,
        text: [ANNOTATION_MARK, ...lines].join('\n'),
        ...(said.some(({ level }) => level === 'correct') ? { coloured: area } : {}),
      },
    ]
  })
}

function baseOf(name: string): string {
  return name.replace(/\.[^.]*$/, '').replace(/-observaciones$/, '') || 'plan'
}
