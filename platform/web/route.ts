import type { Context } from 'hono'
import type { Permission } from '../capability/permission.ts'
import type { WebEnv } from './env.ts'

/** A page or API address of a room. Each declares its permission; the front door refuses to mount one without. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** In Hono's pattern language, without the language prefix. */
  readonly path: string
  readonly permission: Permission
  handle(c: Context<WebEnv>): Response | Promise<Response>
}
