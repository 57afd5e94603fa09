import { z } from 'zod'
import { MISSING_REASONS } from '../../../../../kernel/missing.ts'
import { STATE_IDS } from '../../../rules/states.ts'

/** Text in Spanish, and in English where somebody wrote it. */
export const textSchema = z.strictObject({ es: z.string(), en: z.string().optional() })

export const missingSchema = z
  .strictObject({ missing: z.enum(MISSING_REASONS), note: z.string().optional() })
  .describe('Por qué no hay dato; nunca es 0 / why there is no figure; it is never 0')

export const stateSchema = z.enum(STATE_IDS)
export const daySchema = z.iso.date()
const monthSchema = z.number().int().min(1).max(12)
const quantity = z.number()

/** A percentage on the 0–100 scale, unrounded: `raw` may pass 100, `capped` is what counts upwards. */
export const valueSchema = z.union([z.strictObject({ raw: quantity, capped: quantity.min(0).max(100) }), missingSchema])

const figure = {
  key: z.string(),
  toDate: valueSchema,
  year: valueSchema,
  state: stateSchema,
  farAbove: z.boolean(),
  coverage: z.strictObject({ judged: z.number().int(), of: z.number().int() }),
  explanation: z.string().describe('Página que muestra cómo se calcula / page that shows how it is computed'),
}
export const figureSchema = z.strictObject(figure)

const explained = {
  ...figure,
  title: textSchema,
  method: z.strictObject({ id: z.string(), version: z.string(), bands: z.string() }),
}

const childSchema = {
  key: z.string(),
  title: z.string(),
  code: z.string().optional(),
  state: stateSchema,
}

/** A figure with what it is made of: shares, values, and what was left out and why. */
export const explainedFigureSchema = z.discriminatedUnion('formula', [
  z.strictObject({
    ...explained,
    formula: z.literal('activity_to_date'),
    standing: z.string(),
    programmed: quantity,
    executed: quantity,
    programmedYear: quantity,
    unprogrammed: z.strictObject({ total: quantity, months: z.array(monthSchema) }),
    unreported: z.array(monthSchema),
  }),
  z.strictObject({
    ...explained,
    formula: z.literal('weighted_mean'),
    weights: z.enum(['equal', 'given', 'mixed']),
    inputs: z.array(
      z.strictObject({
        ...childSchema,
        weight: quantity.optional(),
        share: z.number().min(0).max(1),
        raw: quantity,
        capped: quantity,
      }),
    ),
    excluded: z.array(z.strictObject({ ...childSchema, reason: z.string(), note: z.string().optional() })),
  }),
])

/** Twelve months of an activity; `null` is not programmed or not reported, which is never 0. */
export const monthsSchema = z.array(
  z.strictObject({
    month: monthSchema,
    programmed: quantity.nullable(),
    executed: quantity.nullable(),
    value: valueSchema,
    state: stateSchema,
    counted: z.boolean(),
  }),
)

/** What holds for every answer about a year. */
export const basis = {
  year: z.number().int(),
  cutOff: daySchema,
  demo: z
    .boolean()
    .describe('Verdadero: avances generados, no de la institución / true: generated, not the institution’s'),
  method: z.strictObject({
    id: z.string(),
    version: z.string(),
    bands: z.strictObject({ version: z.string(), near: quantity, full: quantity, farAbove: quantity }),
  }),
}
