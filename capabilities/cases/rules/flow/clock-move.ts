import type { Definition } from '../definition/definition.ts'
import { everyAction, type FlowState } from './flow.ts'
import { CLOCK } from './roles.ts'

/** When the term may act by itself. */
export type ClockTurnState = 'lapsed' | 'decided_by_silence'

/**
 * What the definition lets the term do by itself where the case stands: declare it lapsed when nobody answered in time, or decided
 * when the law lets silence speak. Undefined where the definition gives the term nothing to do there: a person does it.
 */
export function clockMove(
  definition: Definition,
  flow: FlowState,
  state: ClockTurnState,
): { readonly step: string; readonly action: string } | undefined {
  const found = everyAction(definition, flow).find(({ step, action }) => {
    if ((action.by ?? step.by) !== CLOCK) return false
    const ends = definition.steps.filter(({ key }) => action.to.includes(key)).map(({ end }) => end)
    return state === 'lapsed' ? ends.includes('lapsed') : ends.some((end) => end !== undefined && end !== 'lapsed')
  })
  return found === undefined ? undefined : { step: found.step.key, action: found.action.key }
}
