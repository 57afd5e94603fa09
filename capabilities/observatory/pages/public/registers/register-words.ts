import { formatNumber } from '../../../../../kernel/format.ts'
import { type Maybe, missing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { RegisterKind } from '../../../rules/registers/kind.ts'
import type { Said } from '../../../rules/registers/publication.ts'

export function maybe(said: Said): Maybe<number> {
  return typeof said === 'number' ? said : missing(said)
}

const ES = {
  title: 'Registros que alimentan el observatorio',
  lead: 'Lo que se anota hecho por hecho, mes por mes o punto por punto, y de lo que se hacen indicadores: qué es cada registro, de quién viene, qué se publica de él y qué no.',
  register: 'Registro',
  what: 'Qué contiene',
  years: 'Años',
  none: 'Esta implantación no lleva registros.',
  noFigures: 'De este registro aún no hay nada que publicar.',
  noYear: 'De ese año no hay nada publicado; se muestra el más reciente.',
  year: 'Año',
  whole: 'Área metropolitana',
  median: 'Mediana',
  target: 'Meta',
  entered: (from: string, by: string) => `Fichas con fecha del ${from} al ${by}`,
  wanted: (count: number) => `de ${formatNumber(count)}`,
  reached: 'La meta está cumplida.',
  short: (count: number) => `Faltaron ${formatNumber(count)}.`,
  place: 'Municipio',
  month: 'Mes',
  byPlace: 'Por municipio',
  byMonth: 'Por municipio y mes',
  byCategory: 'Por clase, en toda el área',
  mapNote: 'Esquema de los municipios; no son límites oficiales.',
  heldBack:
    'Donde dice «reservado», la cuenta es menor que el mínimo, o se guardó para que otra menor no se descubra restando.',
  sumOfReported: 'Los totales suman lo que se reportó.',
  ofMedian: 'La mediana se dice donde hay tres valores o más.',
  points: 'En el mapa',
  pointsMoved: (from: number, to: number) =>
    `Cada punto se movió al azar entre ${from} y ${to} metros, dentro de su municipio. Un círculo con número reúne los que quedan juntos.`,
  pointsOpen: 'Los puntos están donde se anotaron. Un círculo con número reúne los que quedan juntos.',
  pointsOf: (shown: number, rows: number | undefined) =>
    rows === undefined || rows === shown
      ? `${formatNumber(shown)} puntos a la vista.`
      : `${formatNumber(shown)} puntos a la vista, de ${formatNumber(rows)} fichas: no todas dicen dónde, y en municipios con muy pocas no se muestran.`,
  records: 'Las fichas',
  record: 'Ficha',
  date: 'Fecha',
  value: 'Valor',
  about: 'Qué es este registro',
  row: 'Cada ficha',
  source: 'Fuente',
  sourceOfRow: 'Fuente',
  limitations: 'Limitaciones',
  privacy: 'Qué se publica y qué no',
  contact: 'Quién responde',
  updated: 'Al día desde',
  feeds: 'Indicadores que alimenta',
  downloads: 'Descargar',
  figuresCsv: 'Cifras por municipio y mes (CSV)',
  pointsCsv: 'Puntos (CSV)',
  surface: 'Ver la superficie de valores',
}

const EN: typeof ES = {
  title: 'Registers that feed the observatory',
  lead: 'What is written down event by event, month by month or point by point, and of which indicators are made: what each register is, whom it comes from, what of it is published and what is not.',
  register: 'Register',
  what: 'What it holds',
  years: 'Years',
  none: 'This deployment keeps no registers.',
  noFigures: 'Of this register there is nothing to publish yet.',
  noYear: 'Nothing is published of that year; the newest is shown.',
  year: 'Year',
  whole: 'Metropolitan area',
  median: 'Median',
  target: 'Target',
  entered: (from, by) => `Records dated from ${from} to ${by}`,
  wanted: (count) => `of ${formatNumber(count)}`,
  reached: 'The target is reached.',
  short: (count) => `${formatNumber(count)} were missing.`,
  place: 'Municipality',
  month: 'Month',
  byPlace: 'By municipality',
  byMonth: 'By municipality and month',
  byCategory: 'By kind, in the whole area',
  mapNote: 'A scheme of the municipalities; these are no official limits.',
  heldBack:
    'Where it says “suppressed” the count is below the minimum, or was kept back so that a smaller one cannot be found out by subtracting.',
  sumOfReported: 'Totals add up what was reported.',
  ofMedian: 'The median is told where there are three values or more.',
  points: 'On the map',
  pointsMoved: (from, to) =>
    `Each point was moved at random between ${from} and ${to} metres, within its municipality. A circle with a number gathers those that lie together.`,
  pointsOpen: 'The points are where they were written down. A circle with a number gathers those that lie together.',
  pointsOf: (shown, rows) =>
    rows === undefined || rows === shown
      ? `${formatNumber(shown)} points in view.`
      : `${formatNumber(shown)} points in view, of ${formatNumber(rows)} records: not all say where, and in municipalities with very few they are not shown.`,
  records: 'The records',
  record: 'Record',
  date: 'Date',
  value: 'Value',
  about: 'What this register is',
  row: 'Each record',
  source: 'Source',
  sourceOfRow: 'Source',
  limitations: 'Limitations',
  privacy: 'What is published and what is not',
  contact: 'Who answers',
  updated: 'Up to date since',
  feeds: 'Indicators that it feeds',
  downloads: 'Download',
  figuresCsv: 'Figures by municipality and month (CSV)',
  pointsCsv: 'Points (CSV)',
  surface: 'See the surface of values',
}

export const REGISTER_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }

export function categoryTitle(kind: Pick<RegisterKind, 'category'>, code: string, locale: Locale): string {
  const found = kind.category?.values.find((value) => value.code === code)
  return found === undefined ? code : say(found.title, locale)
}

/** Of a register in the list. */
export function yearsSpan(years: readonly number[]): string {
  const [last, first] = [years[0], years.at(-1)]
  if (last === undefined || first === undefined) return '–'
  return first === last ? String(first) : `${first}–${last}`
}
