import type { Context } from 'hono'
import type { Text } from '../../kernel/text.ts'
import { say } from '../../kernel/text.ts'
import type { WebEnv } from './env.ts'
import { deleteOwnCookie, readOwnCookie, setOwnCookie } from './own-cookie.ts'

const COOKIE = 'aviso'
export type FlashKind = 'success' | 'info' | 'warning' | 'refusal'

export interface FlashWords {
  readonly kind: FlashKind
  readonly message: string
}

/** Says on the next page what the last action did: forms post and redirect. */
export function setFlash(c: Context<WebEnv>, kind: FlashKind, message: Text): void {
  const value = Buffer.from(JSON.stringify({ kind, message: say(message, c.get('locale')).slice(0, 600) })).toString(
    'base64url',
  )
  setOwnCookie(c, COOKIE, value, { httpOnly: true, maxAge: 60 })
}

export function takeFlash(c: Context<WebEnv>): FlashWords | undefined {
  const cookie = readOwnCookie(c, COOKIE)
  if (cookie === undefined) return undefined
  deleteOwnCookie(c, COOKIE)
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    const { kind, message } = value as Record<string, unknown>
    if (typeof message !== 'string') return undefined
    return { kind: kind === 'success' || kind === 'warning' || kind === 'refusal' ? kind : 'info', message }
  } catch {
    return undefined
  }
}
