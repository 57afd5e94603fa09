import type { Context } from 'hono'
import type { Locale } from '../../../kernel/text.ts'
import type { WebEnv } from '../../web/env.ts'
import { localPath } from '../../web/paths.ts'
import { type RelyingParty, relyingPartyOf } from '../passkeys/relying-party.ts'

/** Where people reach the platform: what TRAMA_URL says or, while it is tried out, what this person typed. */
function siteOf(c: Context<WebEnv>): string {
  const { publicUrl } = c.get('services').entrance
  const { host } = new URL(c.req.url)
  return publicUrl ?? `${c.get('secure') === true ? 'https:' : 'http:'}//${host}`
}

/** A whole address of ours, for who has to send people back here. */
export function wholeAddress(c: Context<WebEnv>, locale: Locale, path: string): string {
  return siteOf(c) + localPath(locale, path)
}

/** Undefined where browsers make no passkeys: under a bare address, or without encryption. */
export function partyOf(c: Context<WebEnv>): RelyingParty | undefined {
  return relyingPartyOf(siteOf(c))
}
