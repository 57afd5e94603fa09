import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { poaChanged } from '../events.ts'
import { MATRIX_COLUMNS, type MatrixColumn } from '../model.ts'
import { type HeldPlan, holdDraft, touchPlan, unitOfPlanPart } from './draft-plan.ts'
import { type ElementStates, elementChanges, elementStates, lockElements } from './element-states.ts'

const lineOf = { lineId: z.uuid(), expectedVersion: z.coerce.number().int().min(1) }
const written = {
  title: z.string().trim().min(1).max(4000),
  code: z.string().trim().max(60).optional(),
}

export const addLineInput = z.object({
  ...lineOf,
  /** The activity of the new line, which comes below `lineId`. */
  ...written,
  /** Columns whose cell goes on from the line above. */
  goesOn: z.array(z.enum(MATRIX_COLUMNS)).default(['result']),
})

/** A line below another one: with an activity of its own, and cells that go on from above. */
export const addLine: Command<z.infer<typeof addLineInput>, { readonly lineId: Id }> = {
  id: 'planning.add_line',
  title: { es: 'Agregar una fila al borrador', en: 'Add a line to the draft' },
  input: addLineInput,
  permission: EDIT_PLAN,
  subject: subjectOfLine,
  run: (tx, _ctx, input) =>
    onLine(tx, input, async (plan, line) => {
      const lineId = newId()
      await tx.execute(sql`
        update planning.line set sort = sort + 1, version = version + 1
        where section_id = ${line.sectionId} and sort > ${line.sort}`)
      await tx.execute(sql`
        insert into planning.line (id, office_id, section_id, sort)
        values (${lineId}, ${plan.officeId}, ${line.sectionId}, ${line.sort + 1})`)
      const columns = input.goesOn.filter((column) => column !== 'activity')
      await tx.execute(sql`
        insert into planning.placement (id, office_id, line_id, element_id, sort)
        select gen_random_uuid(), p.office_id, ${lineId}::uuid, p.element_id, p.sort
        from planning.placement p join planning.element e on e.id = p.element_id
        where p.line_id = ${line.id} and e.kind = any(${sql.param(columns)}::text[])`)
      await placeNew(tx, plan, lineId, { ...input, column: 'activity' })
      return { ok: true, value: { lineId } }
    }),
}

export const addToLineInput = z.object({ ...lineOf, ...written, column: z.enum(MATRIX_COLUMNS) })

/** One more element in a cell of a line: a result, an indicator, a source, an activity, a responsible, a fund or a risk. */
export const addToLine: Command<z.infer<typeof addToLineInput>, { readonly elementId: Id }> = {
  id: 'planning.add_to_line',
  title: { es: 'Agregar un elemento a una fila del borrador', en: 'Add an element to a line of the draft' },
  input: addToLineInput,
  permission: EDIT_PLAN,
  subject: subjectOfLine,
  run: (tx, _ctx, input) =>
    onLine(tx, input, async (plan, line) => {
      await tx.execute(sql`update planning.line set version = version + 1 where id = ${line.id}`)
      return { ok: true, value: { elementId: await placeNew(tx, plan, line.id, input) } }
    }),
}

export const removeLineInput = z.object(lineOf)

/**
 * Takes a line out. What stood on it alone is retired, never deleted; an activity that was reported of already cannot go: what
 * was done stays visible.
 */
export const removeLine: Command<z.infer<typeof removeLineInput>, { readonly retired: number }> = {
  id: 'planning.remove_line',
  title: { es: 'Quitar una fila del borrador', en: 'Remove a line of the draft' },
  input: removeLineInput,
  permission: EDIT_PLAN,
  subject: subjectOfLine,
  run: (tx, ctx, input) =>
    onLine(tx, input, async (_plan, line) => {
      const alone = sql`
        select p.element_id from planning.placement p where p.line_id = ${line.id}
          and not exists (select 1 from planning.placement o where o.element_id = p.element_id and o.line_id <> p.line_id)`
      const reported = await tx.execute(
        sql`select 1 from planning.month_report r where r.activity_id in (${alone}) limit 1`,
      )
      if (reported.rows.length > 0) return refuse(REPORTED)
      const retired = await tx.execute(sql`
        update planning.element set retired_at = ${ctx.now}, version = version + 1 where id in (${alone}) returning id`)
      await tx.execute(sql`delete from planning.line where id = ${line.id}`)
      return { ok: true, value: { retired: retired.rows.length } }
    }),
}

