import type { Text } from '../../../../kernel/text.ts'
import type { CellRef, DraftElement } from '../../model.ts'

/** What a plan is looked through for. Each has a name that never changes, so that a deployment can say how grave it is. */
export const CHECK_IDS = [
  'strategy_nobody_serves',
  'objective_without_activities',
  'result_without_indicator',
  'result_without_activity',
  'indicator_without_target',
  'indicator_without_date',
  'indicator_without_source',
  'activity_without_responsible',
  'activity_without_schedule',
  'months_after_the_last_date',
  'months_do_not_add_up',
  'programme_differs_from_target',
  'funding_not_stated',
  'duplicate_code',
  'names_a_person',
] as const
export type CheckId = (typeof CHECK_IDS)[number]

/** Those that no plan alone can answer: they look at all plans of a year. */
export const YEAR_CHECK_IDS: readonly CheckId[] = ['strategy_nobody_serves']

/** `error` stands in the way of approving a plan, `warning` is looked at, `note` is only said, `off` is not asked. */
export const SEVERITIES = ['error', 'warning', 'note', 'off'] as const
export type Severity = (typeof SEVERITIES)[number]
export type Severities = Readonly<Record<CheckId, Severity>>

/** One thing found, with the element it is found at and the cells of the document that the element came from. */
export interface Finding {
  readonly check: CheckId
  readonly severity: Exclude<Severity, 'off'>
  readonly elementKey: string
  readonly kind: DraftElement['kind']
  readonly at: readonly CellRef[]
  readonly sentence: Text
}

/** Ours, until a deployment says otherwise (`methods/checks.yaml`). */
export const USUAL_SEVERITIES: Severities = {
  strategy_nobody_serves: 'warning',
  objective_without_activities: 'warning',
  result_without_indicator: 'warning',
  result_without_activity: 'warning',
  indicator_without_target: 'warning',
  indicator_without_date: 'note',
  indicator_without_source: 'warning',
  activity_without_responsible: 'error',
  activity_without_schedule: 'warning',
  months_after_the_last_date: 'warning',
  months_do_not_add_up: 'error',
  programme_differs_from_target: 'note',
  funding_not_stated: 'note',
  duplicate_code: 'warning',
  names_a_person: 'error',
}
