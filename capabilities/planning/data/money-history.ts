import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type EntryOfRecord, recordsHistory } from '../../../platform/audit/data/records-history.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { MONEY_PLANNED, MONEY_SPENT } from './write-money.ts'

/** Who wrote which amount of an activity and what it said before, newest first: for the staff. */
export const moneyHistoryQuery: Query<Id, readonly EntryOfRecord[]> = {
  id: 'planning.money_history',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, activityId) {
    const amounts = await tx.execute(sql`
      select ${MONEY_PLANNED} as kind, id from planning.money_planned where activity_id = ${activityId} and not demo
      union all select ${MONEY_SPENT}, id from planning.money_spent where activity_id = ${activityId} and not demo`)
    const records = amounts.rows.map((row) => ({ kind: String(row.kind), id: String(row.id) }))
    return { ok: true, value: await recordsHistory(tx, records) }
  },
}
