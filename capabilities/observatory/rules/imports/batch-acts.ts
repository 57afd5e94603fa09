import type { Refusal } from '../../../../kernel/result.ts'
import type { BatchState } from '../../model.ts'

export type BatchAct = 'review' | 'publish' | 'discard'

/** From which states; server and page ask the same. */
export const ACTS: Readonly<Record<BatchAct, readonly BatchState[]>> = {
  review: ['draft'],
  publish: ['reviewed'],
  discard: ['draft', 'reviewed'],
}

export interface BatchFacts {
  readonly state: BatchState
  /** Somebody did something with it since the person saw it. */
  readonly changed: boolean
  /** Who acts brought it. */
  readonly ownWork: boolean
  readonly errors: number
  readonly warnings: number
  readonly reason: string
}

/** Four eyes: who brought figures neither passes nor publishes them. What was noticed is answered before anybody sees it. */
export function mayAct(act: BatchAct, facts: BatchFacts): Refusal | undefined {
  if (facts.changed || !ACTS[act].includes(facts.state)) return CHANGED
  if (act === 'discard') return undefined
  if (facts.ownWork) return act === 'review' ? OWN_REVIEW : OWN_PUBLISHING
  if (facts.errors > 0) return ERRORS
  if (act === 'review' && facts.warnings > 0 && facts.reason === '') return UNANSWERED
  return undefined
}

const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien hizo algo con este lote mientras tanto. Vea cómo está ahora.',
    en: 'Somebody did something with this batch meanwhile. See how it stands now.',
  },
}
const OWN_REVIEW: Refusal<'own_work'> = {
  kind: 'own_work',
  message: {
    es: 'Quien trajo las cifras no las revisa: pídalo a otra persona.',
    en: 'Who brought the figures does not review them: ask somebody else.',
  },
}
const OWN_PUBLISHING: Refusal<'own_work'> = {
  kind: 'own_work',
  message: {
    es: 'Quien trajo las cifras no las publica: pídalo a otra persona.',
    en: 'Who brought the figures does not publish them: ask somebody else.',
  },
}
const ERRORS: Refusal<'errors'> = {
  kind: 'errors',
  message: {
    es: 'Hay errores que impiden publicar: descarte el lote y traiga la tabla corregida.',
    en: 'There are errors that keep it from being published: discard the batch and bring the table corrected.',
  },
}
const UNANSWERED: Refusal<'unanswered'> = {
  kind: 'unanswered',
  field: 'reason',
  message: {
    es: 'Explique por qué las cifras señaladas son correctas.',
    en: 'Explain why the figures pointed out are right.',
  },
}
