import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Ctx } from '../capability/context.ts'
import type { Database } from '../database/database.ts'
import { type Rate, takeHere, type Wait } from './cell-rate.ts'
import { takeTogether } from './data/shared-rate.ts'
import { COUNTED_TOGETHER, RATE_RULES, type RateRuleId } from './rate-rules.ts'

export interface RateLimits {
  take(rule: RateRuleId, who: Ctx['who'], address: string): Promise<Wait>
}

/** Counts in memory of this process; what matters to all of them in the database as well. */
export function createRateLimits(database: Database, factor: number, nowMs: () => number): RateLimits {
  const paidBackAt = new Map<string, number>()
  return {
    async take(id, who, address) {
      const caller = callerOf(who, address)
      if (factor === 0 || caller === undefined) return undefined
      const rate = scaled(RATE_RULES[id][caller.by], factor)
      const key = `${id} ${caller.by} ${caller.is}`
      const here = takeHere(paidBackAt, key, rate, nowMs())
      if (here !== undefined || !COUNTED_TOGETHER.has(id)) return here
      return takeTogether(database, hashOf(key), rate, nowMs())
    },
  }
}

interface Caller {
  readonly by: 'account' | 'address'
  readonly is: string
}

/**
 * Who is counted. The machine's own address says nothing of who calls (a proxy that is not declared, a person alone at a
 * demonstration): to count by it would shut everybody out together. Of IPv6 a household holds 2^64 addresses: counted as one.
 */
function callerOf(who: Ctx['who'], address: string): Caller | undefined {
  if (who === 'system') return undefined
  if (who !== 'public') return { by: 'account', is: who.accountId }
  if (address === 'in-process' || address === '::1' || /^127\./.test(address)) return undefined
  return { by: 'address', is: isIPv6(address) ? networkOf(address) : address }
}

/** The first 64 bits, written one way. */
export function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const first = head.split(':').filter((group) => group !== '')
  const last = (tail ?? '').split(':').filter((group) => group !== '')
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...last]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

function scaled({ perMinute, burst }: Rate, factor: number): Rate {
  return { perMinute: perMinute * factor, burst: Math.max(1, Math.round(burst * factor)) }
}

/** What is kept of an address is not the address. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
