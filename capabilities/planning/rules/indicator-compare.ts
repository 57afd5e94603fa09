import { percentOf, settle } from '../../../kernel/decimal.ts'
import type { IndicatorTerms, Target } from '../model.ts'
import type { IndicatorMethod } from './indicator-method.ts'

export const INDICATOR_FORMULAS = [
  'ratio_to_target',
  'from_baseline',
  'reduction',
  'kept_within',
  'threshold',
  'scale_reached',
  'milestone',
  'mean_of_targets',
] as const
export type IndicatorFormula = (typeof INDICATOR_FORMULAS)[number]

/** Why an indicator has no percentage, in terms that its page can explain. */
export const INDICATOR_ISSUES = [
  'no_target',
  'zero_target',
  'negative_target',
  'target_equals_baseline',
  'target_against_direction',
  'missing_baseline',
  'no_denominator',
  'percentage_without_parts',
  'whole_period_only',
  'nothing_due',
  'no_reading',
  'no_value',
] as const
export type IndicatorIssue = (typeof INDICATOR_ISSUES)[number]

export type Compared =
  | { readonly formula: IndicatorFormula; readonly raw: number; readonly meets: boolean }
  | { readonly issue: IndicatorIssue; readonly meets?: boolean }

/** A target with its number. */
export type NumberTarget = Target & { readonly value: number }

/**
 * One value against one target (decision 0007, "Indicators").
 *
 * - increase: (A−B)/(T−B), or A/T where there is no baseline. Below the baseline it is negative, which is information.
 * - decrease: (B−A)/(B−T). Without a baseline there is no way to say how far it came; whether it meets is said.
 * - maintain: 100 within bounds, else 0. - threshold (≥, ≤, within): 100 or 0; a legal minimum is met or it is not.
 * - qualitative scale: steps climbed where there is a baseline, else reached or not: positions are not quantities.
 * - recurring deliverable: n of N, whatever the baseline.
 *
 * A ratio to a zero or negative target, and a target that equals its baseline or lies on its wrong side, have no percentage.
 */
export function compare(
  actual: number,
  target: NumberTarget,
  terms: Pick<IndicatorTerms, 'kind' | 'direction' | 'baseline'>,
  method: IndicatorMethod,
): Compared {
  const { kind, direction, baseline } = terms
  if (kind === 'recurring_deliverable') return ratioToTarget(actual, target.value)
  if (kind === 'threshold') return passes('threshold', holds(actual, target, direction, method))
  if (direction === 'maintain') return passes('kept_within', holds(actual, target, direction, method))
  if (kind === 'qualitative_scale' && baseline === undefined)
    return passes('scale_reached', direction === 'increase' ? actual >= target.value : actual <= target.value)
  if (baseline === undefined) {
    // "At most 5 %" or "between 3 and 5" without a baseline is a limit, and a limit is kept or it is not.
    if (target.comparator === 'at_most' || target.comparator === 'within')
      return passes('threshold', holds(actual, target, direction, method))
    if (direction === 'increase') return ratioToTarget(actual, target.value)
    return { issue: 'missing_baseline', meets: actual <= target.value }
  }
  return fromBaseline(actual, target.value, baseline, direction)
}

function ratioToTarget(actual: number, target: number): Compared {
  const meets = actual >= target
  if (target === 0) return { issue: 'zero_target', meets }
  if (target < 0) return { issue: 'negative_target', meets }
  return { formula: 'ratio_to_target', raw: percentOf(actual, target), meets }
}

function fromBaseline(actual: number, target: number, baseline: number, direction: 'increase' | 'decrease'): Compared {
  const up = direction === 'increase'
  const meets = up ? actual >= target : actual <= target
  const asked = settle(up ? target - baseline : baseline - target)
  if (asked === 0) return { issue: 'target_equals_baseline', meets }
  if (asked < 0) return { issue: 'target_against_direction', meets }
  const came = settle(up ? actual - baseline : baseline - actual)
  return { formula: up ? 'from_baseline' : 'reduction', raw: percentOf(came, asked), meets }
}

function passes(formula: IndicatorFormula, meets: boolean): Compared {
  return { formula, raw: meets ? 100 : 0, meets }
}

/** Whether a value respects a limit. Without a written comparator the direction says which limit it is. */
function holds(
  actual: number,
  target: NumberTarget,
  direction: IndicatorTerms['direction'],
  method: IndicatorMethod,
): boolean {
  const { value } = target
  const implied = direction === 'increase' ? 'at_least' : direction === 'decrease' ? 'at_most' : 'within'
  switch (target.comparator ?? implied) {
    case 'at_least':
      return actual >= value
    case 'at_most':
      return actual <= value
    case 'equal':
      return settle(actual - value) === 0
    case 'within': {
      if (target.lower !== undefined) return actual >= target.lower && actual <= value
      return settle(Math.abs(actual - value)) <= settle((Math.abs(value) * method.maintainTolerance) / 100)
    }
  }
}
