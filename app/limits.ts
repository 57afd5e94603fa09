import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { formatNumber } from '../kernel/format.ts'
import type { Refusal } from '../kernel/result.ts'
import { couldDo } from '../platform/capability/permission.ts'
import type { Metrics } from '../platform/running/metrics.ts'
import { type RouteTable, routeOf } from '../platform/running/observe.ts'
import type { RateLimits } from '../platform/running/rate-limits.ts'
import { type RateRuleId, tooOften } from '../platform/running/rate-rules.ts'
import { refusalPage } from '../platform/web/answers.tsx'
import type { WebEnv } from '../platform/web/env.ts'
import { depthOf } from './json-depth.ts'

/** Longer than any address of ours with every filter set. */
const LONGEST_ADDRESS = 4000
const MOST_PARAMETERS = 100
const LARGEST_BODY = 1_000_000
/** The report of a whole unit for a year is some hundred fields. */
const MOST_FIELDS = 2000
const DEEPEST_JSON = 20

function refusal(kind: string, es: string, en: string): Refusal {
  return { kind, message: { es, en } }
}

/** Addresses longer, or with more parameters, than any of ours. */
export const addressLimits: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.url.length > LONGEST_ADDRESS) {
    const words = [
      'La dirección es demasiado larga. Quite filtros.',
      'The address is too long. Take filters away.',
    ] as const
    return refusalPage(c, 414, refusal('address_too_long', ...words))
  }
  if ((new URL(c.req.url).search.match(/&/g)?.length ?? 0) >= MOST_PARAMETERS) {
    const words = ['La dirección tiene demasiados datos.', 'The address has too many parameters.'] as const
    return refusalPage(c, 400, refusal('too_many_parameters', ...words))
  }
  // The character without a sign: no text of ours has it, and the database cannot keep it. And the ends of lines, which no name
  // of a record has: what leads back to its page could not be sent.
  const { pathname } = new URL(c.req.url)
  if (/%00/.test(c.req.url) || /%0[ad]/i.test(pathname)) return refusalPage(c, 400, UNREADABLE_ADDRESS)
  return next()
}

const UNREADABLE_ADDRESS = refusal(
  'unreadable_address',
  'La dirección contiene un carácter que no se puede leer. Revísela.',
  'The address holds a character that cannot be read. Check it.',
)

/** How often one caller may ask for what costs or changes something. */
export function rateLimits(
  routes: RouteTable,
  limits: RateLimits,
  metrics: Metrics | undefined,
): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const rule = ruleOf(c, routes)
    if (rule === undefined) return next()
    const wait = await limits.take(rule, c.get('ctx').who, c.get('address'))
    if (wait === undefined) return next()
    metrics?.refusedByRate(rule)
    c.header('retry-after', String(wait))
    return refusalPage(c, 429, tooOften(wait))
  }
}

function ruleOf(c: Context<WebEnv>, routes: RouteTable): RateRuleId | undefined {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  const route = routeOf(c, routes)
  if (route?.weight !== undefined) return route.weight
  if (!reads) return 'change'
  return route?.api === undefined ? undefined : 'api'
}

/**
 * How large what is sent may be, as the route says; for who may not use the route at all, as little as for any other. Then its
 * shape: a form that can be read, with a number of fields that a person could fill in, and JSON that is not a well.
 */
export function bodyLimits(routes: RouteTable): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const route = routeOf(c, routes)
    const may = route !== undefined && couldDo(c.get('ctx').who, route.permission)
    const maxSize = (may ? route.largestBody : undefined) ?? LARGEST_BODY
    const limited = bodyLimit({ maxSize, onError: (over) => refusalPage(over, 413, tooLarge(maxSize)) })
    return limited(c, async () => {
      const wrong = may ? await wrongShape(c) : undefined
      if (wrong === undefined) await next()
      else c.res = await refusalPage(c, 400, wrong)
    })
  }
}

function tooLarge(bytes: number): Refusal {
  const size = `${formatNumber(bytes / 1_000_000, { max: 0 })} MB`
  return refusal(
    'too_large',
    `El envío supera los ${size}. Divídalo o quite imágenes del archivo.`,
    `What was sent is larger than ${size}. Split it or take pictures out of the file.`,
  )
}

const UNREADABLE = refusal(
  'unreadable',
  'Lo que se envió llegó incompleto o no se entiende, y no se guardó nada. Vuelva atrás y envíelo de nuevo.',
  'What was sent arrived incomplete or cannot be understood, and nothing was saved. Go back and send it again.',
)

/** The database cannot keep it in a text, and nobody can type it. */
function hasNul(text: string): boolean {
  return text.includes('\u0000')
}

/** Hono keeps what was read, so the page that follows does not read it again. */
async function wrongShape(c: Context<WebEnv>): Promise<Refusal | undefined> {
  const type = c.req.header('content-type') ?? ''
  try {
    if (/^application\/([\w.-]+\+)?json\b/i.test(type)) {
      const text = await c.req.text()
      if (depthOf(text) > DEEPEST_JSON)
        return refusal('too_deep', 'El JSON tiene demasiados niveles.', 'The JSON has too many levels.')
      return undefined
    }
    if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return undefined
    const fields = [...(await c.req.formData())]
    if (fields.some(([name, value]) => hasNul(name) || hasNul(typeof value === 'string' ? value : value.name)))
      return UNREADABLE
    if (fields.length <= MOST_FIELDS) return undefined
    return refusal('too_many_fields', 'El formulario tiene demasiados campos.', 'The form has too many fields.')
  } catch {
    return UNREADABLE
  }
}
