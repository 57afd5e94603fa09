import { type CivilDate, daysBetween, type Period } from '../../../../kernel/civil.ts'
import { percentOf, settle } from '../../../../kernel/decimal.ts'
import type { IndicatorTerms } from '../../model.ts'
import { type DatedReading, dated, type IndicatorReading } from '../indicator-readings.ts'
import { addsUp, type Horizon, readingsOf, seriesOf } from '../indicator-series.ts'

export interface ChartPoint {
  readonly period: Period
  readonly on: CivilDate
  /** Of what adds up, all that was measured up to then. */
  readonly value: number
}

/** What a chart of an indicator draws: what was measured, and what should be reached by when, on one scale. */
export interface ChartSeries {
  readonly points: readonly ChartPoint[]
  readonly targets: readonly { readonly due: CivilDate; readonly value: number }[]
  readonly baseline?: number
  /** Whether the points are running totals. */
  readonly running: boolean
}

/**
 * The first line of readings of an indicator against its targets. Flows are drawn as their running total, because their
 * target is one; anything else as it was measured. A percentage that adds up is Σ numerator / Σ denominator up to the point.
 * Milestones and what has neither a number nor a reading have no chart.
 */
export function chartOf(
  terms: IndicatorTerms,
  horizon: Horizon,
  readings: readonly IndicatorReading[],
): ChartSeries | undefined {
  if (terms.kind === 'date_milestone') return undefined
  const all = seriesOf(terms, horizon, [])
  const [series] = all
  const inside = dated(readings).dated.filter(({ on }) => on >= horizon.from && on <= horizon.to)
  const own = series === undefined ? inside : readingsOf(series, all, inside)
  const running = terms.accumulation === 'flow' && terms.kind !== 'threshold'
  const points = running ? runningPoints(terms, own) : own.flatMap(asMeasured)
  if (points.length === 0) return undefined
  let sum = 0
  const steps = series?.steps ?? []
  const targets = steps.map(({ due, target }) => {
    sum = addsUp(terms) ? settle(sum + target.value) : target.value
    return { due, value: sum }
  })
  const whole = series === undefined ? [] : [{ due: horizon.to, value: series.whole.value }]
  return {
    points,
    targets: targets.length > 0 ? targets : whole,
    running,
    ...(terms.baseline === undefined || running ? {} : { baseline: terms.baseline }),
  }
}

function runningPoints(terms: IndicatorTerms, readings: readonly DatedReading[]): readonly ChartPoint[] {
  let [value, numerator, denominator] = [0, 0, 0]
  return readings.flatMap((reading): ChartPoint[] => {
    if (reading.missing !== undefined) return []
    if (terms.kind === 'percentage') {
      if (reading.numerator === undefined || reading.denominator === undefined) return asMeasured(reading)
      numerator += reading.numerator
      denominator += reading.denominator
      return denominator === 0
        ? []
        : [{ period: reading.period, on: reading.on, value: percentOf(numerator, denominator) }]
    }
    value = settle(value + (reading.value ?? reading.numerator ?? 0))
    return [{ period: reading.period, on: reading.on, value }]
  })
}

function asMeasured(reading: DatedReading): ChartPoint[] {
  const { period, on, value, missing } = reading
  return missing !== undefined || value === undefined ? [] : [{ period, on, value }]
}

/** Where a day stands in the time of a plan, 0 to 1. */
export function shareOfTime(horizon: Horizon, day: CivilDate): number {
  const whole = daysBetween(horizon.from, horizon.to)
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, daysBetween(horizon.from, day) / whole))
}
