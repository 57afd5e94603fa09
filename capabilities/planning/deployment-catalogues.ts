/** The risk catalogue and the methods of a deployment: thresholds are data with a version (decision 0007). */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import { says } from '../../platform/packs/issues.ts'
import { type Certainty, certaintySchema, textSchema } from '../../platform/packs/words.ts'
import type { CheckMethod } from './rules/checks/check-method.ts'
import { CHECK_IDS, SEVERITIES } from './rules/checks/finding.ts'
import { type IndicatorMethod, parseIndicatorMethod } from './rules/indicator-method.ts'
import { RISK_RESPONSES, type RiskResponse } from './rules/risk/risk.ts'
import { type Bands, parseBands } from './rules/states.ts'

export const RISK_TYPES = ['country', 'strategic', 'operational', 'not_stated'] as const
export type RiskType = (typeof RISK_TYPES)[number]

export interface CataloguedRisk {
  readonly key: string
  /** Number in the institution's own list, where a plan writes it. */
  readonly number?: number
  readonly process?: string
  readonly type: RiskType
  readonly title: Text
  /** Why it would happen and what would follow; how it is answered, by whom and with what. In the institution's words. */
  readonly cause?: string
  readonly effect?: string
  /** Code of the unit that owns it, and its post. */
  readonly unit?: string
  readonly post?: string
  readonly response?: RiskResponse
  readonly mitigation?: string
  /** 1 to 5 each, before mitigation. A first guess of ours is `unverified`. */
  readonly likelihood?: number
  readonly impact?: number
  readonly certainty: Certainty
}

export interface RiskCatalogue {
  readonly processes: readonly { readonly key: string; readonly number?: number; readonly title: Text }[]
  readonly risks: readonly CataloguedRisk[]
}

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
const grade = z.int().min(1).max(5)
const words = z.string().trim().min(1)

export const riskCatalogueSchema: z.ZodType<RiskCatalogue> = z
  .strictObject({
    processes: z.array(z.strictObject({ key, number: z.int().exactOptional(), title: textSchema })),
    risks: z.array(
      z.strictObject({
        key,
        number: z.int().exactOptional(),
        process: key.exactOptional(),
        type: z.enum(RISK_TYPES).default('not_stated'),
        title: textSchema,
        cause: words.exactOptional(),
        effect: words.exactOptional(),
        unit: words.exactOptional(),
        post: words.exactOptional(),
        response: z.enum(RISK_RESPONSES).exactOptional(),
        mitigation: words.exactOptional(),
        likelihood: grade.exactOptional(),
        impact: grade.exactOptional(),
        certainty: certaintySchema.default('found'),
      }),
    ),
  })
  .superRefine((catalogue, ctx) => {
    const processes = new Set(catalogue.processes.map((process) => process.key))
    const seen = new Set<string>()
    catalogue.risks.forEach((risk, index) => {
      if (risk.process !== undefined && !processes.has(risk.process))
        ctx.addIssue({
          code: 'custom',
          path: ['risks', index, 'process'],
          params: says(`No existe el proceso «${risk.process}».`, `There is no process “${risk.process}”.`),
        })
      if (seen.has(risk.key))
        ctx.addIssue({
          code: 'custom',
          path: ['risks', index, 'key'],
          params: says(`La clave «${risk.key}» está repetida.`, `The key “${risk.key}” is used twice.`),
        })
      seen.add(risk.key)
    })
  })

/** Thresholds of the seven states, with what they rest on. The states' words are the platform's own. */
export interface ProgressMethod extends Bands {
  readonly title: Text
  /** Key in `law/citations.yaml`. */
  readonly citation?: string
  readonly certainty: Certainty
  readonly note?: Text
}

export const progressMethodSchema: z.ZodType<ProgressMethod> = z
  .strictObject({
    version: z.string().min(1),
    title: textSchema,
    citation: z.string().exactOptional(),
    near: z.number(),
    full: z.number(),
    farAbove: z.number(),
    certainty: certaintySchema,
    note: textSchema.exactOptional(),
  })
  .superRefine((method, ctx) => {
    const bands = parseBands(method)
    if (!bands.ok)
      ctx.addIssue({
        code: 'custom',
        path: ['near'],
        params: says(bands.refusal.message.es, bands.refusal.message.en ?? bands.refusal.message.es),
      })
  })

export const indicatorMethodSchema: z.ZodType<IndicatorMethod> = z
  .strictObject({ version: z.string().min(1), maintainTolerance: z.number(), lateMilestone: z.number() })
  .superRefine((input, ctx) => {
    const method = parseIndicatorMethod(input)
    if (!method.ok) {
      const { field = '', message } = method.refusal
      ctx.addIssue({ code: 'custom', path: [field], params: says(message.es, message.en ?? message.es) })
    }
  })

/** A check that does not exist is a mistake of whoever wrote it, not one to pass over. */
export const checkMethodSchema: z.ZodType<CheckMethod> = z.strictObject({
  version: z.string().min(1),
  severities: z.partialRecord(z.enum(CHECK_IDS), z.enum(SEVERITIES)),
})
