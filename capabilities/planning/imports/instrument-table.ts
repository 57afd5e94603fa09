import { fold } from '../../../kernel/sort-key.ts'
import { cleanText } from './cell-text.ts'
import type { GridTable } from './grid.ts'

/** Columns of the table that ties the five-year plan (PEI) to the yearly plan. */
export const INSTRUMENT_COLUMNS = ['strategic_area', 'strategic_objective', 'scope'] as const
export type InstrumentColumn = (typeof INSTRUMENT_COLUMNS)[number]

/** The column that a heading of such a table names. */
export function instrumentColumn(text: string): InstrumentColumn | undefined {
  const folded = fold(cleanText(text))
  if (/^areas? estrategicas?/u.test(folded)) return 'strategic_area'
  if (/^objetivos? (?:estrategicos?|del pei)/u.test(folded)) return 'strategic_objective'
  if (/^alcances?(?: estrategicos?)?/u.test(folded)) return 'scope'
  return undefined
}

/** First row: areas, objectives, scopes, and nothing else. */
export function isInstrumentTable(table: GridTable): boolean {
  const first = table.rows.find((row) => row.cells.length > 0)
  const columns = first?.cells.map((cell) => instrumentColumn(cell.text)) ?? []
  return (
    columns.length >= 2 && columns.every((column) => column !== undefined) && new Set(columns).size === columns.length
  )
}
