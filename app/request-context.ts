import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { civilDateAt } from '../kernel/civil.ts'
import type { Ctx } from '../platform/capability/context.ts'
import { mayDo } from '../platform/capability/permission.ts'
import { databaseUser } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { databaseTrouble } from '../platform/database/errors.ts'
import { csrfOf, SESSION_COOKIE, sessionOf } from '../platform/identity/session.ts'
import { touchSession } from '../platform/identity/sessions/touch.ts'
import { healthPaths, PROBE_PATHS } from '../platform/running/paths.ts'
import { type Arrival, clientOf, type ProxyTrust } from '../platform/web/client.ts'
import type { Services, Theme, WebEnv } from '../platform/web/env.ts'
import { readOwnCookie } from '../platform/web/own-cookie.ts'
import { splitLocale } from '../platform/web/paths.ts'

/**
 * Fills what every answer needs and nobody can refuse: language from the address, who calls from where, time once for the
 * whole request. No database is asked, so that a page of trouble can always be drawn.
 */
export function requestContext(
  services: Services,
  clock: () => string,
  trust: ProxyTrust,
  publicUrl: string | undefined,
): MiddlewareHandler<WebEnv> {
  // Who came by the name of an https address came by https, also through a proxy that was not declared.
  const httpsHost = publicUrl?.startsWith('https:') ? new URL(publicUrl).host : undefined
  return async (c, next) => {
    const url = new URL(c.req.url)
    const { locale, path } = splitLocale(url.pathname)
    const now = clock()
    const client = clientOf(trust, arrivalOf(c, url), (name) => c.req.header(name))
    const ctx: Ctx = {
      who: 'public',
      now,
      today: civilDateAt(now, services.institution.zone),
      locale,
      requestId: client.requestId ?? randomUUID(),
    }
    c.set('ctx', ctx)
    c.set('services', services)
    c.set('locale', locale)
    c.set('barePath', path + url.search)
    c.set('address', client.address)
    c.set('secure', client.secure || url.host === httpsHost)
    c.set('theme', themeOf(readOwnCookie(c, 'theme')))
    c.set('csrf', '')
    c.header('x-request-id', ctx.requestId)
    await next()
  }
}

/** The state of the service is told to everybody, also when nobody can be told from anybody because the database is away. */
const WITHOUT_SESSION: ReadonlySet<string> = new Set([healthPaths.page, ...PROBE_PATHS])

/** The person, from the session cookie. */
export function session(database: Database, services: Services): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const token = readOwnCookie(c, SESSION_COOKIE)
    const path = (c.get('barePath').split('?')[0] ?? '/') as string
    if (token !== undefined && !PROBE_PATHS.has(path)) {
      try {
        await recognise(c, database, services, token, path)
      } catch (error) {
        if (!WITHOUT_SESSION.has(path) || databaseTrouble(error) === undefined) throw error
      }
    }
    await next()
  }
}

async function recognise(
  c: Context<WebEnv>,
  database: Database,
  services: Services,
  token: string,
  path: string,
): Promise<void> {
  const bare = c.get('ctx')
  const { secondStepFor } = services.entrance
  const live = await database.read({ role: 'trama_app' }, (tx) =>
    sessionOf(tx, token, bare.now, bare.today, secondStepFor),
  )
  if (live === undefined) return
  const { actor, seenAt } = live
  if (actor.sessionId !== undefined) await touchSession(database, actor.sessionId, seenAt, bare.now)
  const ctx: Ctx = { ...bare, who: actor }
  c.set('waiting', await waitingFor(database, services, ctx, c.req.method === 'GET' && path.startsWith('/t')))
  c.set('ctx', ctx)
  c.set('csrf', csrfOf(token))
}

/** The numbers beside the menu of the workspace; only its pages show it. */
async function waitingFor(
  database: Database,
  services: Services,
  ctx: Ctx,
  shown: boolean,
): Promise<ReadonlyMap<string, number>> {
  const counted = services.menu.filter((item) => item.waiting !== undefined && mayDo(ctx.who, item.permission))
  if (!shown || ctx.who === 'public' || counted.length === 0) return new Map()
  return database.read(databaseUser(ctx), async (tx) => {
    const numbers = new Map<string, number>()
    for (const item of counted) numbers.set(item.path, (await item.waiting?.(tx, ctx)) ?? 0)
    return numbers
  })
}

function themeOf(cookie: string | undefined): Theme {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system'
}

function arrivalOf(c: Context, url: URL): Arrival {
  const encrypted = url.protocol === 'https:'
  try {
    return { address: getConnInfo(c).remote.address ?? 'unknown', encrypted }
  } catch {
    // Requests made in-process (tests, the design page's walker) have no connection.
    return { address: 'in-process', encrypted }
  }
}
