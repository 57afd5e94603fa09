import { percentOf } from '../../../kernel/decimal.ts'
import { type Maybe, missing } from '../../../kernel/missing.ts'
import { type Judged, judged } from './states.ts'

/** What a month was for many activities together. */
export interface MonthCounts {
  /** Activities with work programmed in the month. */
  readonly programmed: number
  /** Of those, how many did all of it or more. */
  readonly met: number
  /** Of those, of how many nobody reported. */
  readonly silent: number
  /** The month is complete at the cut-off. */
  readonly counted: boolean
}

/**
 * Of the activities programmed in a month, the share that did all they programmed. Quantities of different things do not add
 * up, so activities are counted. A month to come is not judged, one without work neither, and one of which nobody said
 * anything is not 0 %.
 */
export function monthShare({ programmed, met, silent, counted }: MonthCounts): Maybe<Judged> {
  if (programmed === 0) return missing('not_programmed')
  if (!counted) return missing('not_yet_due')
  if (silent === programmed) return missing('not_reported')
  return judged(percentOf(met, programmed))
}
