/**
 * How plans are written by hand in a deployment folder. The layout follows the matrix of the institution:
 * section → result → lines; a column that a line leaves out repeats the line above (the merged cell of the matrix).
 */
import { z } from 'zod'
import { says } from '../../platform/packs/issues.ts'
import { certaintySchema, civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import {
  ACCUMULATIONS,
  DIRECTIONS,
  FREQUENCIES,
  FUNDING_STATUSES,
  INDICATOR_KINDS,
  RESPONSIBLE_ROLES,
} from './model.ts'

const words = z.string().trim().min(1)
/** Keys are stable for ever: what a pack once called `OE2` stays `OE2`. */
export const keySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)

const named = {
  key: keySchema.exactOptional(),
  code: words.exactOptional(),
  es: words,
  en: words.exactOptional(),
  certainty: certaintySchema.exactOptional(),
  note: textSchema.exactOptional(),
}

// ---- Indicators ------------------------------------------------------------------------------------------------

const target = {
  value: z.number().exactOptional(),
  comparator: z.enum(['at_least', 'at_most', 'equal', 'within']).exactOptional(),
  lower: z.number().exactOptional(),
  unit: words.exactOptional(),
  due: civilDateSchema.exactOptional(),
}
const targetSchema = z.strictObject(target)

const terms = {
  kind: z.enum(INDICATOR_KINDS),
  direction: z.enum(DIRECTIONS).exactOptional(),
  accumulation: z.enum(ACCUMULATIONS).exactOptional(),
  baseline: z.number().exactOptional(),
  baselinePeriod: words.exactOptional(),
  baselineSource: words.exactOptional(),
  every: z.enum(FREQUENCIES).exactOptional(),
  levels: z.array(words).min(2).exactOptional(),
  breakdowns: z.array(keySchema).min(1).exactOptional(),
  /** One target may stand beside the indicator's own words (`value: 2000`); several are listed. */
  targets: z.array(targetSchema).exactOptional(),
  ...target,
}

export const indicatorItemSchema = z.strictObject({ ...named, ...terms }).superRefine((item, ctx) => {
  const single = Object.keys(target).some((name) => name in item)
  if (single && item.targets !== undefined)
    ctx.addIssue({
      code: 'custom',
      path: ['targets'],
      params: says(
        'Escriba una sola meta junto al indicador o la lista de metas, no ambas.',
        'Write one target beside the indicator or the list of targets, not both.',
      ),
    })
})
export type IndicatorItem = z.infer<typeof indicatorItemSchema>

// ---- Schedules -------------------------------------------------------------------------------------------------

const month = z.int().min(1).max(12)

/** `{ marks: [1, 2] }`, `{ quantities: { 3: 5 }, total: 5 }` or `{ rule: 'el 26 de cada mes', months: [1, 2] }`. */
export const scheduleSchema = z.union([
  z.strictObject({ marks: z.array(month).min(1) }),
  z.strictObject({
    quantities: z.record(z.string().regex(/^([1-9]|1[0-2])$/), z.number().positive()),
    total: z.number().exactOptional(),
  }),
  z.strictObject({ rule: words, months: z.array(month).min(1), times: z.int().positive().exactOptional() }),
])
export type ScheduleItem = z.infer<typeof scheduleSchema>

// ---- Cells of the matrix ---------------------------------------------------------------------------------------

/** `@key` points to an element of `shared`: one value on many lines. */
const reference = z.string().regex(/^@[A-Za-z0-9][A-Za-z0-9._-]*$/)
const bareWords = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !text.startsWith('@'), {
    params: says('Esta referencia no es válida.', 'This reference is not valid.'),
  })

