/** How the institution reads its risks, and what the demonstration tells of them: `methods/risks.yaml`, `demo/risks.yaml`. */
import { z } from 'zod'
import { type Result, refuse } from '../../kernel/result.ts'
import { says } from '../../platform/packs/issues.ts'
import {
  type DeploymentFile,
  type Pack,
  type PackFinding,
  type PackRefusal,
  readOne,
} from '../../platform/packs/pack.ts'
import { civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import type { PlanFiles } from './deployment.ts'
import { keySchema } from './deployment-schema.ts'
import { parseRiskMethod, type RiskMethod } from './rules/risk/method.ts'
import { OUTLOOKS, type Outlook } from './rules/risk/risk.ts'

const words = z.string().trim().min(1)
const grade = z.int().min(1).max(5)
const level = z.int().min(1).max(25)

const methodSchema: z.ZodType<RiskMethod> = z
  .strictObject({
    version: words,
    title: textSchema,
    bands: z.array(z.strictObject({ key: keySchema, from: level, to: level, title: textSchema })).min(1),
    linkRequired: z.boolean(),
  })
  .superRefine((input, ctx) => {
    const method = parseRiskMethod(input)
    if (!method.ok)
      ctx.addIssue({
        code: 'custom',
        path: ['bands'],
        params: says(method.refusal.message.es, method.refusal.message.en ?? method.refusal.message.es),
      })
  })

export const riskMethodFile: DeploymentFile<RiskMethod> = {
  id: 'planning.risk-method',
  path: 'methods/risks.yaml',
  schema: methodSchema,
  required: false,
  title: { es: 'Método de los riesgos', en: 'Method of risks' },
}

/** An element of a unit's plan by its key in the pack. */
export interface PlaceInPlan {
  readonly unit: string
  readonly element: string
}

export interface RiskDemo {
  /** Elements that a risk can keep from being reached, beside those on whose lines the plans write it. */
  readonly threatens: readonly (PlaceInPlan & { readonly risk: string; readonly reason: string })[]
  readonly assessments: readonly {
    readonly risk: string
    readonly on: string
    readonly before: readonly [number, number]
    readonly after?: readonly [number, number]
    readonly note?: string
  }[]
  readonly monitoring: readonly {
    readonly risk: string
    readonly on: string
    readonly outlook: Outlook
    readonly note: string
  }[]
  readonly occurrences: readonly {
    readonly risk: string
    readonly on: string
    readonly what: string
    readonly consequence: string
    readonly response: string
    readonly affects: readonly PlaceInPlan[]
  }[]
}

const place = z.strictObject({ unit: words, element: keySchema })
const graded = z.tuple([grade, grade])
const demoSchema: z.ZodType<RiskDemo> = z.strictObject({
  threatens: z.array(z.strictObject({ risk: keySchema, unit: words, element: keySchema, reason: words })),
  assessments: z.array(
    z.strictObject({
      risk: keySchema,
      on: civilDateSchema,
      before: graded,
      after: graded.exactOptional(),
      note: words.exactOptional(),
    }),
  ),
  monitoring: z.array(z.strictObject({ risk: keySchema, on: civilDateSchema, outlook: z.enum(OUTLOOKS), note: words })),
  occurrences: z.array(
    z.strictObject({
      risk: keySchema,
      on: civilDateSchema,
      what: words,
      consequence: words,
      response: words,
      affects: z.array(place),
    }),
  ),
})

export const riskDemoFile: DeploymentFile<RiskDemo> = {
  id: 'planning.risk-demo',
  path: 'demo/risks.yaml',
  schema: demoSchema,
  required: false,
  title: { es: 'Riesgos de demostración', en: 'Risks of the demonstration' },
}

const NO_DEMO: RiskDemo = { threatens: [], assessments: [], monitoring: [], occurrences: [] }

/** What the demonstration tells of risks; every risk and element that it names must be in the pack. */
export function readRiskDemo(pack: Pack, files: PlanFiles): Result<RiskDemo, PackRefusal> {
  const read = readOne(pack, riskDemoFile)
  if (!read.ok) return read
  if (read.value === undefined) return { ok: true, value: NO_DEMO }
  const { path, value } = read.value
  const risks = new Set(files.risks.risks.map(({ key }) => key))
  const known = elementsByPlace(files)
  const findings: PackFinding[] = []
  const miss = (what: string) =>
    findings.push({
      file: path,
      path: what,
      message: { es: `El paquete no tiene «${what}».`, en: `The pack has no “${what}”.` },
    })
  for (const { risk } of [...value.threatens, ...value.assessments, ...value.monitoring, ...value.occurrences])
    if (!risks.has(risk)) miss(risk)
  for (const { unit, element } of [...value.threatens, ...value.occurrences.flatMap(({ affects }) => affects)])
    if (!known.has(`${unit} ${element}`)) miss(`${unit} ${element}`)
  return refuseOf(findings) ?? { ok: true, value }
}

/** `SCDU 1.1.r1.a1` of every element of every unit's plan in the pack. */
export function elementsByPlace(files: PlanFiles): ReadonlySet<string> {
  return new Set(files.poas.flatMap(({ draft }) => draft.elements.map(({ key }) => `${draft.unit} ${key}`)))
}

export function refuseOf(
  findings: readonly PackFinding[],
): { readonly ok: false; readonly refusal: PackRefusal } | undefined {
  const [first] = findings
  return first === undefined
    ? undefined
    : refuse<PackRefusal>({ kind: 'invalid_file', message: first.message, findings })
}
