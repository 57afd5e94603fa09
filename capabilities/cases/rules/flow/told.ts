import type { Action, Definition, Step } from '../definition/definition.ts'
import type { FlowState } from './flow.ts'
import { APPLICANT, CLOCK } from './roles.ts'

/**
 * The steps whose people an action tells, by the roles that the definition names. A role whose turn comes now is told at its step;
 * one that waits at a join is told when the last has arrived; one that is only to know of it, wherever it works.
 */
export function stepsTold(
  { steps }: Pick<Definition, 'steps'>,
  { tells = [], to }: Pick<Action, 'tells' | 'to'>,
  { open }: FlowState,
): readonly Step[] {
  return [...new Set(tells)]
    .filter((role) => role !== APPLICANT && role !== CLOCK)
    .flatMap((role) => {
      const own = steps.filter(({ by }) => by === role)
      const next = own.filter(({ key }) => to.includes(key))
      return next.length === 0 ? own : next.filter(({ key }) => open.includes(key))
    })
}
