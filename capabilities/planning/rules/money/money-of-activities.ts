import type { Money } from '../../../../kernel/money.ts'
import type { StakeMoney } from '../risk/at-stake.ts'
import { type MoneyRow, upTo } from './money-rows.ts'

/** Budget of the year, and spending of the complete months, of each activity of which any is written. */
export function moneyOfActivities(
  {
    planned,
    spent,
    currency,
  }: {
    readonly planned: readonly MoneyRow[]
    readonly spent: readonly MoneyRow[]
    readonly currency: string
  },
  completedMonths: number,
): StakeMoney {
  const sums = (rows: readonly MoneyRow[]): ReadonlyMap<string, Money> => {
    const cents = new Map<string, number>()
    for (const row of rows) cents.set(row.activityId, (cents.get(row.activityId) ?? 0) + row.cents)
    return new Map([...cents].map(([activity, sum]) => [activity, { cents: sum, currency }]))
  }
  return { planned: sums(planned), spent: sums(upTo(spent, completedMonths)) }
}
