import type { Id } from '../../kernel/ids.ts'
import type { DomainEvent } from '../../platform/capability/command.ts'
import type { Ctx } from '../../platform/capability/context.ts'

/** A unit reported what it did in a month. Payload: activityId, year, month. */
export const MONTH_REPORTED = { name: 'planning.month_reported', version: 1 } as const

/** The content of a unit's plan changed (imported, corrected, reported). Payload: poaId; when imported also cause and by. */
export const POA_CHANGED = { name: 'planning.poa_changed', version: 1 } as const

export function poaChanged(poaId: Id): DomainEvent {
  return { ...POA_CHANGED, payload: { poaId } }
}

/** A file of the plan was accepted, by an account or (from the command line) by nobody. */
export function poaImported(poaId: Id, ctx: Ctx): DomainEvent {
  const by = typeof ctx.who === 'string' ? undefined : ctx.who.accountId
  return { ...POA_CHANGED, payload: { poaId, cause: 'imported', ...(by === undefined ? {} : { by }) } }
}
