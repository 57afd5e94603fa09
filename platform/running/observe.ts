import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { WebEnv } from '../web/env.ts'
import type { Route } from '../web/route.ts'
import { type Log, whoInLog } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Routes by method and pattern, to know what an address is before its page runs. */
export type RouteTable = ReadonlyMap<string, Route>

export function routeTable(routes: readonly Route[]): RouteTable {
  return new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))
}

/** Pattern of what will answer, known before it does; `unmatched` for what is not there. */
export function patternOf(c: Context<WebEnv>): string {
  // Middleware is registered for all methods, what answers for one.
  return matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'unmatched'
}

export function routeOf(c: Context<WebEnv>, routes: RouteTable): Route | undefined {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  return routes.get(`${method} ${patternOf(c)}`)
}

/** The parts of Node's own request and answer that are looked at; absent where there is no connection. */
interface Connection {
  readonly outgoing?: {
    readonly socket: { readonly bytesWritten: number } | null
    readonly writableFinished: boolean
    once(event: 'close', listener: () => void): unknown
  }
}

/** One line in the log and one count for each request, when its answer has left or the caller has. */
export function observe(routes: RouteTable, log: Log, metrics: Metrics): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const begun = performance.now()
    const { outgoing } = (c.env ?? {}) as Connection
    const socket = outgoing?.socket
    const before = socket?.bytesWritten ?? 0
    const closed = outgoing === undefined ? undefined : new Promise<void>((resolve) => outgoing.once('close', resolve))
    await next()
    const { method } = c.req
    const route = patternOf(c)
    const { status } = c.res
    const length = c.req.header('content-length')
    const end = () => {
      const ms = performance.now() - begun
      metrics.request({ method, route, status, seconds: ms / 1000 })
      if (routeOf(c, routes)?.weight === 'sign_in' && status >= 400) metrics.signInFailed()
      log.request({
        request: c.get('ctx').requestId,
        method,
        route,
        status,
        ms: Math.round(ms * 10) / 10,
        ...(length !== undefined && /^\d{1,15}$/.test(length) ? { in: Number(length) } : {}),
        ...(socket == null ? {} : { out: socket.bytesWritten - before }),
        ...whoInLog(c.get('ctx').who),
        ...(outgoing === undefined || outgoing.writableFinished ? {} : { cut: true }),
      })
    }
    if (closed === undefined) end()
    else void closed.then(end)
  }
}
