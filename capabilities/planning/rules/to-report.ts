import { isMonth, MONTHS, type Month } from '../../../kernel/civil.ts'
import type { DraftPoa, MonthReport } from '../model.ts'

/** A month of an activity that its unit has still to report. */
export interface ToReport {
  readonly activityKey: string
  readonly month: Month
  readonly programmed: number
  /** `late`: the month was complete at the cut-off; `current`: the month after it, under way. */
  readonly when: 'late' | 'current'
}

/**
 * Programmed months without a report, oldest first: those complete at the cut-off are late, the one after it is due now. A
 * cancelled activity owes nothing; a programmed 0 asks for nothing.
 */
export function monthsToReport(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly MonthReport[]>,
  completedMonths: number,
): readonly ToReport[] {
  const owed: ToReport[] = []
  for (const element of plan.elements) {
    if (element.kind !== 'activity' || element.cancelled !== undefined || element.schedule === undefined) continue
    const reported = new Set((reports.get(element.key) ?? []).map((report) => report.month))
    for (const month of MONTHS.slice(0, completedMonths + 1)) {
      const programmed = element.schedule.months[month - 1] ?? null
      if (programmed === null || programmed === 0 || reported.has(month)) continue
      owed.push({ activityKey: element.key, month, programmed, when: month <= completedMonths ? 'late' : 'current' })
    }
  }
  return owed.sort((one, other) => one.month - other.month)
}

/**
 * Of these, what the unit can still report: what was not reported of a quarter that is signed off stays as it is, and nobody is
 * asked for it.
 */
export function stillToReport(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly MonthReport[]>,
  completedMonths: number,
  closedMonths: readonly number[],
): readonly ToReport[] {
  return monthsToReport(plan, reports, completedMonths).filter(({ month }) => !closedMonths.includes(month))
}

/** How many of the months programmed and complete at the cut-off were reported: what the measure of reporting counts. */
export function reportingOf(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly MonthReport[]>,
  completedMonths: number,
): readonly {
  readonly activityKey: string
  readonly title: string
  readonly due: number
  readonly reported: number
}[] {
  return plan.elements.flatMap((element) => {
    if (element.kind !== 'activity' || element.cancelled !== undefined || element.schedule === undefined) return []
    const months = element.schedule.months
    const due = MONTHS.filter((month) => month <= completedMonths && (months[month - 1] ?? 0) > 0)
    if (due.length === 0) return []
    const reported = new Set((reports.get(element.key) ?? []).map((report) => report.month).filter(isMonth))
    return [
      {
        activityKey: element.key,
        title: element.title,
        due: due.length,
        reported: due.filter((month) => reported.has(month)).length,
      },
    ]
  })
}
