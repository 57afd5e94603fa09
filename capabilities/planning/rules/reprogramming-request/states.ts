import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'

export const REPROGRAMMING_STATES = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const
export type ReprogrammingState = (typeof REPROGRAMMING_STATES)[number]

export const REPROGRAMMING_ACTS = ['edit', 'submit', 'withdraw', 'approve', 'reject'] as const
export type ReprogrammingAct = (typeof REPROGRAMMING_ACTS)[number]

/** From which state which act leads where. What is not here is refused: a decision is final, a new request is another one. */
const MOVES: Readonly<Record<ReprogrammingState, Readonly<Partial<Record<ReprogrammingAct, ReprogrammingState>>>>> = {
  draft: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { withdraw: 'withdrawn', approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
  withdrawn: {},
}

export const STATE_WORDS: Readonly<Record<ReprogrammingState, Text>> = {
  draft: { es: 'En borrador', en: 'Draft' },
  submitted: { es: 'Presentada', en: 'Submitted' },
  approved: { es: 'Aprobada', en: 'Approved' },
  rejected: { es: 'Denegada', en: 'Refused' },
  withdrawn: { es: 'Retirada', en: 'Withdrawn' },
}

const WHY_NOT: Readonly<Record<ReprogrammingState, Text>> = {
  draft: {
    es: 'La solicitud todavía es un borrador; primero debe presentarse.',
    en: 'The request is still a draft; it must be submitted first.',
  },
  submitted: {
    es: 'La solicitud ya se presentó y espera decisión. Para cambiarla, retírela y abra otra.',
    en: 'The request was submitted and awaits its decision. To change it, withdraw it and open another.',
  },
  approved: {
    es: 'La solicitud ya se aprobó. Si el plan debe cambiar otra vez, abra otra solicitud.',
    en: 'The request was approved already. If the plan must change again, open another request.',
  },
  rejected: {
    es: 'La solicitud ya se denegó. Puede abrir otra que atienda la nota de la decisión.',
    en: 'The request was refused already. You may open another that answers the note of the decision.',
  },
  withdrawn: {
    es: 'La solicitud se retiró. Puede abrir otra.',
    en: 'The request was withdrawn. You may open another.',
  },
}

export function mayMove(state: ReprogrammingState, act: ReprogrammingAct): boolean {
  return MOVES[state][act] !== undefined
}

/** The state after the act, or why it cannot be done now. */
export function moveReprogramming(
  state: ReprogrammingState,
  act: ReprogrammingAct,
): Result<ReprogrammingState, Refusal<'wrong_state'>> {
  const to = MOVES[state][act]
  return to === undefined ? refuse({ kind: 'wrong_state', message: WHY_NOT[state] }) : { ok: true, value: to }
}
