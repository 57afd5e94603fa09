import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { REPROGRAMMING_DECIDED, REPROGRAMMING_SUBMITTED } from '../reprogramming-notifications.ts'
import { reprogrammingPaths } from '../reprogramming-paths.ts'
import type { StoredReprogramming } from './reprogramming-load.ts'
import { plannersOf } from './tell-planners.ts'

/** Tells the directors that a request waits for them. */
export async function tellOfSubmission(tx: WriteTx, ctx: Ctx, request: StoredReprogramming): Promise<void> {
  const { number, year } = request
  for (const to of await directors(tx, ctx.today))
    await notify(tx, ctx, {
      kind: REPROGRAMMING_SUBMITTED,
      to,
      data: { unit: request.unit.title, year, number },
      link: reprogrammingPaths.request(request.id),
    })
}

/** Tells the unit's planners what was decided. */
export async function tellOfDecision(
  tx: WriteTx,
  ctx: Ctx,
  request: StoredReprogramming,
  approved: boolean,
): Promise<void> {
  const { number, year } = request
  for (const to of await plannersOf(tx, request.unit.id, ctx.today))
    await notify(tx, ctx, {
      kind: REPROGRAMMING_DECIDED,
      to,
      data: { unit: request.unit.title, year, number, approved },
      link: reprogrammingPaths.request(request.id),
    })
}

async function directors(tx: ReadTx, today: string): Promise<readonly Id[]> {
  const found = await tx.execute(sql`
    select distinct a.id from identity.account a
    join identity.role_grant g on g.account_id = a.id and g.role = 'executive_director'
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
    where a.disabled_at is null`)
  return found.rows.map((row) => String(row.id))
}
