import { formatMoney, formatPercent } from '../../../../kernel/format.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import type { MoneyAnswer } from '../../data/money-query.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { figureKey } from '../../rules/explanation.ts'
import type { MoneyAlert } from '../../rules/money/money-progress.ts'
import { type MoneyYear, moneyYear } from '../../rules/money/money-year.ts'
import { MISSING_NAMES } from '../../rules/words.ts'
import type { PlanView } from './plan-view.ts'

/** A year's money (of all plans, or of some) beside the work that the view shows. */
export function moneyOfView(
  view: PlanView,
  { planned, spent, settings }: MoneyAnswer,
  poas: readonly StoredPoa[] = view.plan.poas,
): MoneyYear {
  return moneyYear({
    year: view.plan.year,
    completedMonths: view.completed,
    plans: poas.map(({ head, plan }) => ({ unit: head.unit.code, plan })),
    planned,
    spent,
    workOf: (id) => view.progress.figures.get(figureKey('activity', id))?.year ?? missing('not_programmed'),
    method: settings.method,
  })
}

/** An amount, or why there is none: a budget that nobody wrote is not $0.00. */
export function amountWords(cents: Maybe<number>, currency: string, locale: Locale): string {
  return isMissing(cents) ? say(MISSING_NAMES[cents.missing], locale) : formatMoney({ cents, currency })
}

export function shareWords(percent: Maybe<number>, locale: Locale): string {
  return isMissing(percent)
    ? say(NO_SHARE[percent.missing] ?? MISSING_NAMES[percent.missing], locale)
    : formatPercent(percent)
}

const NO_SHARE: Readonly<Partial<Record<string, Text>>> = {
  not_collected: { es: 'sin presupuesto', en: 'no budget' },
  undefined_ratio: { es: 'presupuesto en cero', en: 'budget of zero' },
  not_reported: { es: 'sin reporte', en: 'not reported' },
}

export const ALERT_NAMES: Readonly<Record<MoneyAlert, Text>> = {
  overspent: { es: 'Se gastó más que el presupuesto', en: 'More was spent than budgeted' },
  spent_without_budget: { es: 'Gasto sin presupuesto', en: 'Spending without a budget' },
  spent_without_progress: { es: 'Gasto sin avance', en: 'Spending without progress' },
  progress_without_spending: { es: 'Avance sin gasto', en: 'Progress without spending' },
}
