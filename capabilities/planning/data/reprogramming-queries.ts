import { type Id, isId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_PUBLIC, READ_WORKSPACE } from '../permissions.ts'
import { REQUEST_REPROGRAMMING } from '../reprogramming-permissions.ts'
import { type Conflict, conflictsWith } from '../rules/reprogramming-request/change.ts'
import { closedMonths } from './closed-months.ts'
import { loadPoas } from './load-poa.ts'
import { loadYearFrame, type YearFrame } from './load-year.ts'
import { unitOfRequest } from './open-reprogramming.ts'
import { loadReprogrammings, type StoredReprogramming } from './reprogramming-load.ts'
import type { StoredPoa } from './stored-poa.ts'

export interface RequestAnswer {
  readonly request: StoredReprogramming
  readonly poa: StoredPoa
  readonly frame: YearFrame
  readonly closedThrough: number
  /** While it is not decided: what of the plan changed after it was proposed. */
  readonly conflicts: readonly Conflict[]
}

/** A request with the plan that it would change. */
export const requestQuery: Query<string, RequestAnswer> = {
  id: 'planning.reprogramming_request',
  permission: READ_WORKSPACE,
  async run(tx, ctx, id) {
    const [request] = isId(id) ? await loadReprogrammings(tx, { id }) : []
    if (request === undefined) return refuse(NO_REQUEST)
    const [poa] = await loadPoas(tx, { ids: [request.instrumentId] })
    const frame = await loadYearFrame(tx, request.year, ctx.today)
    if (poa === undefined || frame === undefined) return refuse(NO_REQUEST)
    const open = request.state === 'draft' || request.state === 'submitted'
    return {
      ok: true,
      value: {
        request,
        poa,
        frame,
        closedThrough: await closedMonths(tx, request.year, ctx.today),
        conflicts: open ? conflictsWith(poa.plan, request.changes) : [],
      },
    }
  },
}

/** The same for who may change it: the forms of its changes start from here. */
export const editableRequest: Query<string, RequestAnswer> = {
  id: 'planning.editable_request',
  permission: REQUEST_REPROGRAMMING,
  subject: (tx, id) => (isId(id) ? unitOfRequest(tx, id) : Promise.resolve({})),
  run: (tx, ctx, id) => requestQuery.run(tx, ctx, id),
}

/** Every request of a plan, whatever became of it. */
export const requestsOfPlan: Query<Id, readonly StoredReprogramming[]> = {
  id: 'planning.reprogrammings_of_plan',
  permission: READ_WORKSPACE,
  run: async (tx, _ctx, poaId) => ({ ok: true, value: await loadReprogrammings(tx, { instruments: [poaId] }) }),
}

/** Every request of a year, over all units. */
export const requestsOfYear: Query<number, readonly StoredReprogramming[]> = {
  id: 'planning.reprogrammings_of_year',
  permission: READ_WORKSPACE,
  run: async (tx, _ctx, year) => ({ ok: true, value: await loadReprogrammings(tx, { year }) }),
}

/** The requests that made the versions of a plan, in the order of their decisions: the same for staff and public. */
export const decidedOfPlan: Query<Id, readonly StoredReprogramming[]> = {
  id: 'planning.decided_reprogrammings',
  permission: READ_PUBLIC,
  async run(tx, _ctx, poaId) {
    const all = await loadReprogrammings(tx, { instruments: [poaId] })
    const decided = all.filter(({ planVersion }) => planVersion !== undefined)
    return { ok: true, value: decided.toSorted((one, other) => (one.planVersion ?? 0) - (other.planVersion ?? 0)) }
  },
}

const NO_REQUEST: Refusal<'no_request'> = {
  kind: 'no_request',
  message: { es: 'Esa solicitud no existe.', en: 'There is no such request.' },
}
