import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Action, Definition, Step } from '../definition/definition.ts'

/** Where a case stands: the steps that are open, and what has arrived at joins that are not open yet. */
export interface FlowState {
  /** Sorted. */
  readonly open: readonly string[]
  readonly arrived: Readonly<Record<string, readonly string[]>>
  readonly ended?: string
}

export interface Allowed {
  readonly step: Step
  readonly action: Action
}

export type FlowRefusal = Refusal<'ended' | 'not_open' | 'no_action' | 'not_yours' | 'not_now'>

/** Whether a condition of an action holds: true, false, or null where it cannot be told. */
export type Holds = (expression: string) => boolean | null

export function startOf(definition: Definition): FlowState {
  const [first] = definition.steps
  return { open: first === undefined ? [] : [first.key], arrived: {} }
}

function maker({ by }: Step, action: Action): string | undefined {
  return action.by ?? by
}

/** What somebody with these roles may do now. The page draws it and the server asks it: there is no other answer. */
export function allowedActions(
  definition: Definition,
  state: FlowState,
  roles: readonly string[],
  holds: Holds,
): readonly Allowed[] {
  return everyAction(definition, state).filter(({ step, action }) => {
    const by = maker(step, action)
    return by !== undefined && roles.includes(by) && (action.when === undefined || holds(action.when) === true)
  })
}

/** Every action of every open step, whoever may do it. */
export function everyAction(definition: Definition, state: FlowState): readonly Allowed[] {
  if (state.ended !== undefined) return []
  return definition.steps
    .filter(({ key }) => state.open.includes(key))
    .flatMap((step) => step.actions.map((action) => ({ step, action })))
}

/** The state after an action, or why it cannot be done. */
export function act(
  definition: Definition,
  state: FlowState,
  asked: { readonly step: string; readonly action: string },
  roles: readonly string[],
  holds: Holds,
): Result<FlowState, FlowRefusal> {
  if (state.ended !== undefined) return refuse(SAY.ended)
  if (!state.open.includes(asked.step)) return refuse(SAY.not_open)
  const found = everyAction(definition, state).find(
    ({ step, action }) => step.key === asked.step && action.key === asked.action,
  )
  if (found === undefined) return refuse(SAY.no_action)
  const by = maker(found.step, found.action)
  if (by === undefined || !roles.includes(by)) return refuse(SAY.not_yours)
  if (found.action.when !== undefined && holds(found.action.when) !== true) return refuse(SAY.not_now)
  return ok(after(definition, state, found))
}

/** Leaves the step and opens those it leads to; an end closes whatever else is open. */
export function after(definition: Definition, state: FlowState, { step, action }: Allowed): FlowState {
  const open = new Set(state.open.filter((key) => key !== step.key))
  const arrived: Record<string, readonly string[]> = { ...state.arrived }
  for (const key of action.to) {
    const target = definition.steps.find((each) => each.key === key)
    if (target?.end !== undefined) return { open: [], arrived: {}, ended: key }
    const join = target?.join
    if (join === undefined) {
      open.add(key)
      continue
    }
    const here = [...new Set([...(arrived[key] ?? []), step.key])].sort()
    if (join.every((each) => here.includes(each))) {
      open.add(key)
      delete arrived[key]
    } else arrived[key] = here
  }
  return { open: [...open].sort(), arrived }
}

const SAY: Readonly<Record<FlowRefusal['kind'], FlowRefusal>> = {
  ended: { kind: 'ended', message: { es: 'El expediente ya terminó.', en: 'The case has ended already.' } },
  not_open: {
    kind: 'not_open',
    message: { es: 'El expediente no está en ese paso.', en: 'The case is not at that step.' },
  },
  no_action: {
    kind: 'no_action',
    message: { es: 'En ese paso no se puede hacer eso.', en: 'That cannot be done at that step.' },
  },
  not_yours: {
    kind: 'not_yours',
    message: { es: 'Ese paso le corresponde a otra persona.', en: 'That step is somebody else’s to do.' },
  },
  not_now: {
    kind: 'not_now',
    message: { es: 'Falta que se cumpla lo que pide ese paso.', en: 'What that step asks for is not met yet.' },
  },
}
