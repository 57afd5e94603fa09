import type { Action, Definition, Step } from '../definition/definition.ts'
import { type Allowed, allowedActions, everyAction, type FlowState, type Holds } from './flow.ts'

/** How a person stands to one case: what the database knows of both. */
export interface Standing {
  /** Filed it, is who it was filed for by consent, or came by the link that the guest was sent. */
  readonly applicant: boolean
  /** The term itself, which declares lapses: the program. */
  readonly program: boolean
  /** Works in the office that handles it, and may decide (a reader only reads). */
  readonly staff: boolean
  readonly administrator: boolean
  /** Codes of the units in which the person holds a post. */
  readonly units: readonly string[]
}

export const NOBODY: Standing = { applicant: false, program: false, staff: false, administrator: false, units: [] }

export const APPLICANT = 'applicant'
/** A role of this name is the program's: what falls due by itself. */
export const CLOCK = 'clock'

/** `SCDU` covers `SCDU-LCRV`: a unit answers for those below it. */
export function covers(unit: string, asked: string): boolean {
  return asked === unit || asked.startsWith(`${unit}-`)
}

/**
 * The roles of the definition that a person has at one step of one case. Whoever applies never works on the case too, and of who
 * works in the office those of the step's unit do; an administrator does for any, so that nothing is stuck.
 */
export function rolesAt(
  { roles }: Pick<Definition, 'roles'>,
  { unit }: Pick<Step, 'unit'>,
  { applicant, program, staff, administrator, units }: Standing,
): readonly string[] {
  if (applicant) return [APPLICANT]
  if (program) return [CLOCK]
  if (!staff) return []
  if (!administrator && unit !== undefined && !units.some((each) => covers(each, unit))) return []
  return roles.map(({ key }) => key).filter((key) => key !== APPLICANT && key !== CLOCK)
}

/** What the person may do now: what the page offers and the server accepts. Filing itself is done by filing, never here. */
export function actionsFor(
  definition: Definition,
  state: FlowState,
  standing: Standing,
  holds: Holds,
): readonly Allowed[] {
  return definition.steps.flatMap((step) =>
    state.open.includes(step.key)
      ? allowedActions(definition, { ...state, open: [step.key] }, rolesAt(definition, step, standing), holds)
      : [],
  )
}

/** Who is awaited: of each open step its role, without doubles. */
export function awaitedRoles(definition: Definition, state: FlowState): readonly string[] {
  const makers = everyAction(definition, state).map(({ step, action }: { step: Step; action: Action }) =>
    step.by === undefined ? action.by : step.by,
  )
  return [...new Set(makers.filter((each) => each !== undefined && each !== CLOCK))] as readonly string[]
}
