import { type Maybe, missing } from '../../../../kernel/missing.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { DraftElement, DraftPoa } from '../../model.ts'
import type { Judged } from '../states.ts'
import { type MoneyAlert, type MoneyMethod, type MoneyProgress, moneyAlerts, moneyProgress } from './money-progress.ts'
import { keyOf, type MoneyBy, type MoneyPlace, type MoneyRow, NONE } from './money-rows.ts'

export interface PlanWithMoney {
  readonly unit: string
  readonly plan: DraftPoa
}

export interface MoneyYearInput {
  readonly year: number
  readonly completedMonths: number
  readonly plans: readonly PlanWithMoney[]
  readonly planned: readonly MoneyRow[]
  readonly spent: readonly MoneyRow[]
  /** Progress of an activity against its whole year. */
  readonly workOf: (activityId: string) => Maybe<Judged>
  /** Absent: the deployment says nothing of money, and nothing is judged. */
  readonly method: MoneyMethod | undefined
}

/** An activity with its money, what it is paid from, and where money and work part. */
export interface ActivityMoney {
  readonly activity: DraftElement
  readonly unit: string
  readonly resultId: string | null
  readonly money: MoneyProgress
  readonly work: Maybe<Judged>
  readonly alerts: readonly MoneyAlert[]
  /** The same money by what it is paid from, in the order in which it was written. */
  readonly bySource: readonly MoneyGroup[]
}

export interface MoneyGroup {
  readonly key: string
  readonly money: MoneyProgress
  readonly planned: readonly MoneyRow[]
  readonly spent: readonly MoneyRow[]
}

export interface MoneyYear {
  /** Activities of which any money is written, in the order of the plans. */
  readonly activities: readonly ActivityMoney[]
  readonly total: MoneyProgress
  readonly placeOf: (row: MoneyRow) => MoneyPlace
  /** Groups in the order in which they first occur. */
  readonly by: (by: MoneyBy) => readonly MoneyGroup[]
  /** The words of a funding source by its group. */
  readonly sourceTitles: ReadonlyMap<string, DraftElement>
}

/** A year's money beside its work. Rows of activities that no plan in force has are left out, as their work is. */
export function moneyYear(input: MoneyYearInput): MoneyYear {
  const places = placesOf(input)
  const known = (rows: readonly MoneyRow[]) => rows.filter(({ activityId }) => places.activities.has(activityId))
  const [planned, spent] = [known(input.planned), known(input.spent)]
  const plannedOf = Map.groupBy(planned, ({ activityId }) => activityId)
  const spentOf = Map.groupBy(spent, ({ activityId }) => activityId)
  const placeOf = (row: MoneyRow): MoneyPlace => {
    const found = places.activities.get(row.activityId)
    return {
      unit: found?.unit ?? NONE,
      year: input.year,
      resultId: found?.resultId ?? null,
      sourceGroup: row.sourceId === null ? NONE : (places.sources.get(row.sourceId) ?? NONE),
    }
  }
  const groupsOf = (own: readonly MoneyRow[], paid: readonly MoneyRow[], by: MoneyBy): readonly MoneyGroup[] => {
    const keys = (rows: readonly MoneyRow[]) => Map.groupBy(rows, (row) => keyOf(row, by, placeOf))
    const [one, other] = [keys(own), keys(paid)]
    return [...new Set([...one.keys(), ...other.keys()])].map((key) => {
      const [budgeted, given] = [one.get(key) ?? [], other.get(key) ?? []]
      return { key, planned: budgeted, spent: given, money: moneyProgress(budgeted, given, input.completedMonths) }
    })
  }
  const activities = [...places.activities].flatMap(([id, { activity, unit, resultId }]): readonly ActivityMoney[] => {
    const [own, paid] = [plannedOf.get(id) ?? [], spentOf.get(id) ?? []]
    if (own.length === 0 && paid.length === 0) return []
    const money = moneyProgress(own, paid, input.completedMonths)
    const cancelled = activity.cancelled !== undefined
    const work = cancelled ? missing('not_applicable') : input.workOf(id)
    const alerts = input.method === undefined ? [] : moneyAlerts(money, work, input.method, cancelled)
    return [{ activity, unit, resultId, money, work, alerts, bySource: groupsOf(own, paid, 'source') }]
  })
  return {
    activities,
    total: moneyProgress(planned, spent, input.completedMonths),
    placeOf,
    sourceTitles: places.titles,
    by: (by) => groupsOf(planned, spent, by),
  }
}

interface Places {
  readonly activities: ReadonlyMap<string, { activity: DraftElement; unit: string; resultId: string | null }>
  /** Group of each funding-source element. */
  readonly sources: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, DraftElement>
}

function placesOf({ plans }: MoneyYearInput): Places {
  const activities = new Map<string, { activity: DraftElement; unit: string; resultId: string | null }>()
  const sources = new Map<string, string>()
  const titles = new Map<string, DraftElement>()
  for (const { unit, plan } of plans) {
    const resultOf = new Map<string, string>()
    for (const line of plan.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)))
      for (const key of line.cells.activity ?? []) {
        const result = line.cells.result?.[0]
        if (result !== undefined && !resultOf.has(key)) resultOf.set(key, result)
      }
    for (const element of plan.elements) {
      if (element.kind === 'activity')
        activities.set(element.key, { activity: element, unit, resultId: resultOf.get(element.key) ?? null })
      if (element.kind !== 'funding_source') continue
      const group = groupOfSource(element.title)
      sources.set(element.key, group)
      if (!titles.has(group)) titles.set(group, element)
    }
  }
  return { activities, sources, titles }
}

/** As activities are gathered by their funds: the same words are one source. */
export function groupOfSource(title: string): string {
  return fold(title).replace(/[.,;]+$/, '')
}
