import { clamp, settle } from '../../../../kernel/decimal.ts'
import type { BetweenLimits, Operator, Transform } from './definition.ts'

/** 0–100, and whether the value lay beyond what the operator tells apart. */
export interface Standardised {
  readonly value: number
  readonly beyond?: 'low' | 'high'
}

/** The transformed value; undefined where the transform has none: the logarithm or an even root of a negative number. */
export function transformed(transform: Transform, value: number): number | undefined {
  if (transform === 'identity') return value
  // Below 0 there is no logarithm; at 0 it falls below every limit, which is an answer.
  if (transform === 'ln') return value < 0 ? undefined : Math.log(value)
  if (value >= 0) return rootOf(value, transform.root)
  return transform.root % 2 === 0 ? undefined : -rootOf(-value, transform.root)
}

function rootOf(value: number, root: number): number {
  if (root === 2) return Math.sqrt(value)
  if (root === 3) return Math.cbrt(value)
  return root === 4 ? Math.sqrt(Math.sqrt(value)) : value ** (1 / root)
}

/** The two limits on the scale on which they are compared; undefined where they have no place on it. */
export function limitsOf(operator: BetweenLimits): { readonly low: number; readonly high: number } | undefined {
  if (operator.limits === 'transformed') return operator
  const low = transformed(operator.transform, operator.low)
  const high = transformed(operator.transform, operator.high)
  if (low === undefined || high === undefined) return undefined
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : undefined
}

/**
 * A raw value on the scale 0–100 (the operators of the City Prosperity Index, UN-Habitat 2016). `benchmark` is what the operator is measured against. Undefined where the operator has no answer
 * for the value; what comes out is always between 0 and 100.
 */
export function standardise(operator: Operator, value: number, benchmark?: number): Standardised | undefined {
  const score = scoreOf(operator, value, benchmark)
  if (score === undefined || Number.isNaN(score)) return undefined
  if (score < 0) return { value: 0, beyond: 'low' }
  if (score > 100) return { value: 100, beyond: 'high' }
  return { value: clamp(settle(score), 0, 100) }
}

function scoreOf(operator: Operator, value: number, benchmark = Number.NaN): number | undefined {
  if (!Number.isFinite(value)) return undefined
  switch (operator.kind) {
    case 'as_is':
      return value
    case 'up':
    case 'down': {
      const limits = limitsOf(operator)
      const at = transformed(operator.transform, value)
      if (limits === undefined || at === undefined) return undefined
      const up = (100 * (at - limits.low)) / (limits.high - limits.low)
      return operator.kind === 'up' ? up : 100 - up
    }
    case 'around':
      return benchmark > 0 ? 100 * (1 - Math.abs(value - benchmark) / benchmark) : undefined
    case 'at_least':
      if (!(benchmark > 0)) return undefined
      return value >= benchmark ? 100 : (100 * value) / benchmark
    case 'at_most':
      if (!(benchmark > 0)) return undefined
      return value <= benchmark ? 100 : 100 * (2 - value / benchmark)
  }
}
