import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { poaChanged } from '../events.ts'
import type { ElementKind } from '../model.ts'
import { SELF_ASSESS } from '../money-permissions.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { typedNumber } from '../rules/edit/typed-number.ts'
import { mayAssess } from '../rules/self-assessment/self-assessment.ts'
import { ownerOfElement } from './element-owner.ts'
import { PLAN_TOPICS } from './year-query.ts'

export const SELF_ASSESSMENT = 'planning.self_assessment'

export const selfAssessInput = z.object({
  elementId: z.uuid(),
  period: z.string().max(10),
  percent: typedNumber(z.number().min(0).max(100)),
  note: z.string().trim().max(2000).optional(),
  /** Of the assessment as the person saw it; 0 = there was none. */
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

export interface SelfAssessOutput {
  readonly id: string
  readonly version: number
}

/** A unit says itself how far an element is at the end of a quarter. It is shown beside the computed figure and enters none. */
export const selfAssess: Command<z.infer<typeof selfAssessInput>, SelfAssessOutput> = {
  id: 'planning.self_assess',
  title: { es: 'Autoevaluar un elemento del plan', en: 'Assess an element of the plan oneself' },
  input: selfAssessInput,
  permission: SELF_ASSESS,
  subject: (tx, { elementId }) => ownerOfElement(tx, elementId),
  async run(tx, ctx, input) {
    const { elementId, period, percent } = input
    const found = await tx.execute(sql`
      select e.kind, e.title, e.retired_at, e.cancelled_on, i.id as instrument_id, i.office_id, i.from_year
      from planning.element e join planning.instrument i on i.id = e.instrument_id
      where e.id = ${elementId} and i.kind = 'poa' for update of e`)
    const facts = found.rows[0]
    if (facts === undefined) return refuse(noElement())
    const may = mayAssess({
      kind: facts.kind as ElementKind,
      retired: facts.retired_at !== null,
      cancelled: facts.cancelled_on !== null,
      year: Number(facts.from_year),
      period,
      today: ctx.today,
    })
    if (!may.ok) return may
    const standing = await tx.execute(sql`
      select id, version, percent, note from planning.self_assessment
      where element_id = ${elementId} and period = ${period} for update`)
    const before = standing.rows[0]
    if ((before === undefined ? 0 : Number(before.version)) !== input.expectedVersion)
      return refuse(changedMeanwhile(before === undefined ? undefined : Number(before.percent)))
    const id = before === undefined ? newId() : String(before.id)
    const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
    const note = input.note === undefined || input.note === '' ? null : input.note
    if (before === undefined)
      await tx.execute(sql`
        insert into planning.self_assessment (id, office_id, element_id, period, percent, note, set_by, set_at)
        values (${id}, ${String(facts.office_id)}, ${elementId}, ${period}, ${percent}, ${note}, ${by}, ${ctx.now})`)
    else
      await tx.execute(sql`
        update planning.self_assessment set percent = ${percent}, note = ${note}, demo = false, set_by = ${by},
          set_at = ${ctx.now}, version = version + 1 where id = ${id}`)
    return {
      ok: true,
      value: {
        output: { id, version: input.expectedVersion + 1 },
        changes: [
          {
            kind: SELF_ASSESSMENT,
            id,
            label: `${String(facts.title)} · ${period}`,
            ...(before === undefined
              ? { after: { period, percent, note } }
              : { before: { percent: Number(before.percent), note: before.note }, after: { percent, note } }),
          },
        ],
        events: [poaChanged(String(facts.instrument_id))],
      },
    }
  },
}

export interface StoredAssessment {
  readonly id: string
  readonly elementId: string
  readonly period: string
  readonly percent: number
  readonly note: string | null
  readonly version: number
  readonly demo: boolean
}

/** What units of a year say of themselves: public, as the computed figures are. */
export const assessmentsQuery: Query<{ readonly year: number }, readonly StoredAssessment[]> = {
  id: 'planning.self_assessments',
  permission: READ_PUBLIC,
  async run(tx, _ctx, { year }) {
    const value = await tx.memory.remember(PLAN_TOPICS, `assessments of ${year}`, () => loadAssessments(tx, year))
    return { ok: true, value }
  },
}

async function loadAssessments(tx: ReadTx, year: number): Promise<readonly StoredAssessment[]> {
  const found = await tx.execute(sql`
    select a.id, a.element_id, a.period, a.percent, a.note, a.version, a.demo
    from planning.self_assessment a join planning.element e on e.id = a.element_id
    join planning.instrument i on i.id = e.instrument_id
    where i.from_year = ${year} and i.kind = 'poa' order by a.period, a.id`)
  return found.rows.map((row) => ({
    id: String(row.id),
    elementId: String(row.element_id),
    period: String(row.period),
    percent: Number(row.percent),
    note: row.note === null ? null : String(row.note),
    version: Number(row.version),
    demo: row.demo === true,
  }))
}

function noElement(): Refusal<'no_element'> {
  return {
    kind: 'no_element',
    message: { es: 'Ningún plan operativo tiene ese elemento.', en: 'No operating plan has that element.' },
  }
}

function changedMeanwhile(percent: number | undefined): Refusal<'changed_meanwhile'> {
  const value = percent === undefined ? '—' : `${percent} %`
  return {
    kind: 'changed_meanwhile',
    field: 'percent',
    message: {
      es: `Otra persona lo autoevaluó mientras usted escribía: ahora dice ${value}. Compare y guarde de nuevo si su dato es el correcto.`,
      en: `Somebody else assessed it while you were writing: it now says ${value}. Compare, and save again if yours is right.`,
    },
  }
}
