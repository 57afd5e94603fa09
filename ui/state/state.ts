import type { Locale } from '../../kernel/text.ts'

/**
 * The seven states of Salvadoran public planning (bands are data; these are their names). The last three are
 * "no judgement": never 0 and never 100.
 */
export const STATES = [
  'above',
  'on_track',
  'behind',
  'far_behind',
  'no_demand',
  'not_programmed',
  'not_reported',
] as const
export type State = (typeof STATES)[number]

interface StateWords {
  readonly short: string
  readonly band: string
}

const STATE_WORDS: Record<Locale, Record<State, StateWords>> = {
  es: {
    above: { short: 'Por encima', band: 'más de 100 %' },
    on_track: { short: 'Cumplido', band: '100 %' },
    behind: { short: 'Con atraso', band: 'de 80 a menos de 100 %' },
    far_behind: { short: 'Muy atrasado', band: 'menos de 80 %' },
    no_demand: { short: 'Sin demanda', band: 'no hubo solicitudes' },
    not_programmed: { short: 'Aún no programado', band: 'nada programado a la fecha' },
    not_reported: { short: 'Sin reporte', band: 'la unidad no ha informado' },
  },
  en: {
    above: { short: 'Above plan', band: 'over 100 %' },
    on_track: { short: 'On track', band: '100 %' },
    behind: { short: 'Behind', band: '80 to under 100 %' },
    far_behind: { short: 'Far behind', band: 'under 80 %' },
    no_demand: { short: 'No demand', band: 'nothing was asked for' },
    not_programmed: { short: 'Not yet programmed', band: 'nothing programmed to date' },
    not_reported: { short: 'Not reported', band: 'the unit has not reported' },
  },
}

export function stateWords(state: State, locale: Locale): StateWords {
  return STATE_WORDS[locale][state]
}
