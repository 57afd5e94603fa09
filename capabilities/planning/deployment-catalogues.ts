/** The risk catalogue and the methods of a deployment: thresholds and bands are data with a version (facts: formulas). */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import { says } from '../../platform/packs/issues.ts'
import { type Certainty, certaintySchema, textSchema } from '../../platform/packs/words.ts'

export const RISK_TYPES = ['country', 'strategic', 'operational', 'not_stated'] as const
export type RiskType = (typeof RISK_TYPES)[number]

export interface CataloguedRisk {
  readonly key: string
  /** Number in the institution's own list, where a plan writes it. */
  readonly number?: number
  readonly process?: string
  readonly type: RiskType
  readonly title: Text
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

export const STATE_IDS = ['above', 'met', 'near', 'below', 'no_demand', 'not_programmed', 'not_reported'] as const
export type StateId = (typeof STATE_IDS)[number]

/** One of the seven states. With bounds it judges a figure on the 0–100 scale; without, it is no judgement. */
export interface StateBand {
  readonly id: StateId
  readonly title: Text
  readonly meaning: Text
  /** The figure must be greater than this … */
  readonly above?: number
  /** … or at least this … */
  readonly from?: number
  /** … and below this. Absent: no upper bound. */
  readonly below?: number
  /** … or at most this. */
  readonly upTo?: number
}

export interface ProgressMethod {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly citation?: string
  /** From this share of the target on, a result far above it is flagged as a planning failure. */
  readonly farAbove: number
  readonly states: readonly StateBand[]
  readonly certainty: Certainty
  readonly note?: Text
}

const bound = z.number().exactOptional()

export const progressMethodSchema: z.ZodType<ProgressMethod> = z
  .strictObject({
    id: key,
    version: z.int().positive(),
    title: textSchema,
    citation: z.string().exactOptional(),
    farAbove: z.number().min(100),
    states: z.array(
      z.strictObject({
        id: z.enum(STATE_IDS),
        title: textSchema,
        meaning: textSchema,
        above: bound,
        from: bound,
        below: bound,
        upTo: bound,
      }),
    ),
    certainty: certaintySchema,
    note: textSchema.exactOptional(),
  })
  .superRefine((method, ctx) => {
    if (STATE_IDS.some((id) => method.states.filter((state) => state.id === id).length !== 1))
      ctx.addIssue({
        code: 'custom',
        path: ['states'],
        params: says('Debe definir los siete estados, una vez cada uno.', 'Define the seven states, once each.'),
      })
    // Every figure must fall in exactly one band: tried on the bounds and on both sides of each.
    const bounds = method.states.flatMap((state) => [state.above, state.from, state.below, state.upTo])
    const probes = [0, 1e6, ...bounds.flatMap((each) => (each === undefined ? [] : [each - 1e-9, each, each + 1e-9]))]
    for (const probe of probes.filter((each) => each >= 0)) {
      const fitting = method.states.filter((state) => judges(state) && fits(state, probe))
      if (fitting.length !== 1)
        ctx.addIssue({
          code: 'custom',
          path: ['states'],
          params: says(
            `A ${probe} % le corresponden ${fitting.length} estados; debe ser uno.`,
            `${probe} % falls in ${fitting.length} states; it must be one.`,
          ),
        })
    }
  })

/** Whether the state judges a figure at all; the last three of the seven are no judgement. */
export function judges(state: StateBand): boolean {
  return [state.above, state.from, state.below, state.upTo].some((each) => each !== undefined)
}

export function fits(state: StateBand, figure: number): boolean {
  if (state.above !== undefined && !(figure > state.above)) return false
  if (state.from !== undefined && !(figure >= state.from)) return false
  if (state.below !== undefined && !(figure < state.below)) return false
  return !(state.upTo !== undefined && !(figure <= state.upTo))
}
