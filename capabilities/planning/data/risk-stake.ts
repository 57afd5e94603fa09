import { sql } from 'drizzle-orm'
import { type CivilDate, completedMonths } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { moneyOfActivities } from '../rules/money/money-of-activities.ts'
import { atStake } from '../rules/risk/at-stake.ts'
import { type StakeThen, stakeRecord } from '../rules/risk/stake-record.ts'
import { loadPlanYear } from './load-year.ts'
import { loadMoney } from './money-query.ts'

/**
 * What a risk puts at stake on the day on which it happened: in the plans of that day's year as they stand now, with what was
 * spent in the months complete by then, through everything that it is linked to and what it touched. None: no plans of that year.
 */
export async function stakeOnDay(
  tx: ReadTx,
  riskId: Id,
  affects: readonly Id[],
  { on, today }: { readonly on: CivilDate; readonly today: CivilDate },
): Promise<StakeThen | undefined> {
  const year = Number(on.slice(0, 4))
  const plan = await loadPlanYear(tx, year, today)
  if (plan === undefined) return undefined
  const links = await tx.execute(sql`
    select from_id from platform.link where to_id = ${riskId} and relation in ('threatened_by', 'named_as')`)
  const { planned, spent, settings } = await loadMoney(tx, year)
  const money = moneyOfActivities({ planned, spent, currency: settings.currency }, completedMonths(year, on))
  const plans = plan.poas.map(({ head, plan: own }) => ({ id: head.id, unit: head.unit.code, plan: own }))
  const linked = new Set([...links.rows.map((row) => String(row.from_id)), ...affects])
  return stakeRecord(year, atStake(plans, linked, money))
}
