import { lastDayOfMonth, monthPeriod } from '../../kernel/civil.ts'
import { between, type Random } from '../../kernel/seeded-random.ts'
import type { DemoCourse, DemoReading, DemoReport } from './demo-year.ts'
import type { DraftElement, IndicatorTerms, Schedule, Target } from './model.ts'

/** What is known of an indicator when its measurements are made up: how its work fares, and what was reported of it. */
export interface MeasuredWork {
  readonly year: number
  readonly throughMonth: number
  readonly course: DemoCourse
  /** Schedule and reports of the activity that counts what the indicator counts, if one does. */
  readonly counted?: { readonly schedule: Schedule; readonly reports: readonly DemoReport[] }
}

type Value = Omit<DemoReading, 'indicatorKey'>

/** Share of what should be reached that is reached, by course. */
const FACTORS: Record<DemoCourse, readonly [number, number]> = {
  ahead: [1.04, 1.18],
  on_track: [0.96, 1.04],
  extra: [0.98, 1.08],
  behind: [0.62, 0.86],
  far_behind: [0.12, 0.4],
  silent: [0, 0],
}

/** Quarters that are complete, as months of their ends. */
function quarters(throughMonth: number): readonly number[] {
  return [3, 6, 9, 12].filter((month) => month <= throughMonth)
}

function quarterPeriod(year: number, endMonth: number): string {
  return `${year}-Q${endMonth / 3}`
}

function monthOf(date: string | undefined): number {
  return date === undefined ? 12 : Number(date.slice(5, 7))
}

/** Measurements of one indicator up to the cut-off; none where several targets make it unclear which one is measured. */
export function readingsOf(indicator: DraftElement, work: MeasuredWork, random: Random): readonly DemoReading[] {
  const terms = indicator.indicator
  if (terms === undefined || work.course === 'silent') return []
  return valuesOf(terms, work, random).map((value) => ({ indicatorKey: indicator.key, ...value }))
}

function valuesOf(terms: IndicatorTerms, work: MeasuredWork, random: Random): readonly Value[] {
  const [target, ...more] = terms.targets
  if (target === undefined || more.some((each) => each.unit !== target.unit)) return []
  switch (terms.kind) {
    case 'date_milestone':
      return milestone(target, work, random)
    case 'recurring_deliverable':
      return deliverables(terms.targets, work, random)
    case 'count':
      return counts(terms, target, work, random)
    case 'percentage':
      return percentages(target, work, random)
    case 'threshold':
      return levels(target, work, random)
    case 'qualitative_scale':
      return []
  }
}

/** Done on a day near the due one; what is far behind says plainly that it was not done. */
function milestone(target: Target, work: MeasuredWork, random: Random): readonly Value[] {
  const due = monthOf(target.due)
  const period = target.due ?? `${work.year}-12-31`
  const shift = { ahead: -1, on_track: 0, extra: 0, behind: 1, far_behind: 99, silent: 99 }[work.course]
  const month = Math.max(1, due + shift)
  if (month <= work.throughMonth) {
    const day = Math.min(Number(lastDayOfMonth(work.year, month).slice(8)), 5 + Math.floor(random() * 22))
    return [{ period, value: 1, doneOn: `${monthPeriod(work.year, month)}-${String(day).padStart(2, '0')}` }]
  }
  return due <= work.throughMonth ? [{ period, value: 0 }] : []
}

function deliverables(targets: readonly Target[], work: MeasuredWork, random: Random): readonly Value[] {
  const expected =
    targets.length > 1
      ? targets.map((each) => monthOf(each.due))
      : expectedMonths(targets[0]?.value ?? 1, monthOf(targets[0]?.due))
  const [low, high] = FACTORS[work.course]
  const counted = new Map<number, number>()
  for (const month of expected.filter((each) => each <= work.throughMonth))
    counted.set(month, (counted.get(month) ?? 0) + (random() < between(random, low, high) + 0.02 ? 1 : 0))
  return [...counted].map(([month, value]) => ({ period: monthPeriod(work.year, month), value }))
}

/** Months in which `count` deliveries fall, spread evenly up to `end`; more than twelve fall twice in the first months. */
export function expectedMonths(count: number, end: number): readonly number[] {
  const whole = Math.max(1, Math.round(count))
  if (whole <= end)
    return Array.from({ length: whole }, (_, index) => Math.max(1, Math.round(((index + 1) * end) / whole)))
  return Array.from({ length: whole }, (_, index) => (index % end) + 1).toSorted((a, b) => a - b)
}

function counts(terms: IndicatorTerms, target: Target, work: MeasuredWork, random: Random): readonly Value[] {
  if (target.value === undefined) return []
  if (work.counted && terms.accumulation === 'flow')
    return work.counted.reports.map((report) => ({
      period: monthPeriod(work.year, report.month),
      value: report.executed,
    }))
  const end = monthOf(target.due)
  const factor = between(random, ...FACTORS[work.course])
  let before = 0
  return quarters(work.throughMonth).map((month) => {
    const reached = Math.floor((target.value ?? 0) * Math.min(1, month / end) * factor + 0.35)
    const value = terms.accumulation === 'flow' ? Math.max(0, reached - before) : Math.max(before, reached)
    before = Math.max(before, reached)
    return { period: quarterPeriod(work.year, month), value }
  })
}

/** Both parts are kept: a percentage is never aggregated without them. */
function percentages(target: Target, work: MeasuredWork, random: Random): readonly Value[] {
  return quarters(work.throughMonth).map((month) => {
    const denominator = 18 + Math.floor(random() * 40)
    const share = Math.min(1, ((target.value ?? 100) / 100) * between(random, ...FACTORS[work.course]))
    const numerator = Math.round(denominator * share)
    return {
      period: quarterPeriod(work.year, month),
      value: Math.round((numerator / denominator) * 10_000) / 100,
      numerator,
      denominator,
    }
  })
}

/** A level to stay above or below: it moves little around its limit. */
function levels(target: Target, work: MeasuredWork, random: Random): readonly Value[] {
  if (target.value === undefined) return []
  const limit = target.value
  const good = work.course === 'ahead' || work.course === 'on_track' || work.course === 'extra'
  const [low, high] = good ? [0.01, 0.06] : [-0.09, -0.02]
  const sign = target.comparator === 'at_most' ? -1 : 1
  return quarters(work.throughMonth).map((month) => ({
    period: quarterPeriod(work.year, month),
    value: Math.round(limit * (1 + sign * between(random, low, high)) * 100) / 100,
  }))
}
