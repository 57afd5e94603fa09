import type { CivilDate } from '../../../../kernel/civil.ts'
import type { MissingReason } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { IndicatorTerms, Target } from '../../model.ts'
import type { IndicatorIssue } from '../indicator-compare.ts'
import type { MilestoneOutcome } from '../indicator-milestones.ts'
import type { IndicatorReading } from '../indicator-readings.ts'
import type { Horizon, PeriodTarget } from '../indicator-series.ts'
import type { StateId } from '../states.ts'

/** A figure as a planner writes it down: raw and capped percentage, or why there is none. */
export type ExpectedFigure = readonly [raw: number, capped: number] | MissingReason

export interface IndicatorCase {
  readonly id: string
  readonly title: Text
  readonly terms: IndicatorTerms
  readonly readings: readonly IndicatorReading[]
  readonly cutOff: CivilDate
  readonly periodTargets?: readonly PeriodTarget[]
  readonly expected: {
    readonly toDate: ExpectedFigure
    readonly overall: ExpectedFigure
    readonly state: StateId
    /** Why there is no figure to date. */
    readonly issue?: IndicatorIssue
    /** Whether the target itself is met, where that is known without a percentage. */
    readonly meets?: boolean
    readonly outcomes?: readonly MilestoneOutcome[]
  }
}

/** All rows are of a plan of 2019. */
export const GOLDEN_HORIZON: Horizon = { from: '2019-01-01', to: '2019-12-31' }

export const MARCH = '2019-03-31'
export const APRIL = '2019-04-30'
export const JUNE = '2019-06-30'
export const JULY = '2019-07-31'
export const SEPTEMBER = '2019-09-30'
export const DECEMBER = '2019-12-31'

export type Shape = Pick<IndicatorTerms, 'kind' | 'direction' | 'accumulation'>
export const COUNT: Shape = { kind: 'count', direction: 'increase', accumulation: 'flow' }
export const RUNNING: Shape = { ...COUNT, accumulation: 'cumulative' }
export const LEVEL: Shape = { ...COUNT, accumulation: 'stock' }
export const LESS: Shape = { kind: 'count', direction: 'decrease', accumulation: 'stock' }
export const LESS_EACH_YEAR: Shape = { ...LESS, accumulation: 'flow' }
export const KEEP: Shape = { kind: 'count', direction: 'maintain', accumulation: 'stock' }
export const SHARE: Shape = { kind: 'percentage', direction: 'increase', accumulation: 'flow' }
export const LIMIT: Shape = { kind: 'threshold', direction: 'increase', accumulation: 'stock' }
export const MILESTONE: Shape = { kind: 'date_milestone', direction: 'increase', accumulation: 'flow' }
export const DELIVERABLE: Shape = { kind: 'recurring_deliverable', direction: 'increase', accumulation: 'flow' }
export const SCALE: Shape = { kind: 'qualitative_scale', direction: 'increase', accumulation: 'stock' }

export function terms(shape: Shape, targets: readonly Target[], baseline?: number): IndicatorTerms {
  return baseline === undefined ? { ...shape, targets } : { ...shape, targets, baseline }
}
export function on(period: string, value: number, target?: number): IndicatorReading {
  return target === undefined ? { period, value } : { period, value, target }
}
export function out(period: string, numerator: number, denominator: number): IndicatorReading {
  return { period, numerator, denominator }
}
export function row(
  id: string,
  es: string,
  of: IndicatorTerms,
  readings: readonly IndicatorReading[],
  cutOff: CivilDate,
  expected: IndicatorCase['expected'],
  periodTargets?: readonly PeriodTarget[],
): IndicatorCase {
  const base = { id, title: { es }, terms: of, readings, cutOff, expected }
  return periodTargets === undefined ? base : { ...base, periodTargets }
}
/** Both figures the same. */
export function same(figure: ExpectedFigure, state: StateId, more: Partial<IndicatorCase['expected']> = {}) {
  return { toDate: figure, overall: figure, state, ...more }
}

export const QUARTERS: readonly PeriodTarget[] = ['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4'].map((period) => ({
  period,
  value: 500,
}))
export const FOUR_REPORTS: readonly Target[] = [{ due: MARCH }, { due: JUNE }, { due: SEPTEMBER }, { due: DECEMBER }]