interface HeldLine {
  readonly id: Id
  readonly sectionId: Id
  readonly sort: number
}

async function subjectOfLine(tx: ReadTx, { lineId }: { readonly lineId: Id }) {
  return { unitId: (await unitOfPlanPart(tx, lineId, 'line'))?.unitId }
}

/** What every change of a line does around it: holds draft, elements and line, compares the version, keeps the history. */
async function onLine<O>(
  tx: WriteTx,
  { lineId, expectedVersion }: { readonly lineId: Id; readonly expectedVersion: number },
  work: (plan: HeldPlan, line: HeldLine) => Promise<Result<O>>,
) {
  const part = await unitOfPlanPart(tx, lineId, 'line')
  const plan = await holdDraft(tx, part?.planId)
  if (!plan.ok) return plan
  await lockElements(tx, [plan.value.id])
  const found = await tx.execute(sql`
    select id, section_id, sort, version from planning.line where id = ${lineId} for update`)
  const row = found.rows[0]
  if (row === undefined || Number(row.version) !== expectedVersion) return refuse(LINE_CHANGED)
  const was = await stateOf(tx, plan.value)
  const done = await work(plan.value, { id: lineId, sectionId: String(row.section_id), sort: Number(row.sort) })
  if (!done.ok) return done
  await touchPlan(tx, plan.value.id)
  const is = await stateOf(tx, plan.value)
  return {
    ok: true as const,
    value: {
      output: done.value,
      changes: changesOf(plan.value, was, is),
      events: [poaChanged(plan.value.id)],
    },
  }
}

interface PlanState {
  readonly elements: ElementStates
  readonly lines: number
}

async function stateOf(tx: WriteTx, { id }: HeldPlan): Promise<PlanState> {
  const counted = await tx.execute(sql`
    select count(*) as n from planning.line l join planning.section s on s.id = l.section_id
    join planning.sub_plan p on p.id = s.sub_plan_id where p.instrument_id = ${id}`)
  return { elements: await elementStates(tx, { instruments: [id] }), lines: Number(counted.rows[0]?.n) }
}

function changesOf(plan: HeldPlan, was: PlanState, is: PlanState): readonly Change[] {
  const lines =
    was.lines === is.lines
      ? []
      : [
          {
            kind: 'planning.poa',
            id: plan.id,
            label: plan.title,
            before: { lines: was.lines },
            after: { lines: is.lines },
          },
        ]
  return [...lines, ...elementChanges(was.elements, is.elements)]
}

/** A new element at the end of the plan's list, in its column of the line. */
async function placeNew(
  tx: WriteTx,
  plan: HeldPlan,
  lineId: Id,
  of: { readonly column: MatrixColumn; readonly title: string; readonly code?: string | undefined },
): Promise<Id> {
  const id = newId()
  await tx.execute(sql`
    insert into planning.element (id, office_id, instrument_id, kind, code, title, sort)
    select ${id}, ${plan.officeId}, ${plan.id}, ${of.column}, ${of.code || null}, ${of.title}, coalesce(max(sort), 0) + 1
    from planning.element where instrument_id = ${plan.id}`)
  await tx.execute(sql`
    insert into planning.placement (id, office_id, line_id, element_id, sort)
    select ${newId()}, ${plan.officeId}, ${lineId}, ${id}, coalesce(max(sort), 0) + 1
    from planning.placement where line_id = ${lineId}`)
  return id
}

const LINE_CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Otra persona cambió o quitó esta fila mientras usted escribía. Vea cómo está ahora y repita su cambio si aún hace falta.',
    en: 'Somebody else changed or removed this line while you were writing. See how it stands now, and repeat your change if it is still needed.',
  },
}
const REPORTED: Refusal<'activity_reported'> = {
  kind: 'activity_reported',
  message: {
    es: 'La actividad de esta fila ya tiene avances informados; no se quita. Si no se hará, cancélela con su motivo.',
    en: 'Progress was already reported of this line’s activity; it is not removed. If it will not be done, cancel it with its reason.',
  },
}
