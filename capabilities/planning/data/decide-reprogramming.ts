import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { poaChanged } from '../events.ts'
import { DECIDE_REPROGRAMMING, REQUEST_REPROGRAMMING } from '../reprogramming-permissions.ts'
import { conflictsWith } from '../rules/reprogramming-request/change.ts'
import { moveReprogramming } from '../rules/reprogramming-request/states.ts'
import { applyToPlan } from './apply-reprogramming.ts'
import { civilDay } from './approve-poa.ts'
import { changesRefusal } from './closed-months.ts'
import { elementChanges, elementStates, lockElements } from './element-states.ts'
import { loadPoas } from './load-poa.ts'
import { changedMeanwhile, labelOf, lockRequest, NO_SUCH_REQUEST, unitOfRequest } from './open-reprogramming.ts'
import { REPROGRAMMING, type StoredReprogramming } from './reprogramming-load.ts'
import { postOf } from './reprogramming-save.ts'
import { tellOfDecision, tellOfSubmission } from './tell-reprogramming.ts'

export const moveInput = z.object({ requestId: z.uuid() })

export interface MovedOutput {
  readonly requestId: Id
  readonly state: StoredReprogramming['state']
}

/** The unit hands a request to the director; from here on nobody changes it. */
export const submitReprogramming: Command<z.infer<typeof moveInput>, MovedOutput> = {
  id: 'planning.submit_reprogramming',
  title: { es: 'Presentar una solicitud de reprogramación', en: 'Submit a request to reprogramme' },
  input: moveInput,
  permission: REQUEST_REPROGRAMMING,
  subject: (tx, input) => unitOfRequest(tx, input.requestId),
  async run(tx, ctx, input) {
    const request = await lockRequest(tx, input.requestId)
    if (request === undefined) return refuse(NO_SUCH_REQUEST)
    const moved = moveReprogramming(request.state, 'submit')
    if (!moved.ok) return moved
    if (request.changes.length === 0) return refuse(NOTHING_PROPOSED)
    const refusal = await whyNotNow(tx, request, ctx.today)
    if (refusal !== undefined) return refuse(refusal)
    await tx.execute(sql`
      update planning.reprogramming set state = ${moved.value}, submitted_at = ${ctx.now}, version = version + 1
      where id = ${request.id}`)
    await tellOfSubmission(tx, ctx, request)
    return {
      ok: true,
      value: { output: { requestId: request.id, state: moved.value }, changes: [moving(request, moved.value)] },
    }
  },
}

/** The unit takes its request back before it is decided. */
export const withdrawReprogramming: Command<z.infer<typeof moveInput>, MovedOutput> = {
  id: 'planning.withdraw_reprogramming',
  title: { es: 'Retirar una solicitud de reprogramación', en: 'Withdraw a request to reprogramme' },
  input: moveInput,
  permission: REQUEST_REPROGRAMMING,
  subject: (tx, input) => unitOfRequest(tx, input.requestId),
  async run(tx, _ctx, input) {
    const request = await lockRequest(tx, input.requestId)
    if (request === undefined) return refuse(NO_SUCH_REQUEST)
    const moved = moveReprogramming(request.state, 'withdraw')
    if (!moved.ok) return moved
    await tx.execute(sql`
      update planning.reprogramming set state = ${moved.value}, version = version + 1 where id = ${request.id}`)
    return {
      ok: true,
      value: { output: { requestId: request.id, state: moved.value }, changes: [moving(request, moved.value)] },
    }
  },
}

export const decideReprogrammingInput = z.object({
  requestId: z.uuid(),
  decision: z.enum(['approve', 'reject']),
  on: civilDay,
  note: z.string().trim().max(2000).default(''),
  expectedVersion: z.coerce.number().int().min(1),
})

