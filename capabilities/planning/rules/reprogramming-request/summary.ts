import { settle } from '../../../../kernel/decimal.ts'
import { NO_SCHEDULE } from '../../model.ts'
import { reprogrammedMonths } from '../reprogramming.ts'
import { programmedThrough } from '../schedule.ts'
import type { PlanChange } from './change.ts'

/** How much requests change, added up. */
export interface ChangeTally {
  readonly activities: number
  /** Months of activities whose programme is another. */
  readonly months: number
  /** Activities whose year's total is another. */
  readonly totals: number
  readonly cancelled: number
  readonly added: number
  readonly targets: number
}

export function tallyChanges(changes: readonly PlanChange[]): ChangeTally {
  const schedules = changes.filter((change) => change.kind === 'schedule')
  const sides = schedules.map(({ before, after }) => [before ?? NO_SCHEDULE, after ?? NO_SCHEDULE] as const)
  const count = (kind: PlanChange['kind']) => changes.filter((change) => change.kind === kind).length
  return {
    activities: new Set(changes.flatMap((change) => (change.kind === 'terms' ? [] : change.element))).size,
    months: sides.reduce((sum, [before, after]) => sum + reprogrammedMonths(before, after).length, 0),
    totals: sides.filter(
      ([before, after]) => settle(programmedThrough(before, 12)) !== settle(programmedThrough(after, 12)),
    ).length,
    cancelled: changes.filter(({ kind, after }) => kind === 'cancel' && after !== null).length,
    added: count('activity'),
    targets: count('terms'),
  }
}

export function addTallies(tallies: readonly ChangeTally[]): ChangeTally {
  const total = (field: keyof ChangeTally) => tallies.reduce((sum, tally) => sum + tally[field], 0)
  return {
    activities: total('activities'),
    months: total('months'),
    totals: total('totals'),
    cancelled: total('cancelled'),
    added: total('added'),
    targets: total('targets'),
  }
}
