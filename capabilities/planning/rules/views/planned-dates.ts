import { type CivilDate, daysBetween, lastDayOfMonth, MONTHS, type Month } from '../../../../kernel/civil.ts'
import type { DraftPoa, MonthReport } from '../../model.ts'

/** How a date stands at the cut-off. */
export type DateState = 'done' | 'late' | 'coming' | 'past'

/** A month of a unit's plan that is reported as a whole: how many activities programmed it, how many have their report. */
export interface ReportDate {
  /** The month's last day: from then on it can be said what was done in it. */
  readonly day: CivilDate
  readonly month: Month
  readonly due: number
  readonly reported: number
  readonly state: Exclude<DateState, 'past'>
}

/** A target of an indicator that is to be reached by a day. */
export interface TargetDate {
  readonly day: CivilDate
  readonly indicatorKey: string
  /** Which of the indicator's targets, in its order. */
  readonly index: number
  readonly state: 'past' | 'coming'
}

/** Months in which nothing was programmed ask for no report. Cancelled activities owe none. */
export function reportDates(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly MonthReport[]>,
  cutOff: CivilDate,
): readonly ReportDate[] {
  const owing = plan.elements.filter(({ kind, cancelled }) => kind === 'activity' && cancelled === undefined)
  return MONTHS.flatMap((month): ReportDate[] => {
    const programmed = owing.filter(({ schedule }) => (schedule?.months[month - 1] ?? 0) > 0)
    if (programmed.length === 0) return []
    const reported = programmed.filter(({ key }) => reports.get(key)?.some((report) => report.month === month)).length
    const day = lastDayOfMonth(plan.year, month)
    const state = reported === programmed.length ? 'done' : day <= cutOff ? 'late' : 'coming'
    return [{ day, month, due: programmed.length, reported, state }]
  })
}

/** Targets with a day, in the order of their days. Whether one was reached is judged elsewhere: here it has passed or it comes. */
export function targetDates(plan: DraftPoa, cutOff: CivilDate): readonly TargetDate[] {
  return plan.elements
    .flatMap(({ key, kind, indicator, cancelled }) =>
      kind !== 'indicator' || cancelled !== undefined
        ? []
        : (indicator?.targets ?? []).flatMap(({ due }, index): TargetDate[] =>
            due === undefined ? [] : [{ day: due, indicatorKey: key, index, state: due <= cutOff ? 'past' : 'coming' }],
          ),
    )
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

const A_MONDAY = '2018-01-01'

/** A month as weeks that begin on Monday; days of other months are absent. */
export function weeksOf(year: number, month: Month): readonly (readonly (CivilDate | undefined)[])[] {
  const last = Number(lastDayOfMonth(year, month).slice(8))
  const prefix = `${year}-${String(month).padStart(2, '0')}`
  const lead = ((daysBetween(A_MONDAY, `${prefix}-01`) % 7) + 7) % 7
  const cells = Array.from({ length: Math.ceil((lead + last) / 7) * 7 }, (_, index) => {
    const day = index - lead + 1
    return day < 1 || day > last ? undefined : `${prefix}-${String(day).padStart(2, '0')}`
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(7 * week, 7 * week + 7))
}
