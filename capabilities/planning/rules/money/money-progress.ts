import { percentOf } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Judged } from '../states.ts'
import { type MoneyRow, totalOf, upTo } from './money-rows.ts'

/** How an institution judges money beside work: thresholds are data with a version. */
export interface MoneyMethod {
  readonly version: string
  /** From how many percentage points of the budget spent ahead of the work an alert is raised. */
  readonly spentAhead: number
  /** From how many percentage points of work ahead of the budget spent. */
  readonly workAhead: number
  /** Amounts below this many cents raise no alert. */
  readonly floorCents: number
}

export const MONEY_ALERTS = [
  'overspent',
  'spent_without_budget',
  'spent_without_progress',
  'progress_without_spending',
] as const
export type MoneyAlert = (typeof MONEY_ALERTS)[number]

export interface MoneyProgress {
  /** Of the year; nothing said is not a budget of zero. */
  readonly budget: Maybe<number>
  /** Up to the cut-off. */
  readonly spent: Maybe<number>
  /** Σ spent up to the cut-off / Σ budget of the year, on the 0–100 scale; may pass 100. */
  readonly percent: Maybe<number>
}

/**
 * Σ paid / Σ budget (never a mean of percentages). Without a budget there is nothing to divide by: not collected where nobody
 * wrote one, undefined where it says 0. A year of which nothing was reported is not reported, and a reported 0 is 0 %.
 */
export function moneyProgress(
  planned: readonly MoneyRow[],
  spent: readonly MoneyRow[],
  completedMonths: number,
): MoneyProgress {
  const counted = upTo(spent, completedMonths)
  const budget = planned.length === 0 ? missing('not_collected') : totalOf(planned)
  const paid = counted.length === 0 ? missing('not_reported') : totalOf(counted)
  return { budget, spent: paid, percent: percentSpent(budget, paid) }
}

function percentSpent(budget: Maybe<number>, spent: Maybe<number>): Maybe<number> {
  if (isMissing(budget)) return missing('not_collected')
  if (budget === 0) return missing('undefined_ratio')
  return isMissing(spent) ? spent : percentOf(spent, budget)
}

/**
 * Where money and work part. `work` is the physical progress against the whole year, as is the share of the budget. Spending
 * ahead of the work is raised from `spentAhead` points on, and from the first payment above the floor where no work at all is
 * reported or done; work ahead of the spending from `workAhead` points on, where there is a budget to spend.
 */
export function moneyAlerts(
  money: MoneyProgress,
  work: Maybe<Judged>,
  method: MoneyMethod,
  cancelled = false,
): readonly MoneyAlert[] {
  const spent = isMissing(money.spent) ? 0 : money.spent
  const budget = isMissing(money.budget) ? 0 : money.budget
  const alerts: MoneyAlert[] = []
  if (budget === 0 && spent > method.floorCents) alerts.push('spent_without_budget')
  if (budget > 0 && spent > budget && spent - budget > method.floorCents) alerts.push('overspent')
  const done = cancelled || isMissing(work) ? 0 : work.capped
  const share = isMissing(money.percent) ? undefined : Math.min(100, money.percent)
  if (spent > method.floorCents) {
    if (done === 0 || (share !== undefined && share - done >= method.spentAhead)) alerts.push('spent_without_progress')
  }
  // A budget too small to speak of raises nothing, and work that is not asked for is none.
  if (!cancelled && budget > method.floorCents && !isMissing(work) && done - (share ?? 0) >= method.workAhead)
    alerts.push('progress_without_spending')
  return alerts
}
