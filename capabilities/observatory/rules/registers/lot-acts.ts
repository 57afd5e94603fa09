import type { Refusal } from '../../../../kernel/result.ts'

export const LOT_STATES = ['open', 'sent', 'taken', 'discarded'] as const
export type LotState = (typeof LOT_STATES)[number]
export type LotAct = 'map' | 'send' | 'take' | 'discard'

/** From which states; server and page ask the same. */
export const LOT_ACTS: Readonly<Record<LotAct, readonly LotState[]>> = {
  map: ['open'],
  send: ['open'],
  take: ['sent'],
  discard: ['open', 'sent'],
}

export interface LotFacts {
  readonly state: LotState
  /** Somebody did something with it since the person saw it. */
  readonly changed: boolean
  /** Who acts brought it. */
  readonly ownWork: boolean
  /** Rows that would be added or corrected. */
  readonly effect: number
  /** Rows that say two things of the same. */
  readonly twice: number
}

/** Four eyes: what one person brings, another takes; and nothing is sent that would change nothing or contradicts itself. */
export function mayActOnLot(act: LotAct, facts: LotFacts): Refusal | undefined {
  if (facts.changed || !LOT_ACTS[act].includes(facts.state)) return CHANGED
  if (act === 'take' && facts.ownWork) return OWN
  if ((act === 'send' || act === 'take') && facts.twice > 0) return TWICE
  if (act === 'send' && facts.effect === 0) return NOTHING
  return undefined
}

const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien hizo algo con esta entrega mientras tanto. Vea cómo está ahora.',
    en: 'Somebody did something with this delivery meanwhile. See how it stands now.',
  },
}
const OWN: Refusal<'own_work'> = {
  kind: 'own_work',
  message: {
    es: 'Quien trajo la tabla no la toma: pídalo a otra persona.',
    en: 'Who brought the table does not take it: ask somebody else.',
  },
}
const TWICE: Refusal<'twice'> = {
  kind: 'twice',
  message: {
    es: 'La tabla dice dos cosas distintas de lo mismo. Corríjala y tráigala otra vez.',
    en: 'The table says two different things of the same. Correct it and bring it again.',
  },
}
const NOTHING: Refusal<'nothing_new'> = {
  kind: 'nothing_new',
  message: {
    es: 'Con esta tabla no cambia nada: no trae filas nuevas ni distintas de las que ya están.',
    en: 'This table changes nothing: it brings no rows that are new or differ from those that are there.',
  },
}
