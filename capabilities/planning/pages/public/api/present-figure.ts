import { isMissing, type Maybe, type Missing } from '../../../../../kernel/missing.ts'
import { planningPaths } from '../../../paths.ts'
import type { ActivityProgress } from '../../../rules/activity-progress.ts'
import type { ExcludedInput, ExplainedInput, Figure } from '../../../rules/explanation.ts'
import type { Judged } from '../../../rules/states.ts'
import { nameOfFigure, type PlanView } from '../../plan/plan-view.ts'

/** A percentage on the 0–100 scale, unrounded, or why there is none. */
export type JsonValue = { readonly raw: number; readonly capped: number } | Missing

export function presentValue(value: Maybe<Judged>): JsonValue {
  if (isMissing(value))
    return value.note === undefined ? { missing: value.missing } : { missing: value.missing, note: value.note }
  return { raw: value.raw, capped: value.capped }
}

/** A figure as the API gives it: the same that the pages print, before rounding. Fields are listed by hand. */
export function presentFigure(view: PlanView, figure: Figure) {
  return {
    key: figure.key,
    toDate: presentValue(figure.toDate),
    year: presentValue(figure.year),
    state: figure.state,
    farAbove: figure.farAbove,
    coverage: { judged: figure.coverage.judged, of: figure.coverage.of },
    explanation: planningPaths.figure(view.plan.year, figure.key, view.cutOff),
  }
}

/** The same with what it is made of: shares, values, and what was left out and why. */
export function presentExplainedFigure(view: PlanView, figure: Figure) {
  const { explanation } = figure
  const shared = {
    ...presentFigure(view, figure),
    title: nameOfFigure(view, figure),
    method: { id: explanation.method.id, version: explanation.method.version, bands: explanation.bandsVersion },
  }
  if (explanation.formula === 'activity_to_date')
    return {
      ...shared,
      formula: explanation.formula,
      standing: explanation.standing,
      programmed: explanation.programmed,
      executed: explanation.executed,
      programmedYear: explanation.programmedYear,
      unprogrammed: { total: explanation.unprogrammed.total, months: explanation.unprogrammed.months },
      unreported: explanation.unreported,
    }
  return {
    ...shared,
    formula: explanation.formula,
    weights: explanation.weights,
    inputs: explanation.inputs.map(presentInput),
    excluded: explanation.excluded.map(presentExcluded),
  }
}

function presentInput(input: ExplainedInput) {
  return {
    key: input.key,
    title: input.title,
    ...(input.code === undefined ? {} : { code: input.code }),
    ...(input.givenWeight === undefined ? {} : { weight: input.givenWeight }),
    share: input.share,
    raw: input.value.raw,
    capped: input.value.capped,
    state: input.state,
  }
}

function presentExcluded(input: ExcludedInput) {
  return {
    key: input.key,
    title: input.title,
    ...(input.code === undefined ? {} : { code: input.code }),
    reason: input.reason,
    state: input.state,
    ...(input.note === undefined ? {} : { note: input.note }),
  }
}

/** Twelve months of an activity; `null` = not programmed or not reported, which is never 0. */
export function presentMonths(progress: ActivityProgress) {
  return progress.months.map((month) => ({
    month: month.month,
    programmed: month.programmed,
    executed: month.executed,
    value: presentValue(month.value),
    state: month.state,
    counted: month.counted,
  }))
}
