import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'

/** A unit's plan while it is held. */
export interface HeldPlan {
  readonly id: Id
  readonly officeId: Id
  readonly year: number
  readonly title: string
  readonly approved: boolean
}

/**
 * Holds a unit's plan until the transaction ends. Who approves takes the same row: an edit is in what was approved, or comes
 * after and is refused.
 */
export async function holdPlan(tx: WriteTx, planId: Id | undefined): Promise<Result<HeldPlan>> {
  const found = await tx.execute(sql`
    select id, office_id, from_year, title, status from planning.instrument
    where id = ${planId ?? null}::uuid and kind = 'poa' for update`)
  const row = found.rows[0]
  if (row === undefined) return refuse(NO_SUCH_PLAN)
  return {
    ok: true,
    value: {
      id: String(row.id),
      officeId: String(row.office_id),
      year: Number(row.from_year),
      title: String(row.title),
      approved: row.status === 'approved',
    },
  }
}

/** The same, if it is still a draft. What is approved changes by reprogramming alone. */
export async function holdDraft(tx: WriteTx, planId: Id | undefined): Promise<Result<HeldPlan>> {
  const held = await holdPlan(tx, planId)
  return held.ok && held.value.approved ? refuse(PLAN_APPROVED) : held
}

/** The plan says something else now: who looked at it before, to approve it, is told. */
export async function touchPlan(tx: WriteTx, planId: Id): Promise<void> {
  await tx.execute(sql`update planning.instrument set version = version + 1 where id = ${planId}`)
}

/** The unit whose plan holds an element or a line: what permissions ask. */
export async function unitOfPlanPart(
  tx: ReadTx,
  id: Id,
  part: 'element' | 'line',
): Promise<{ readonly unitId: Id; readonly planId: Id } | undefined> {
  const plan =
    part === 'element'
      ? sql`select e.instrument_id from planning.element e where e.id = ${id}`
      : sql`select p.instrument_id from planning.sub_plan p join planning.section s on s.sub_plan_id = p.id
          join planning.line l on l.section_id = s.id where l.id = ${id}`
  const found = await tx.execute(sql`
    select i.id, i.unit_id from planning.instrument i where i.kind = 'poa' and i.id = (${plan})`)
  const row = found.rows[0]
  return row === undefined ? undefined : { unitId: String(row.unit_id), planId: String(row.id) }
}

const PLAN_APPROVED: Refusal<'plan_approved'> = {
  kind: 'plan_approved',
  message: {
    es: 'El plan ya está aprobado y no se corrige aquí. Pida una reprogramación, con su causa: al decidirse nace otra versión del plan y la aprobada se conserva.',
    en: 'The plan is approved and is not corrected here. Ask for a reprogramming, with its cause: when it is decided a new version begins and the approved one is kept.',
  },
}

const NO_SUCH_PLAN: Refusal<'no_plan'> = {
  kind: 'no_plan',
  message: { es: 'Ningún plan de unidad tiene eso.', en: 'No unit’s plan has that.' },
}
