import { fold } from '../../../kernel/sort-key.ts'
import { MATRIX_COLUMNS, type MatrixColumn } from '../model.ts'
import { cleanText } from './cell-text.ts'
import type { Grid, GridParagraph, GridRow } from './grid.ts'

/** What a column of a plan's table may hold, beside the months. */
export type LayoutColumn =
  | MatrixColumn
  | 'time'
  | 'target'
  | 'annual_total'
  | 'weight'
  | 'row_number'
  | 'area'
  | 'strategic_objective'
  | 'scope'
  | 'specific_objective'
  /** A heading that names nothing of a plan (`OBSERVACIONES`). */
  | 'other'

/** Table of synonyms, read without case, accents, plural, colon or anything in brackets. */
const SYNONYMS: Record<Exclude<LayoutColumn, 'other'>, readonly string[]> = {
  result: ['resultado', 'resultado esperado', 'resultado operativo', 'producto', 'producto esperado', 'logro'],
  indicator: [
    'indicador',
    'indicador de resultado',
    'indicador de cumplimiento',
    'indicador y meta',
    'indicador verificable',
    'indicador objetivamente verificable',
    'indicador meta',
  ],
  target: ['meta', 'meta programada', 'meta esperada', 'valor meta'],
  verification_source: [
    'fuente de verificacion',
    'fuente verificacion',
    'fuente y medio de verificacion',
    'medio de verificacion',
    'medio verificacion',
    'verificable',
    'fuente de verificacion del indicador',
    'evidencia',
  ],
  activity: [
    'actividad',
    'actividad principal',
    'accion',
    'accion estrategica',
    'accion a realizar',
    'tarea',
    'actividad a realizar',
  ],
  responsible: [
    'responsable',
    'responsable de ejecucion',
    'responsable de la ejecucion',
    'responsable directo',
    'unidad responsable',
    'encargado',
    'persona responsable',
    'area responsable',
    'dependencia responsable',
  ],
  funding_source: [
    'fuente de financiamiento',
    'fuente financiamiento',
    'fuente de ingreso',
    'fuente de fondo',
    'fuente de recurso',
    'financiamiento',
    'presupuesto',
    'presupuesto y fuente',
    'presupuesto fuente',
    'fuente de presupuesto',
    'fondo',
    'recurso',
    'origen de fondo',
  ],
  risk: [
    'riesgo',
    'riesgo asociado',
    'riesgo identificado',
    'riesgo y supuesto',
    'supuesto y riesgo',
    'supuesto',
    'factor de riesgo',
  ],
  time: [
    'tiempo',
    'cronograma',
    'calendario',
    'calendarizacion',
    'programacion',
    'programacion mensual',
    'mes',
    'periodo',
    'plazo',
    'cronograma de ejecucion',
    'programacion anual',
  ],
  annual_total: ['total', 'total anual', 'meta anual', 'total ano', 'total del ano', 'total programado', 'suma'],
  weight: ['peso', 'ponderacion', 'peso relativo', 'peso de la actividad'],
  row_number: ['no', 'n', 'numero', 'correlativo', 'item', 'num'],
  area: ['area estrategica', 'area', 'eje', 'eje estrategico'],
  strategic_objective: ['objetivo estrategico', 'objetivo estrategico pei', 'objetivo del pei', 'objetivo pei'],
  scope: ['alcance', 'alcance estrategico', 'alcance estrategico plan de accion'],
  specific_objective: ['objetivo especifico', 'objetivo', 'objetivo operativo', 'objetivo de la unidad'],
}

const BY_NAME = new Map<string, LayoutColumn>(
  Object.entries(SYNONYMS).flatMap(([column, names]) => names.map((name) => [plain(name), column as LayoutColumn])),
)

/** Folded, brackets and punctuation gone, each word cut to what singular and plural share (`responsabl`, `fuent`). */
function plain(text: string): string {
  return fold(cleanText(text))
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (word.length < 4 ? word : word.replace(/s$/u, '').replace(/(?<=[^aeiou])e$/u, '')))
    .join(' ')
}

const BARE_SOURCE = plain('fuente')
/** Headings are short, however wordy the office. */
const LONGEST_HEADING = 90
const YEAR_HEADING = /^(?:ano )?(?:20\d{2})$/u

/** The column that a heading names; `FUENTE` alone is settled by its neighbours (`settleBareSource`). */
export function columnNamed(text: string): LayoutColumn | 'bare_source' | undefined {
  if (text.length > LONGEST_HEADING) return undefined
  const name = plain(text)
  if (name === BARE_SOURCE) return 'bare_source'
  if (YEAR_HEADING.test(name)) return 'time'
  return BY_NAME.get(name)
}

export interface NamedColumn {
  readonly column: LayoutColumn
  readonly from: number
  readonly to: number
  readonly heading: string
}

/**
 * The columns that a row names, when it is a heading row: three or more different ones, and no more foreign cells than
 * known ones. Spans are those of merged cells; in a text the blanks that follow belong to the heading before them.
 */
