import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { MONTHS } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { poaChanged } from '../events.ts'
import { NO_SCHEDULE, type Schedule, type ScheduleKind } from '../model.ts'
import {
  activityName,
  type CellProblem,
  CHANGED_MEANWHILE,
  cellsRefusal,
  NOT_ONE_PLAN,
} from '../rules/edit/cell-problem.ts'
import { LARGEST_MONTH } from '../rules/edit/month-value.ts'
import { checkTotal, type ProgrammeColumn, programmedIn, staleIn, withEdits } from '../rules/edit/programme.ts'
import { type HeldPlan, holdDraft, touchPlan } from './draft-plan.ts'
import { elementChanges, elementStates } from './element-states.ts'
import { type ActivityFacts, activityFacts } from './reported-months.ts'
import { closedPeriodRefusal } from './review-closed-period.ts'

const value = z.number().min(0).max(LARGEST_MONTH).nullable()

export const editProgrammeInput = z.object({
  cells: z
    .array(
      z.object({
        activityId: z.uuid(),
        /** A month, or the annual total as written. */
        column: z.union([z.number().int().min(1).max(MONTHS.length), z.literal('total')]),
        programmed: value,
        /** What the person saw there. */
        seen: value,
      }),
    )
    .min(1)
    .max(2000)
    .refine((cells) => new Set(cells.map(keyOf)).size === cells.length, 'A cell is named twice.'),
})
export type EditProgrammeInput = z.infer<typeof editProgrammeInput>
type Cell = EditProgrammeInput['cells'][number]

interface EditProgrammeOutput {
  readonly saved: number
}

/**
 * The months programmed in a plan that is still a draft, many cells at once, all or none. What is approved is refused: it
 * changes by reprogramming. Where an annual total is written, the months must add up to it.
 */
export const editProgramme: Command<EditProgrammeInput, EditProgrammeOutput> = {
  id: 'planning.edit_programme',
  title: { es: 'Corregir lo programado en un borrador', en: 'Correct what a draft programmes' },
  input: editProgrammeInput,
  permission: EDIT_PLAN,
  async subject(tx, input) {
    const facts = await activityFacts(tx, activitiesOf(input.cells))
    const units = new Set([...facts.values()].map(({ unitId }) => unitId))
    return units.size === 1 ? { unitId: [...units][0] } : {}
  },
  async run(tx, ctx, { cells }) {
    const ids = activitiesOf(cells)
    const facts = await activityFacts(tx, ids)
    const plans = new Set([...facts.values()].map(({ instrumentId }) => instrumentId))
    if (plans.size > 1) return refuse(NOT_ONE_PLAN)
    const draft = await holdDraft(tx, [...plans][0])
    if (!draft.ok) return draft
    const months = cells.flatMap(({ column }) => (column === 'total' ? [] : [column]))
    const closed = await closedPeriodRefusal(tx, { year: draft.value.year, months })
    if (closed !== undefined) return refuse(closed)
    await tx.execute(sql`
      select 1 from planning.element where id = any(${sql.param(ids)}::uuid[]) order by id for update`)
    const stored = await schedulesInForce(tx, ids)
    const problems: CellProblem[] = []
    const after = new Map<Id, Schedule>()
    for (const [id, edits] of Map.groupBy(cells, ({ activityId }) => activityId)) {
      const activity = facts.get(id)
      if (activity === undefined || activity.retired) {
        problems.push(...edits.map((cell) => problem(cell, activity, GONE)))
        continue
      }
      const now = stored.get(id) ?? { schedule: NO_SCHEDULE }
      const wanted = edits.map(({ column, programmed, seen }) => ({ column, value: programmed, seen }))
      const stale = staleIn(now.schedule, wanted)
      problems.push(
        ...stale.map(({ column, mine, stored: theirs }) => ({
          ...problem({ activityId: id, column, programmed: mine }, activity, CHANGED_MEANWHILE),
          stored: { value: theirs, version: 0, ...(now.at === undefined ? {} : { at: now.at }) },
        })),
      )
      const changed = withEdits(now.schedule, wanted)
      const checked = checkTotal(activity, changed)
      if (stale.length === 0 && !checked.ok)
        problems.push(
          problem(
            { activityId: id, column: 'total', programmed: changed.annualTotal ?? null },
            activity,
            checked.refusal.message,
          ),
        )
      after.set(id, changed)
    }
    if (problems.length > 0) return refuse(cellsRefusal(problems))
    const was = await elementStates(tx, { elements: ids })
    await writeSchedules(tx, ctx, draft.value, after)
    await touchPlan(tx, draft.value.id)
    const saved = cells.filter(({ activityId, column, programmed }) => {
      const before = stored.get(activityId)?.schedule ?? NO_SCHEDULE
      return programmedIn(before, column) !== programmed
    })
    return {
      ok: true,
      value: {
        output: { saved: saved.length },
        changes: elementChanges(was, await elementStates(tx, { elements: ids })),
        events: [poaChanged(draft.value.id)],
      },
    }
  },
}

