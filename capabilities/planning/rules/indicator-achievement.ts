import type { CivilDate } from '../../../kernel/civil.ts'
import { settle } from '../../../kernel/decimal.ts'
import { isMissing, type Maybe, type Missing, type MissingReason } from '../../../kernel/missing.ts'
import type { IndicatorTerms } from '../model.ts'
import { compare, type IndicatorFormula, type IndicatorIssue, type NumberTarget } from './indicator-compare.ts'
import type { IndicatorMethod } from './indicator-method.ts'
import { type Milestone, meanCredit, milestonesAt } from './indicator-milestones.ts'
import { amountTo, type DatedReading, dated, type IndicatorReading } from './indicator-readings.ts'
import {
  addsUp,
  type Horizon,
  type PeriodTarget,
  readingsOf,
  type Series,
  type Step,
  seriesOf,
  targetOfCompleted,
} from './indicator-series.ts'
import { rollUp } from './roll-up.ts'
import { type Bands, isFarAbove, type Judged, judged, type StateId, stateOf } from './states.ts'

/** A judged achievement with what it was computed from. */
export interface Achieved extends Judged {
  readonly formula: IndicatorFormula
  /** Whether the target itself is met, which a percentage alone does not say. */
  readonly meets: boolean
  readonly actual?: number
  readonly target?: number
  /** As used: the part of a yearly baseline that answers to the completed periods. */
  readonly baseline?: number
  /** Day up to which readings count. */
  readonly asAt: CivilDate
}

/** No percentage, and why. */
export interface Unjudged extends Missing {
  readonly issue: IndicatorIssue
  readonly actual?: number
  readonly target?: number
  readonly meets?: boolean
}

export type Achievement = Achieved | Unjudged

/** One of several bundled targets, or the only one. */
export interface PartAchievement {
  readonly targets: readonly number[]
  readonly unit?: string
  readonly toDate: Achievement
  readonly overall: Achievement
  /** Periods whose target is due, of all periods; `0 of 0` for a continuous target. */
  readonly completed: { readonly count: number; readonly of: number }
}

export interface IndicatorAchievement {
  /** Against the targets of completed periods only. */
  readonly toDate: Achievement
  /** Against the whole target, which never shrinks to what was reported. */
  readonly overall: Achievement
  readonly state: StateId
  readonly farAbove: boolean
  readonly parts: readonly PartAchievement[]
  readonly milestones: readonly Milestone[]
  /** Readings that count nowhere: outside the horizon or after the cut-off, of no real period, or of an unnamed target among several. */
  readonly unused: readonly { readonly reading: IndicatorReading; readonly why: UnusedReason }[]
}

export type UnusedReason = 'before_horizon' | 'after_cut_off' | 'not_a_period' | 'which_target'

export interface IndicatorInput {
  readonly terms: IndicatorTerms
  readonly readings: readonly IndicatorReading[]
  readonly cutOff: CivilDate
  readonly horizon: Horizon
  /** The indicator's programme by period, where it has one. */
  readonly periodTargets?: readonly PeriodTarget[]
  readonly method: IndicatorMethod
  readonly bands: Bands
}

/**
 * How far an indicator is: against the targets of completed periods (`toDate`) and against the whole target (`overall`).
 * Each combination of kind, direction, accumulation and gap in the data has a defined answer (decision 0007).
 *
 * Readings count up to the last completed target's day, so that April's work is not held against the first quarter's target;
 * a recurring deliverable counts up to the cut-off (late delivery counts) but to date never beyond what was due.
 * Several bundled targets weigh the same; those without a judgement are named in `parts` and do not count.
 */
