import type { Definition, Step } from '../definition/definition.ts'
import type { FlowState } from '../flow/flow.ts'
import { rolesAt, type Standing } from '../flow/roles.ts'

/** Which cases a list shows. */
export const SCOPES = ['unit', 'mine', 'unassigned', 'all', 'ended'] as const
export type Scope = (typeof SCOPES)[number]

export const PRESSING_FILTERS = ['late', 'soon', 'waits', 'opinion'] as const
export type PressingFilter = (typeof PRESSING_FILTERS)[number]

/** Steps at which this person has something to do, whatever the answers are: the inbox of the unit is made of them. */
export function ownSteps(definition: Definition, standing: Standing): readonly string[] {
  return definition.steps
    .filter((step) => {
      const roles = rolesAt(definition, step, standing)
      return step.actions.some(({ by }) => isOwn(by ?? step.by, roles))
    })
    .map(({ key }) => key)
}

function isOwn(by: string | undefined, roles: readonly string[]): boolean {
  return by !== undefined && roles.includes(by)
}

/** Titles of where a case stands, in the order of the definition. */
export function standsAt(definition: Definition, { open, ended }: FlowState): readonly Step[] {
  return definition.steps.filter(({ key }) => (ended === undefined ? open.includes(key) : key === ended))
}
