import type { CLOCK_EFFECTS, Definition } from '../definition/definition.ts'
import { type Allowed, after, everyAction, type FlowState, startOf } from './flow.ts'

type ClockEffect = (typeof CLOCK_EFFECTS)[number]
type ClockStanding = 'not_started' | 'running' | 'suspended' | 'stopped'

export interface Walk {
  /** Steps that were open, or ended it, in some course. */
  readonly reached: ReadonlySet<string>
  /** Where nothing can be done and nothing has ended: the steps open there, and what waits at joins. */
  readonly stuck: readonly FlowState[]
  /** Actions that do to the clock what cannot be done to it there. */
  readonly disorder: readonly { readonly step: string; readonly action: string; readonly clock: ClockStanding }[]
  /** Different states that were looked at; `whole` says whether all were. */
  readonly states: number
  readonly whole: boolean
}

const MOST_STATES = 5000

const NEXT: Readonly<Record<ClockEffect, Readonly<Partial<Record<ClockStanding, ClockStanding>>>>> = {
  start: { not_started: 'running' },
  pause: { running: 'suspended' },
  resume: { suspended: 'running' },
  restart: { suspended: 'running' },
  stop: { running: 'stopped', suspended: 'stopped' },
}

/** Goes every way there is through a definition, whoever acts and whatever is answered. */
export function walk(definition: Definition): Walk {
  const seen = new Set<string>()
  const reached = new Set<string>()
  const stuck: FlowState[] = []
  const disorder = new Map<string, Walk['disorder'][number]>()
  const queue: { readonly state: FlowState; readonly clock: ClockStanding }[] = []
  const visit = (state: FlowState, clock: ClockStanding) => {
    const key = JSON.stringify([state.open, Object.entries(state.arrived).sort(), state.ended, clock])
    if (seen.has(key) || seen.size >= MOST_STATES) return
    seen.add(key)
    queue.push({ state, clock })
  }
  visit(startOf(definition), 'not_started')
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { state, clock } = next
    for (const key of state.ended === undefined ? state.open : [state.ended]) reached.add(key)
    const actions = everyAction(definition, state)
    if (state.ended === undefined && actions.length === 0) stuck.push(state)
    for (const each of actions) visit(after(definition, state, each), clockAfter(each, clock, disorder))
  }
  return { reached, stuck, disorder: [...disorder.values()], states: seen.size, whole: seen.size < MOST_STATES }
}

function clockAfter(
  { step, action }: Allowed,
  clock: ClockStanding,
  disorder: Map<string, Walk['disorder'][number]>,
): ClockStanding {
  if (action.clock === undefined) return clock
  const next = NEXT[action.clock][clock]
  if (next !== undefined) return next
  disorder.set(`${step.key} ${action.key} ${clock}`, { step: step.key, action: action.key, clock })
  return clock
}
