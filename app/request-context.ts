import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { civilDateAt } from '../kernel/civil.ts'
import type { Ctx } from '../platform/capability/context.ts'
import { mayDo } from '../platform/capability/permission.ts'
import { databaseUser } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { actorOfSession, csrfOf, SESSION_COOKIE } from '../platform/identity/session.ts'
import type { Services, Theme, WebEnv } from '../platform/web/env.ts'
import { splitLocale } from '../platform/web/paths.ts'

/** Fills what every page needs: language from the address, person from the session, time once for the whole request. */
export function requestContext(database: Database, services: Services, clock: () => string): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url)
    const { locale, path } = splitLocale(url.pathname)
    const now = clock()
    const today = civilDateAt(now, services.institution.zone)
    const token = getCookie(c, SESSION_COOKIE)
    const actor =
      token === undefined
        ? undefined
        : await database.read({ role: 'trama_app' }, (tx) => actorOfSession(tx, token, now, today))
    const ctx: Ctx = { who: actor ?? 'public', now, today, locale, requestId: randomUUID() }
    c.set('ctx', ctx)
    c.set('services', services)
    c.set('locale', locale)
    c.set('barePath', path + url.search)
    c.set('theme', themeOf(getCookie(c, 'theme')))
    c.set('waiting', await waitingFor(database, services, ctx, c.req.method === 'GET' && path.startsWith('/t')))
    c.set('csrf', actor !== undefined && token !== undefined ? csrfOf(token) : '')
    c.set('address', addressOf(c))
    c.header('x-request-id', ctx.requestId)
    await next()
  }
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

function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    // Requests made in-process (tests, the design page's walker) have no connection.
    return 'in-process'
  }
}
