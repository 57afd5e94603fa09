import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'

/** Words of the list behind a count. */
const es = {
  title: (what: 'results' | 'activities'): string =>
    what === 'results' ? 'Resultados del plan' : 'Actividades del plan',
  description: 'La lista que está detrás de cada conteo, por estado y por unidad.',
  lead: (count: number, what: 'results' | 'activities') => {
    const one = what === 'results' ? 'resultado' : 'actividad'
    const many = what === 'results' ? 'resultados' : 'actividades'
    return `${formatNumber(count)} ${count === 1 ? one : many} con lo que eligió.`
  },
  what: 'Qué ver',
  state: 'Estado',
  unit: 'Unidad',
  all: 'Todos',
  allUnits: 'Todas',
  show: 'Ver la lista',
  caption: 'Lo que está en esta lista',
  name: 'Qué es',
  progress: 'Avance',
  empty: 'Nada está en ese estado con lo que eligió.',
  wrongState: 'Ese estado no existe; se muestran todos.',
}
export type FollowWords = typeof es

const en: FollowWords = {
  title: (what) => (what === 'results' ? 'Results of the plan' : 'Activities of the plan'),
  description: 'The list behind each count, by state and by unit.',
  lead: (count, what) => {
    const one = what === 'results' ? 'result' : 'activity'
    return `${formatNumber(count)} ${count === 1 ? one : what} with what you chose.`
  },
  what: 'What to see',
  state: 'State',
  unit: 'Unit',
  all: 'All',
  allUnits: 'All',
  show: 'Show the list',
  caption: 'What is in this list',
  name: 'What it is',
  progress: 'Progress',
  empty: 'Nothing is in that state with what you chose.',
  wrongState: 'There is no such state; all are shown.',
}

export function followWords(locale: Locale): FollowWords {
  return locale === 'es' ? es : en
}
