import type { Text } from '../../../kernel/text.ts'
import type { CellValue } from '../../../platform/documents/csv.ts'
import type { YearExport } from './year-export.ts'

/** A column by the name that programs use, and what it means. The name is the same in both languages and does not change. */
export interface OpenColumn {
  readonly key: string
  readonly says: Required<Text>
}

export type OpenRow = Readonly<Record<string, CellValue>>

/** A flat table of a year, of a unit in it or of one element: the same rows as CSV and as JSON. */
export interface OpenTable {
  /** In the address: `avance.csv`. */
  readonly name: string
  readonly title: Required<Text>
  readonly explanation: Required<Text>
  readonly columns: readonly OpenColumn[]
  rows(input: YearExport, element?: string): readonly OpenRow[]
}

export const column = (key: string, es: string, en: string): OpenColumn => ({ key, says: { es, en } })

export const UNIT = column(
  'unit',
  'Código de la unidad; vacío en la institución',
  'Code of the unit; empty for the institution',
)
export const PERMALINK = column(
  'page',
  'Dirección permanente de la página del elemento',
  'Permanent address of the element’s page',
)
export const ID = column('id', 'Identificador, que no cambia', 'Identifier, which does not change')
export const CODE = column('code', 'Código, como lo escribe el plan', 'Code, as the plan writes it')
