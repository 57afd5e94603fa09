import { createHash } from 'node:crypto'
import type { Ctx } from '../../../../../platform/capability/context.ts'
import { newSessionToken } from '../../../../../platform/identity/session.ts'
import { readOwnCookie, setOwnCookie } from '../../../../../platform/web/own-cookie.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'

const COOKIE = 'solicitudes'
const DAYS = 180
/** More applications at once than a guest has; the oldest link is then asked for again. */
const MOST = 12

/** Who applies, for queries and commands: a guest works through the program, with the hashes of the links that were followed. */
export interface Applicant {
  readonly ctx: Ctx
  readonly links: readonly string[]
}

export function applicantOf(c: WebContext): Applicant {
  const ctx = c.get('ctx')
  const links = tokensOf(c).map(hashOf)
  return ctx.who === 'public' ? { ctx: { ...ctx, who: 'system' }, links } : { ctx, links }
}

/** Remembers in this browser that its person has followed the link. */
export function rememberLink(c: WebContext, token: string): void {
  const tokens = [token, ...tokensOf(c).filter((each) => each !== token)].slice(0, MOST)
  setOwnCookie(c, COOKIE, tokens.join('.'), { httpOnly: true, maxAge: DAYS * 24 * 3600 })
}

function tokensOf(c: WebContext): readonly string[] {
  return (readOwnCookie(c, COOKIE) ?? '').split('.').filter((each) => each.length > 20)
}

export function newLink(): { readonly token: string; readonly hash: string } {
  const token = newSessionToken()
  return { token, hash: hashOf(token) }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
