/**
 * `demo/money.yaml`: how the money and the self-assessment of a demonstration year are made up. Always labelled; the same seed
 * gives the same amounts.
 */
import { z } from 'zod'
import type { Month } from '../../kernel/civil.ts'
import { between, seededRandom, weighted } from '../../kernel/seeded-random.ts'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { textSchema } from '../../platform/packs/words.ts'
import type { DemoPoa } from './demo-year.ts'
import type { DraftPoa, Schedule } from './model.ts'

/** How spending goes beside the work: with it, ahead of it, behind it, beyond the budget, or without a budget. */
const COURSES = ['together', 'ahead', 'behind', 'over', 'unbudgeted'] as const
type MoneyCourse = (typeof COURSES)[number]

export interface DemoMoneySettings {
  readonly label: Text
  readonly seed: number
  /** Which share of the activities has money written at all. */
  readonly share: number
  /** Smallest and largest budget of an activity, in units of the currency. */
  readonly from: number
  readonly to: number
  readonly courses: Readonly<Record<MoneyCourse, number>>
  /** How far a unit's own assessment lies from the work that was reported, at most, in percentage points. */
  readonly selfAssessment: { readonly off: number }
}

const weight = z.number().nonnegative()

export const demoMoneyFile: DeploymentFile<DemoMoneySettings> = {
  id: 'planning.demo-money',
  path: 'demo/money.yaml',
  schema: z.strictObject({
    label: textSchema,
    seed: z.int().nonnegative(),
    share: z.number().min(0).max(1),
    from: z.number().positive(),
    to: z.number().positive(),
    courses: z.strictObject({ together: weight, ahead: weight, behind: weight, over: weight, unbudgeted: weight }),
    selfAssessment: z.strictObject({ off: z.number().min(0).max(100) }),
  }),
  required: false,
  title: { es: 'Dinero de demostración', en: 'Demonstration money' },
}

export interface DemoAmount {
  readonly activityKey: string
  readonly sourceKey: string | undefined
  readonly month: Month | undefined
  readonly cents: number
}

export interface DemoMoney {
  readonly planned: readonly DemoAmount[]
  readonly spent: readonly DemoAmount[]
  readonly assessments: readonly { readonly elementKey: string; readonly period: string; readonly percent: number }[]
}

/** Pure: the same plan, year and settings give the same amounts; an activity's luck depends on no other's. */
export function demoMoneyOf(poa: DraftPoa, year: DemoPoa, until: number, settings: DemoMoneySettings): DemoMoney {
  const unit = poa.unit ?? poa.title
  const planned: DemoAmount[] = []
  const spent: DemoAmount[] = []
  const sourceOf = sourcesByActivity(poa)
  for (const { key, kind, schedule: own } of poa.elements) {
    if (kind !== 'activity') continue
    const random = seededRandom(settings.seed, unit, key, 'money')
    if (random() >= settings.share) continue
    const schedule = own === undefined || own.kind === 'none' ? year.schedules.get(key) : own
    const course = weighted(random, settings.courses) ?? 'together'
    const sourceKey = sourceOf.get(key)
    // Small budgets are common and large ones few.
    const budget = Math.round((settings.from * (settings.to / settings.from) ** random()) / 50) * 50 * 100
    if (course !== 'unbudgeted') planned.push({ activityKey: key, sourceKey, month: undefined, cents: budget })
    const shares = spendingShares(course, schedule, year, key, until)
    for (const [month, share] of shares) {
      const cents = Math.round((budget * share * between(random, 0.85, 1.1)) / 100) * 100
      if (cents > 0) spent.push({ activityKey: key, sourceKey, month, cents })
    }
  }
  return { planned, spent, assessments: assessmentsOf(poa, year, until, settings) }
}

/** Share of the budget that is paid in each month, by how the work of the month went. */
function spendingShares(
  course: MoneyCourse,
  schedule: Schedule | undefined,
  year: DemoPoa,
  key: string,
  until: number,
): readonly (readonly [Month, number])[] {
  const months = (schedule?.months ?? []).flatMap((value, index) => (value === null || value === 0 ? [] : [index + 1]))
  if (months.length === 0) return []
  const due = months.filter((month) => month <= until) as Month[]
  const each = 1 / months.length
  const workOf = (month: number): number => {
    const programmed = schedule?.months[month - 1] ?? 0
    const done = year.reports.find((report) => report.activityKey === key && report.month === month)?.executed ?? 0
    return programmed === 0 ? 0 : Math.min(1, done / programmed)
  }
  switch (course) {
    case 'together':
    case 'unbudgeted':
      return due.map((month) => [month, each * workOf(month)])
    case 'ahead':
      return due.slice(0, 2).map((month) => [month, 0.42])
    case 'behind':
      return due.slice(0, 1).map((month) => [month, 0.04])
    case 'over':
      return due.map((month) => [month, (1.25 / Math.max(1, due.length)) * 1.05])
  }
}

function sourcesByActivity(poa: DraftPoa): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of poa.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)))
    for (const key of line.cells.activity ?? []) {
      const source = line.cells.funding_source?.[0]
      if (source !== undefined && !found.has(key)) found.set(key, source)
    }
  return found
}

/** What units say of their results at the end of each quarter: near the work that they reported, seldom the same. */
function assessmentsOf(
  poa: DraftPoa,
  year: DemoPoa,
  until: number,
  settings: DemoMoneySettings,
): DemoMoney['assessments'] {
  const unit = poa.unit ?? poa.title
  const activitiesOf = new Map<string, Set<string>>()
  for (const line of poa.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)))
    for (const result of line.cells.result ?? []) {
      const own = activitiesOf.get(result) ?? new Set()
      activitiesOf.set(result, own)
      for (const activity of line.cells.activity ?? []) own.add(activity)
    }
  return [...activitiesOf].flatMap(([elementKey, activities]) => {
    const random = seededRandom(settings.seed, unit, elementKey, 'assessment')
    if (random() < 0.3) return []
    return [1, 2, 3, 4].flatMap((quarter) => {
      const month = quarter * 3
      if (month > until) return []
      const shares = [...activities].flatMap((key) => shareOf(year, key, month) ?? [])
      if (shares.length === 0) return []
      const mean = (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length
      const off = between(random, -settings.selfAssessment.off / 2, settings.selfAssessment.off)
      const percent = Math.min(100, Math.max(0, Math.round((mean + off) / 5) * 5))
      return [{ elementKey, period: `${poa.year}-Q${quarter}`, percent }]
    })
  })
}

function shareOf(year: DemoPoa, key: string, until: number): number | undefined {
  const programmed = (year.schedules.get(key)?.months ?? [])
    .slice(0, until)
    .reduce<number>((sum, p) => sum + (p ?? 0), 0)
  if (programmed === 0) return undefined
  const done = year.reports
    .filter((report) => report.activityKey === key && report.month <= until)
    .reduce((sum, report) => sum + report.executed, 0)
  return Math.min(1, done / programmed)
}