export function indicatorAchievement(input: IndicatorInput): IndicatorAchievement {
  const { terms, cutOff, bands } = input
  const { dated: all, malformed } = dated(input.readings)
  const unused: { readonly reading: IndicatorReading; readonly why: UnusedReason }[] = [
    ...malformed.map((reading) => ({ reading, why: 'not_a_period' as const })),
    ...all.filter(({ on }) => on > cutOff).map((reading) => ({ reading, why: 'after_cut_off' as const })),
    ...all.filter(({ on }) => on < input.horizon.from).map((reading) => ({ reading, why: 'before_horizon' as const })),
  ]
  const usable = all.filter(({ on }) => on <= cutOff && on >= input.horizon.from)
  if (terms.kind === 'date_milestone') {
    const milestones = milestonesAt(terms.targets, usable, { cutOff, end: input.horizon.to, method: input.method })
    return { ...ofMilestones(milestones, usable, input), unused }
  }
  const series = seriesOf(terms, input.horizon, input.periodTargets ?? [])
  const parts = [
    ...series.map((one) => partOf(one, readingsOf(one, series, usable), input)),
    ...terms.targets.flatMap((target, index) =>
      series.some((one) => one.targets.includes(index)) ? [] : [withoutNumber(index, target.unit)],
    ),
  ]
  if (series.length > 1)
    for (const reading of usable) if (reading.target === undefined) unused.push({ reading, why: 'which_target' })
  return {
    ...summary(together(parts, 'toDate', cutOff), together(parts, 'overall', cutOff), bands),
    parts,
    milestones: [],
    unused,
  }
}

function summary(
  toDate: Achievement,
  overall: Achievement,
  bands: Bands,
): Pick<IndicatorAchievement, 'toDate' | 'overall' | 'state' | 'farAbove'> {
  return { toDate, overall, state: stateOf(toDate, bands), farAbove: isFarAbove(toDate, bands) }
}

function partOf(series: Series, readings: readonly DatedReading[], input: IndicatorInput): PartAchievement {
  const due = series.steps.filter((step) => step.due <= input.cutOff)
  return {
    targets: series.targets,
    ...(series.unit === undefined ? {} : { unit: series.unit }),
    toDate: toDateOf(series, due, readings, input),
    overall: overallOf(series, due, readings, input),
    completed: { count: due.length, of: series.steps.length },
  }
}

function toDateOf(
  series: Series,
  due: readonly Step[],
  readings: readonly DatedReading[],
  { terms, cutOff, method }: IndicatorInput,
): Achievement {
  if (series.steps.length === 0) return judge(amountTo(readings, terms), series.whole, terms, method, cutOff)
  const last = due.at(-1)
  const target = targetOfCompleted(terms, due)
  if (last === undefined || target === undefined) return unjudged('not_yet_due', 'nothing_due')
  const complete = due.length === series.steps.length
  if (complete) return judge(amountTo(readings, terms), target, terms, method, cutOff)
  if (terms.kind === 'recurring_deliverable') {
    const amount = amountTo(readings, terms)
    return judge(isMissing(amount) ? amount : Math.min(amount, target.value), target, terms, method, cutOff)
  }
  const amount = amountTo(
    readings.filter(({ on }) => on <= last.due),
    terms,
  )
  if (!addsUp(terms) || terms.baseline === undefined) return judge(amount, target, terms, method, last.due)
  // A yearly baseline answers to part of a year by the share of the year's target that this part carries.
  if (series.whole.value === 0) return unjudged('not_yet_due', 'whole_period_only')
  const baseline = settle((terms.baseline * target.value) / series.whole.value)
  return judge(amount, target, { ...terms, baseline }, method, last.due)
}

function overallOf(
  series: Series,
  due: readonly Step[],
  readings: readonly DatedReading[],
  { terms, cutOff, method }: IndicatorInput,
): Achievement {
  const amount = amountTo(readings, terms)
  const complete = due.length === series.steps.length
  if (readings.length === 0 && due.length === 0 && !complete) return unjudged('not_yet_due', 'nothing_due')
  if (!complete && addsUp(terms) && !isPlainRatio(series, terms) && !isMissing(amount))
    // Three accidents by March are not yet fewer than last year's ten.
    return unjudged('not_yet_due', 'whole_period_only', { actual: amount, target: series.whole.value })
  return judge(amount, series.whole, terms, method, cutOff)
}

/** True where part of the year can honestly stand against the whole year's target. */
function isPlainRatio(series: Series, terms: IndicatorTerms): boolean {
  if (terms.kind === 'recurring_deliverable') return true
  const limit = series.whole.comparator === 'at_most' || series.whole.comparator === 'within'
  return terms.direction === 'increase' && terms.baseline === undefined && !limit
}

