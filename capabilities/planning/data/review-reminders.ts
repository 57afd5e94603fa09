import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { AGREEMENT_DUE, AT_DIRECTION, PART_DUE } from '../review-notifications.ts'
import { reviewPaths } from '../review-paths.ts'
import type { ReviewPhase } from '../rules/review/calendar.ts'
import { isToldAbove, type ReminderDay, reminderOf } from '../rules/review/reminders.ts'
import { agreementsOf, type StoredAgreement } from './agreement-store.ts'
import { reviewsOf, type StoredReview } from './review-store.ts'
import { directorsOf } from './tell-director.ts'
import { plannersOf } from './tell-planners.ts'

/** One reminder that is due today: about what, to which unit; without one, to who directs. */
export interface DueReminder {
  readonly subject: { readonly kind: string; readonly id: Id }
  /** Which deadline of the subject: a phase with its unit, or `agreement`. */
  readonly what: string
  readonly officeId: Id
  readonly year: number
  readonly unit?: { readonly id: Id; readonly title: Text }
  readonly dueOn: CivilDate
  readonly day: ReminderDay
  readonly about: { readonly review: StoredReview } | { readonly agreement: StoredAgreement }
}

/** What has a reminder today. A demonstration reminds nobody: its year is long over. */
export async function dueReminders(tx: ReadTx, today: CivilDate): Promise<readonly DueReminder[]> {
  const years = await tx.execute(sql`
    select distinct r.year from planning.review r where not exists (
      select 1 from planning.plan_year y where y.year = r.year and y.demo) order by 1`)
  const found: DueReminder[] = []
  for (const row of years.rows) {
    const year = Number(row.year)
    for (const review of await reviewsOf(tx, year)) found.push(...(await ofReview(tx, review, today)))
    for (const agreement of await agreementsOf(tx, { year })) {
      const day = isOpen(agreement) ? reminderOf(agreement.dueOn, today) : undefined
      if (day === undefined) continue
      const { id, officeId, unit, dueOn } = agreement
      found.push({
        subject: { kind: 'planning.agreement', id },
        what: 'agreement',
        officeId,
        year,
        unit,
        dueOn,
        day,
        about: { agreement },
      })
    }
  }
  return found
}

function isOpen({ closedOn, withdrawnOn }: StoredAgreement): boolean {
  return closedOn === undefined && withdrawnOn === undefined
}

/** While units report: each that has not delivered. While planning consolidates: the unit that does. Then the director. */
async function ofReview(tx: ReadTx, review: StoredReview, today: CivilDate): Promise<readonly DueReminder[]> {
  const phase = review.state
  if (phase === 'signed') return []
  const dueOn = review.phases[phase]
  const day = reminderOf(dueOn, today)
  if (day === undefined) return []
  const { id, officeId, year } = review
  const reminder = { subject: { kind: 'planning.review', id }, officeId, year, dueOn, day, about: { review } }
  if (phase === 'direction') return [{ ...reminder, what: phase }]
  return (await unitsAsked(tx, review, phase)).map((unit) => ({ ...reminder, what: `${phase} ${unit.id}`, unit }))
}

async function unitsAsked(
  tx: ReadTx,
  review: StoredReview,
  phase: ReviewPhase,
): Promise<readonly { readonly id: Id; readonly title: Text }[]> {
  const asked =
    phase === 'units'
      ? sql`u.id in (select unit_id from planning.instrument where kind = 'poa' and from_year = ${review.year})
          and u.id not in (select unit_id from planning.review_delivery where review_id = ${review.id})`
      : sql`u.id = ${review.consolidatingUnitId ?? null}::uuid`
  const found = await tx.execute(sql`
    select u.id, coalesce(y.title, jsonb_build_object('es', u.code)) as title from identity.unit u
    left join identity.unit_year y on y.unit_id = u.id and y.year = ${review.year} where ${asked} order by u.code`)
  return found.rows.map((row) => ({ id: String(row.id), title: row.title as Text }))
}

/** Sends one reminder to whom it concerns, each at most once; answers how many people were told. */
export async function sendReminder(tx: WriteTx, ctx: Ctx, reminder: DueReminder): Promise<number> {
  let told = 0
  for (const to of await toldOf(tx, reminder, ctx.today)) {
    const first = await tx.execute(sql`
      insert into planning.review_reminder (id, office_id, subject_kind, subject_id, what, due_on, days_from, account_id, at)
      values (${newId()}, ${reminder.officeId}, ${reminder.subject.kind}, ${reminder.subject.id}, ${reminder.what},
        ${reminder.dueOn}, ${reminder.day}, ${to}, ${ctx.now})
      on conflict (subject_id, what, due_on, days_from, account_id) do nothing returning id`)
    if (first.rows.length === 0) continue
    told += 1
    await tell(tx, ctx, reminder, to)
  }
  return told
}

/** Planners of the unit, and from some days after also who the unit answers to; what is the director's, the director alone. */
async function toldOf(tx: ReadTx, reminder: DueReminder, today: CivilDate): Promise<ReadonlySet<Id>> {
  const { unit, officeId, day, year } = reminder
  if (unit === undefined) return new Set(await directorsOf(tx, officeId, today))
  const above = isToldAbove(day) ? await superiorsOf(tx, { unitId: unit.id, year, officeId }, today) : []
  return new Set([...(await plannersOf(tx, unit.id, today)), ...above])
}

async function tell(tx: WriteTx, ctx: Ctx, { about, unit, dueOn, day }: DueReminder, to: Id): Promise<void> {
  if ('agreement' in about) {
    const { id, number, year, text, unit: responsible } = about.agreement
    await notify(tx, ctx, {
      kind: AGREEMENT_DUE,
      to,
      data: { unit: responsible.title, dueOn, daysFrom: day, number, year, text },
      link: reviewPaths.agreement(id),
    })
    return
  }
  const { year, quarter } = about.review
  const due = { dueOn, daysFrom: day, year, quarter }
  const link = reviewPaths.review(year, quarter)
  if (unit === undefined) await notify(tx, ctx, { kind: AT_DIRECTION, to, data: due, link })
  else await notify(tx, ctx, { kind: PART_DUE, to, data: { ...due, unit: unit.title }, link })
}

/** Who the unit answers to: the planners of the unit above it in the chart of the year, else the executive director. */
async function superiorsOf(
  tx: ReadTx,
  { unitId, year, officeId }: { readonly unitId: Id; readonly year: number; readonly officeId: Id },
  today: CivilDate,
): Promise<readonly Id[]> {
  const parent = await tx.execute(sql`
    select parent_unit_id from identity.unit_year where unit_id = ${unitId} and parent_unit_id is not null
    order by abs(year - ${year}) limit 1`)
  const above = parent.rows[0]?.parent_unit_id
  const planners = above === undefined ? [] : await plannersOf(tx, String(above), today)
  return planners.length > 0 ? planners : directorsOf(tx, officeId, today)
}
