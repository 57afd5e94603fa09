import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { StateShape } from '../../../../../ui/state/state-badge.tsx'
import { STATE_IDS, type StateId } from '../../../rules/states.ts'
import type { StateTally } from '../../../rules/tally.ts'
import { STATE_NAMES } from '../../../rules/words.ts'
import { uiState } from '../../plan/ui-state.ts'

export interface StandingProps {
  readonly tally: StateTally
  readonly locale: Locale
  /** The list behind a count. */
  readonly href?: ((state: StateId) => string) | undefined
}

/** `▲ 2 ◐ 3 ▼ 1` in a cell of a table: only the states in which any stands, each with its word for who does not see the shape. */
export function Standing({ tally, locale, href }: StandingProps) {
  return (
    <span class="standing-cell">
      {STATE_IDS.filter((state) => tally[state] > 0).map((state) => {
        const name = say(STATE_NAMES[state], locale)
        const inside = (
          <>
            <StateShape state={uiState(state)} size={12} /> {formatNumber(tally[state])}
            <span class="hidden"> {name}</span>
          </>
        )
        const looks = `nowrap state-${uiState(state)}`
        return href === undefined ? (
          <span key={state} class={looks} title={name}>
            {inside}
          </span>
        ) : (
          <a key={state} class={looks} title={name} href={href(state)}>
            {inside}
          </a>
        )
      })}
    </span>
  )
}
