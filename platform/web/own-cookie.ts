import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { WebEnv } from './env.ts'

/**
 * Cookies of this site. Over https their name begins with `__Host-`: the browser then takes them from this host alone, so
 * that no neighbour under the same domain can plant one (RFC 6265bis, 4.1.3.2). Over http, on a person's own machine, no
 * cookie may be called so; there the bare name serves.
 */
type Options = Pick<CookieOptions, 'httpOnly' | 'maxAge' | 'expires'>

const ALWAYS = { path: '/', sameSite: 'Lax' } as const

export function readOwnCookie(c: Context<WebEnv>, name: string): string | undefined {
  return c.get('secure') ? getCookie(c, name, 'host') : getCookie(c, name)
}

export function setOwnCookie(c: Context<WebEnv>, name: string, value: string, options: Options): void {
  setCookie(c, name, value, { ...ALWAYS, ...options, ...(c.get('secure') ? { prefix: 'host', secure: true } : {}) })
}

export function deleteOwnCookie(c: Context<WebEnv>, name: string): void {
  deleteCookie(c, name, { ...ALWAYS, ...(c.get('secure') ? { prefix: 'host', secure: true } : {}) })
}
