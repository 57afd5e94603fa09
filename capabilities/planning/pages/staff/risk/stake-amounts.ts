import type { WebContext } from '../../../../../platform/web/page.tsx'
import { moneyQuery } from '../../../data/money-query.ts'
import { moneyOfActivities } from '../../../rules/money/money-of-activities.ts'
import { NO_STAKE_MONEY, type StakeMoney } from '../../../rules/risk/at-stake.ts'
import { anyDemo } from '../../plan/money-view.ts'
import type { PlanView } from '../../plan/plan-view.ts'

/** Budget and spending of the activities of a year, up to its cut-off; nothing where no plan is loaded. */
export async function amountsOf(c: WebContext, view: PlanView | undefined): Promise<StakeMoney> {
  if (view === undefined) return NO_STAKE_MONEY
  const found = await c.get('services').runner.query(moneyQuery, c.get('ctx'), { year: view.plan.year })
  if (!found.ok) return NO_STAKE_MONEY
  const { planned, spent, settings } = found.value
  return {
    ...moneyOfActivities({ planned, spent, currency: settings.currency }, view.completed),
    demo: anyDemo(found.value),
  }
}
