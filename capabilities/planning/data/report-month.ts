import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { MONTHS } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { MONTH_REPORTED, poaChanged } from '../events.ts'
import { EVIDENCE_FILES } from '../file-uses.ts'
import type { Schedule, ScheduleKind } from '../model.ts'
import { REPORT_MONTH } from '../permissions.ts'
import { type ReportRefusal, reportRefusal } from '../rules/may-report.ts'
import { ELEMENT, elementStates, ofMonth } from './element-states.ts'

/** The same schema validates the form and the API. `expectedVersion` is that of the report the person saw; 0 = none yet. */
export const reportMonthInput = z.object({
  activityId: z.uuid(),
  month: z.coerce.number().int().min(1).max(MONTHS.length),
  executed: z.coerce.number().min(0).max(1e9),
  note: z.string().max(4000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
  evidence: z
    .array(storedFileInput.extend({ name: z.string().min(1).max(200) }))
    .max(20)
    .default([]),
})
export type ReportMonthInput = z.infer<typeof reportMonthInput>

export interface ReportMonthOutput {
  readonly reportId: string
  readonly version: number
}

interface ActivityFacts {
  readonly unitId: string
  readonly officeId: string
  readonly instrumentId: string
  readonly year: number
  readonly title: string
  readonly retired: boolean
  readonly cancelledOn: string | undefined
  readonly schedule: Schedule | undefined
}

/** A unit says what it did in a month, with a note and evidence. Reporting again corrects it; the history stays in the audit. */
export const reportMonth: Command<ReportMonthInput, ReportMonthOutput> = {
  id: 'planning.report_month',
  title: { es: 'Informar el avance de un mes', en: 'Report a month’s progress' },
  input: reportMonthInput,
  permission: REPORT_MONTH,
  async subject(tx, input) {
    const facts = await activityFacts(tx, input.activityId)
    return { unitId: facts?.unitId }
  },
  async run(tx, ctx, input) {
    const facts = await activityFacts(tx, input.activityId)
    if (facts === undefined) return refuse(noSuchActivity())
    if (facts.retired) return refuse(retired())
    const refusal = reportRefusal({ ...facts, month: input.month, executed: input.executed, today: ctx.today })
    if (refusal !== undefined) return refuse(refusal)
    const before = await lockReport(tx, input, facts.year)
    const seen = before === undefined ? 0 : Number(before.version)
    if (seen !== input.expectedVersion) return refuse(changedMeanwhile(before))

    const was = await monthState(tx, input)
    const id = before === undefined ? newId() : String(before.id)
    const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
    const saved = await tx.execute(sql`
      insert into planning.month_report (id, office_id, activity_id, year, month, executed, note, reported_by, reported_at)
      values (${id}, ${facts.officeId}, ${input.activityId}, ${facts.year}, ${input.month}, ${input.executed},
        ${input.note ?? null}, ${by}, ${ctx.now})
      on conflict (activity_id, year, month) do update set executed = excluded.executed, note = excluded.note, demo = false,
        reported_by = excluded.reported_by, reported_at = excluded.reported_at,
        version = planning.month_report.version + 1
      where planning.month_report.version = ${input.expectedVersion}
      returning id, version`)
    const row = saved.rows[0]
    // Two people reported the same month for the first time at once: the one who came second sees the other's figure.
    if (row === undefined) return refuse(changedMeanwhile(await lockReport(tx, input, facts.year)))
    for (const item of input.evidence) {
      await registerFile(tx, item, ctx.now, EVIDENCE_FILES)
      await tx.execute(sql`
        insert into planning.evidence (id, office_id, report_id, sha256, name, at)
        values (${newId()}, ${facts.officeId}, ${String(row.id)}, ${item.sha256}, ${item.name}, ${ctx.now})`)
    }
    return {
      ok: true,
      value: {
        output: { reportId: String(row.id), version: Number(row.version) },
        changes: [
          {
            kind: ELEMENT,
            id: input.activityId,
            label: facts.title,
            ...(changeBetween(was, await monthState(tx, input)) ?? { before: {}, after: {} }),
          },
        ],
        events: [
          { ...MONTH_REPORTED, payload: { activityId: input.activityId, year: facts.year, month: input.month } },
          poaChanged(facts.instrumentId),
        ],
      },
    }
  },
}

async function activityFacts(tx: ReadTx, activityId: string): Promise<ActivityFacts | undefined> {
  const found = await tx.execute(sql`
    select e.title, e.retired_at, e.cancelled_on, i.id as instrument_id, i.unit_id, i.office_id, i.from_year, s.kind, s.months
    from planning.element e join planning.instrument i on i.id = e.instrument_id
    left join lateral (select kind, months from planning.schedule where activity_id = e.id order by number desc limit 1) s on true
    where e.id = ${activityId} and e.kind = 'activity' and i.kind = 'poa'`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    unitId: String(row.unit_id),
    officeId: String(row.office_id),
    instrumentId: String(row.instrument_id),
    year: Number(row.from_year),
    title: String(row.title),
    retired: row.retired_at !== null,
    cancelledOn: row.cancelled_on === null ? undefined : String(row.cancelled_on),
    schedule:
      row.kind === null ? undefined : { kind: row.kind as ScheduleKind, months: row.months as (number | null)[] },
  }
}

/** The month as the history tells it. */
async function monthState(tx: ReadTx, input: ReportMonthInput): Promise<RecordState> {
  const states = await elementStates(tx, { element: input.activityId })
  return ofMonth(states.get(input.activityId), input.month)
}

async function lockReport(
  tx: WriteTx,
  input: ReportMonthInput,
  year: number,
): Promise<Record<string, unknown> | undefined> {
  await tx.execute(sql`select 1 from planning.element where id = ${input.activityId} for share`)
  const found = await tx.execute(sql`
    select id, version, executed from planning.month_report
    where activity_id = ${input.activityId} and year = ${year} and month = ${input.month} for update`)
  return found.rows[0]
}

function noSuchActivity(): ReportRefusal {
  return {
    kind: 'no_such_activity',
    message: { es: 'Esa actividad no existe en ningún plan.', en: 'No plan has that activity.' },
  }
}

function retired(): ReportRefusal {
  return {
    kind: 'activity_retired',
    message: {
      es: 'La versión vigente del plan ya no tiene esta actividad; no recibe avances.',
      en: 'The plan in force no longer has this activity; it takes no reports.',
    },
  }
}

/** Both versions are told: what the person typed stays in the form, what stands now is in the sentence. */
function changedMeanwhile(now: Record<string, unknown> | undefined): Refusal<'changed_meanwhile'> {
  const value = now === undefined ? '—' : String(Number(now.executed))
  return {
    kind: 'changed_meanwhile',
    field: 'executed',
    message: {
      es: `Otra persona informó este mes mientras usted escribía: ahora dice ${value}. Compare y guarde de nuevo si su dato es el correcto.`,
      en: `Somebody else reported this month while you were writing: it now says ${value}. Compare, and save again if yours is right.`,
    },
  }
}
