import {
  type CivilDate,
  daysBetween,
  firstDayOfPeriod,
  lastDayOfMonth,
  lastDayOfPeriod,
  monthPeriod,
  type Period,
} from '../../../../kernel/civil.ts'
import type { DraftPoa } from '../../model.ts'

/** What the measures of follow-up need to know of a reported month. */
export interface ReportedMonth {
  readonly id: string
  readonly month: number
  readonly executed: number
  /** The day on which the unit told of the month first. */
  readonly filedOn: CivilDate
  readonly evidence: number
}

/** A programmed month that is over, of an activity that was not cancelled. */
export interface ProgrammedMonth {
  readonly activityKey: string
  readonly title: string
  readonly month: number
  /** Its last day. */
  readonly ended: CivilDate
  readonly programmed: number
  readonly report?: ReportedMonth
}

export interface FollowUpScope {
  readonly year: number
  readonly period: Period
  readonly asOf: CivilDate
  /** Only activities on the lines of this indicator. */
  readonly indicator?: string | undefined
}

/** The months that the measures of follow-up count: programmed, over at the day, of the period. */
export function programmedMonths(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly ReportedMonth[]>,
  { year, period, asOf, indicator }: FollowUpScope,
): readonly ProgrammedMonth[] {
  const [from, to] = [firstDayOfPeriod(period), lastDayOfPeriod(period)]
  if (from === undefined || to === undefined) return []
  const chosen = indicator === undefined ? undefined : activitiesBeside(plan, indicator)
  return plan.elements.flatMap((element) => {
    if (element.kind !== 'activity' || element.cancelled !== undefined || element.schedule === undefined) return []
    if (chosen !== undefined && !chosen.has(element.key)) return []
    const own = reports.get(element.key) ?? []
    return element.schedule.months.flatMap((programmed, index): ProgrammedMonth[] => {
      const month = index + 1
      const ended = lastDayOfMonth(year, month)
      const inside = `${monthPeriod(year, month)}-01` >= from && ended <= to && ended <= asOf
      if (programmed === null || programmed <= 0 || !inside) return []
      const report = own.find((each) => each.month === month)
      const base = { activityKey: element.key, title: element.title, month, ended, programmed }
      return [report === undefined ? base : { ...base, report }]
    })
  })
}

function activitiesBeside(plan: DraftPoa, indicator: string): ReadonlySet<string> {
  const lines = plan.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines))
  return new Set(
    lines.filter((line) => line.cells.indicator?.includes(indicator)).flatMap((line) => line.cells.activity ?? []),
  )
}

export function fullyExecuted({ programmed, report }: ProgrammedMonth): boolean {
  return report !== undefined && report.executed >= programmed
}

/** Days from the end of a month to the day on which it was told of; told of before its end, none. */
export function daysToReport({ ended, report }: ProgrammedMonth): number | undefined {
  return report === undefined ? undefined : Math.max(0, daysBetween(ended, report.filedOn))
}

/** Whether the time to tell of a month is over, and if it was told of within it. What is told of early counts at once. */
export function punctuality(month: ProgrammedMonth, within: number, asOf: CivilDate): 'in_time' | 'late' | 'not_yet' {
  const days = daysToReport(month)
  if (days !== undefined) return days <= within ? 'in_time' : 'late'
  return daysBetween(month.ended, asOf) > within ? 'late' : 'not_yet'
}
