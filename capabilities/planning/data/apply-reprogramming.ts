import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { Schedule } from '../model.ts'
import type { ActivityChange, NewActivity } from '../rules/reprogramming-request/change.ts'
import type { StoredReprogramming } from './reprogramming-load.ts'

interface Target {
  readonly instrumentId: Id
  readonly officeId: Id
  readonly now: string
  readonly reason: string
}

/** Writes what an approved request changes: new numbers of schedules, cancellations, terms, activities. The baseline is not touched. */
export async function applyToPlan(tx: WriteTx, request: StoredReprogramming, now: string): Promise<void> {
  const plan = await tx.execute(sql`
    update planning.instrument set version = version + 1 where id = ${request.instrumentId} returning office_id`)
  const target: Target = {
    instrumentId: request.instrumentId,
    officeId: String(plan.rows[0]?.office_id),
    now,
    reason: request.cause,
  }
  for (const change of request.changes) {
    switch (change.kind) {
      case 'schedule':
        await nextSchedule(tx, change.element, change.after ?? EMPTY, target)
        break
      case 'cancel':
        await tx.execute(sql`
          update planning.element set cancelled_reason = ${change.after?.reason ?? null}, cancelled_on = ${change.after?.on ?? null},
            version = version + 1 where id = ${change.element}`)
        break
      case 'terms':
        await tx.execute(sql`
          update planning.element set terms = ${JSON.stringify(change.after)}::jsonb, version = version + 1
          where id = ${change.element}`)
        break
      case 'activity':
        if (change.after !== null) await addActivity(tx, change, change.after, target)
        break
      default:
        break
    }
  }
}

const EMPTY: Schedule = { kind: 'none', months: Array<null>(12).fill(null) }

/** The next number; the first that an activity ever gets by reprogramming is 2, because no baseline promised it. */
async function nextSchedule(tx: WriteTx, activity: Id, schedule: Schedule, target: Target): Promise<void> {
  await tx.execute(sql`
    insert into planning.schedule (id, office_id, activity_id, number, kind, months, annual_total, rule, cells, reason, at)
    select ${newId()}, ${target.officeId}::uuid, ${activity}::uuid, coalesce(max(number), 1) + 1, ${schedule.kind},
      array(select case when jsonb_typeof(m) = 'null' then null else m::text::double precision end
        from jsonb_array_elements(${JSON.stringify(schedule.months)}::jsonb) with ordinality as t(m, n) order by n),
      ${schedule.annualTotal ?? null}, ${schedule.rule ?? null}, '[]'::jsonb, ${target.reason}, ${target.now}
    from planning.schedule where activity_id = ${activity}`)
}

/** A new activity follows the last line of the activity beside it and shares that line's other cells. */
async function addActivity(tx: WriteTx, change: ActivityChange, added: NewActivity, target: Target): Promise<void> {
  const place = await tx.execute(sql`
    select l.id, l.section_id, l.sort, e.sort as element_sort
    from planning.placement q join planning.line l on l.id = q.line_id
    join planning.section s on s.id = l.section_id join planning.sub_plan p on p.id = s.sub_plan_id
    join planning.element e on e.id = q.element_id
    where q.element_id = ${change.beside}
    order by p.sort, p.id, s.sort, s.id, l.sort desc, l.id desc`)
  const section = place.rows[0]?.section_id
  const line = place.rows.find((row) => row.section_id === section)
  if (line === undefined) return
  await tx.execute(sql`
    update planning.element set sort = sort + 1
    where instrument_id = ${target.instrumentId} and sort > ${Number(line.element_sort)}`)
  await tx.execute(sql`
    insert into planning.element (id, office_id, instrument_id, kind, code, title, sort)
    values (${change.element}, ${target.officeId}, ${target.instrumentId}, 'activity', ${added.code ?? null}, ${added.title},
      ${Number(line.element_sort) + 1})`)
  const lineId = newId()
  await tx.execute(sql`
    update planning.line set sort = sort + 1 where section_id = ${String(section)} and sort > ${Number(line.sort)}`)
  await tx.execute(sql`
    insert into planning.line (id, office_id, section_id, sort)
    values (${lineId}, ${target.officeId}, ${String(section)}, ${Number(line.sort) + 1})`)
  const cells = await tx.execute(sql`
    select q.element_id, e.kind, q.sort from planning.placement q join planning.element e on e.id = q.element_id
    where q.line_id = ${String(line.id)} order by q.sort`)
  let placed = false
  for (const cell of cells.rows) {
    const activity = cell.kind === 'activity'
    // Of several activities on the line beside it, the new line has none but its own.
    if (activity && placed) continue
    placed ||= activity
    await tx.execute(sql`
      insert into planning.placement (id, office_id, line_id, element_id, sort)
      values (${newId()}, ${target.officeId}, ${lineId}, ${activity ? change.element : String(cell.element_id)}, ${Number(cell.sort)})`)
  }
  await nextSchedule(tx, change.element, added.schedule, target)
}
