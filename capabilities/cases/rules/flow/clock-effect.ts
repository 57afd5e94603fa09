import type { LedgerEntry } from '../clock/ledger.ts'
import type { Action, Definition } from '../definition/definition.ts'
import type { FlowState } from './flow.ts'
import { APPLICANT } from './roles.ts'

interface Entered {
  readonly on: string
  readonly at: string
  readonly actor: string
  readonly rule: string
}

/** Whether the action stops the clock until the applicant answers; else it is another body that is awaited. */
export function suspendsForApplicant(
  { steps }: Pick<Definition, 'steps'>,
  { clock, to }: Pick<Action, 'clock' | 'to'>,
): boolean {
  return clock === 'pause' && steps.some(({ key, by }) => to.includes(key) && by === APPLICANT)
}

/** What an action writes into the ledger, in the words of the definition and never in those of a person; undefined: nothing. */
export function clockEntryFor(
  definition: Pick<Definition, 'steps'>,
  action: Pick<Action, 'clock' | 'title' | 'to'>,
  flow: FlowState,
  entered: Entered,
  citation?: string,
): LedgerEntry | undefined {
  const { clock, title, to } = action
  switch (clock) {
    case undefined:
      return undefined
    case 'pause': {
      const within = definition.steps.find(({ key }) => to.includes(key))?.opinion?.within
      return {
        ...entered,
        kind: 'pause',
        reason: title,
        awaits: suspendsForApplicant(definition, action) ? 'applicant' : 'others',
        ...(citation === undefined ? {} : { citation }),
        ...(within === undefined ? {} : { answerWithin: within }),
      }
    }
    case 'stop': {
      const end = definition.steps.find(({ key }) => key === flow.ended)
      return { ...entered, kind: 'stop', outcome: end?.title ?? title }
    }
    default:
      return { ...entered, kind: clock }
  }
}
