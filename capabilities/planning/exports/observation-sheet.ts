import { formatDate, formatNumber } from '../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../kernel/text.ts'
import { ANNOTATION_MARK } from '../../../platform/documents/annotation-mark.ts'
import { parseAddress } from '../../../platform/documents/cell-address.ts'
import type { CellSpec, CellStyle, SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import { LIGHT } from '../../../ui/tokens/palette.ts'
import type { Observation, ObservationLevel } from '../imports/observations.ts'
import { TEXT_SHEET } from '../imports/text-grid.ts'
import type { CellRef } from '../model.ts'

export const OBSERVATION_SHEET: Record<Locale, string> = { es: 'Observaciones Trama', en: 'Trama observations' }

const WORDS = {
  title: { es: 'Observaciones sobre su archivo', en: 'Observations on your file' },
  annotated: {
    es: 'Las celdas por corregir están en rojo y explican en un comentario qué pasa. Corrija sus hojas y suba este mismo archivo: esta hoja, el rojo y nuestros comentarios no se leen como parte del plan.',
    en: 'The cells to correct are red and say in a comment what is wrong. Correct your sheets and upload this same file: this sheet, the red and our comments are not read as part of the plan.',
  },
  listed: {
    es: 'Corrija su archivo en los lugares que aquí se nombran y vuelva a subirlo.',
    en: 'Correct your file at the places named here and upload it again.',
  },
  file: { es: 'Archivo', en: 'File' },
  number: { es: 'N.º', en: 'No.' },
  level: { es: 'Qué se pide', en: 'What is asked' },
  sheet: { es: 'Hoja', en: 'Sheet' },
  cell: { es: 'Celda', en: 'Cell' },
  says: { es: 'Dice', en: 'It says' },
  message: { es: 'Observación', en: 'Observation' },
  nothing: { es: 'Nada que observar.', en: 'Nothing to observe.' },
  whole: { es: 'todo el archivo', en: 'the whole file' },
} satisfies Record<string, Text>

export const LEVEL_WORDS: Record<ObservationLevel, Required<Text>> = {
  correct: { es: 'Por corregir', en: 'To correct' },
  confirm: { es: 'Por confirmar', en: 'To confirm' },
  note: { es: 'Para su conocimiento', en: 'For your information' },
}

const hex = (colour: string) => colour.replace('#', '').toUpperCase()
const LINES = { border: 'thin', borderColour: hex(LIGHT.lineStrong) } as const
export const OBSERVATION_STYLES: Readonly<Record<string, CellStyle>> = {
  title: { bold: true, size: 14, colour: hex(LIGHT.actionStrong), vertical: 'center' },
  soft: { size: 9, colour: hex(LIGHT.inkSoft), wrap: true },
  head: { ...LINES, bold: true, fill: hex(LIGHT.mast), colour: hex(LIGHT.onMast), vertical: 'center', wrap: true },
  text: { ...LINES, colour: hex(LIGHT.ink), wrap: true },
  correct: { ...LINES, bold: true, fill: 'FFC7CE', colour: '9C0006', wrap: true },
  link: { ...LINES, colour: hex(LIGHT.action), underline: true },
}

export interface ObservationList {
  readonly name: string
  readonly fileName: string
  readonly today: string
  readonly locale: Locale
  readonly observations: readonly Observation[]
  /** Whether the cells themselves are marked, in the same workbook. */
  readonly annotated: boolean
  /** What a cell says, where it is known. */
  textAt(ref: CellRef): string
}

/** More rows than this nobody works through; the page says what else there is. */
const MOST_ROWS = 5_000
const FIRST_ROW = 6

/** The sheet «Observaciones Trama»: one row for each observation and place. */
export function observationSheet(list: ObservationList): SheetSpec {
  const { locale, annotated } = list
  const words = (text: Text) => say(text, locale)
  const heads = [WORDS.number, WORDS.level, WORDS.sheet, WORDS.cell, WORDS.says, WORDS.message]
  const rows = list.observations.flatMap((each) => placesOf(each).map((at) => ({ each, at }))).slice(0, MOST_ROWS)
  return {
    name: list.name,
    tabColour: '9C0006',
    columnWidths: { 1: 6, 2: 20, 3: 22, 4: 10, 5: 44, 6: 84 },
    merges: [
      { top: 1, left: 1, bottom: 1, right: 6 },
      { top: 2, left: 1, bottom: 2, right: 6 },
      { top: 3, left: 1, bottom: 3, right: 6 },
    ],
    rowHeights: { 1: 24, 2: 30 },
    freeze: { rows: FIRST_ROW - 1, columns: 0 },
    cells: [
      { row: 1, column: 1, value: `${ANNOTATION_MARK} ${words(WORDS.title)}`, style: 'title' },
      { row: 2, column: 1, value: words(annotated ? WORDS.annotated : WORDS.listed), style: 'soft' },
      {
        row: 3,
        column: 1,
        value: `${words(WORDS.file)}: ${list.fileName} · ${formatDate(list.today.slice(0, 10), locale)} · ${tally(list)}`,
        style: 'soft',
      },
      ...heads.map(
        (head, index): CellSpec => ({
          row: FIRST_ROW - 1,
          column: index + 1,
          value: words(head),
          style: 'head',
        }),
      ),
      ...(rows.length === 0
        ? [{ row: FIRST_ROW, column: 1, value: words(WORDS.nothing), style: 'soft' } satisfies CellSpec]
        : rows.flatMap(({ each, at }, index) => rowCells(list, each, at, index))),
    ],
  }
}

function rowCells(
  list: ObservationList,
  each: Observation,
  at: CellRef | undefined,
  index: number,
): readonly CellSpec[] {
  const { locale } = list
  const row = FIRST_ROW + index
  const place = at && spokenAt(at, locale)
  const link = at && list.annotated && parseAddress(at.address) ? { link: at } : {}
  return [
    { row, column: 1, value: index + 1, style: 'text' },
    {
      row,
      column: 2,
      value: say(LEVEL_WORDS[each.level], locale),
      style: each.level === 'correct' ? 'correct' : 'text',
    },
    { row, column: 3, value: place?.sheet ?? say(WORDS.whole, locale), style: 'text' },
    { row, column: 4, value: place?.cell ?? '', style: at && list.annotated ? 'link' : 'text', ...link },
    { row, column: 5, value: at === undefined ? '' : list.textAt(at).slice(0, 500), style: 'text' },
    { row, column: 6, value: say(each.message, locale), style: 'text' },
  ]
}

function placesOf({ at }: Observation): readonly (CellRef | undefined)[] {
  return at.length === 0 ? [undefined] : at
}

function tally({ observations, locale }: ObservationList): string {
  return (Object.keys(LEVEL_WORDS) as ObservationLevel[])
    .map(
      (level) =>
        `${say(LEVEL_WORDS[level], locale)}: ${formatNumber(observations.filter((one) => one.level === level).length)}`,
    )
    .join(' · ')
}

/** Documents of Word and texts have no sheets: their tables and lines are named as the reader counts them. */
function spokenAt({ sheet, address }: CellRef, locale: Locale): { readonly sheet: string; readonly cell: string } {
  if (sheet === TEXT_SHEET) return { sheet: locale === 'es' ? 'líneas del texto' : 'lines of the text', cell: address }
  if (sheet === 'paragraphs') return { sheet: locale === 'es' ? 'párrafos' : 'paragraphs', cell: address }
  const table = /^table (\d+)$/.exec(sheet)?.[1]
  if (table !== undefined && locale === 'es') return { sheet: `tabla ${table}`, cell: address }
  return { sheet, cell: address }
}
