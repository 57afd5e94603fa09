import type { Month } from '../../../kernel/civil.ts'
import { percentOf, settle } from '../../../kernel/decimal.ts'
import { isMissing, type Maybe, type MissingReason, missing } from '../../../kernel/missing.ts'
import type { MonthReport, Schedule } from '../model.ts'
import { hasSchedule } from './schedule.ts'
import { type Bands, isFarAbove, type Judged, judged, type StateId, stateOf } from './states.ts'

/** A judged ratio with the two sums it divides. */
export interface Ratio extends Judged {
  readonly programmed: number
  readonly executed: number
}

/** One month of the grid. */
export interface MonthProgress {
  readonly month: Month
  /** `null`: not programmed, which is neither 0 nor 100. */
  readonly programmed: number | null
  /** `null`: not reported. A reported 0 stays 0. */
  readonly executed: number | null
  readonly value: Maybe<Ratio>
  readonly state: StateId
  /** False after the cut-off: the month is shown and counts nowhere. */
  readonly counted: boolean
}

/** Why an activity has its figure, or has none. */
export type ActivityStanding =
  | 'judged'
  | 'cancelled'
  | 'no_schedule'
  | 'nothing_programmed_yet'
  | 'no_demand'
  | 'not_reported'

export interface ActivityProgress {
  readonly standing: ActivityStanding
  /** Against what was programmed up to the cut-off. */
  readonly toDate: Maybe<Ratio>
  /** Against the annual total, which never shrinks to what was due or reported. */
  readonly year: Maybe<Ratio>
  /** The sums behind both, also when there is no judgement. */
  readonly sums: { readonly programmed: number; readonly executed: number; readonly programmedYear: number }
  readonly months: readonly MonthProgress[]
  /** Work in months, up to the cut-off, for which nothing was programmed: late work, early work or surplus. */
  readonly unprogrammed: { readonly months: readonly Month[]; readonly total: number }
  /** Programmed months up to the cut-off without a report. They count as programmed, with nothing executed. */
  readonly unreported: readonly Month[]
  readonly state: StateId
  readonly overAchieved: boolean
  readonly farAbove: boolean
}

export interface ActivityInput {
  readonly schedule: Schedule
  /** In any order. Two reports of one month add up. Quantities are 0 or more (checked where they enter). */
  readonly reports: readonly MonthReport[]
  /** Complete months of the plan's year on the cut-off date, 0 to 12 (`completedMonths`). */
  readonly cutOffMonth: number
  readonly cancelled?: boolean
  readonly bands: Bands
}

/**
 * Progress of one month: min(e, p) / p when p > 0 (decision 0007).
 * Not programmed is no judgement; a programmed 0 is "nothing was asked for"; no report is not 0.
 */
export function monthProgress(programmed: number | null, executed: number | null, due = true): Maybe<Ratio> {
  if (programmed === null) return missing('not_programmed')
  if (programmed === 0) return missing('no_demand')
  if (!due) return missing('not_yet_due')
  if (executed === null) return missing('not_reported')
  return ratio(programmed, executed)
}

/**
 * Progress of one activity at a cut-off. Decisions, in the order they are taken:
 *
 * 1. Cancelled: no figure at any cut-off, whatever was executed (figures captured before stay as captured). State: nothing is asked for.
 * 2. No schedule (none, or no month programmed): no figure; whatever is executed is unprogrammed work.
 * 3. Nothing programmed up to the cut-off: no figure to date ("nothing programmed yet"; "no demand" when a due month says 0).
 *    The figure of the year is then 0 %, or what early work has already done of it.
 * 4. Programmed, and no report of a month from the first programmed one on, nor any quantity: not reported. A reported 0 is 0 %.
 * 5. Otherwise Σe / Σp over the months up to the cut-off. Σe takes every month, also those without a programme: late work makes up for
 *    the month it missed, and no month-by-month rule could tell it from surplus. Surplus shows in `raw`, in
 *    `unprogrammed` and in the months, and never rolls up, since `capped` ends at 100.
 * 6. Months after the cut-off, and what was reported for them, are shown and count nowhere.
 */
