import type { CivilDate } from '../../../kernel/civil.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { type YearProgress, yearProgress } from '../rules/year-progress.ts'
import { loadPlanYear, type PlanYear, planYears, yearsInForce } from './load-year.ts'

export interface YearQuestion {
  /** Absent: the newest year whose plans are in force. */
  readonly year?: number | undefined
  /** Absent: the cut-off of the year. */
  readonly cutOff?: CivilDate | undefined
}

export interface YearAnswer {
  readonly plan: PlanYear
  readonly progress: YearProgress
  readonly cutOff: CivilDate
  readonly years: readonly number[]
}

export type PlanRefusal = Refusal<'no_plan' | 'no_element'>

/** A plan shows the names of units, which belong to identity: both make what is remembered of it old. */
export const PLAN_TOPICS = ['planning', 'identity'] as const

/** A planning year with every figure at a cut-off: what the workspace reads; `publicYear` leaves out what is not published. */
export const planYearQuery: Query<YearQuestion, YearAnswer> = {
  id: 'planning.year',
  permission: READ_WORKSPACE,
  async run(tx, ctx, question) {
    const years = await tx.memory.remember(PLAN_TOPICS, 'years', () => planYears(tx))
    const inForce = await tx.memory.remember(PLAN_TOPICS, 'years in force', () => yearsInForce(tx))
    const year = question.year ?? inForce[0] ?? years[0]
    if (year === undefined || !years.includes(year)) return refuse(noPlan())
    const plan = await tx.memory.remember(PLAN_TOPICS, `year ${year} on ${ctx.today}`, () =>
      loadPlanYear(tx, year, ctx.today),
    )
    if (plan === undefined) return refuse(noPlan())
    const cutOff = within(plan.year, question.cutOff ?? plan.cutOff)
    const progress = await tx.memory.remember(
      PLAN_TOPICS,
      `figures of ${year} at ${cutOff} on ${ctx.today}`,
      async () => progressOfYear(plan, cutOff),
    )
    return { ok: true, value: { plan, progress, cutOff, years } }
  },
}

export function progressOfYear(plan: PlanYear, cutOff: CivilDate): YearProgress {
  return yearProgress({
    year: plan.year,
    title: 'Institución',
    cutOff,
    bands: plan.bands,
    units: plan.units.map((unit) => ({ unitId: unit.id, title: unit.title.es, presentsPlan: unit.presentsPlan })),
    poas: plan.poas.map((poa) => ({
      id: poa.head.id,
      unitId: poa.head.unit.id,
      plan: poa.plan,
      reports: poa.reports,
      baselines: poa.baselines,
    })),
    pei: plan.pei,
    actionPlan: plan.actionPlan,
    serves: plan.serves.map((link) => ({ from: link.from.id, to: link.to.id })),
  })
}

/** A cut-off outside of the year is moved to its nearest day. */
function within(year: number, cutOff: CivilDate): CivilDate {
  if (cutOff < `${year}-01-01`) return `${year}-01-01`
  return cutOff > `${year}-12-31` ? `${year}-12-31` : cutOff
}

export function noPlan(): PlanRefusal {
  return { kind: 'no_plan', message: { es: 'No hay ningún plan de ese año.', en: 'There is no plan of that year.' } }
}
