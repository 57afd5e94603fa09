import { MONTHS, type Month } from '../../../kernel/civil.ts'
import { percentOf, settle } from '../../../kernel/decimal.ts'
import { isMissing, type Maybe, type Missing, missing } from '../../../kernel/missing.ts'
import type { MonthReport, Schedule } from '../model.ts'
import { hasSchedule } from './schedule.ts'
import { type Bands, capped, isFarAbove, type Judged, type StateId, stateOf } from './states.ts'

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

/** All of an activity's progress but the months one by one. */
export interface ActivitySummary {
  readonly standing: ActivityStanding
  /** Against what was programmed up to the cut-off. */
  readonly toDate: Maybe<Ratio>
  /** Against the annual total, which never shrinks to what was due or reported. */
  readonly year: Maybe<Ratio>
  /** The sums behind both, also when there is no judgement. */
  readonly sums: { readonly programmed: number; readonly executed: number; readonly programmedYear: number }
  /** Work in months, up to the cut-off, for which nothing was programmed: late work, early work or surplus. */
  readonly unprogrammed: { readonly months: readonly Month[]; readonly total: number }
  /** Programmed months up to the cut-off without a report. They count as programmed, with nothing executed. */
  readonly unreported: readonly Month[]
  readonly state: StateId
  readonly overAchieved: boolean
  readonly farAbove: boolean
}

export interface ActivityProgress extends ActivitySummary {
  readonly months: readonly MonthProgress[]
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
  if (programmed === null) return NOT_PROGRAMMED
  if (programmed === 0) return NO_DEMAND
  if (!due) return NOT_YET_DUE
  if (executed === null) return NOT_REPORTED
  return ratio(programmed, executed)
}

// Shared, because a large plan has a hundred thousand months and most of them say one of these.
const NOT_PROGRAMMED = missing('not_programmed')
const NO_DEMAND = missing('no_demand')
const NOT_YET_DUE = missing('not_yet_due')
const NOT_REPORTED = missing('not_reported')
const CANCELLED = missing('not_applicable')
const NOTHING = { months: [] as readonly Month[], total: 0 } as const

/** A year has 4,096 sets of months: each list of them is made once, not for each of ten thousand activities. */
const MONTH_LISTS: (readonly Month[] | undefined)[] = new Array(4096).fill(undefined)

/** The months whose bit stands in `set` (January is 1), in their order. */
function monthsIn(set: number): readonly Month[] {
  const known = MONTH_LISTS[set]
  if (known !== undefined) return known
  const made = Object.freeze(MONTHS.filter((_, index) => (set & (1 << index)) !== 0))
  MONTH_LISTS[set] = made
  return made
}

/** A month without programme or report, before the cut-off and after it. */
const EMPTY: Record<'counted' | 'later', readonly MonthProgress[]> = {
  counted: emptyMonths(true),
  later: emptyMonths(false),
}

function emptyMonths(counted: boolean): readonly MonthProgress[] {
  const nothing = { programmed: null, executed: null, value: NOT_PROGRAMMED, state: 'not_programmed', counted } as const
  return MONTHS.map((month) => Object.freeze({ month, ...nothing }))
}

function monthOf(month: Month, p: number | null, e: number | null, counted: boolean, bands: Bands): MonthProgress {
  const empty = p === null && e === null ? EMPTY[counted ? 'counted' : 'later'][month - 1] : undefined
  if (empty !== undefined) return empty
  const value = monthProgress(p, e, counted)
  return { month, programmed: p, executed: e, value, state: stateOf(value, bands), counted }
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
  return { ...activitySummary(input), months: monthsOf(input) }
}

/** The twelve months of the grid. */
function monthsOf({ schedule, reports, cutOffMonth, bands }: ActivityInput): readonly MonthProgress[] {
  const executed = addUp(reports, new Float64Array(12))
  return MONTHS.map((month) => {
    const programmed = schedule.kind === 'none' ? null : (schedule.months[month - 1] ?? null)
    const said = executed[month - 1] ?? Number.NaN
    return monthOf(month, programmed, Number.isNaN(said) ? null : said, month <= cutOffMonth, bands)
  })
}

/** `activityProgress` without its months: what a roll-up over thousands of activities needs. */
export function activitySummary(input: ActivityInput): ActivitySummary {
  const { schedule, cutOffMonth, bands } = input
  const programme = schedule.kind === 'none' ? undefined : schedule.months
  const executedByMonth = addUp(input.reports, SUMS)
  let unprogrammedMonths = 0
  let unreported = 0
  let programmed = 0
  let programmedYear = 0
  let executed = 0
  let unprogrammed = 0
  let firstDue = 0
  let reported = false
  let zeroAsked = false
  for (let index = 0; index < 12; index += 1) {
    const month = (index + 1) as Month
    const p = programme?.[index] ?? null
    const said = executedByMonth[index] ?? Number.NaN
    const e = Number.isNaN(said) ? null : said
    programmedYear += p ?? 0
    if (month > cutOffMonth) continue
    programmed += p ?? 0
    if (p === 0) zeroAsked = true
    if (p !== null && p > 0 && firstDue === 0) firstDue = month
    if (e === null) {
      if (p !== null && p > 0) unreported |= 1 << index
      continue
    }
    executed += e
    if (e > 0 || firstDue > 0) reported = true
    if (e > 0 && (p === null || p === 0)) {
      unprogrammed += e
      unprogrammedMonths |= 1 << index
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
  const toDate = standing === 'judged' ? ratio(sums.programmed, sums.executed) : REASONS[standing]
  const year =
    standing === 'judged' || (sums.programmed === 0 && sums.programmedYear > 0 && standing !== 'cancelled')
      ? // At the end of the year both are one and the same.
        !isMissing(toDate) && sums.programmedYear === sums.programmed
        ? toDate
        : ratio(sums.programmedYear, sums.executed)
      : REASONS[standing]
  return {
    standing,
    toDate,
    year,
    sums,
    unprogrammed:
      unprogrammedMonths === 0 ? NOTHING : { months: monthsIn(unprogrammedMonths), total: settle(unprogrammed) },
    unreported: monthsIn(unreported),
    state: stateOf(toDate, bands),
    overAchieved: !isMissing(toDate) && toDate.raw > 100,
    farAbove: isFarAbove(toDate, bands),
  }
}

const REASONS: Record<Exclude<ActivityStanding, 'judged'>, Missing> = {
  cancelled: CANCELLED,
  no_schedule: NOT_PROGRAMMED,
  nothing_programmed_yet: NOT_YET_DUE,
  no_demand: NO_DEMAND,
  not_reported: NOT_REPORTED,
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
  const raw = percentOf(executed, programmed)
  return { programmed, executed, raw, capped: capped(raw) }
}

/** Written anew for each activity of a roll-up, and read before the next one: ten thousand lists of months are not made. */
const SUMS = new Float64Array(12)

/** Executed quantity by month into `months`; not a number where nobody reported. */
function addUp(reports: readonly MonthReport[], months: Float64Array): Float64Array {
  months.fill(Number.NaN)
  for (const { month, executed } of reports) {
    if (month < 1 || month > 12) continue
    const before = months[month - 1] ?? Number.NaN
    months[month - 1] = settle(Number.isNaN(before) ? executed : before + executed)
  }
  return months
}
