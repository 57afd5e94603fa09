/**
 * Decimal sense for binary numbers. People write 0.1 + 0.1 + 0.1 and mean 0.3; the machine answers 0.30000000000000004 and a
 * plan that is complete shows 99.999…. Every sum and ratio of planning passes through `settle` once, here, so that all
 * surfaces agree (decision 0007).
 */
const SCALE = 1e9
/** Above this, nine decimals no longer fit in a double's 53 bits; fifteen significant digits are kept instead. */
const LARGEST_SCALED = Number.MAX_SAFE_INTEGER / SCALE

/** The number without binary dust: nine decimals (fifteen significant digits for large values); never −0. */
export function settle(value: number): number {
  if (!Number.isFinite(value)) return value
  if (value > LARGEST_SCALED || value < -LARGEST_SCALED) return Number(value.toPrecision(15))
  return Math.round(value * SCALE) / SCALE + 0
}

/** Σ of the values, settled once at the end. */
export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return settle(total)
}

/** `part` of `whole` on the 0–100 scale, settled. The caller has made sure that `whole` is not 0. */
export function percentOf(part: number, whole: number): number {
  return settle((100 * part) / whole)
}

/** `value` held within [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
