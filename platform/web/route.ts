import type { Context } from 'hono'
import type { Permission } from '../capability/permission.ts'
import type { WebEnv } from './env.ts'

export type RouteWeight = 'search' | 'export' | 'api' | 'sign_in'

/** A page or API address of a room. Each declares its permission; the front door refuses to mount one without. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** In Hono's pattern language, without the language prefix. */
  readonly path: string
  readonly permission: Permission
  /**
   * What an answer costs, and so how often one caller may ask (`platform/running/rate-rules.ts`). Left out: a change for
   * POST, nothing is counted for GET.
   */
  readonly weight?: RouteWeight
  /** Largest body in bytes, for addresses that take files; one megabyte unless said. */
  readonly largestBody?: number
  handle(c: Context<WebEnv>): Response | Promise<Response>
}
