import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CivilDate } from '../../../kernel/civil.ts'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { CANCEL_ELEMENT, CANCEL_IN_APPROVED } from '../cancel-permissions.ts'
import { poaChanged } from '../events.ts'
import type { ElementKind } from '../model.ts'
import { onlyOfResult } from '../rules/cancel/cancelled-with.ts'
import { type CancelRefusal, mayCancel, mayResume } from '../rules/cancel/may-cancel.ts'
import { ownerOfElement } from './element-owner.ts'
import { elementChanges, elementStates, lockElements } from './element-states.ts'
import { loadPoas } from './load-poa.ts'
import { closedPeriodRefusal } from './review-closed-period.ts'

const REASON = z.string().trim().min(10).max(1000)

export const cancelElementInput = z.object({
  elementId: z.uuid(),
  on: z.string().refine((text) => parseCivilDate(text) !== undefined, {
    params: { text: { es: 'Escriba un día que exista.', en: 'Write a day that exists.' } },
  }),
  reason: REASON,
  /** Of a result: also the activities that serve it alone. */
  withActivities: z.literal('si').optional(),
  expectedVersion: z.coerce.number().int().min(1),
})

export const resumeElementInput = z.object({
  elementId: z.uuid(),
  reason: REASON,
  /** Of a result: also the activities that were cancelled together with it. */
  withActivities: z.literal('si').optional(),
  expectedVersion: z.coerce.number().int().min(1),
})

export interface CancelOutput {
  readonly elementId: string
  /** How many elements changed, this one among them. */
  readonly changed: number
}

type Unchanged = Refusal<'no_element' | 'changed_meanwhile' | 'plan_approved'> | CancelRefusal

/** An activity or a result of a unit's plan will not be done: from which day and why. It counts in no figure from then on, and is named. */
export const cancelElement: Command<z.infer<typeof cancelElementInput>, CancelOutput> = {
  id: 'planning.cancel_element',
  title: { es: 'Anular una actividad o un resultado', en: 'Cancel an activity or a result' },
  input: cancelElementInput,
  permission: CANCEL_ELEMENT,
  subject: (tx, { elementId }) => ownerOfElement(tx, elementId),
  async run(tx, ctx, input) {
    const found = await lockElement(tx, ctx, input.elementId, input.expectedVersion)
    if (!found.ok) return found
    const facts = found.value
    const others = input.withActivities === undefined ? [] : await activitiesOf(tx, facts)
    const may = mayCancel({
      ...facts,
      on: input.on,
      today: ctx.today,
      reports: await reportsOf(tx, [facts.id, ...others]),
    })
    if (!may.ok) return may
    const closed = await closedOn(tx, input.on)
    if (closed !== undefined) return refuse(closed)
    return change(tx, facts, [facts.id, ...others], { on: input.on, reason: input.reason }, input.reason)
  },
}

/** What was cancelled is done after all; what was reported before counts again. */
export const resumeElement: Command<z.infer<typeof resumeElementInput>, CancelOutput> = {
  id: 'planning.resume_element',
  title: { es: 'Reanudar una actividad o un resultado', en: 'Resume an activity or a result' },
  input: resumeElementInput,
  permission: CANCEL_ELEMENT,
  subject: (tx, { elementId }) => ownerOfElement(tx, elementId),
  async run(tx, ctx, input) {
    const found = await lockElement(tx, ctx, input.elementId, input.expectedVersion)
    if (!found.ok) return found
    const facts = found.value
    const may = mayResume(facts)
    if (!may.ok) return may
    const closed = facts.cancelledOn === undefined ? undefined : await closedOn(tx, facts.cancelledOn)
    if (closed !== undefined) return refuse(closed)
    const others = input.withActivities === undefined ? [] : await cancelledTogether(tx, facts)
    return change(tx, facts, [facts.id, ...others], undefined, input.reason)
  },
}

/** From a day of a signed quarter on, figures that the director reviewed would be others: whether something ends there or goes on. */
function closedOn(tx: WriteTx, day: CivilDate) {
  const [year, month] = day.split('-').map(Number)
  return closedPeriodRefusal(tx, { year: Number(year), months: [Number(month)] })
}

interface ElementFacts {
  readonly id: string
  readonly kind: ElementKind
  readonly retired: boolean
  readonly cancelledOn: CivilDate | undefined
  readonly cancelledReason: string | undefined
  readonly year: number
  readonly instrumentId: string
}

