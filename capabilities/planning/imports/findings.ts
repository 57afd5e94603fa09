import type { Text } from '../../../kernel/text.ts'
import type { CellRef } from '../model.ts'
import type { Finding, FindingSeverity, Unplaced } from './draft.ts'
import { type GridCell, spokenPlace } from './grid.ts'

/** Collects what the person should know; order is that of the document. */
export class Notes {
  readonly findings: Finding[] = []
  readonly unplaced: Unplaced[] = []

  say(severity: FindingSeverity, rule: string, at: readonly CellRef[], message: Text): void {
    this.findings.push({ rule, severity, message, at })
  }

  leave(cell: GridCell, reason: Text): void {
    this.unplaced.push({ ...cell.ref, text: cell.text, reason })
  }
}

const GRAVITY: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, note: 2 }

/** What asks for a decision before what is only worth knowing; of one gravity, in the order of the document. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
}

/** Notes of which every place is named: they stand for one note at each. */
const TOLD_TOGETHER: ReadonlySet<string> = new Set(['no_schedule'])
const PLACES_SHOWN = 4

/** Where a finding is, as a person writes it, and at how many more places than are named. */
export function placesOf({ rule, at }: Finding): { readonly shown: readonly string[]; readonly more: number } {
  const shown = (TOLD_TOGETHER.has(rule) ? at : at.slice(0, PLACES_SHOWN)).map(spokenPlace)
  return { shown, more: at.length - shown.length }
}

/** Why a cell is not in the plan. */
export const LEFT_OUT = {
  drawn_line: {
    es: 'Es una raya dibujada con guiones; no dice nada.',
    en: 'A line drawn with dashes; it says nothing.',
  },
  letterhead: {
    es: 'Está arriba del título del plan, como membrete; no pertenece a ninguna fila.',
    en: 'Stands above the title of the plan, as a letterhead; it belongs to no row.',
  },
  footnote: {
    es: 'Es una firma o nota al pie de la tabla; no pertenece a ninguna fila.',
    en: 'A signature or note below the table; it belongs to no row.',
  },
  band: {
    es: 'Cruza la tabla de lado a lado y no se reconoce como objetivo, área ni título.',
    en: 'Runs across the table and is not recognised as an objective, area or title.',
  },
  beside_heading: {
    es: 'Está al lado de un objetivo, en la misma fila, y no se sabe qué dice de él.',
    en: 'Stands beside an objective, in the same row, and what it says of it cannot be told.',
  },
  before_headings: {
    es: 'Está antes de la fila de encabezados: no se sabe a qué columna pertenece.',
    en: 'Stands before the heading row: its column cannot be told.',
  },
  unknown_column: {
    es: 'Su columna no es de la matriz del plan (resultados, indicadores, fuentes, actividades, meses, responsables, financiamiento, riesgo).',
    en: 'Its column is not of the plan’s matrix (results, indicators, sources, activities, months, responsible, funding, risk).',
  },
  says_nothing: {
    es: 'Dice que no aplica: no se creó ningún valor con ello.',
    en: 'Says that none applies: no value was made of it.',
  },
  target_alone: {
    es: 'Es una meta en una fila sin indicador propio: no se sabe a cuál pertenece.',
    en: 'A target in a row without an indicator of its own: which one it belongs to cannot be told.',
  },
  row_number: {
    es: 'Es el número de la fila; la actividad ya tiene su propio código.',
    en: 'The number of the row; the activity has a code of its own.',
  },
  month_words: {
    es: 'Está en la columna de un mes y no es una marca, una cantidad ni una frecuencia conocida.',
    en: 'Stands in a month column and is not a mark, a quantity or a known frequency.',
  },
  mark_among_quantities: {
    es: 'Es una marca en una fila de cantidades: no se sabe cuánto vale.',
    en: 'A mark in a row of quantities: what it is worth cannot be told.',
  },
  month_without_activity: {
    es: 'Marca un mes en una fila que no tiene actividad propia.',
    en: 'Marks a month in a row that has no activity of its own.',
  },
  total_words: {
    es: 'Está en la columna del total o del peso y no es un número.',
    en: 'Stands in the column of the total or weight and is not a number.',
  },
  bug: {
    es: 'Ninguna regla la ubicó. Es una falla del importador: avísenos.',
    en: 'No rule placed it. This is a fault of the importer: please tell us.',
  },
} as const satisfies Record<string, Text>
