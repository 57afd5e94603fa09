import { MISSING_REASONS, type MissingReason } from '../../../../kernel/missing.ts'
import type { StoredReading } from '../../data/stored-poa.ts'
import type { IndicatorTerms } from '../../model.ts'
import { type IndicatorAchievement, indicatorAchievement } from '../../rules/indicator-achievement.ts'
import type { IndicatorMethod } from '../../rules/indicator-method.ts'
import type { IndicatorReading } from '../../rules/indicator-readings.ts'
import type { PlanView } from './plan-view.ts'

/** Years that an element's plan covers. */
export interface Covered {
  readonly from: number
  readonly to: number
}

export function achievementOf(
  view: PlanView,
  terms: IndicatorTerms,
  readings: readonly StoredReading[],
  covered: Covered,
  method: IndicatorMethod,
): IndicatorAchievement {
  return indicatorAchievement({
    terms,
    readings: readings.map(toReading),
    cutOff: view.cutOff,
    horizon: { from: `${covered.from}-01-01`, to: `${covered.to}-12-31` },
    method,
    bands: view.plan.bands,
  })
}

export function toReading(stored: StoredReading): IndicatorReading {
  const reason = MISSING_REASONS.find((each): each is MissingReason => each === stored.missing)
  return {
    period: stored.period,
    ...(stored.value === null ? {} : { value: stored.value }),
    ...(stored.numerator === null ? {} : { numerator: stored.numerator }),
    ...(stored.denominator === null ? {} : { denominator: stored.denominator }),
    ...(reason === undefined ? {} : { missing: reason }),
  }
}
