import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { Schedule, ScheduleKind } from '../model.ts'
import type { Writer } from '../rules/edit/cell-problem.ts'
import { type ReportRefusal, reportRefusal } from '../rules/may-report.ts'

/** What must be known of an activity before anything is reported of it. */
export interface ActivityFacts {
  readonly unitId: Id
  readonly officeId: Id
  readonly instrumentId: Id
  readonly year: number
  readonly title: string
  readonly code: string | undefined
  readonly retired: boolean
  readonly cancelledOn: string | undefined
  readonly schedule: Schedule | undefined
}

/** Facts of activities of units' plans, by id; what is none of these is absent. */
export async function activityFacts(tx: ReadTx, ids: readonly Id[]): Promise<ReadonlyMap<Id, ActivityFacts>> {
  const found = await tx.execute(sql`
    select e.id, e.title, e.code, e.retired_at, e.cancelled_on, i.id as instrument_id, i.unit_id, i.office_id, i.from_year,
      s.kind, s.months
    from planning.element e join planning.instrument i on i.id = e.instrument_id
    left join lateral (select kind, months from planning.schedule where activity_id = e.id order by number desc limit 1) s on true
    where e.id = any(${sql.param(ids)}::uuid[]) and e.kind = 'activity' and i.kind = 'poa'`)
  return new Map(
    found.rows.map((row) => [
      String(row.id),
      {
        unitId: String(row.unit_id),
        officeId: String(row.office_id),
        instrumentId: String(row.instrument_id),
        year: Number(row.from_year),
        title: String(row.title),
        code: row.code === null ? undefined : String(row.code),
        retired: row.retired_at !== null,
        cancelledOn: row.cancelled_on === null ? undefined : String(row.cancelled_on),
        schedule:
          row.kind === null ? undefined : { kind: row.kind as ScheduleKind, months: row.months as (number | null)[] },
      },
    ]),
  )
}

/** Whether this can be reported of this activity: one rule for the form of one month and for the sheet of a whole unit. */
export function monthRefusal(
  facts: ActivityFacts | undefined,
  what: { readonly month: number; readonly executed: number; readonly today: string },
): ReportRefusal | undefined {
  if (facts === undefined)
    return {
      kind: 'no_such_activity',
      message: { es: 'Esa actividad no existe en ningún plan.', en: 'No plan has that activity.' },
    }
  if (facts.retired)
    return {
      kind: 'activity_retired',
      message: {
        es: 'La versión vigente del plan ya no tiene esta actividad; no recibe avances.',
        en: 'The plan in force no longer has this activity; it takes no reports.',
      },
    }
  return reportRefusal({ ...facts, ...what })
}

/** A month as it stands, held until the transaction ends. */
export interface LockedReport {
  readonly id: Id
  readonly activityId: Id
  readonly month: number
  readonly version: number
  readonly executed: number
  readonly note: string | undefined
  readonly evidence: number
  readonly reportedAt: string
  readonly by: Writer
}

/** Holds what is reported of these activities in these months; always in the same order, so that two never wait for each other. */
export async function lockReports(
  tx: WriteTx,
  ctx: Ctx,
  activities: readonly Id[],
  months: readonly number[],
): Promise<readonly LockedReport[]> {
  const ids = sql`${sql.param(activities)}::uuid[]`
  await tx.execute(sql`select 1 from planning.element where id = any(${ids}) order by id for share`)
  const me = typeof ctx.who === 'string' ? null : ctx.who.accountId
  const found = await tx.execute(sql`
    select r.id, r.activity_id, r.month, r.version, r.executed, r.note, r.demo, r.reported_at, r.reported_by = ${me}::uuid as mine,
      (select count(*) from planning.evidence v where v.report_id = r.id) as evidence,
      exists (select 1 from identity.role_grant g where g.account_id = r.reported_by and g.role = 'unit_planner') as planner
    from planning.month_report r
    where r.activity_id = any(${ids}) and r.month = any(${sql.param(months)}::int[])
    order by r.activity_id, r.month for update of r`)
  return found.rows.map((row) => ({
    id: String(row.id),
    activityId: String(row.activity_id),
    month: Number(row.month),
    version: Number(row.version),
    executed: Number(row.executed),
    note: row.note === null ? undefined : String(row.note),
    evidence: Number(row.evidence),
    reportedAt: String(row.reported_at),
    by:
      row.demo === true
        ? 'demonstration'
        : row.mine === true
          ? 'self'
          : row.planner === true
            ? 'unit'
            : 'administration',
  }))
}

interface MonthToSave {
  readonly id?: Id | undefined
  readonly activityId: Id
  readonly month: number
  readonly executed: number
  /** Absent: the note that stands stays; null: there is none any more. */
  readonly note?: string | null
  /** 0 = none yet. */
  readonly expectedVersion: number
}

interface SavedMonth {
  readonly id: Id
  readonly activityId: Id
  readonly month: number
  readonly version: number
}

/**
 * Writes months whose version is the expected one, in one statement. One that is missing from the answer was reported by
 * somebody else for the first time in the same moment, when there was nothing yet to hold.
 */
export async function saveReports(
  tx: WriteTx,
  ctx: Ctx,
  of: { readonly officeId: Id; readonly year: number },
  months: readonly MonthToSave[],
): Promise<readonly SavedMonth[]> {
  const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
  const rows = months.map((each) => ({
    id: each.id ?? newId(),
    activity_id: each.activityId,
    month: each.month,
    executed: each.executed,
    note: each.note ?? null,
    version: each.expectedVersion + 1,
  }))
  const keeping = months.flatMap((each, at) => (each.note === undefined ? [rows[at]?.id] : []))
  const saved = await tx.execute(sql`
    insert into planning.month_report (id, office_id, activity_id, year, month, executed, note, reported_by, reported_at, version)
    select id, ${of.officeId}::uuid, activity_id, ${of.year}, month, executed, note, ${by}::uuid, ${ctx.now}, version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, activity_id uuid, month int,
      executed double precision, note text, version int)
    order by activity_id, month
    on conflict (activity_id, year, month) do update set executed = excluded.executed, demo = false,
      note = case when excluded.id = any(${sql.param(keeping)}::uuid[]) then planning.month_report.note else excluded.note end,
      reported_by = excluded.reported_by, reported_at = excluded.reported_at, version = excluded.version
    where planning.month_report.version = excluded.version - 1
    returning id, activity_id, month, version`)
  return saved.rows.map((row) => ({
    id: String(row.id),
    activityId: String(row.activity_id),
    month: Number(row.month),
    version: Number(row.version),
  }))
}

/** Takes months back that were reported by mistake: as if nothing had been said of them. What was said stays in the history. */
export async function emptyReports(tx: WriteTx, ids: readonly Id[]): Promise<void> {
  await tx.execute(sql`delete from planning.month_report where id = any(${sql.param(ids)}::uuid[])`)
}