function keyOf({ activityId, column }: { readonly activityId: Id; readonly column: ProgrammeColumn }): string {
  return `${activityId}.${column}`
}

function activitiesOf(cells: readonly Cell[]): readonly Id[] {
  return [...new Set(cells.map(({ activityId }) => activityId))].sort()
}

function problem(
  { activityId, column, programmed }: Pick<Cell, 'activityId' | 'column' | 'programmed'>,
  facts: ActivityFacts | undefined,
  message: Text,
): CellProblem {
  const activity = facts === undefined ? '?' : activityName(facts)
  return { activityId, column, activity, mine: programmed, message }
}

interface StoredSchedule {
  readonly schedule: Schedule
  readonly at?: string
}

async function schedulesInForce(tx: WriteTx, ids: readonly Id[]): Promise<ReadonlyMap<Id, StoredSchedule>> {
  const found = await tx.execute(sql`
    select distinct on (activity_id) activity_id, kind, months, annual_total, rule, at from planning.schedule
    where activity_id = any(${sql.param(ids)}::uuid[]) order by activity_id, number desc`)
  return new Map(
    found.rows.map((row) => [
      String(row.activity_id),
      {
        schedule: {
          kind: row.kind as ScheduleKind,
          months: (row.months as (number | null)[]).map((month) => (month === null ? null : Number(month))),
          ...(row.annual_total === null ? {} : { annualTotal: Number(row.annual_total) }),
          ...(row.rule === null ? {} : { rule: String(row.rule) }),
        },
        at: String(row.at),
      },
    ]),
  )
}

/** A draft was promised to nobody: its schedule is corrected where it stands, and the history keeps what it was. */
async function writeSchedules(
  tx: WriteTx,
  ctx: Ctx,
  plan: HeldPlan,
  schedules: ReadonlyMap<Id, Schedule>,
): Promise<void> {
  const rows = [...schedules].map(([activity, { kind, months, annualTotal, rule }]) => ({
    id: newId(),
    activity_id: activity,
    kind,
    months,
    annual_total: annualTotal ?? null,
    rule: rule ?? null,
  }))
  await tx.execute(sql`
    insert into planning.schedule (id, office_id, activity_id, number, kind, months, annual_total, rule, at)
    select r.id, ${plan.officeId}::uuid, r.activity_id, coalesce(last.number, 1), r.kind,
      array(select case when jsonb_typeof(m) = 'null' then null else m::text::double precision end
        from jsonb_array_elements(r.months) with ordinality as t(m, n) order by n), r.annual_total, r.rule, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, activity_id uuid, kind text, months jsonb,
      annual_total double precision, rule text)
    left join lateral (select max(number) as number from planning.schedule where activity_id = r.activity_id) last on true
    on conflict (activity_id, number) do update set kind = excluded.kind, months = excluded.months,
      annual_total = excluded.annual_total, rule = excluded.rule, at = excluded.at, cells = '[]'::jsonb,
      version = planning.schedule.version + 1`)
}

const GONE: Text = {
  es: 'El plan ya no tiene esta actividad.',
  en: 'The plan no longer has this activity.',
}
