import { sql } from 'drizzle-orm'
import { monthPeriod } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { seededRandom } from '../../../kernel/seeded-random.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { DemoPoa } from '../demo-year.ts'

/** Writes what the generator made for one plan: schedules, executed months, cancellations and indicator readings, all marked as demonstration. */
export async function saveDemoYear(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  year: number,
  demo: DemoPoa,
  ids: ReadonlyMap<string, Id>,
): Promise<void> {
  const schedules = [...demo.schedules].flatMap(([key, schedule]) => {
    const activity = ids.get(key)
    if (activity === undefined || schedule.kind === 'none') return []
    return [
      {
        id: newId(),
        activity_id: activity,
        kind: schedule.kind,
        months: schedule.months,
        annual_total: schedule.annualTotal ?? null,
        rule: schedule.rule ?? null,
      },
    ]
  })
  await tx.execute(sql`
    insert into planning.schedule (id, office_id, activity_id, number, kind, months, annual_total, rule, reason, at)
    select id, ${officeId}::uuid, activity_id, 1, kind,
      array(select case when jsonb_typeof(m) = 'null' then null else m::text::double precision end
        from jsonb_array_elements(months) with ordinality as t(m, n) order by n),
      annual_total, rule, 'demo_generated', ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(schedules)}::jsonb) as r(id uuid, activity_id uuid, kind text, months jsonb,
      annual_total double precision, rule text)
    on conflict (activity_id, number) do nothing`)
  const reports = demo.reports.flatMap((report) => {
    const activity = ids.get(report.activityKey)
    if (activity === undefined) return []
    return [
      {
        id: newId(),
        activity_id: activity,
        month: report.month,
        executed: report.executed,
        note: report.note ?? null,
        reported_at: toldAt(year, report.month, report.activityKey),
      },
    ]
  })
  await tx.execute(sql`
    insert into planning.month_report (id, office_id, activity_id, year, month, executed, note, demo, reported_at)
    select id, ${officeId}::uuid, activity_id, ${year}, month, executed, note, true, reported_at
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as r(id uuid, activity_id uuid, month int,
      executed double precision, note text, reported_at timestamptz)
    on conflict (activity_id, year, month) do nothing`)
  for (const cancelled of demo.cancelled) {
    await tx.execute(sql`
      update planning.element set cancelled_reason = ${cancelled.reason}, cancelled_on = ${cancelled.on}
      where id = ${ids.get(cancelled.activityKey) ?? null} and cancelled_on is null`)
  }
  const readings = demo.readings.flatMap((reading) => {
    const indicator = ids.get(reading.indicatorKey)
    if (indicator === undefined) return []
    return [
      {
        id: newId(),
        indicator_id: indicator,
        period: reading.period,
        value: reading.value,
        numerator: reading.numerator ?? null,
        denominator: reading.denominator ?? null,
        done_on: reading.doneOn ?? null,
      },
    ]
  })
  await tx.execute(sql`
    with made as (
      insert into planning.indicator_reading (id, office_id, indicator_id, period, value, numerator, denominator, done_on, demo, at)
      select id, ${officeId}::uuid, indicator_id, period, value, numerator, denominator, done_on, true, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as r(id uuid, indicator_id uuid, period text,
        value double precision, numerator double precision, denominator double precision, done_on date)
      on conflict (indicator_id, period, target) do nothing
      returning *)
    insert into planning.reading_revision (id, office_id, reading_id, number, value, numerator, denominator, done_on, at)
    select gen_random_uuid(), office_id, id, version, value, numerator, denominator, done_on, at from made`)
}

/** When a unit of the demonstration told of a month: most within ten days of its end, some later. Always the same. */
function toldAt(year: number, month: number, key: string): string {
  const random = seededRandom(year, key, String(month), 'told')
  const days = random() < 0.8 ? 1 + Math.floor(random() * 9) : 11 + Math.floor(random() * 12)
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return `${monthPeriod(y, m)}-${String(days).padStart(2, '0')}T15:00:00.000Z`
}
