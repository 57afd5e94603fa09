import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { PackOptions } from '../../../platform/capability/manifest.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type DemoReviews, demoReviewsFile, reviewMethodFile } from '../review-deployment.ts'
import { addDays, lastDayOfQuarter } from '../rules/review/calendar.ts'
import { isQuarter } from '../rules/review/closed-period.ts'
import type { ReviewAction, ReviewState } from '../rules/review/cycle.ts'
import { nextNumber } from './agreement-commands.ts'
import { applyMove, insertReview } from './review-cycle.ts'
import { lockReview, type StoredReview } from './review-store.ts'

/** How the institution reviews, and the reviews of the demonstration. Runs after the plans, which are what is frozen. */
export async function loadReviews(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  pack: Pack,
  options: PackOptions,
): Promise<Result<undefined, Refusal>> {
  const method = readOne(pack, reviewMethodFile)
  if (!method.ok) return method
  if (method.value !== undefined)
    await tx.execute(sql`
      insert into planning.method (id, office_id, code, edition, content)
      values (${newId()}, ${officeId}, 'review', ${method.value.value.version}, ${JSON.stringify(method.value.value)}::jsonb)
      on conflict (code, edition) do nothing`)
  if (!options.demo) return { ok: true, value: undefined }
  const demo = readOne(pack, demoReviewsFile)
  if (!demo.ok) return demo
  for (const review of demo.value?.value.reviews ?? [])
    await loadDemoReview(tx, ctx, officeId, demo.value?.value.year ?? 0, review)
  return { ok: true, value: undefined }
}

type DemoReview = DemoReviews['reviews'][number]

async function loadDemoReview(tx: WriteTx, ctx: Ctx, officeId: Id, year: number, demo: DemoReview): Promise<void> {
  if (!isQuarter(demo.quarter)) return
  const review = await insertReview(tx, ctx, { officeId, year, quarter: demo.quarter, demo: true })
  // Whatever people did with a review that is there already stays.
  if (review === undefined) return
  await loadDeliveries(tx, review, demo)
  if (demo.meeting !== undefined)
    await tx.execute(sql`
      insert into planning.review_meeting (id, office_id, review_id, held_on, place, attendees, agenda, notes, demo)
      values (${newId()}, ${officeId}, ${review.id}, ${demo.meeting.heldOn}, ${demo.meeting.place},
        ${sql.param(demo.meeting.attendees)}::text[], ${sql.param(demo.meeting.agenda)}::text[],
        ${demo.meeting.notes ?? null}, true)`)
  for (const each of demo.agreements)
    await tx.execute(sql`
      insert into planning.agreement (id, office_id, review_id, year, number, text, unit_id, post, due_on, closed_on,
        withdrawn_on, closing_note, demo)
      select ${newId()}, ${officeId}, ${review.id}, ${year}, ${await nextNumber(tx, year)}, ${each.text}, u.id,
        ${each.post ?? null}, ${each.dueOn}, ${each.closedOn ?? null}, ${each.withdrawnOn ?? null},
        ${each.closingNote ?? null}, true
      from identity.unit u where u.office_id = ${officeId} and u.code = ${each.unit}`)
  if (demo.signedOn !== undefined) await signDemo(tx, ctx, review, demo.signedOn)
}

async function loadDeliveries(tx: WriteTx, review: StoredReview, demo: DemoReview): Promise<void> {
  const some = demo.signedOn === undefined ? sql`u.code = any(${sql.param(demo.delivered)}::text[])` : sql`true`
  const units = await tx.execute(sql`
    select u.id from planning.instrument i join identity.unit u on u.id = i.unit_id
    where i.kind = 'poa' and i.from_year = ${review.year} and ${some} order by u.code`)
  for (const unit of units.rows)
    await tx.execute(sql`
      insert into planning.review_delivery (id, office_id, review_id, unit_id, delivered_at, demo)
      values (${newId()}, ${review.officeId}, ${review.id}, ${String(unit.id)}, ${`${addDays(lastDayOfQuarter(review.year, review.quarter), 5)}T16:00:00Z`}, true)`)
}

const TO_THE_SIGNATURE: readonly (readonly [ReviewAction, ReviewState])[] = [
  ['consolidate', 'consolidation'],
  ['present', 'direction'],
  ['sign', 'signed'],
]

async function signDemo(tx: WriteTx, ctx: Ctx, opened: StoredReview, day: string): Promise<void> {
  for (const [action, to] of TO_THE_SIGNATURE) {
    const review = await lockReview(tx, opened.year, opened.quarter)
    if (review !== undefined) await applyMove(tx, ctx, review, { action, to }, day)
  }
}
