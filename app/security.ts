import type { Context, MiddlewareHandler } from 'hono'
import type { Refusal } from '../kernel/result.ts'
import { csrfOf, SESSION_COOKIE } from '../platform/identity/session.ts'
import { PROBE_PATHS } from '../platform/running/paths.ts'
import { refusalPage } from '../platform/web/answers.tsx'
import { contentPolicy } from '../platform/web/content-policy.ts'
import type { WebEnv } from '../platform/web/env.ts'
import { readOwnCookie } from '../platform/web/own-cookie.ts'
import { isLoopback } from './settings.ts'

const CSP = contentPolicy("'none'")

/** Whatever a page of ours does not use is closed to everything in it. */
const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'gyroscope', 'hid'],
  ...['idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .concat('geolocation=(self)', 'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)')
  .join(', ')

/** Two years, this host alone: what stands beside it under the same domain is not ours to bind. */
const HSTS = 'max-age=63072000'

export const securityHeaders: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next()
  // A file of somebody's comes with a stricter one of its own.
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', CSP)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  // A picture that other sites may show says so itself.
  if (!c.res.headers.has('cross-origin-resource-policy')) c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', PERMISSIONS)
  if (c.get('secure')) c.header('strict-transport-security', HSTS)
}

const WRONG_HOST: Refusal = {
  kind: 'wrong_host',
  message: {
    es: 'Esta plataforma no atiende bajo el nombre con el que se la llamó. Abra la dirección que le dio su institución.',
    en: 'This platform does not answer to the name it was called by. Open the address that your institution gave you.',
  },
}

/**
 * Where TRAMA_URL says by which name people reach the platform, no other name is answered: a page that is reached by a
 * stranger's name (DNS rebinding) would be read by the stranger's scripts. The machine's own names stay open to who is on it,
 * and the two addresses that supervisors ask, to whatever name they use.
 */
export function onlyByName(publicUrl: string | undefined): MiddlewareHandler<WebEnv> {
  const allowed = publicUrl === undefined ? undefined : new URL(publicUrl).host
  return async (c, next) => {
    const { host, hostname } = new URL(c.req.url)
    const known = allowed === undefined || host === allowed || isLoopback(hostname.replace(/^\[|\]$/g, ''))
    if (known || PROBE_PATHS.has(c.req.path)) return next()
    return refusalPage(c, 421, WRONG_HOST)
  }
}

/** Met by who was sent here by a form on somebody else's page. */
const FOREIGN_ORIGIN: Refusal = {
  kind: 'foreign_origin',
  message: {
    es: 'Este envío vino de una página que no es de esta plataforma, y no se guardó nada.',
    en: 'This was sent by a page that is not of this platform, and nothing was saved.',
  },
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
export function guardChanges(publicUrl: string | undefined): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const sameSite =
      site !== undefined ? site === 'same-origin' || site === 'none' : isOwnOrigin(origin, c.req.url, publicUrl)
    if (!sameSite) return refusalPage(c, 403, FOREIGN_ORIGIN)
    const token = readOwnCookie(c, SESSION_COOKIE)
    if (token !== undefined && c.get('csrf') !== '') {
      const given = c.req.header('x-csrf') ?? (await formProof(c))
      if (given !== csrfOf(token)) return refusalPage(c, 409, STALE_FORM)
    }
    return next()
  }
}

function isOwnOrigin(origin: string | undefined, url: string, publicUrl: string | undefined): boolean {
  if (origin === undefined) return true
  try {
    const { host } = new URL(origin)
    return host === new URL(url).host || (publicUrl !== undefined && host === new URL(publicUrl).host)
  } catch {
    return false
  }
}

/** Hono keeps the parsed form, so the page that follows does not read the body again. */
async function formProof(c: Context<WebEnv>): Promise<string | undefined> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded') && !type.startsWith('multipart/form-data')) return undefined
  try {
    const proof = (await c.req.formData()).get('csrf')
    return typeof proof === 'string' ? proof : undefined
  } catch {
    // What cannot be read brings no proof.
    return undefined
  }
}
