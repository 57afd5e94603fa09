/**
 * `demo/reprogramming.yaml`: by which act the plans of a demonstration were approved, and requests to reprogramme them, one in
 * each state, so that the pages have something to show. Always labelled; nothing of it happened.
 */
import { z } from 'zod'
import { type Result, refuse } from '../../kernel/result.ts'
import {
  type DeploymentFile,
  type Pack,
  type PackFinding,
  type PackRefusal,
  readOne,
} from '../../platform/packs/pack.ts'
import { civilDateSchema } from '../../platform/packs/words.ts'
import { scheduleOf } from './deployment-items.ts'
import { keySchema, type ScheduleItem, scheduleSchema } from './deployment-schema.ts'
import type { DraftPoa } from './model.ts'

export interface DemoRequest {
  readonly unit: string
  readonly state: 'draft' | 'submitted' | 'approved' | 'rejected' | 'withdrawn'
  readonly cause: string
  /** Key of a risk of the plan. */
  readonly risk?: string
  readonly period: string
  readonly justification: string
  readonly requestedBy: string
  readonly openedOn: string
  readonly decision?: { readonly on: string; readonly by: string; readonly note: string }
  readonly schedules: readonly { readonly activity: string; readonly schedule: ScheduleItem }[]
}

export interface DemoReprogramming {
  readonly approval: { readonly on: string; readonly by: string; readonly reference: string }
  readonly requests: readonly DemoRequest[]
}

const schema: z.ZodType<DemoReprogramming> = z.strictObject({
  approval: z.strictObject({ on: civilDateSchema, by: z.string().min(3), reference: z.string().min(3) }),
  requests: z.array(
    z.strictObject({
      unit: z.string().min(1),
      state: z.enum(['draft', 'submitted', 'approved', 'rejected', 'withdrawn']),
      cause: z.string().min(5),
      risk: keySchema.exactOptional(),
      period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/),
      justification: z.string().min(10),
      requestedBy: z.string().min(3),
      openedOn: civilDateSchema,
      decision: z.strictObject({ on: civilDateSchema, by: z.string().min(3), note: z.string().min(3) }).exactOptional(),
      schedules: z.array(z.strictObject({ activity: keySchema, schedule: scheduleSchema })).min(1),
    }),
  ),
})

export const demoReprogrammingFile: DeploymentFile<DemoReprogramming> = {
  id: 'planning.demo-reprogramming',
  path: 'demo/reprogramming.yaml',
  schema,
  required: false,
  title: {
    es: 'Aprobación y reprogramaciones de demostración',
    en: 'Approval and reprogrammings of the demonstration',
  },
}

/** The file, if the pack has one; what it names must be in the plans, and what was decided must say how. */
export function readDemoReprogramming(
  pack: Pack,
  poas: readonly DraftPoa[],
): Result<DemoReprogramming | undefined, PackRefusal> {
  const read = readOne(pack, demoReprogrammingFile)
  if (!read.ok || read.value === undefined) return read.ok ? { ok: true, value: undefined } : read
  const file = read.value
  const known = new Set(poas.flatMap(({ unit, elements }) => elements.map(({ kind, key }) => `${unit} ${kind} ${key}`)))
  const findings = file.value.requests.flatMap((request, index) => {
    const line = file.lineOf(['requests', index])
    const at = { file: file.path, path: `requests[${index}]`, ...(line === undefined ? {} : { line }) }
    const complain = (es: string, en: string): PackFinding => ({ ...at, message: { es, en } })
    const { unit, risk, schedules, state, decision } = request
    const lacking = [
      ...schedules.map(({ activity }) => `${unit} activity ${activity}`),
      ...(risk === undefined ? [] : [`${unit} risk ${risk}`]),
    ].filter((name) => !known.has(name))
    const decided = state === 'approved' || state === 'rejected'
    return [
      ...lacking.map((name) => complain(`Ningún plan tiene «${name}».`, `No plan has “${name}”.`)),
      ...schedules.flatMap(({ activity, schedule }) => {
        const made = scheduleOf(schedule)
        return 'wrongTotal' in made
          ? [
              complain(
                `Los meses de ${activity} suman ${made.wrongTotal}.`,
                `The months of ${activity} add up to ${made.wrongTotal}.`,
              ),
            ]
          : []
      }),
      ...(decided === (decision !== undefined)
        ? []
        : [
            complain(
              'Una solicitud decidida dice su decisión, y solo ella.',
              'A decided request says its decision, and no other.',
            ),
          ]),
    ]
  })
  const [first] = findings
  return first
    ? refuse<PackRefusal>({ kind: 'invalid_file', message: first.message, findings })
    : { ok: true, value: file.value }
}