export function headingRow(row: GridRow): readonly NamedColumn[] | undefined {
  if (row.cells.length < 3) return undefined
  const named = row.cells.map((cell) => ({ cell, column: columnNamed(cell.text) }))
  if (matrixColumns(named.map((entry) => entry.column)) < 3) return undefined
  const months = monthsNamed(row)
  const sourceTaken = named.some((entry) => entry.column === 'verification_source')
  const columns: NamedColumn[] = []
  let seenResponsible = false
  for (const { cell, column } of named) {
    if (column === 'responsible') seenResponsible = true
    if (!column) {
      if (months.some((label) => label.from === cell.column)) continue
      columns.push({
        column: 'other',
        from: cell.column,
        to: cell.column + cell.columnSpan - 1,
        heading: cleanText(cell.text),
      })
      continue
    }
    // `FUENTE` says funds once the verification source has its own column or the responsible stands before it.
    const settled =
      column === 'bare_source' ? (sourceTaken || seenResponsible ? 'funding_source' : 'verification_source') : column
    columns.push({
      column: settled,
      from: cell.column,
      to: cell.column + cell.columnSpan - 1,
      heading: cleanText(cell.text),
    })
  }
  const foreign = columns.filter((entry) => entry.column === 'other').length
  return foreign <= columns.length - foreign ? columns : undefined
}

function matrixColumns(columns: readonly (LayoutColumn | 'bare_source' | undefined)[]): number {
  return new Set(columns.filter((column) => column === 'bare_source' || (column && isMatrixColumn(column)))).size
}

/** The first line that has the headings of a plan parted by commas or semicolons, as a `.csv` has them. */
export function headingsPartedByCommas(grid: Grid): GridParagraph | undefined {
  return grid.blocks.find(
    (block): block is GridParagraph =>
      block.is === 'paragraph' &&
      [';', ','].some((sign) => {
        const words = block.text.split(sign).map((word) => word.replaceAll('"', ''))
        return matrixColumns(words.map(columnNamed)) >= 3
      }),
  )
}

export function isMatrixColumn(column: LayoutColumn): column is MatrixColumn {
  return (MATRIX_COLUMNS as readonly string[]).includes(column)
}

// ---- Months ------------------------------------------------------------------------------------------------------

const MONTH_NAMES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]
const LONGEST_MONTH = 20
const OTHER_SPELLINGS: Record<string, number> = { setiembre: 9, set: 9, sept: 9, jan: 1, apr: 4, aug: 8, dec: 12 }

/** Months that a label may mean: `Ene` one, `M` two, `12` one. */
function monthsMeant(text: string): readonly number[] {
  if (text.length > LONGEST_MONTH || text === 'X' || text === 'x') return []
  const label = fold(cleanText(text)).replace(/[.:]|[\s\-/']*(?:20)?(?<!\d)\d{2}$/gu, (found) =>
    /^\d+$/u.test(found) ? found : '',
  )
  const figure = /^0?(\d{1,2})$/u.exec(label)
  if (figure) return Number(figure[1]) >= 1 && Number(figure[1]) <= 12 ? [Number(figure[1])] : []
  const other = OTHER_SPELLINGS[label]
  if (other) return [other]
  const long = label.length === 1 ? 1 : 3
  return MONTH_NAMES.flatMap((name, index) => (name === label || name.slice(0, long) === label ? [index + 1] : []))
}

/** Number of the month that a word names (`septiembre`, `sept`, `dic`), for texts. */
export function monthByName(word: string): number | undefined {
  const label = fold(word).replace(/\.$/u, '')
  if (label.length < 3) return undefined
  return (
    OTHER_SPELLINGS[label] ??
    (monthsMeant(label).length === 1 && /^\p{L}+$/u.test(label) ? monthsMeant(label)[0] : undefined)
  )
}

export interface MonthLabel {
  readonly month: number
  readonly from: number
  readonly to: number
}

/**
 * Month labels of a row, in order. Single letters and figures count only as a full run of twelve; names from three on.
 */
export function monthsNamed(row: GridRow): readonly MonthLabel[] {
  if (row.cells.length < 3) return []
  const labels: MonthLabel[] = []
  let named = 0
  for (const cell of row.cells) {
    const last = labels.at(-1)?.month ?? 0
    const meant = monthsMeant(cell.text)
    const month = meant.find((candidate) => candidate > last)
    if (month === undefined) {
      if (last === 12) break
      if (meant.length === 0) continue
      return []
    }
    if (last === 0 && month !== 1 && cleanText(cell.text).length < 3) continue
    if (cleanText(cell.text).replace(/\d/gu, '').length >= 3) named += 1
    labels.push({ month, from: cell.column, to: cell.column + cell.columnSpan - 1 })
  }
  return labels.length === 12 || (named >= 3 && named === labels.length) ? labels : []
}

/** A row under the headings that only says the year (`2019`, `AÑO 2019`). */
export function yearSaid(text: string): number | undefined {
  const match = /^(?:ano )?(20\d{2})$/u.exec(plain(text))
  return match ? Number(match[1]) : undefined
}
