import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { DraftPoa, IndicatorTerms, Target } from '../model.ts'
import { REQUEST_REPROGRAMMING } from '../reprogramming-permissions.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import { scheduleOfMonths } from '../rules/reprogramming-request/proposal.ts'
import { moveReprogramming } from '../rules/reprogramming-request/states.ts'
import { changesRefusal } from './closed-months.ts'
import { loadPoas } from './load-poa.ts'
import { changedMeanwhile, labelOf, lockRequest, NO_SUCH_REQUEST, unitOfRequest } from './open-reprogramming.ts'
import { REPROGRAMMING, type StoredReprogramming } from './reprogramming-load.ts'
import { putChange } from './reprogramming-save.ts'

const months = z.array(z.number().min(0).max(1e9).nullable()).length(12)
const day = z.string().refine((text) => text === '' || parseCivilDate(text) !== undefined)

const proposed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('schedule'), element: z.uuid(), months }),
  z.object({ kind: z.literal('cancel'), element: z.uuid(), reason: z.string().trim().max(1000) }),
  z.object({
    kind: z.literal('activity'),
    beside: z.uuid(),
    /** Given when a new activity that the request has already is corrected. */
    element: z.uuid().optional(),
    title: z.string().trim().max(1000),
    code: z.string().trim().max(60).optional(),
    months,
  }),
  z.object({
    kind: z.literal('terms'),
    element: z.uuid(),
    targets: z
      .array(z.object({ value: z.number().min(-1e9).max(1e12).optional(), due: day.default('') }))
      .min(1)
      .max(24),
  }),
])
type Proposed = z.infer<typeof proposed>

export const proposeChangeInput = z.object({
  requestId: z.uuid(),
  expectedVersion: z.coerce.number().int().min(1),
  change: proposed,
})

export interface ProposeChangeOutput {
  readonly element: Id
}

/** Puts one change into a request in draft: other months, a cancellation, a new activity, a new target or date. */
export const proposeChange: Command<z.infer<typeof proposeChangeInput>, ProposeChangeOutput> = {
  id: 'planning.propose_change',
  title: { es: 'Proponer un cambio del plan', en: 'Propose a change of the plan' },
  input: proposeChangeInput,
  permission: REQUEST_REPROGRAMMING,
  subject: (tx, input) => unitOfRequest(tx, input.requestId),
  async run(tx, ctx, input) {
    const request = await lockRequest(tx, input.requestId)
    if (request === undefined) return refuse(NO_SUCH_REQUEST)
    const moved = moveReprogramming(request.state, 'edit')
    if (!moved.ok) return moved
    if (request.version !== input.expectedVersion) return refuse(changedMeanwhile(request))
    const [poa] = await loadPoas(tx, { ids: [request.instrumentId] })
    const change = poa === undefined ? undefined : changeOf(input.change, poa.plan, ctx.today)
    if (poa === undefined || change === undefined) return refuse(NOT_IN_PLAN)
    const refusal = await changesRefusal(tx, request.year, ctx.today, [change])
    if (refusal !== undefined) return refuse(refusal)
    await putChange(tx, { id: request.id, officeId: poa.head.officeId }, change)
    await touch(tx, request)
    return {
      ok: true,
      value: {
        output: { element: change.element },
        changes: [
          {
            kind: REPROGRAMMING,
            id: request.id,
            label: labelOf(request),
            before: { [change.kind]: change.before },
            after: { element: change.element, [change.kind]: change.after },
          },
        ],
      },
    }
  },
}

/** What is proposed, beside what stands in the plan. Undefined: the plan has no such element. */
function changeOf(asked: Proposed, plan: DraftPoa, today: string): PlanChange | undefined {
  const found = plan.elements.find(({ key }) => key === (asked.kind === 'activity' ? asked.beside : asked.element))
  if (found === undefined || found.kind !== (asked.kind === 'terms' ? 'indicator' : 'activity')) return undefined
  switch (asked.kind) {
    case 'schedule':
      return {
        kind: 'schedule',
        element: found.key,
        before: found.schedule ?? null,
        after: scheduleOfMonths(found.schedule?.kind ?? 'none', asked.months),
      }
    case 'cancel':
      return {
        kind: 'cancel',
        element: found.key,
        before: found.cancelled ?? null,
        after: { reason: asked.reason, on: today },
      }
    case 'activity':
      return {
        kind: 'activity',
        element: asked.element ?? newId(),
        beside: found.key,
        before: null,
        after: {
          title: asked.title,
          ...(asked.code === undefined || asked.code === '' ? {} : { code: asked.code }),
          schedule: scheduleOfMonths('none', asked.months),
        },
      }
    default:
      return {
        kind: 'terms',
        element: found.key,
        before: found.indicator ?? null,
        after: found.indicator === undefined ? null : withTargets(found.indicator, asked.targets),
      }
  }
}

/** Value and date of each target anew; what it counts and how it compares stays as the plan says. */
function withTargets(
  terms: IndicatorTerms,
  asked: readonly { readonly value?: number | undefined; readonly due: string }[],
): IndicatorTerms {
  const targets = asked.flatMap(({ value, due }, index): Target[] => {
    const { value: _value, due: _due, ...rest } = terms.targets[index] ?? {}
    const target = { ...rest, ...(value === undefined ? {} : { value }), ...(due === '' ? {} : { due }) }
    return value === undefined && due === '' ? [] : [target]
  })
  return { ...terms, targets }
}

export const takeOutInput = z.object({ requestId: z.uuid(), changeId: z.uuid() })

/** Takes one change out of a request in draft: that part of the plan stays as it is. */
export const takeOutChange: Command<z.infer<typeof takeOutInput>, ProposeChangeOutput> = {
  id: 'planning.take_out_change',
  title: { es: 'Quitar un cambio propuesto', en: 'Take out a proposed change' },
  input: takeOutInput,
  permission: REQUEST_REPROGRAMMING,
  subject: (tx, input) => unitOfRequest(tx, input.requestId),
  async run(tx, _ctx, input) {
    const request = await lockRequest(tx, input.requestId)
    const change = request?.changes.find(({ id }) => id === input.changeId)
    if (request === undefined || change === undefined) return refuse(NO_SUCH_REQUEST)
    const moved = moveReprogramming(request.state, 'edit')
    if (!moved.ok) return moved
    await tx.execute(sql`delete from planning.reprogramming_change where id = ${change.id}`)
    await touch(tx, request)
    return {
      ok: true,
      value: {
        output: { element: change.element },
        changes: [
          {
            kind: REPROGRAMMING,
            id: request.id,
            label: labelOf(request),
            before: { element: change.element, [change.kind]: change.after },
            after: {},
          },
        ],
      },
    }
  },
}

async function touch(tx: WriteTx, request: StoredReprogramming): Promise<void> {
  await tx.execute(sql`update planning.reprogramming set version = version + 1 where id = ${request.id}`)
}

const NOT_IN_PLAN: Refusal<'not_in_plan'> = {
  kind: 'not_in_plan',
  message: {
    es: 'El plan no tiene ese elemento; elija uno de la lista.',
    en: 'The plan has no such element; choose one of the list.',
  },
}
