import { formatMoney, formatPercent } from '../../../../kernel/format.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import type { MoneyAnswer } from '../../data/money-query.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { figureKey } from '../../rules/explanation.ts'
import type { MoneyAlert } from '../../rules/money/money-progress.ts'
import { type MoneyYear, moneyYear } from '../../rules/money/money-year.ts'
import { MISSING_NAMES } from '../../rules/words.ts'
import type { YearProgress } from '../../rules/year-progress.ts'
import { textOf } from './plan-index.ts'
import type { PlanView } from './plan-view.ts'

/** A year's money (of all plans, or of some) beside the work that the view shows. */
export function moneyOfView(
  view: PlanView,
  answer: MoneyAnswer,
  poas: readonly StoredPoa[] = view.plan.poas,
): MoneyYear {
  return moneyAt({ year: view.plan.year, completed: view.completed, progress: view.progress }, answer, poas)
}

export interface MoneyBasis {
  readonly year: number
  readonly completed: number
  readonly progress: Pick<YearProgress, 'figures'>
}

export function moneyAt(
  { year, completed, progress }: MoneyBasis,
  { planned, spent, settings }: MoneyAnswer,
  poas: readonly StoredPoa[],
): MoneyYear {
  return moneyYear({
    year,
    completedMonths: completed,
    plans: poas.map(({ head, plan }) => ({ unit: head.unit.code, plan })),
    planned,
    spent,
    workOf: (id) => progress.figures.get(figureKey('activity', id))?.year ?? missing('not_programmed'),
    method: settings.method,
  })
}

export function anyDemo({ planned, spent }: Pick<MoneyAnswer, 'planned' | 'spent'>): boolean {
  return planned.some(({ demo }) => demo) || spent.some(({ demo }) => demo)
}

/** An amount, or why there is none: a budget that nobody wrote is not $0.00. */
export function amountWords(cents: Maybe<number>, currency: string, locale: Locale): string {
  return isMissing(cents)
    ? say(NO_AMOUNT[cents.missing] ?? MISSING_NAMES[cents.missing], locale)
    : formatMoney({ cents, currency })
}

const NO_AMOUNT: Readonly<Partial<Record<string, Text>>> = {
  not_collected: { es: 'sin presupuesto', en: 'no budget' },
  not_reported: { es: 'sin reporte', en: 'not reported' },
}

export function shareWords(percent: Maybe<number>, locale: Locale): string {
  return isMissing(percent)
    ? say(NO_SHARE[percent.missing] ?? MISSING_NAMES[percent.missing], locale)
    : formatPercent(percent)
}

const NO_SHARE: Readonly<Partial<Record<string, Text>>> = {
  not_collected: { es: 'no se calcula', en: 'not computed' },
  undefined_ratio: { es: 'no se calcula', en: 'not computed' },
  not_reported: { es: 'sin reporte', en: 'not reported' },
}

export const ALERT_NAMES: Readonly<Record<MoneyAlert, Text>> = {
  overspent: { es: 'Se gastó más que el presupuesto', en: 'More was spent than budgeted' },
  spent_without_budget: { es: 'Gasto sin presupuesto', en: 'Spending without a budget' },
  spent_without_progress: { es: 'Gasto por delante del avance', en: 'Spending ahead of the work' },
  progress_without_spending: { es: 'Avance por delante del gasto', en: 'Work ahead of the spending' },
}

/** What an alert says, and what to ask of it. */
export const ALERT_MEANINGS: Readonly<Record<MoneyAlert, (limits: AlertLimits) => Text>> = {
  overspent: () => ({
    es: 'Lo gastado pasa de lo presupuestado para todo el año. ¿Falta registrar un aumento del presupuesto?',
    en: 'More was spent than is budgeted for the whole year. Is an increase of the budget still to be written?',
  }),
  spent_without_budget: () => ({
    es: 'Hay gasto informado y nadie escribió el presupuesto, o dice cero.',
    en: 'Spending is reported and nobody wrote a budget, or it says zero.',
  }),
  spent_without_progress: ({ spentAhead }) => ({
    es: `Se gastó y no hay avance, o el gasto va ${spentAhead} puntos o más adelante del avance del año. ¿Falta informar avance, se pagó por adelantado, o algo no se hizo?`,
    en: `Money was spent and nothing progressed, or spending is ${spentAhead} points or more ahead of the year’s progress. Is progress still to be reported, was it paid in advance, or was something not done?`,
  }),
  progress_without_spending: ({ workAhead }) => ({
    es: `El avance del año va ${workAhead} puntos o más adelante del gasto. ¿Falta informar pagos, o costó menos de lo previsto?`,
    en: `The year’s progress is ${workAhead} points or more ahead of spending. Are payments still to be reported, or did it cost less than planned?`,
  }),
}

export interface AlertLimits {
  readonly spentAhead: number
  readonly workAhead: number
}

export function sourceWords(money: MoneyYear, group: string, locale: Locale): string {
  const element = money.sourceTitles.get(group)
  return element === undefined ? say(NO_SOURCE, locale) : say(textOf(element), locale)
}
const NO_SOURCE: Text = { es: 'Sin fuente indicada', en: 'No source stated' }
