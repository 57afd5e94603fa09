import type { Id } from '../../kernel/ids.ts'
import type { DomainEvent } from '../../platform/capability/command.ts'

/** A unit reported what it did in a month. Payload: activityId, year, month. */
export const MONTH_REPORTED = { name: 'planning.month_reported', version: 1 } as const

/** The content of a unit's plan changed (imported, corrected, reported). Payload: poaId. */
export const POA_CHANGED = { name: 'planning.poa_changed', version: 1 } as const

export function poaChanged(poaId: Id): DomainEvent {
  return { ...POA_CHANGED, payload: { poaId } }
}
