import type { FigureMapping } from '../imports/mapping.ts'

/** A figure as a program writes it. */
export interface DeliveredFigure {
  readonly indicator: string
  readonly place: string
  readonly period: string
  readonly value: number | null
  readonly missing?: 'not_collected' | 'not_applicable' | 'suppressed' | undefined
  readonly breakdown?: Readonly<Record<string, string>> | undefined
}

export interface DeliveredTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The columns that are no dimension of a breakdown. */
const FIXED = ['indicator', 'place', 'period', 'value', 'missing'] as const

/** As people write that a figure is missing: one reader understands programs and tables alike. */
const WRITTEN = { not_collected: 'n/d', not_applicable: 'n/a', suppressed: '*' } as const

/** Figures of a program as the table that a person would have brought. */
export function tableOfFigures(figures: readonly DeliveredFigure[]): DeliveredTable {
  const dimensions = [...new Set(figures.flatMap(({ breakdown }) => Object.keys(breakdown ?? {})))].sort()
  const rows = figures.map(({ indicator, place, period, value, missing, breakdown }) => [
    indicator,
    place,
    period,
    value === null ? WRITTEN[missing ?? 'not_collected'] : plainNumber(value),
    '',
    ...dimensions.map((dimension) => breakdown?.[dimension] ?? ''),
  ])
  return { headings: [...FIXED, ...dimensions], rows }
}

/** Never with an exponent, which no table of people has. */
function plainNumber(value: number): string {
  return /e/i.test(String(value))
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value)
}

/**
 * The headings of a delivered table say what they are: `indicator`, `place`, `period`, `value`, perhaps `missing`, and every other
 * one is a dimension. Undefined where one of the first four is not there; `missing` takes the place of an empty value.
 */
export function mappingOfDelivered(
  { headings }: DeliveredTable,
  status: FigureMapping['status'],
): FigureMapping | undefined {
  const at = new Map(headings.map((heading, index) => [heading.trim().toLowerCase(), index] as const))
  const [indicator, place, period, value] = FIXED.map((name) => at.get(name))
  if (indicator === undefined || place === undefined || period === undefined || value === undefined) return undefined
  const breakdowns = [...at]
    .filter(([name]) => !FIXED.some((fixed) => fixed === name))
    .map(([dimension, column]) => ({ dimension, column }))
  return {
    layout: 'rows',
    indicator: { column: indicator },
    place,
    period: { column: period },
    value,
    breakdowns,
    status,
  }
}

/** A CSV may say the reason in a column of its own: it stands where the value is empty. */
export function withReasons({ headings, rows }: DeliveredTable): DeliveredTable {
  const names = headings.map((heading) => heading.trim().toLowerCase())
  const [value, missing] = [names.indexOf('value'), names.indexOf('missing')]
  if (value < 0 || missing < 0) return { headings, rows }
  return {
    headings,
    rows: rows.map((row) => {
      const reason = (row[missing] ?? '').trim()
      if ((row[value] ?? '').trim() !== '' || reason === '') return row
      const said = reason in WRITTEN ? WRITTEN[reason as keyof typeof WRITTEN] : reason
      return row.map((cell, at) => (at === value ? said : cell))
    }),
  }
}