function judge(
  amount: Maybe<number>,
  target: NumberTarget,
  terms: IndicatorTerms,
  method: IndicatorMethod,
  asAt: CivilDate,
): Achievement {
  if (isMissing(amount)) return unjudged(amount.missing, issueOf(amount), { target: target.value })
  const compared = compare(amount, target, terms, method)
  if ('issue' in compared) {
    const meets = compared.meets === undefined ? {} : { meets: compared.meets }
    return unjudged('undefined_ratio', compared.issue, { actual: amount, target: target.value, ...meets })
  }
  const usesBaseline = compared.formula === 'from_baseline' || compared.formula === 'reduction'
  return {
    ...judged(compared.raw),
    formula: compared.formula,
    meets: compared.meets,
    actual: amount,
    target: target.value,
    ...(usesBaseline && terms.baseline !== undefined ? { baseline: terms.baseline } : {}),
    asAt,
  }
}

function issueOf(reason: Missing): IndicatorIssue {
  if (reason.note === 'no_denominator' || reason.note === 'percentage_without_parts') return reason.note
  return reason.missing === 'not_reported' ? 'no_reading' : 'no_value'
}

function unjudged(
  reason: MissingReason,
  issue: IndicatorIssue,
  found: { readonly actual?: number; readonly target?: number; readonly meets?: boolean } = {},
): Unjudged {
  return { missing: reason, issue, ...found }
}

function withoutNumber(index: number, unit: string | undefined): PartAchievement {
  const none = unjudged('not_programmed', 'no_target')
  return {
    targets: [index],
    ...(unit === undefined ? {} : { unit }),
    toDate: none,
    overall: none,
    completed: { count: 0, of: 0 },
  }
}

/** Bundled targets weigh the same; what rolls up is capped, so that one target's surplus never hides another's lack. */
function together(parts: readonly PartAchievement[], which: 'toDate' | 'overall', asAt: CivilDate): Achievement {
  const [only, ...more] = parts
  if (only === undefined) return unjudged('not_programmed', 'no_target')
  if (more.length === 0) return only[which]
  const child = (pick: keyof Judged) => (part: PartAchievement, index: number) => {
    const value = part[which]
    return { id: String(index), title: part.unit ?? '', value: isMissing(value) ? value : value[pick] }
  }
  const capped = rollUp(parts.map(child('capped'))).value
  const raw = rollUp(parts.map(child('raw'))).value
  if (isMissing(capped) || isMissing(raw)) {
    const reason = isMissing(capped) ? capped.missing : 'not_reported'
    const same = parts.map((part) => part[which]).find((value) => isMissing(value) && value.missing === reason)
    return unjudged(reason, same !== undefined && isMissing(same) ? same.issue : 'no_reading')
  }
  const meets = parts.every((part) => !isMissing(part[which]) && part[which].meets)
  return { capped, raw, formula: 'mean_of_targets', meets, asAt }
}

/**
 * Milestones: each weighs the same. To date: those whose day has come, or that are done already. Overall: all of them,
 * those to come counting 0 once anything was reported. Nothing reported is "not reported" from the first day due on.
 */
function ofMilestones(
  milestones: readonly Milestone[],
  readings: readonly DatedReading[],
  { cutOff, bands }: IndicatorInput,
): Omit<IndicatorAchievement, 'unused'> {
  const asked = milestones.filter(({ outcome }) => outcome !== 'not_yet_due')
  const credited = (of: readonly Milestone[]): Achievement => {
    const raw = meanCredit(of)
    if (milestones.length === 0) return unjudged('not_programmed', 'no_target')
    if (asked.length === 0 && (raw === undefined || readings.length === 0))
      return unjudged('not_yet_due', 'nothing_due')
    if (readings.length === 0 || raw === undefined) return unjudged('not_reported', 'no_reading')
    const meets = of.every(({ outcome }) => outcome === 'on_time' || outcome === 'late')
    const actual = of.filter(({ doneOn }) => doneOn !== undefined).length
    return { ...judged(raw), formula: 'milestone', meets, actual, target: of.length, asAt: cutOff }
  }
  return { ...summary(credited(asked), credited(milestones), bands), parts: [], milestones }
}
