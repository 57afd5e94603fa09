import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { AT_DIRECTION } from '../review-notifications.ts'
import { reviewPaths } from '../review-paths.ts'
import type { StoredReview } from './review-store.ts'

/** Accounts of who directs an office today. */
export async function directorsOf(tx: ReadTx, officeId: Id, today: string): Promise<readonly Id[]> {
  const found = await tx.execute(sql`
    select distinct a.id from identity.account a join identity.role_grant g on g.account_id = a.id
    where g.role = 'executive_director' and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
      and a.disabled_at is null and a.office_id = ${officeId}`)
  return found.rows.map((row) => String(row.id))
}

/** A review has come to the director, who from now on is the one it waits for; not told to who brought it there. */
export async function tellOfDirection(tx: WriteTx, ctx: Ctx, review: StoredReview): Promise<void> {
  const { officeId, year, quarter, phases } = review
  const by = typeof ctx.who === 'string' ? undefined : ctx.who.accountId
  for (const to of await directorsOf(tx, officeId, ctx.today)) {
    if (to === by) continue
    await notify(tx, ctx, {
      kind: AT_DIRECTION,
      to,
      data: { year, quarter, dueOn: phases.direction },
      link: reviewPaths.review(year, quarter),
      collapse: true,
    })
  }
}
