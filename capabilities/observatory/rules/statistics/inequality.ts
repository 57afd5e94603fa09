import { settle } from '../../../../kernel/decimal.ts'
import { type Maybe, missing } from '../../../../kernel/missing.ts'

/**
 * Gini coefficient of the values, each one person or place: Σ (2i − n − 1)·x_i / (n·Σ x) over the values in order (Gini 1912; the form
 * of Dixon et al. 1987 without correction for small n, as in R's `ineq`). 0 all the same; (n − 1)/n one has everything.
 */
export function gini(values: readonly number[]): Maybe<number> {
  const total = sumOf(values)
  if (total === undefined) return missing('undefined_ratio')
  const count = values.length
  const sorted = values.toSorted((one, other) => one - other)
  const weighed = sorted.reduce((sum, value, at) => sum + (2 * (at + 1) - count - 1) * value, 0)
  return settle(weighed / (count * total))
}

/** Theil's T: (1/n) Σ (x/μ)·ln(x/μ) (Theil 1967). 0 all the same; ln n one has everything; a 0 adds nothing. */
export function theil(values: readonly number[]): Maybe<number> {
  const total = sumOf(values)
  if (total === undefined) return missing('undefined_ratio')
  const mean = total / values.length
  const sum = values.reduce((all, value) => {
    // Asked of the share, not of the value: the smallest numbers become 0 when they are divided.
    const share = value / mean
    return share > 0 ? all + share * Math.log(share) : all
  }, 0)
  return settle(sum / values.length)
}

/** Undefined where inequality has no meaning: nobody, less than nothing, or nothing to share. */
function sumOf(values: readonly number[]): number | undefined {
  if (values.some((value) => !(value >= 0))) return undefined
  const total = values.reduce((sum, value) => sum + value, 0)
  return total > 0 && Number.isFinite(total) ? total : undefined
}