/**
 * Holds the element until the transaction ends, and with it the plan's other elements when a result takes activities along:
 * nobody reports of them meanwhile. Who may depends on whether the plan is approved, which is known only now.
 */
async function lockElement(
  tx: WriteTx,
  ctx: Ctx,
  elementId: string,
  expectedVersion: number,
): Promise<Result<ElementFacts, Unchanged>> {
  const place = await tx.execute(sql`
    select i.id, i.status, i.from_year, i.unit_id from planning.element e join planning.instrument i on i.id = e.instrument_id
    where e.id = ${elementId} and i.kind = 'poa' for share of i`)
  const plan = place.rows[0]
  if (plan === undefined) return refuse(noElement())
  if (plan.status === 'approved' && !mayDo(ctx.who, CANCEL_IN_APPROVED)) return refuse(planApproved())
  await lockElements(tx, [String(plan.id)])
  const found = await tx.execute(sql`
    select kind, retired_at, cancelled_on, cancelled_reason, version from planning.element where id = ${elementId}`)
  const row = found.rows[0]
  if (row === undefined) return refuse(noElement())
  if (Number(row.version) !== expectedVersion) return refuse(changedMeanwhile())
  return {
    ok: true,
    value: {
      id: elementId,
      kind: row.kind as ElementKind,
      retired: row.retired_at !== null,
      cancelledOn: row.cancelled_on === null ? undefined : String(row.cancelled_on),
      cancelledReason: row.cancelled_reason === null ? undefined : String(row.cancelled_reason),
      year: Number(plan.from_year),
      instrumentId: String(plan.id),
    },
  }
}

async function activitiesOf(tx: ReadTx, facts: ElementFacts): Promise<readonly string[]> {
  if (facts.kind !== 'result') return []
  const [poa] = await loadPoas(tx, { ids: [facts.instrumentId] })
  return (poa === undefined ? [] : onlyOfResult(poa.plan, facts.id))
    .filter(({ cancelled }) => cancelled === undefined)
    .map(({ key }) => key)
}

/** Activities of the result that bear the same day and the same reason. */
async function cancelledTogether(tx: ReadTx, facts: ElementFacts): Promise<readonly string[]> {
  if (facts.kind !== 'result') return []
  const [poa] = await loadPoas(tx, { ids: [facts.instrumentId] })
  return (poa === undefined ? [] : onlyOfResult(poa.plan, facts.id))
    .filter(({ cancelled }) => cancelled?.on === facts.cancelledOn && cancelled?.reason === facts.cancelledReason)
    .map(({ key }) => key)
}

async function reportsOf(tx: ReadTx, ids: readonly string[]) {
  const found = await tx.execute(sql`
    select month, executed from planning.month_report where activity_id = any(${sql.param(ids)}::uuid[]) order by month`)
  return found.rows.map((row) => ({ month: Number(row.month), executed: Number(row.executed) }))
}

async function change(
  tx: WriteTx,
  facts: ElementFacts,
  ids: readonly string[],
  cancelled: { readonly on: CivilDate; readonly reason: string } | undefined,
  reason: string,
) {
  const before = await elementStates(tx, { instruments: [facts.instrumentId] })
  await tx.execute(sql`
    update planning.element set cancelled_on = ${cancelled?.on ?? null}, cancelled_reason = ${cancelled?.reason ?? null},
      version = version + 1 where id = any(${sql.param(ids)}::uuid[])`)
  const after = await elementStates(tx, { instruments: [facts.instrumentId] })
  return {
    ok: true,
    value: {
      output: { elementId: facts.id, changed: ids.length },
      changes: elementChanges(before, after),
      events: [poaChanged(facts.instrumentId)],
      reason,
    },
  } as const
}

function planApproved(): Unchanged {
  return {
    kind: 'plan_approved',
    message: { es: `${CANCEL_IN_APPROVED.sentence.es}.`, en: `${CANCEL_IN_APPROVED.sentence.en}.` },
  }
}

function noElement(): Unchanged {
  return {
    kind: 'no_element',
    message: { es: 'Ningún plan operativo tiene ese elemento.', en: 'No operating plan has that element.' },
  }
}

function changedMeanwhile(): Unchanged {
  return {
    kind: 'changed_meanwhile',
    message: {
      es: 'Otra persona cambió este elemento mientras usted escribía. Revise cómo quedó y decida de nuevo.',
      en: 'Somebody else changed this element while you were writing. See how it stands now and decide again.',
    },
  }
}
