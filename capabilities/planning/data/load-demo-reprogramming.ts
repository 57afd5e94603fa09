import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { DemoReprogramming, DemoRequest } from '../demo-reprogramming.ts'
import { scheduleOf } from '../deployment-items.ts'
import type { DraftPoa } from '../model.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import { applyToPlan } from './apply-reprogramming.ts'
import { loadPoas } from './load-poa.ts'
import { loadReprogrammings } from './reprogramming-load.ts'
import { insertReprogramming, putChange } from './reprogramming-save.ts'

/** A plan that was just loaded: which ids its keys got. */
export interface LoadedPlan {
  readonly unit: string
  readonly instrumentId: Id
  readonly ids: ReadonlyMap<string, Id>
}

/** Approves the plans of a demonstration by their act and files its requests, each in the state that the file says. */
export async function saveDemoReprogramming(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  plans: readonly LoadedPlan[],
  demo: DemoReprogramming,
): Promise<void> {
  const { on, by, reference } = demo.approval
  await tx.execute(sql`
    update planning.instrument set approved_on = ${on}, approved_by = ${by}, approved_reference = ${reference}
    where id = any(${sql.param(plans.map(({ instrumentId }) => instrumentId))}::uuid[])`)
  for (const request of demo.requests) {
    const plan = plans.find(({ unit }) => unit === request.unit)
    if (plan !== undefined) await saveRequest(tx, ctx, officeId, plan, request)
  }
}

async function saveRequest(tx: WriteTx, ctx: Ctx, officeId: Id, plan: LoadedPlan, request: DemoRequest): Promise<void> {
  const [poa] = await loadPoas(tx, { ids: [plan.instrumentId] })
  if (poa === undefined) return
  const { id } = await insertReprogramming(tx, ctx, {
    ...request,
    risk: request.risk === undefined ? undefined : plan.ids.get(request.risk),
    instrumentId: plan.instrumentId,
    officeId,
  })
  for (const change of changesOf(request, plan, poa.plan)) await putChange(tx, { id, officeId }, change)
  const at = (day: string) => `${day}T16:00:00Z`
  const { decision, openedOn, state } = request
  await tx.execute(sql`
    update planning.reprogramming set state = ${state}, demo = true, opened_at = ${at(openedOn)},
      submitted_at = ${state === 'draft' ? null : at(openedOn)}, decided_on = ${decision?.on ?? null},
      decided_by = ${decision?.by ?? null}, decision_note = ${decision?.note ?? null},
      decided_at = ${decision === undefined ? null : at(decision.on)},
      plan_version = case when ${state === 'approved'} then
        (select coalesce(max(plan_version), 1) + 1 from planning.reprogramming where instrument_id = ${plan.instrumentId}) end
    where id = ${id}`)
  if (state !== 'approved') return
  const [stored] = await loadReprogrammings(tx, { id })
  if (stored !== undefined) await applyToPlan(tx, stored, ctx.now)
}

function changesOf(request: DemoRequest, { ids }: LoadedPlan, plan: DraftPoa): readonly PlanChange[] {
  return request.schedules.flatMap(({ activity, schedule }): readonly PlanChange[] => {
    const key = ids.get(activity)
    const made = scheduleOf(schedule)
    if (key === undefined || 'wrongTotal' in made) return []
    const before = plan.elements.find((element) => element.key === key)?.schedule ?? null
    return [{ kind: 'schedule', element: key, before, after: made }]
  })
}
