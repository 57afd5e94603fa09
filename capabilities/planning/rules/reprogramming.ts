import { MONTHS, type Month } from '../../../kernel/civil.ts'
import { settle } from '../../../kernel/decimal.ts'
import type { MonthReport, Schedule } from '../model.ts'
import { type ActivityProgress, activityProgress } from './activity-progress.ts'
import { type PlanProgress, type PlanProgressInput, planProgress } from './plan-progress.ts'
import { programmedThrough } from './schedule.ts'
import type { Bands } from './states.ts'

/** A month whose programme is no longer what was approved. */
export interface ReprogrammedMonth {
  readonly month: Month
  readonly before: number | null
  readonly after: number | null
}

export interface ProgressAgainst {
  /** Against the schedule as approved. */
  readonly baseline: ActivityProgress
  /** Against the schedule in force. */
  readonly current: ActivityProgress
  readonly reprogrammed: boolean
  readonly months: readonly ReprogrammedMonth[]
  /** Annual total in force minus the approved one: less than 0 when the year's work was cut. */
  readonly totalChange: number
}

/**
 * Progress of one activity against the approved schedule and against the one in force. Both stay: a reprogrammed activity that is
 * full against its new months still shows what became of the promise that was approved.
 * A cancelled activity has no figure against the schedule in force; against the approved one it keeps what was done of it,
 * because the promise was made.
 */
export function progressAgainst(
  baseline: Schedule,
  current: Schedule,
  reports: readonly MonthReport[],
  at: { readonly cutOffMonth: number; readonly bands: Bands; readonly cancelled?: boolean },
): ProgressAgainst {
  const { cutOffMonth, bands } = at
  const months = reprogrammedMonths(baseline, current)
  return {
    baseline: activityProgress({ schedule: baseline, reports, cutOffMonth, bands }),
    current: activityProgress({
      schedule: current,
      reports,
      cutOffMonth,
      bands,
      ...(at.cancelled === undefined ? {} : { cancelled: at.cancelled }),
    }),
    reprogrammed: months.length > 0,
    months,
    totalChange: settle(programmedThrough(current, 12) - programmedThrough(baseline, 12)),
  }
}

export function reprogrammedMonths(baseline: Schedule, current: Schedule): readonly ReprogrammedMonth[] {
  const changed: ReprogrammedMonth[] = []
  for (const month of MONTHS) {
    const before = baseline.kind === 'none' ? null : (baseline.months[month - 1] ?? null)
    const after = current.kind === 'none' ? null : (current.months[month - 1] ?? null)
    if (before !== after) changed.push({ month, before, after })
  }
  return changed
}

export interface PlanProgressAgainst {
  readonly current: PlanProgress
  /** The same plan, its schedules as approved, nothing cancelled. */
  readonly baseline: PlanProgress
}

/** The whole plan against both. `baselines`: approved schedules by activity key; an activity added since has none. */
export function planProgressAgainst(
  input: PlanProgressInput,
  baselines: ReadonlyMap<string, Schedule>,
): PlanProgressAgainst {
  const approved = {
    ...input.plan,
    elements: input.plan.elements.map((element) => {
      const { cancelled: _cancelled, schedule: _schedule, ...rest } = element
      const schedule = element.kind === 'activity' ? baselines.get(element.key) : undefined
      return schedule === undefined ? rest : { ...rest, schedule }
    }),
  }
  const { schedules: _schedules, ...basis } = input
  return { current: planProgress(input), baseline: planProgress({ ...basis, plan: approved }) }
}
