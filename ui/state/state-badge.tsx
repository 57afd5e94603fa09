import type { Locale } from '../../kernel/text.ts'
import { STATES, type State, stateWords } from './state.ts'

/** One shape each, told apart without colour: up, disc with tick, half disc, down, and three hatched squares. */
const SHAPES: Record<State, string> = {
  above: 'M8 1.5 15 14H1z',
  on_track: 'M8 1a7 7 0 1 0 .01 0zM4.6 8.2l2.500 2.500 4.400-5',
  behind: 'M8 1a7 7 0 1 0 .01 0zM8 1v14',
  far_behind: 'M8 14.500 1 2h14z',
  no_demand: 'M2 2h12v12H2zM5 8h6',
  not_programmed: 'M2 2h12v12H2z',
  not_reported: 'M2 2h12v12H2zM2 14 14 2M2 8l6-6M8 14l6-6',
}

/** The shape alone, for figures that carry the word elsewhere. */
export function StateShape({ state, size = 16 }: { readonly state: State; readonly size?: number | undefined }) {
  return (
    <svg class={`state-shape state-shape-${state}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {state === 'behind' ? <path class="state-half" d="M8 1.500a6.500 6.500 0 0 0 0 13z" /> : null}
      <path class="state-outline" d={SHAPES[state]} />
    </svg>
  )
}

export interface StateBadgeProps {
  readonly state: State
  readonly locale: Locale
  /** The figure behind the judgement, already formatted: `92 %`. */
  readonly figure?: string | undefined
}

/** Hue + shape + word, never colour alone. */
export function StateBadge({ state, locale, figure }: StateBadgeProps) {
  const words = stateWords(state, locale)
  return (
    <span class={`state state-${state}`} title={words.band}>
      <StateShape state={state} />
      {figure === undefined ? null : <b class="figure">{figure}</b>}
      <span>{words.short}</span>
    </span>
  )
}

export interface StateLegendProps {
  readonly locale: Locale
  readonly states?: readonly State[] | undefined
}

export function StateLegend({ locale, states = STATES }: StateLegendProps) {
  return (
    <ul class="state-legend">
      {states.map((state) => (
        <li key={state}>
          <StateBadge state={state} locale={locale} /> <span class="soft">{stateWords(state, locale).band}</span>
        </li>
      ))}
    </ul>
  )
}
