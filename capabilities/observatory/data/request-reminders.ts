import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { DATA_DUE } from '../requests-notifications.ts'
import { requestPaths } from '../requests-paths.ts'
import { reminderLetter } from '../rules/requests/letter.ts'
import { reminderOf } from '../rules/requests/reminder-days.ts'
import { type DataRequest, letterFacts, lockRequest, openRequests } from './request-store.ts'
import { sendLetter } from './requests.ts'

export interface DueRequest {
  readonly request: DataRequest
  readonly daysFrom: number
}

/** Requests that have a reminder today. Those of a demonstration remind nobody. */
export async function dueRequests(tx: ReadTx, today: CivilDate): Promise<readonly DueRequest[]> {
  return (await openRequests(tx)).flatMap((request) => {
    const daysFrom = request.demo ? undefined : reminderOf(request.dueOn, today)
    return daysFrom === undefined ? [] : [{ request, daysFrom }]
  })
}

/** Reminds the institution and who asked, once however often it is run; answers whether it did. */
export async function remindOf(tx: WriteTx, ctx: Ctx, { request: { id }, daysFrom }: DueRequest): Promise<boolean> {
  const held = await lockRequest(tx, id)
  if (!held.ok || held.value.state !== 'open') return false
  const request = held.value
  const { officeId, dueOn, number, institution, indicator, period, askedBy } = request
  const first = await tx.execute(sql`
    insert into observatory.data_request_reminder (id, office_id, request_id, due_on, days_from, at)
    values (${newId()}, ${officeId}, ${id}, ${dueOn}, ${daysFrom}, ${ctx.now})
    on conflict (request_id, due_on, days_from) do nothing returning id`)
  if (first.rows.length === 0) return false
  await sendLetter(tx, ctx, request, reminderLetter(await letterFacts(tx, request), daysFrom))
  if (askedBy !== undefined)
    await notify(tx, ctx, {
      kind: DATA_DUE,
      to: askedBy,
      data: { number, institution, indicator: indicator.title, period, dueOn, daysFrom },
      link: requestPaths.request(id),
      collapse: true,
    })
  return true
}