/** The director decides. An approval writes the next version of the plan in the same transaction, or nothing at all. */
export const decideReprogramming: Command<z.infer<typeof decideReprogrammingInput>, MovedOutput> = {
  id: 'planning.decide_reprogramming',
  title: { es: 'Decidir una solicitud de reprogramación', en: 'Decide a request to reprogramme' },
  input: decideReprogrammingInput,
  permission: DECIDE_REPROGRAMMING,
  async run(tx, ctx, input) {
    // The plan's row first, as every writer of plans does; the second of two directors waits here.
    await tx.execute(sql`
      select 1 from planning.instrument where id = (select instrument_id from planning.reprogramming where id = ${input.requestId})
      for update`)
    const request = await lockRequest(tx, input.requestId)
    if (request === undefined) return refuse(NO_SUCH_REQUEST)
    const moved = moveReprogramming(request.state, input.decision)
    if (!moved.ok) return moved
    if (request.version !== input.expectedVersion) return refuse(changedMeanwhile(request))
    if (input.on > ctx.today) return refuse(DECIDED_IN_FUTURE)
    if (input.decision === 'reject' && input.note === '') return refuse(NOTE_MISSING)

    const changes: Change[] = [moving(request, moved.value, input.note)]
    let planVersion: number | null = null
    if (input.decision === 'approve') {
      await lockElements(tx, [request.instrumentId])
      const refusal = await whyNotNow(tx, request, ctx.today)
      if (refusal !== undefined) return refuse(refusal)
      const was = await elementStates(tx, { instruments: [request.instrumentId] })
      await applyToPlan(tx, request, ctx.now)
      changes.push(...elementChanges(was, await elementStates(tx, { instruments: [request.instrumentId] })))
      const last = await tx.execute(sql`
        select coalesce(max(plan_version), 1) + 1 as next from planning.reprogramming
        where instrument_id = ${request.instrumentId}`)
      planVersion = Number(last.rows[0]?.next)
    }
    await tx.execute(sql`
      update planning.reprogramming set state = ${moved.value}, decided_on = ${input.on},
        decided_by = ${await postOf(tx, ctx, request.unit.id)}, decision_note = ${input.note === '' ? null : input.note},
        decided_at = ${ctx.now}, plan_version = ${planVersion}, version = version + 1
      where id = ${request.id}`)
    await tellOfDecision(tx, ctx, request, moved.value === 'approved')
    return {
      ok: true,
      value: {
        output: { requestId: request.id, state: moved.value },
        changes,
        events: input.decision === 'approve' ? [poaChanged(request.instrumentId)] : [],
        reason: request.cause,
      },
    }
  },
}

/** Whether the plan still says what the request started from, and its months are still open. */
async function whyNotNow(tx: WriteTx, request: StoredReprogramming, today: string): Promise<Refusal | undefined> {
  const [poa] = await loadPoas(tx, { ids: [request.instrumentId] })
  if (poa === undefined) return NO_SUCH_REQUEST
  const conflicts = conflictsWith(poa.plan, request.changes)
  if (conflicts.length > 0) return stale(conflicts.length)
  return changesRefusal(tx, request.year, today, request.changes)
}

function moving(request: StoredReprogramming, to: StoredReprogramming['state'], note = ''): Change {
  return {
    kind: REPROGRAMMING,
    id: request.id,
    label: labelOf(request),
    before: { state: request.state },
    after: { state: to, ...(note === '' ? {} : { note }) },
  }
}

function stale(count: number): Refusal<'plan_changed'> {
  return {
    kind: 'plan_changed',
    message: {
      es: `El plan cambió después de que se propuso: ${count === 1 ? 'un cambio ya no parte' : `${count} cambios ya no parten`} de lo vigente. La página muestra cuáles; no se aplicó ninguno.`,
      en: `The plan changed after this was proposed: ${count === 1 ? 'one change no longer starts' : `${count} changes no longer start`} from what is in force. The page shows which; none was applied.`,
    },
  }
}

const NOTHING_PROPOSED: Refusal<'nothing_proposed'> = {
  kind: 'nothing_proposed',
  message: {
    es: 'La solicitud todavía no propone ningún cambio. Elija una actividad o un indicador y diga qué cambia.',
    en: 'The request proposes no change yet. Choose an activity or an indicator and say what changes.',
  },
}
const DECIDED_IN_FUTURE: Refusal<'decided_in_future'> = {
  kind: 'decided_in_future',
  field: 'on',
  message: { es: 'La fecha de la decisión todavía no llega.', en: 'The date of the decision has not come yet.' },
}
const NOTE_MISSING: Refusal<'note_missing'> = {
  kind: 'note_missing',
  field: 'note',
  message: {
    es: 'Escriba por qué se deniega: la unidad necesita saber qué hacer ahora.',
    en: 'Write why it is refused: the unit needs to know what to do now.',
  },
}
