import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Refusal } from '../kernel/result.ts'
import { csrfOf, SESSION_COOKIE } from '../platform/identity/session.ts'
import { refusalPage } from '../platform/web/answers.tsx'
import type { WebEnv } from '../platform/web/env.ts'

const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  // Charts drawn on the server carry their colours and sizes in style attributes.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next()
  // A file of somebody's comes with a stricter one of its own.
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', CSP)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(self)')
}

/** Met by whoever signed in again in another window and comes back to a form that was open before. */
const STALE_FORM: Refusal = {
  kind: 'stale_form',
  message: {
    es: 'Este formulario se abrió en una sesión anterior y no se guardó nada. Vuelva atrás, copie lo que escribió, abra la página de nuevo y envíelo desde ahí.',
    en: 'This form was opened in an earlier session and nothing was saved. Go back, copy what you wrote, open the page again and send it from there.',
  },
}

/**
 * A change must come from a page of ours: the browser says so (`Sec-Fetch-Site`, else `Origin`), and inside a session the
 * form brings back the proof it was made with.
 */
export const guardChanges: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const sameSite = site !== undefined ? site === 'same-origin' || site === 'none' : isOwnOrigin(origin, c.req.url)
  if (!sameSite) return c.text('Origen no permitido / Origin not allowed', 403)
  const token = getCookie(c, SESSION_COOKIE)
  if (token !== undefined && c.get('csrf') !== '') {
    const given = c.req.header('x-csrf') ?? (await formProof(c))
    if (given !== csrfOf(token)) return refusalPage(c, 409, STALE_FORM)
  }
  return next()
}

function isOwnOrigin(origin: string | undefined, url: string): boolean {
  if (origin === undefined) return true
  try {
    return new URL(origin).host === new URL(url).host
  } catch {
    return false
  }
}

/** Hono keeps the parsed form, so the page that follows does not read the body again. */
async function formProof(c: Context<WebEnv>): Promise<string | undefined> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded') && !type.startsWith('multipart/form-data')) return undefined
  const proof = (await c.req.formData()).get('csrf')
  return typeof proof === 'string' ? proof : undefined
}
