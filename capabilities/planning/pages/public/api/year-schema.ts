import { z } from 'zod'
import { ELEMENT_KINDS } from '../../../model.ts'
import { STATE_IDS } from '../../../rules/states.ts'
import { basis, explainedFigureSchema, figureSchema, missingSchema, textSchema } from './figure-schema.ts'

const tallySchema = z.record(z.enum(STATE_IDS), z.number().int().min(0))

const nodeSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ELEMENT_KINDS),
  code: z.string().optional(),
  title: textSchema,
  parent: z.string().optional(),
  serves: z.array(z.string()),
  servedBy: z.array(z.string()),
  progress: figureSchema.optional(),
  page: z.string(),
})

/** What `presentYear` sends. */
export const yearAnswerSchema = z.strictObject({
  ...basis,
  institution: z.strictObject({ title: textSchema, progress: explainedFigureSchema }),
  states: z.strictObject({ results: tallySchema, activities: tallySchema }),
  months: z.array(
    z.strictObject({
      month: z.number().int().min(1).max(12),
      programmed: z.number().int(),
      states: tallySchema,
      unprogrammed: z.number().int(),
      counted: z.boolean(),
    }),
  ),
  plansAbove: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['pei', 'action_plan']),
      title: textSchema,
      from: z.number().int(),
      to: z.number().int(),
      elements: z.array(nodeSchema),
    }),
  ),
  units: z.array(
    z.strictObject({
      code: z.string(),
      title: textSchema,
      plan: z.union([
        missingSchema,
        z.strictObject({
          id: z.string(),
          title: textSchema,
          status: z.enum(['draft', 'approved']),
          progress: figureSchema,
          page: z.string(),
          data: z.string(),
        }),
      ]),
    }),
  ),
})
