import { settle } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'

/** Each amount as a share of their sum; nothing to share, or less than nothing, has no shares. */
export function sharesOf(amounts: readonly number[]): Maybe<readonly number[]> {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  if (!(total > 0) || !Number.isFinite(total) || amounts.some((amount) => amount < 0)) return missing('undefined_ratio')
  return amounts.map((amount) => amount / total)
}

/** Σ s²: 1 where one has everything, 1/n where all have the same (Herfindahl 1950; Hirschman 1945). */
export function herfindahl(amounts: readonly number[]): Maybe<number> {
  const shares = sharesOf(amounts)
  return isMissing(shares) ? shares : settle(shares.reduce((sum, share) => sum + share * share, 0))
}

/** (H − 1/n)/(1 − 1/n): 0 where all have the same, 1 where one has everything, whatever n is. Of a single one nothing can be said. */
export function normalisedHerfindahl(amounts: readonly number[]): Maybe<number> {
  const index = herfindahl(amounts)
  if (isMissing(index)) return index
  const least = 1 / amounts.length
  return amounts.length < 2 ? missing('undefined_ratio') : settle((index - least) / (1 - least))
}

/**
 * Σ |s_ir − s_in|: how far the make-up of a place is from that of the area; 0 the same, 2 nothing in common (Krugman 1991, Geography
 * and Trade). Both lists speak of the same activities in the same order.
 */
export function krugman(here: readonly number[], area: readonly number[]): Maybe<number> {
  const [one, other] = [sharesOf(here), sharesOf(area)]
  if (isMissing(one)) return one
  if (isMissing(other)) return other
  if (one.length !== other.length) return missing('undefined_ratio')
  return settle(one.reduce((sum, share, at) => sum + Math.abs(share - (other[at] ?? 0)), 0))
}

/** −Σ s·ln s: 0 where one has everything, ln n where all have the same (Shannon 1948). An absent one adds nothing. */
export function shannon(amounts: readonly number[]): Maybe<number> {
  const shares = sharesOf(amounts)
  if (isMissing(shares)) return shares
  return settle(-shares.reduce((sum, share) => sum + (share > 0 ? share * Math.log(share) : 0), 0))
}
