import { z } from 'zod'
import { OBSERVATION_STATUSES } from '../../../model.ts'
import type { FigureMapping } from '../../../rules/imports/mapping.ts'

const column = z.coerce.number().int().min(0).max(199)

/** What the form says of the columns; `indicator` is `code:poverty_rate` or `column:2`. */
export const mappingForm = z.object({
  expectedVersion: z.coerce.number().int(),
  layout: z.enum(['rows', 'periods']),
  place: column,
  indicator: z.string().regex(/^(code:[a-z0-9_]{1,80}|column:\d{1,3})$/),
  periodColumn: column.optional(),
  period: z.string().max(10).optional(),
  value: column.optional(),
  /** Two columns at most, each of a dimension. */
  dimension1: z.string().max(60).optional(),
  dimensionColumn1: column.optional(),
  dimension2: z.string().max(60).optional(),
  dimensionColumn2: column.optional(),
  status: z.enum(OBSERVATION_STATUSES),
})

/** Which of the pairs of fields. */
export const BREAKDOWN_FIELDS = [1, 2] as const

export function mappingOf(form: z.infer<typeof mappingForm>): FigureMapping {
  const [way, name = ''] = form.indicator.split(':')
  const breakdowns = BREAKDOWN_FIELDS.flatMap((at) => {
    const [dimension, own] = [form[`dimension${at}`], form[`dimensionColumn${at}`]]
    return dimension === undefined || own === undefined ? [] : [{ dimension, column: own }]
  })
  return {
    layout: form.layout,
    place: form.place,
    indicator: way === 'column' ? { column: Number(name) } : { code: name },
    ...(form.layout === 'periods'
      ? {}
      : {
          period: form.periodColumn === undefined ? { fixed: form.period ?? '' } : { column: form.periodColumn },
          value: form.value ?? 0,
        }),
    ...(breakdowns.length === 0 ? {} : { breakdowns }),
    status: form.status,
  }
}

/** The other way: what stands in the fields. */
export function typedMapping({ layout, place, indicator, period, value, breakdowns = [], status }: FigureMapping) {
  const code = 'code' in indicator ? indicator.code : undefined
  return {
    layout,
    place: String(place),
    ...(code === '' ? {} : { indicator: 'column' in indicator ? `column:${indicator.column}` : `code:${code}` }),
    ...(period !== undefined && 'column' in period ? { periodColumn: String(period.column) } : {}),
    ...(period !== undefined && 'fixed' in period ? { period: period.fixed } : {}),
    ...(value === undefined ? {} : { value: String(value) }),
    ...Object.fromEntries(
      breakdowns.flatMap(({ dimension, column: own }, at) => [
        [`dimension${at + 1}`, dimension],
        [`dimensionColumn${at + 1}`, String(own)],
      ]),
    ),
    status,
  }
}
