import { z } from 'zod'
import {
  ACCUMULATIONS,
  DIRECTIONS,
  ELEMENT_KINDS,
  FUNDING_STATUSES,
  INDICATOR_KINDS,
  MATRIX_COLUMNS,
  RESPONSIBLE_ROLES,
  SCHEDULE_KINDS,
} from '../../../model.ts'
import {
  basis,
  daySchema,
  explainedFigureSchema,
  figureSchema,
  missingSchema,
  monthsSchema,
  stateSchema,
  textSchema,
  valueSchema,
} from './figure-schema.ts'

const lineSchema = z.strictObject({
  id: z.string(),
  cells: z.partialRecord(z.enum(MATRIX_COLUMNS), z.array(z.string())),
})

const targetSchema = z.strictObject({
  value: z.number().optional(),
  comparator: z.enum(['at_least', 'at_most', 'equal', 'within']).optional(),
  lower: z.number().optional(),
  unit: z.string().optional(),
  due: daySchema.optional(),
})

/** Of an indicator: its terms and what was measured. */
const indicatorPart = {
  indicator: z
    .strictObject({
      kind: z.enum(INDICATOR_KINDS),
      direction: z.enum(DIRECTIONS),
      accumulation: z.enum(ACCUMULATIONS),
      baseline: z.number().optional(),
      targets: z.array(targetSchema),
    })
    .optional(),
  readings: z
    .array(
      z.strictObject({
        period: z.string(),
        value: z.union([z.number(), missingSchema]),
        numerator: z.number().optional(),
        denominator: z.number().optional(),
        note: z.string().optional(),
      }),
    )
    .optional(),
}

/** Of an activity: its twelve months, what was reported, and the first schedule where it was changed. */
const activityPart = {
  schedule: z
    .strictObject({
      kind: z.enum(SCHEDULE_KINDS),
      rule: z.string().optional(),
      annualTotal: z.number().optional(),
    })
    .optional(),
  standing: z.string().optional(),
  programmed: z.number().optional(),
  executed: z.number().optional(),
  programmedYear: z.number().optional(),
  unprogrammed: z.number().optional(),
  months: monthsSchema.optional(),
  reports: z
    .array(
      z.strictObject({
        month: z.number().int(),
        executed: z.number(),
        note: z.string().optional(),
        evidence: z.number().int().describe('Cuántas evidencias hay / how many pieces of evidence'),
        places: z
          .array(z.strictObject({ latitude: z.number(), longitude: z.number(), takenOn: daySchema.nullable() }))
          .optional()
          .describe(
            'Lugares de fotografías que se decidió publicar / places of photographs that it was decided to publish',
          ),
        demo: z.boolean(),
      }),
    )
    .optional(),
  baseline: z
    .strictObject({ months: z.array(z.number().nullable()), toDate: valueSchema, state: stateSchema })
    .optional(),
}

const moneyRows = z.array(
  z.strictObject({
    source: z.string().optional(),
    month: z.number().int().optional(),
    cents: z.number().int().describe('Centavos enteros / whole cents'),
    note: z.string().optional(),
    demo: z.boolean(),
  }),
)

/** What stands beside the figures: money, and what the unit says of itself. */
const besidePart = {
  money: z.strictObject({ currency: z.string(), planned: moneyRows, spent: moneyRows }).optional(),
  selfAssessments: z
    .array(z.strictObject({ period: z.string(), percent: z.number(), note: z.string().optional(), demo: z.boolean() }))
    .optional(),
}

export const elementSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ELEMENT_KINDS),
  code: z.string().optional(),
  title: textSchema,
  page: z.string(),
  serves: z.array(z.string()).optional(),
  progress: figureSchema.optional(),
  ...activityPart,
  ...indicatorPart,
  ...besidePart,
  role: z.enum(RESPONSIBLE_ROLES).optional(),
  funding: z.enum(FUNDING_STATUSES).optional(),
  weight: z.number().optional(),
  cancelled: z.strictObject({ on: daySchema, reason: z.string() }).optional(),
  source: z.strictObject({
    cells: z.array(z.strictObject({ sheet: z.string(), address: z.string() })),
    proposals: z.array(z.strictObject({ rule: z.string(), reason: textSchema })),
  }),
})

/** What `presentPoa` sends: the elements once each, and which of them stand on which line. */
export const poaAnswerSchema = z.strictObject({
  ...basis,
  unit: z.strictObject({ code: z.string(), title: textSchema }),
  plan: z.strictObject({
    id: z.string(),
    title: textSchema,
    status: z.enum(['draft', 'approved']),
    approvedOn: daySchema.optional(),
    origin: z.enum(['pack', 'import', 'screen']),
    page: z.string(),
    workbook: z.string(),
    pdf: z.string(),
  }),
  progress: explainedFigureSchema.optional(),
  parts: z.array(
    z.strictObject({
      id: z.string(),
      heading: z.string().optional(),
      progress: figureSchema.optional(),
      sections: z.array(
        z.strictObject({
          id: z.string(),
          headings: z.array(z.string()),
          progress: figureSchema.optional(),
          lines: z.array(lineSchema),
        }),
      ),
    }),
  ),
  elements: z.array(elementSchema),
})
