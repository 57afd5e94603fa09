import type { Context } from 'hono'
import type { ZodType } from 'zod'
import type { Permission } from '../capability/permission.ts'
import type { ApiDescription } from './api-description.ts'
import type { WebEnv } from './env.ts'

export type RouteWeight = 'search' | 'export' | 'api' | 'tile' | 'upload' | 'sign_in'

/** A page or API address of a room. Each declares its permission; the front door refuses to mount one without. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** In Hono's pattern language, without the language prefix. */
  readonly path: string
  readonly permission: Permission
  /**
   * What an answer costs, and so how often one caller may ask (`platform/running/rate-rules.ts`). Left out: `api` where there
   * is one, a change for everything but GET, and reading a page is not counted.
   */
  readonly weight?: RouteWeight
  /** Leads to a sensitive act, or is one: who has not proven lately who they are does so first and is brought back. */
  readonly sensitive?: boolean
  /** Largest body in bytes, for addresses that take files; one megabyte unless said. */
  readonly largestBody?: number
  /**
   * What its form sends: the same schema that its handler reads it with. Every address that changes something names one, and is
   * tried by tests with whatever else could be sent; `NO_FIELDS` where a button alone is pressed.
   */
  readonly form?: ZodType
  /** Names in the path and after the `?` that mean something. */
  readonly params?: ZodType
  readonly query?: ZodType
  /** Of the open API: then its answer is data, and what it says of itself stands at `/api`. */
  readonly api?: ApiDescription
  handle(c: Context<WebEnv>): Response | Promise<Response>
}