const plainItem = z.strictObject(named)
const responsibleItem = z.strictObject({ ...named, role: z.enum(RESPONSIBLE_ROLES).exactOptional() })
/** `catalogue` names the entry of `risks.yaml` that the risk is. */
const riskItem = z.strictObject({ ...named, catalogue: z.array(keySchema).exactOptional() })
const fundingItem = z.strictObject({ ...named, status: z.enum(FUNDING_STATUSES).exactOptional() })
const activityItem = z.strictObject({
  ...named,
  schedule: scheduleSchema.exactOptional(),
  weight: z.number().positive().exactOptional(),
  cancelled: z.strictObject({ reason: words, on: civilDateSchema }).exactOptional(),
})

function cellOf<T extends z.ZodType>(item: T) {
  const one = z.union([reference, bareWords, item])
  return z.union([z.null(), one.transform((only) => [only]), z.array(one).min(1)]).exactOptional()
}

const cells = {
  indicator: z
    .union([
      z.null(),
      z.union([reference, indicatorItemSchema]).transform((only) => [only]),
      z.array(z.union([reference, indicatorItemSchema])).min(1),
    ])
    .exactOptional(),
  source: cellOf(plainItem),
  activity: cellOf(activityItem),
  responsible: cellOf(responsibleItem),
  funding: cellOf(fundingItem),
  risk: cellOf(riskItem),
}
const lineSchema = z.strictObject({ key: keySchema.exactOptional(), ...cells })
export type LineItem = z.infer<typeof lineSchema>

const resultSchema = z.strictObject({
  result: z.strictObject(named),
  all: z.strictObject(cells).exactOptional(),
  lines: z.array(lineSchema).min(1),
})

const sectionSchema = z.strictObject({
  /** Keys of the PEI (and of the yearly plan) that the heading names: the heading shows their title. */
  areas: z.array(keySchema).exactOptional(),
  pei: z.array(keySchema).exactOptional(),
  scopes: z.array(keySchema).exactOptional(),
  specific: z.strictObject(named).exactOptional(),
  all: z.strictObject(cells).exactOptional(),
  results: z.array(resultSchema),
})
export type SectionItem = z.infer<typeof sectionSchema>

const sharedOf = <T extends z.ZodType>(item: T) => z.record(keySchema, z.union([bareWords, item])).exactOptional()

export const poaSchema = z.strictObject({
  unit: words,
  year: z.int(),
  title: textSchema,
  note: textSchema.exactOptional(),
  shared: z
    .strictObject({
      indicator: z.record(keySchema, indicatorItemSchema).exactOptional(),
      source: sharedOf(plainItem),
      activity: sharedOf(activityItem),
      responsible: sharedOf(responsibleItem),
      funding: sharedOf(fundingItem),
      risk: sharedOf(riskItem),
    })
    .exactOptional(),
  plans: z
    .array(z.strictObject({ heading: z.strictObject(named).exactOptional(), sections: z.array(sectionSchema).min(1) }))
    .min(1),
})
export type PoaFile = z.infer<typeof poaSchema>

// ---- PEI and yearly plan ---------------------------------------------------------------------------------------

const node = z.strictObject({ ...named, key: keySchema })
const indicatorNode = indicatorItemSchema

export const peiSchema = z.strictObject({
  title: textSchema,
  from: z.int(),
  to: z.int(),
  mission: node,
  vision: node,
  goal: node,
  values: z.array(node),
  crossAxes: z.array(node),
  areas: z.array(z.strictObject({ ...named, key: keySchema, objectives: z.array(node).min(1) })).min(1),
})
export type PeiFile = z.infer<typeof peiSchema>

export const actionPlanSchema = z.strictObject({
  title: textSchema,
  year: z.int(),
  scopes: z
    .array(
      z.strictObject({
        ...named,
        key: keySchema,
        serves: z.array(keySchema).min(1),
        results: z.array(
          z.strictObject({
            ...named,
            key: keySchema,
            serves: z.array(keySchema).exactOptional(),
            indicators: z.array(indicatorNode),
          }),
        ),
      }),
    )
    .min(1),
})
export type ActionPlanFile = z.infer<typeof actionPlanSchema>
