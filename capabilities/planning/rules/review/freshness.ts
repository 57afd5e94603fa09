import { isMonth, type Month } from '../../../../kernel/civil.ts'
import type { DraftPoa, MonthReport } from '../../model.ts'
import { reportingOf } from '../to-report.ts'

/** How up to date a unit is: facts without a judgement. */
export interface Freshness {
  /** Instant of its last report; absent when it has none. */
  readonly lastReportedAt?: string
  /** The latest month it has reported anything of. */
  readonly latestMonth?: Month
  /** Of the months programmed and complete at the cut-off, how many have their report. */
  readonly reported: number
  readonly due: number
}

export function freshnessOf(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly (MonthReport & { readonly reportedAt: string })[]>,
  completedMonths: number,
): Freshness {
  const all = [...reports.values()].flat()
  const last = all
    .map((report) => report.reportedAt)
    .sort()
    .at(-1)
  const month = Math.max(0, ...all.map((report) => report.month))
  const asked = reportingOf(plan, reports, completedMonths)
  return {
    ...(last === undefined ? {} : { lastReportedAt: last }),
    ...(isMonth(month) ? { latestMonth: month } : {}),
    reported: asked.reduce((sum, each) => sum + each.reported, 0),
    due: asked.reduce((sum, each) => sum + each.due, 0),
  }
}
