import type { State } from '../../../../ui/state/state.ts'
import type { StateId } from '../../rules/states.ts'

/** The design system's name of each state; the only place where the two lists meet. */
const UI_STATES: Record<StateId, State> = {
  above: 'above',
  full: 'on_track',
  near: 'behind',
  behind: 'far_behind',
  no_demand: 'no_demand',
  not_programmed: 'not_programmed',
  not_reported: 'not_reported',
}

export function uiState(state: StateId): State {
  return UI_STATES[state]
}
