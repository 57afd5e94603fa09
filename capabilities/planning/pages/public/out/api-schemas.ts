import { z } from 'zod'
import { ELEMENT_KINDS } from '../../../model.ts'
import { STATE_IDS } from '../../../rules/states.ts'
import { basis, explainedFigureSchema, figureSchema, missingSchema, textSchema } from '../api/figure-schema.ts'
import { elementSchema } from '../api/poa-schema.ts'
import { pagedShape } from './paging.ts'

export const yearsAnswerSchema = z.strictObject({
  years: z.array(
    z.strictObject({
      year: z.number().int(),
      page: z.string(),
      data: z.string(),
      units: z.string(),
      elements: z.string(),
      reports: z.string(),
      readings: z.string(),
      downloads: z.string().describe('Página con las descargas / page with the downloads'),
    }),
  ),
})

const planLinks = z.strictObject({
  id: z.string(),
  title: textSchema,
  status: z.enum(['draft', 'approved']),
  progress: figureSchema,
  page: z.string(),
  data: z.string(),
})

export const unitsAnswerSchema = z.strictObject({
  ...basis,
  units: z.array(z.strictObject({ code: z.string(), title: textSchema, plan: z.union([missingSchema, planLinks]) })),
})

/** Which plan an element is of. */
const ofSchema = z.strictObject({
  plan: z.enum(['pei', 'action_plan', 'poa']),
  id: z.string(),
  unit: z.string().optional().describe('Código de la unidad, en un POA / code of the unit, in a POA'),
})

const listedSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ELEMENT_KINDS),
  code: z.string().optional(),
  title: textSchema,
  of: ofSchema,
  parent: z.string().optional(),
  serves: z.array(z.string()),
  servedBy: z.array(z.string()),
  progress: figureSchema.optional(),
  page: z.string(),
  data: z.string(),
})

export const elementsAnswerSchema = z.strictObject({ ...basis, ...pagedShape, elements: z.array(listedSchema) })

const amountSchema = z.union([z.number(), missingSchema])

export const elementAnswerSchema = z.strictObject({
  ...basis,
  of: ofSchema.optional(),
  retired: z.boolean().describe('Una versión posterior del plan ya no lo tiene / a later version no longer has it'),
  element: z.union([elementSchema, listedSchema]).optional(),
  figure: explainedFigureSchema.optional(),
  municipalities: z
    .array(
      z.strictObject({
        id: z.string().describe('Del lugar; no cambia de sentido / of the place; never changes meaning'),
        geography: z.string().describe('Código de la división territorial / code of the geography'),
        code: z.string(),
        name: z.string(),
      }),
    )
    .describe('En cuáles ocurre; vacío: nadie lo dijo / in which it happens; empty: nobody said'),
  money: z
    .strictObject({
      currency: z.string().describe('ISO 4217'),
      budget: amountSchema.describe('Presupuesto del año / budget of the year'),
      spent: amountSchema.describe('Gastado a la fecha de corte / spent up to the cut-off'),
    })
    .optional(),
})

export const reportsAnswerSchema = z.strictObject({
  ...basis,
  ...pagedShape,
  reports: z.array(
    z.strictObject({
      activity: z.string(),
      unit: z.string(),
      month: z.number().int().min(1).max(12),
      programmed: z.number().nullable(),
      executed: z.number(),
      state: z.enum(STATE_IDS),
      note: z.string().optional(),
      evidence: z.number().int().describe('Cuántas evidencias hay / how many pieces of evidence'),
      demo: z.boolean(),
      element: z.string(),
    }),
  ),
})

export const readingsAnswerSchema = z.strictObject({
  ...basis,
  ...pagedShape,
  readings: z.array(
    z.strictObject({
      indicator: z.string(),
      unit: z.string(),
      period: z.string(),
      value: z.union([z.number(), missingSchema]),
      numerator: z.number().optional(),
      denominator: z.number().optional(),
      note: z.string().optional(),
      element: z.string(),
    }),
  ),
})

export const figureAnswerSchema = z.strictObject({ ...basis, figure: explainedFigureSchema })
