import { type CivilDate, monthPeriod } from '../../../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

export type MoneyRefusal = Refusal<
  | 'no_such_activity'
  | 'activity_retired'
  | 'not_its_source'
  | 'month_to_come'
  | 'already_spread'
  | 'already_whole'
  | 'changed_meanwhile'
>

export interface MoneyQuestion {
  readonly year: number
  readonly month: number | undefined
  readonly retired: boolean
  /** Funding sources of the activity's own plan. */
  readonly sources: readonly string[]
  readonly sourceId: string | undefined
}

/** A budget: for the year as a whole or by month, never both for one source, because then nobody could tell what it is. */
export function mayPlanMoney(
  question: MoneyQuestion & { readonly monthsPlanned: readonly (number | null)[] },
): Result<true, MoneyRefusal> {
  const wrong = wrongPlace(question)
  if (wrong !== undefined) return refuse(wrong)
  if (question.month === undefined && question.monthsPlanned.some((month) => month !== null)) return refuse(SPREAD)
  if (question.month !== undefined && question.monthsPlanned.includes(null)) return refuse(WHOLE)
  return { ok: true, value: true }
}

/** Money is reported for months that have begun; also of cancelled work, which may have cost something. */
export function mayReportSpending(
  question: MoneyQuestion & { readonly month: number; readonly today: CivilDate },
): Result<true, MoneyRefusal> {
  const wrong = wrongPlace(question)
  if (wrong !== undefined) return refuse(wrong)
  if (question.today < `${monthPeriod(question.year, question.month)}-01`) return refuse(TO_COME)
  return { ok: true, value: true }
}

function wrongPlace({ retired, sources, sourceId }: MoneyQuestion): MoneyRefusal | undefined {
  if (retired) return RETIRED
  return sourceId !== undefined && !sources.includes(sourceId) ? NOT_ITS_SOURCE : undefined
}

const RETIRED: MoneyRefusal = {
  kind: 'activity_retired',
  message: {
    es: 'La versión vigente del plan ya no tiene esta actividad.',
    en: 'The plan in force no longer has this activity.',
  },
}
const NOT_ITS_SOURCE: MoneyRefusal = {
  kind: 'not_its_source',
  field: 'sourceId',
  message: {
    es: 'Esa fuente de financiamiento no es de este plan. Elija una de la lista.',
    en: 'That funding source is not of this plan. Choose one of the list.',
  },
}
const TO_COME: MoneyRefusal = {
  kind: 'month_to_come',
  field: 'month',
  message: {
    es: 'Ese mes aún no comienza; lo gastado se informa cuando llegue.',
    en: 'That month has not begun; what is spent is reported when it comes.',
  },
}
const SPREAD: MoneyRefusal = {
  kind: 'already_spread',
  field: 'month',
  message: {
    es: 'El presupuesto de esta fuente ya está repartido por meses. Elija el mes que corrige, o póngalos todos en 0.',
    en: 'The budget of this source is spread over the months already. Choose the month that you correct, or set all of them to 0.',
  },
}
const WHOLE: MoneyRefusal = {
  kind: 'already_whole',
  field: 'month',
  message: {
    es: 'El presupuesto de esta fuente está escrito para todo el año. Corrija ese monto, o póngalo en 0 antes de repartirlo por meses.',
    en: 'The budget of this source is written for the whole year. Correct that amount, or set it to 0 before spreading it over the months.',
  },
}
