import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { WebEnv } from './env.ts'

/**
 * Open data: any page may read it, and who has it already is told so (RFC 9110, 13.1.2) instead of getting it again. Only for
 * what does not depend on who asks.
 */
export function openJson(c: Context<WebEnv>, body: object): Response {
  const text = JSON.stringify(body)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`
  const headers = { etag: tag, 'cache-control': 'no-cache', 'access-control-allow-origin': '*' }
  if (namesTag(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'application/json' })
}

/** Compared weakly, as the RFC wants for this question: compression on the way makes a tag weak. */
function namesTag(asked: string | undefined, tag: string): boolean {
  if (asked === undefined) return false
  return asked
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === tag || each === '*')
}
