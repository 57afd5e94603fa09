import { type CellValue, csvText } from '../../../platform/documents/csv.ts'
import type { MeasureAnswer, PublishedRecord } from '../data/public-queries.ts'

const COLUMNS = [
  'measure',
  'cutOff',
  'kind',
  'id',
  'record',
  'page',
  'date',
  'numerator',
  'denominator',
  'value',
  'demo',
] as const

/**
 * The records behind a measure's figure, one a row, with what each contributes: the figure can be counted again from the file. Of a
 * record that may not be opened stands only what it contributes.
 */
export function measureCsv({ measure, reading, records, demo }: MeasureAnswer): string {
  const rows = records.map((record): readonly CellValue[] => [
    measure.id,
    reading.asOf,
    record.kind,
    record.open === undefined ? null : record.id,
    record.open?.label ?? null,
    record.open?.href ?? null,
    record.at ?? null,
    record.numerator ?? null,
    record.denominator ?? null,
    contributed(record),
    demo,
  ])
  return csvText([COLUMNS, ...rows])
}

/** Of a ratio, both its parts stand and no value; what is only counted counts as one. */
function contributed({ value, numerator, denominator }: PublishedRecord): number | null {
  if (numerator !== undefined && denominator !== undefined) return null
  return value ?? numerator ?? 1
}
