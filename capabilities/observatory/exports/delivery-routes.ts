import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Refusal } from '../../../kernel/result.ts'
import type { WebContext } from '../../../platform/web/page.tsx'
import { type ProblemStatus, problem } from '../../../platform/web/problem.ts'
import type { Route } from '../../../platform/web/route.ts'
import { indicatorCodeSchema } from '../catalogue-deployment.ts'
import { deliveredAlready, deliverFigures, NO_COLUMNS, NO_KEY } from '../data/deliver-figures.ts'
import { keyHash } from '../data/delivery-keys.ts'
import { NOTHING_READ } from '../data/figure-imports.ts'
import { deliveryPaths } from '../deliveries-paths.ts'
import { DELIVER_FIGURES } from '../deliveries-permissions.ts'
import { tableOfText } from '../imports/table-of-text.ts'
import { OBSERVATION_STATUSES } from '../model.ts'
import { tableOfFigures, withReasons } from '../rules/deliveries/delivered-table.ts'
import { findingWords } from '../rules/imports/findings.ts'

const head = {
  title: z.string().min(3).max(200).describe('Cómo se llama el lote / what the batch is called'),
  source: z.string().min(3).max(500).describe('Qué registro es la fuente / which record is the source'),
  citation: z.string().max(1000).default(''),
  status: z.enum(OBSERVATION_STATUSES).default('P').describe('CL_OBS_STATUS de SDMX / of SDMX'),
  request: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Número de la solicitud de datos que responde / number of the request of data that it answers'),
}

const figure = z.strictObject({
  indicator: indicatorCodeSchema,
  place: z.string().min(1).max(200).describe('Código o nombre del lugar / code or name of the place'),
  period: z.string().max(10).describe('2019, 2019-S1, 2019-Q2, 2019-03'),
  value: z.number().nullable(),
  missing: z.enum(['not_collected', 'not_applicable', 'suppressed']).optional(),
  breakdown: z.record(z.string().max(60), z.string().max(200)).optional(),
})

/** What a program sends as JSON; as CSV, the figures are the table and the rest stands after the `?`. */
const deliveryBody = z.strictObject({ ...head, figures: z.array(figure).min(1).max(50_000) })
const deliveryQuery = z.object({
  title: head.title.optional(),
  source: head.source.optional(),
  citation: z.string().max(1000).optional(),
  status: z.enum(OBSERVATION_STATUSES).optional(),
  request: head.request,
})

const words = z.strictObject({ es: z.string(), en: z.string().optional() })
const answer = z.strictObject({
  batch: z.number().int(),
  state: z.literal('draft'),
  taken: z.number().int(),
  rejected: z.array(z.strictObject({ row: z.number().int(), reason: words })),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.string(),
      indicator: z.string(),
      place: z.string(),
      period: z.string(),
      message: words,
    }),
  ),
})

/** Anybody may knock: a stranger's body is read before the key is asked for. */
const LARGEST = 8_000_000

const UNREADABLE: Refusal<'unreadable_delivery'> = {
  kind: 'unreadable_delivery',
  message: {
    es: 'Se espera JSON con las cifras, o CSV con title y source después del signo «?»; vea /api.',
    en: 'JSON with the figures is expected, or CSV with title and source after the “?”; see /api.',
  },
}

async function deliver(c: WebContext): Promise<Response> {
  const type = c.req.header('content-type') ?? ''
  const csv = /^text\/csv\b/i.test(type)
  if (!csv && !/^application\/json\b/i.test(type)) return problem(c, 415, UNREADABLE)
  const key = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (key === undefined) return problem(c, 401, NO_KEY)
  const text = await c.req.text()
  const read = csv ? csvDelivery(c, text) : jsonDelivery(text)
  if (read === undefined) return problem(c, 422, UNREADABLE)
  // With what stands after the “?”: of a table, its title and status are said there.
  const sha256 = createHash('sha256').update(new URL(c.req.url).search).update(text).digest('hex')
  const input = { ...read, keyHash: keyHash(key), sha256 }
  const { runner } = c.get('services')
  // Nobody is signed in: the key is asked for by the command, and what it brings waits for people.
  const ctx = { ...c.get('ctx'), who: 'system' as const }
  const done = await runner.command(deliverFigures, ctx, input, { address: c.get('address') })
  if (!done.ok) return problem(c, STATUS[done.refusal.kind] ?? 422, done.refusal)
  const { batch, taken, rejected, findings } = done.value
  const body: z.infer<typeof answer> = {
    batch,
    state: 'draft',
    taken,
    rejected: rejected.map(({ row, reason }) => ({ row, reason })),
    findings: findings.map((each) => ({
      rule: each.rule,
      severity: each.severity,
      indicator: each.indicator,
      place: each.place,
      period: each.period,
      message: findingWords(each),
    })),
  }
  return c.json(body, 201)
}

const STATUS: Readonly<Record<string, ProblemStatus>> = {
  no_key: 401,
  changed_meanwhile: 409,
  closed_already: 409,
  delivered_already: 409,
}

function jsonDelivery(text: string) {
  try {
    const parsed = deliveryBody.safeParse(JSON.parse(text))
    if (!parsed.success) return undefined
    const { figures, ...rest } = parsed.data
    return { ...rest, ...tableOfFigures(figures) }
  } catch {
    return undefined
  }
}

function csvDelivery(c: WebContext, text: string) {
  const parsed = z.object(head).safeParse(c.req.query())
  const table = tableOfText(text)
  return parsed.success && table !== undefined ? { ...parsed.data, ...withReasons(table) } : undefined
}

/** What programs of other institutions send. */
export const deliveryRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: deliveryPaths.deliver(),
    permission: DELIVER_FIGURES,
    weight: 'upload',
    largestBody: LARGEST,
    form: deliveryBody,
    query: deliveryQuery,
    handle: deliver,
    api: {
      title: { es: 'Entregar cifras', en: 'Deliver figures' },
      explanation: {
        es: 'Con una llave en «Authorization: Bearer …». En JSON, o en CSV con las columnas indicator, place, period, value y, si hace falta, missing y un desglose por columna. Lo que entra espera que dos personas lo revisen y lo publiquen; la respuesta dice qué se tomó, qué no y qué se observó.',
        en: 'With a key in “Authorization: Bearer …”. As JSON, or as CSV with the columns indicator, place, period, value and, if needed, missing and a column for each breakdown. What enters waits until two people review and publish it; the answer says what was taken, what was not, and what was noticed.',
      },
      answer,
      example: '/api',
      problems: {
        no_key: NO_KEY.message,
        unreadable_delivery: UNREADABLE.message,
        delivered_already: deliveredAlready(12).message,
        no_columns: NO_COLUMNS.message,
        nothing_read: NOTHING_READ.message,
      },
    },
  },
]
