import { isMissing } from '../../../../kernel/missing.ts'
import type { AtStake } from './at-stake.ts'

/** What was at stake when a risk happened, as it is kept with the record: it does not change when plans or amounts do. */
export interface StakeThen {
  readonly year: number
  /** Part of the year's weight, 0 to 1. */
  readonly share: number
  readonly results: number
  readonly activities: number
  /** Whole cents; null where nobody had written any. */
  readonly plannedCents: number | null
  readonly spentCents: number | null
  readonly currency: string | null
}

export function stakeRecord(year: number, { share, results, activities, money, spent }: AtStake): StakeThen {
  const known = [money, spent].find((each) => !isMissing(each))
  return {
    year,
    share,
    results,
    activities,
    plannedCents: isMissing(money) ? null : money.cents,
    spentCents: isMissing(spent) ? null : spent.cents,
    currency: known === undefined || isMissing(known) ? null : known.currency,
  }
}