export function activityProgress(input: ActivityInput): ActivityProgress {
  const { schedule, cutOffMonth, bands } = input
  const executedByMonth = addUp(input.reports)
  const months: MonthProgress[] = []
  const unprogrammedMonths: Month[] = []
  const unreported: Month[] = []
  let programmed = 0
  let programmedYear = 0
  let executed = 0
  let unprogrammed = 0
  let firstDue = 0
  let reported = false
  let zeroAsked = false
  for (let index = 0; index < 12; index += 1) {
    const month = (index + 1) as Month
    const p = schedule.kind === 'none' ? null : (schedule.months[index] ?? null)
    const e = executedByMonth[index] ?? null
    const counted = month <= cutOffMonth
    const value = monthProgress(p, e, counted)
    months.push({ month, programmed: p, executed: e, value, state: stateOf(value, bands), counted })
    programmedYear += p ?? 0
    if (!counted) continue
    programmed += p ?? 0
    if (p === 0) zeroAsked = true
    if (p !== null && p > 0 && firstDue === 0) firstDue = month
    if (e === null) {
      if (p !== null && p > 0) unreported.push(month)
      continue
    }
    executed += e
    if (e > 0 || firstDue > 0) reported = true
    if (e > 0 && (p === null || p === 0)) {
      unprogrammed += e
      unprogrammedMonths.push(month)
    }
  }
  const standing = standingOf({
    cancelled: input.cancelled === true,
    scheduled: hasSchedule(schedule),
    programmed,
    programmedYear,
    reported,
    zeroAsked,
  })
  const sums = {
    programmed: settle(programmed),
    executed: settle(executed),
    programmedYear: settle(programmedYear),
  }
  const toDate = standing === 'judged' ? ratio(sums.programmed, sums.executed) : missing(REASONS[standing])
  const year =
    standing === 'judged' || (sums.programmed === 0 && sums.programmedYear > 0 && standing !== 'cancelled')
      ? ratio(sums.programmedYear, sums.executed)
      : missing(REASONS[standing])
  return {
    standing,
    toDate,
    year,
    sums,
    months,
    unprogrammed: { months: unprogrammedMonths, total: settle(unprogrammed) },
    unreported,
    state: stateOf(toDate, bands),
    overAchieved: !isMissing(toDate) && toDate.raw > 100,
    farAbove: isFarAbove(toDate, bands),
  }
}

const REASONS: Record<Exclude<ActivityStanding, 'judged'>, MissingReason> = {
  cancelled: 'not_applicable',
  no_schedule: 'not_programmed',
  nothing_programmed_yet: 'not_yet_due',
  no_demand: 'no_demand',
  not_reported: 'not_reported',
}

function standingOf(found: {
  readonly cancelled: boolean
  readonly scheduled: boolean
  readonly programmed: number
  readonly programmedYear: number
  readonly reported: boolean
  readonly zeroAsked: boolean
}): ActivityStanding {
  if (found.cancelled) return 'cancelled'
  if (!found.scheduled) return 'no_schedule'
  if (found.programmed === 0) {
    return found.zeroAsked || found.programmedYear === 0 ? 'no_demand' : 'nothing_programmed_yet'
  }
  return found.reported ? 'judged' : 'not_reported'
}

function ratio(programmed: number, executed: number): Ratio {
  return { programmed, executed, ...judged(percentOf(executed, programmed)) }
}

/** Executed quantity by month, `undefined` where nobody reported. */
function addUp(reports: readonly MonthReport[]): readonly (number | undefined)[] {
  const months: (number | undefined)[] = Array(12).fill(undefined)
  for (const report of reports) {
    if (report.month < 1 || report.month > 12) continue
    months[report.month - 1] = settle((months[report.month - 1] ?? 0) + report.executed)
  }
  return months
}
