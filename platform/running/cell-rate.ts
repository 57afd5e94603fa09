/** How often one caller may do something: so many a minute in the long run, so many at once. */
export interface Rate {
  readonly perMinute: number
  readonly burst: number
}

/** Undefined: go on. Else after how many seconds the next one is let through. */
export type Wait = number | undefined

/** More callers than this at once, and the one that was quiet longest is forgotten. */
const MOST_CALLERS = 50_000

/** Milliseconds that one costs, and how far ahead of time a caller may be. */
export function termsOf({ perMinute, burst }: Rate): { readonly step: number; readonly ahead: number } {
  const step = 60_000 / perMinute
  return { step, ahead: step * burst }
}

/**
 * The generic cell rate algorithm (ITU-T I.371): of a caller only one instant is kept, at which everything taken so far is
 * paid back.
 */
export function takeHere(paidBackAt: Map<string, number>, key: string, rate: Rate, now: number): Wait {
  const { step, ahead } = termsOf(rate)
  const until = Math.max(paidBackAt.get(key) ?? 0, now) + step
  // Half a millisecond: sums of steps are not exact.
  if (until - now > ahead + 0.5) return secondsOf(until - now - ahead)
  // Written anew at the end: the first of the map is the one that was quiet longest.
  paidBackAt.delete(key)
  paidBackAt.set(key, until)
  const oldest = paidBackAt.keys().next().value
  if (paidBackAt.size > MOST_CALLERS && oldest !== undefined) paidBackAt.delete(oldest)
  return undefined
}

export function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000))
}
