import { type CivilDate, lastDayOfPeriod, type Period } from '../../../kernel/civil.ts'
import { sum } from '../../../kernel/decimal.ts'
import type { IndicatorTerms } from '../model.ts'
import type { NumberTarget } from './indicator-compare.ts'
import type { DatedReading } from './indicator-readings.ts'

/** First and last day of what the targets are for: the plan's year, the five years of a PEI. */
export interface Horizon {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** What should be reached in one period, where the indicator has a programme of its own. */
export interface PeriodTarget {
  readonly period: Period
  readonly value: number
}

/** A target that falls due on a day. */
export interface Step {
  readonly due: CivilDate
  readonly target: NumberTarget
}

/** Targets that one line of readings answers to. */
export interface Series {
  /** Places in `terms.targets`. */
  readonly targets: readonly number[]
  readonly unit?: string
  /** In order of time; empty for a continuous target, which is judged at any cut-off. */
  readonly steps: readonly Step[]
  /** The target of the whole horizon. */
  readonly whole: NumberTarget
}

/** Kinds of sums that are complete only at the end of the horizon. */
function fallsDueAtTheEnd(terms: IndicatorTerms): boolean {
  if (terms.kind === 'recurring_deliverable') return true
  return terms.kind === 'count' && (terms.accumulation === 'flow' || terms.accumulation === 'cumulative')
}

/**
 * Bundled targets taken apart: dated targets of one unit are one series (four quarters of the same count); an undated target
 * is a series of its own. An undated count falls due at the end of the horizon, any other undated target is continuous. A
 * programme by period, given for a single target, makes its steps.
 * A target without a number counts one in recurring deliverables; elsewhere it cannot be compared and is left out.
 */
export function seriesOf(
  terms: IndicatorTerms,
  horizon: Horizon,
  byPeriod: readonly PeriodTarget[],
): readonly Series[] {
  const numbered = terms.targets.flatMap((target, index) => {
    const value = target.value ?? (terms.kind === 'recurring_deliverable' ? 1 : undefined)
    return value === undefined ? [] : [{ index, target: { ...target, value } }]
  })
  if (byPeriod.length > 0 && numbered.length <= 1) return programmed(terms, byPeriod, numbered[0]?.target)
  const series: Series[] = []
  const ofUnit = Map.groupBy(
    numbered.filter(({ target }) => target.due !== undefined),
    ({ target }) => target.unit ?? '',
  )
  for (const [unit, members] of ofUnit) {
    const steps = members
      .map(({ target }): Step => ({ due: target.due ?? horizon.to, target }))
      .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
    const whole = wholeOf(terms, steps)
    if (whole === undefined) continue
    series.push({ targets: members.map(({ index }) => index), steps, whole, ...(unit === '' ? {} : { unit }) })
  }
  for (const { index, target } of numbered) {
    if (target.due !== undefined) continue
    const steps = fallsDueAtTheEnd(terms) ? [{ due: horizon.to, target }] : []
    series.push({
      targets: [index],
      steps,
      whole: target,
      ...(target.unit === undefined ? {} : { unit: target.unit }),
    })
  }
  return series.toSorted((one, other) => (one.targets[0] ?? 0) - (other.targets[0] ?? 0))
}

function programmed(
  terms: IndicatorTerms,
  byPeriod: readonly PeriodTarget[],
  own: NumberTarget | undefined,
): readonly Series[] {
  const steps = byPeriod
    .flatMap(({ period, value }): Step[] => {
      const due = lastDayOfPeriod(period)
      return due === undefined ? [] : [{ due, target: { ...own, value } }]
    })
    .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
  const whole = own ?? wholeOf(terms, steps)
  if (whole === undefined) return []
  return [{ targets: [0], steps, whole, ...(whole.unit === undefined ? {} : { unit: whole.unit }) }]
}

/** Flows add up, so do their targets; of anything else the last target is the whole. Percentages never add up. */
function wholeOf(terms: IndicatorTerms, steps: readonly Step[]): NumberTarget | undefined {
  const last = steps.at(-1)?.target
  if (last === undefined || !addsUp(terms)) return last
  return { ...last, value: sum(steps.map((step) => step.target.value)) }
}

export function addsUp(terms: IndicatorTerms): boolean {
  return terms.accumulation === 'flow' && (terms.kind === 'count' || terms.kind === 'recurring_deliverable')
}

/** The target of the steps that are complete, or undefined when none is. */
export function targetOfCompleted(terms: IndicatorTerms, completed: readonly Step[]): NumberTarget | undefined {
  return wholeOf(terms, completed)
}

/** The readings that belong to a series. A reading that names no target belongs where there is only one series. */
export function readingsOf(
  series: Series,
  all: readonly Series[],
  readings: readonly DatedReading[],
): readonly DatedReading[] {
  return readings.filter(({ target }) => (target === undefined ? all.length === 1 : series.targets.includes(target)))
}
