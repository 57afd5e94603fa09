import type { Refusal } from '../../kernel/result.ts'
import type { RouteWeight } from '../web/route.ts'
import type { Rate } from './cell-rate.ts'

export type RateRuleId = RouteWeight | 'change'

export interface RateRule {
  /** Who is signed in is counted by account, wherever from: an office shares one address. */
  readonly account: Rate
  /** Who is not, by address. */
  readonly address: Rate
}

/**
 * Generous to people (nobody types that fast), tight to programs that guess or copy (OWASP ASVS 5, 2.4.1 and 6.3.1). Reading
 * pages is not counted. A whole office that signs in at eight through one address fits into `sign_in`; that one is also kept
 * in the database, so that several processes count together, and failures per name are counted by signing in itself.
 */
export const RATE_RULES: Readonly<Record<RateRuleId, RateRule>> = {
  change: { account: { perMinute: 120, burst: 120 }, address: { perMinute: 60, burst: 60 } },
  search: { account: { perMinute: 120, burst: 60 }, address: { perMinute: 120, burst: 60 } },
  export: { account: { perMinute: 30, burst: 30 }, address: { perMinute: 30, burst: 20 } },
  api: { account: { perMinute: 600, burst: 300 }, address: { perMinute: 300, burst: 150 } },
  // A map asks for some twenty at each step, and an office that shares an address has several open.
  tile: { account: { perMinute: 6000, burst: 3000 }, address: { perMinute: 6000, burst: 3000 } },
  // A large file comes in pieces, one request each.
  upload: { account: { perMinute: 1200, burst: 600 }, address: { perMinute: 60, burst: 60 } },
  sign_in: { account: { perMinute: 20, burst: 60 }, address: { perMinute: 20, burst: 60 } },
}

/** Acts by which somebody may guess who has an account and with which password: all processes count them together. */
export const COUNTED_TOGETHER: ReadonlySet<RateRuleId> = new Set<RateRuleId>(['sign_in'])

export function tooOften(seconds: number): Refusal<'too_often'> {
  const [es, en] = seconds === 1 ? ['1 segundo', '1 second'] : [`${seconds} segundos`, `${seconds} seconds`]
  return {
    kind: 'too_often',
    message: {
      es: `Se hicieron demasiadas solicitudes seguidas y esta no se atendió. Espere ${es} y vuelva a intentarlo.`,
      en: `Too many requests came one after another, and this one was not served. Wait ${en} and try again.`,
    },
  }
}
