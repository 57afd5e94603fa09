import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, isId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { REQUEST_REPROGRAMMING } from '../reprogramming-permissions.ts'
import { moveReprogramming } from '../rules/reprogramming-request/states.ts'
import { loadPoaHeads } from './load-poa.ts'
import { loadReprogrammings, REPROGRAMMING, type StoredReprogramming } from './reprogramming-load.ts'
import { insertReprogramming, linkCause, postOf } from './reprogramming-save.ts'

/** What a request says of itself: the same fields open it and correct it. */
const described = {
  cause: z.string().trim().min(5).max(500),
  /** Risk of the plan; empty where the cause is none of those foreseen. */
  risk: z
    .string()
    .refine((value) => value === '' || isId(value))
    .default(''),
  /** `2019-10` or `2019-Q4`. */
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/),
  justification: z.string().trim().min(10).max(4000),
}

export const openReprogrammingInput = z.object({ poaId: z.uuid(), ...described })
export const describeReprogrammingInput = z.object({
  requestId: z.uuid(),
  expectedVersion: z.coerce.number().int().min(1),
  ...described,
})

export interface ReprogrammingOutput {
  readonly requestId: Id
  readonly number: number
}

/** A unit begins a request to change its approved plan; what it changes is put in afterwards. */
export const openReprogramming: Command<z.infer<typeof openReprogrammingInput>, ReprogrammingOutput> = {
  id: 'planning.open_reprogramming',
  title: { es: 'Abrir una solicitud de reprogramación', en: 'Open a request to reprogramme' },
  input: openReprogrammingInput,
  permission: REQUEST_REPROGRAMMING,
  async subject(tx, input) {
    const [head] = await loadPoaHeads(tx, { ids: [input.poaId] })
    return { unitId: head?.unit.id }
  },
  async run(tx, ctx, input) {
    await tx.execute(sql`select 1 from planning.instrument where id = ${input.poaId} and kind = 'poa' for update`)
    const [head] = await loadPoaHeads(tx, { ids: [input.poaId] })
    if (head === undefined) return refuse(NO_SUCH_PLAN)
    if (head.status !== 'approved') return refuse(NOT_APPROVED)
    const risk = await riskOf(tx, head.id, input.risk)
    if (input.risk !== '' && risk === undefined) return refuse(NO_SUCH_RISK)
    const { id, number } = await insertReprogramming(tx, ctx, {
      ...input,
      risk,
      instrumentId: head.id,
      officeId: head.officeId,
      requestedBy: await postOf(tx, ctx, head.unit.id),
    })
    return {
      ok: true,
      value: {
        output: { requestId: id, number },
        changes: [
          {
            kind: REPROGRAMMING,
            id,
            label: `${head.unit.code} ${head.year} · ${number}`,
            after: { state: 'draft', cause: input.cause, period: input.period, justification: input.justification },
          },
        ],
      },
    }
  },
}

/** Corrects cause, period and justification of a request in draft. */
export const describeReprogramming: Command<z.infer<typeof describeReprogrammingInput>, ReprogrammingOutput> = {
  id: 'planning.describe_reprogramming',
  title: { es: 'Corregir una solicitud de reprogramación', en: 'Correct a request to reprogramme' },
  input: describeReprogrammingInput,
  permission: REQUEST_REPROGRAMMING,
  subject: (tx, input) => unitOfRequest(tx, input.requestId),
  async run(tx, ctx, input) {
    const request = await lockRequest(tx, input.requestId)
    if (request === undefined) return refuse(NO_SUCH_REQUEST)
    const moved = moveReprogramming(request.state, 'edit')
    if (!moved.ok) return moved
    if (request.version !== input.expectedVersion) return refuse(changedMeanwhile(request))
    const risk = await riskOf(tx, request.instrumentId, input.risk)
    if (input.risk !== '' && risk === undefined) return refuse(NO_SUCH_RISK)
    await tx.execute(sql`
      update planning.reprogramming set cause = ${input.cause}, period = ${input.period},
        justification = ${input.justification}, version = version + 1
      where id = ${request.id}`)
    await linkCause(tx, ctx, request.id, risk)
    const { cause, period, justification } = request
    return {
      ok: true,
      value: {
        output: { requestId: request.id, number: request.number },
        changes: [
          {
            kind: REPROGRAMMING,
            id: request.id,
            label: labelOf(request),
            before: { cause, period, justification },
            after: { cause: input.cause, period: input.period, justification: input.justification },
          },
        ],
      },
    }
  },
}

/** Whose the request is: the unit of its plan. */
export async function unitOfRequest(tx: ReadTx, requestId: Id): Promise<{ readonly unitId: Id | undefined }> {
  const found = await tx.execute(sql`
    select i.unit_id from planning.reprogramming r join planning.instrument i on i.id = r.instrument_id
    where r.id = ${requestId}`)
  const unit = found.rows[0]?.unit_id
  return { unitId: unit === undefined || unit === null ? undefined : String(unit) }
}

/** The request as it stands, held until the transaction ends: two people do not decide, submit or change it at once. */
export async function lockRequest(tx: WriteTx, requestId: Id): Promise<StoredReprogramming | undefined> {
  await tx.execute(sql`select 1 from planning.reprogramming where id = ${requestId} for update`)
  const [request] = await loadReprogrammings(tx, { id: requestId })
  return request
}

export function labelOf(request: StoredReprogramming): string {
  return `${request.unit.code} ${request.year} · ${request.number}`
}

async function riskOf(tx: ReadTx, poaId: Id, risk: string): Promise<Id | undefined> {
  if (risk === '') return undefined
  const found = await tx.execute(sql`
    select id from planning.element where id = ${risk} and instrument_id = ${poaId} and kind = 'risk'`)
  return found.rows[0] === undefined ? undefined : risk
}

export function changedMeanwhile(request: StoredReprogramming): Refusal<'changed_meanwhile'> {
  return {
    kind: 'changed_meanwhile',
    message: {
      es: `Otra persona cambió la solicitud ${request.number} mientras usted escribía. Compare con lo que dice ahora y guarde de nuevo si lo suyo es lo correcto.`,
      en: `Somebody else changed request ${request.number} while you were writing. Compare with what it says now, and save again if yours is right.`,
    },
  }
}

const NO_SUCH_PLAN: Refusal<'no_plan'> = {
  kind: 'no_plan',
  message: { es: 'Ese plan no existe.', en: 'There is no such plan.' },
}
export const NO_SUCH_REQUEST: Refusal<'no_request'> = {
  kind: 'no_request',
  message: { es: 'Esa solicitud no existe.', en: 'There is no such request.' },
}
const NOT_APPROVED: Refusal<'not_approved'> = {
  kind: 'not_approved',
  message: {
    es: 'El plan todavía es un borrador: corríjalo directamente. Se reprograma lo que ya está aprobado.',
    en: 'The plan is still a draft: correct it directly. What is reprogrammed is what was approved.',
  },
}
const NO_SUCH_RISK: Refusal<'no_risk'> = {
  kind: 'no_risk',
  field: 'risk',
  message: { es: 'Elija un riesgo de este plan.', en: 'Choose a risk of this plan.' },
}
