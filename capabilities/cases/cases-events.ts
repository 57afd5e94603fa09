import type { DomainEvent } from '../../platform/capability/command.ts'

/** An edition of a procedure was published. Payload: `procedure` (its code), `edition`. */
export const DEFINITION_PUBLISHED = { name: 'cases.definition_published', version: 1 } as const

export function definitionPublished(procedure: string, edition: string): DomainEvent {
  return { ...DEFINITION_PUBLISHED, payload: { procedure, edition } }
}

/** A case was filed or moved. Payload: `caseId`, `number`, `procedure`, `action`, `step` it left, `endedAs` where it ended. */
export const CASE_MOVED = { name: 'cases.moved', version: 1 } as const

export function caseMoved(payload: {
  readonly caseId: string
  readonly number: string
  readonly procedure: string
  readonly action: string
  readonly step?: string | undefined
  readonly endedAs?: string | undefined
}): DomainEvent {
  return { ...CASE_MOVED, payload }
}
