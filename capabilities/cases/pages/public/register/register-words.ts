import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import type { OpenPlace } from '../../../rules/register/open-place.ts'

const ES = {
  title: 'Registro de permisos',
  lead: 'Lo que se autorizó, con su uso, su área y su inversión. Es público y se descarga como datos abiertos; no lleva nombres de personas.',
  year: 'Año',
  procedure: 'Trámite',
  use: 'Uso',
  useKey: 'Clave del uso',
  all: 'Todos',
  show: 'Mostrar',
  clear: 'Quitar filtros',
  totals: 'Totales por uso',
  cases: 'Autorizaciones',
  map: 'Dónde',
  mapLabel: 'Autorizaciones por municipio',
  mapNote: 'Se cuenta todo lo que se autorizó con las condiciones de arriba.',
  dots: 'Más cerca',
  dotsLabel: 'Autorizaciones en el lugar que se puede decir de cada una',
  dotsNote: (told: string, all: string) =>
    told === all
      ? 'Más cerca se dice de todas.'
      : `Más cerca se dice de ${told} de ${all}; de las demás, solo el municipio.`,
  dotsNear:
    'Cada trámite dice qué tan cerca se publica: el punto, o el centro de un cuadro del terreno. No se dice de quién es.',
  authorisations: (count: number) => (count === 1 ? 'Una autorización' : `${formatNumber(count)} autorizaciones`),
  place: 'Lugar',
  latitude: 'Latitud',
  longitude: 'Longitud',
  within: 'Lado del cuadro (m)',
  square: (metres: string) => `cuadro de ${metres} m`,
  scheme: 'Los límites son un esquema, no los oficiales.',
  elsewhere: (count: number) =>
    count === 1 ? 'Una más es de un municipio de otra división.' : `Otras ${count} son de municipios de otra división.`,
  only: (place: string) => `Solo de ${place}`,
  list: 'Lista',
  number: 'Número',
  outcome: 'Resultado',
  date: 'Fecha',
  municipality: 'Municipio',
  area: 'm²',
  storeys: 'Niveles',
  investment: 'Inversión',
  verify: 'Resolución',
  total: 'En total',
  notSaid: 'No se dice',
  empty: 'Nada se ha autorizado con esas condiciones.',
  shown: (from: number, to: number, all: string) => `De la ${from} a la ${to} de ${all}, la más reciente primero.`,
  demo: 'demostración',
  demoNote:
    'Lo que aquí se suma, o parte de ello, se inventó para la demostración: no debe citarse. La lista dice qué expedientes.',
  code: 'Código de verificación',
  csv: 'Datos abiertos (CSV)',
  xlsx: 'Libro de cálculo (XLSX)',
  json: 'Datos abiertos (JSON)',
}

const EN: typeof ES = {
  title: 'Register of permits',
  lead: 'What was authorised, with its use, area and investment. It is public and can be downloaded as open data; it carries no names of persons.',
  year: 'Year',
  procedure: 'Procedure',
  use: 'Use',
  useKey: 'Key of the use',
  all: 'All',
  show: 'Show',
  clear: 'Clear filters',
  totals: 'Totals by use',
  cases: 'Authorisations',
  map: 'Where',
  mapLabel: 'Authorisations by municipality',
  mapNote: 'All that was authorised as chosen above is counted.',
  dots: 'Nearer',
  dotsLabel: 'Authorisations where each of them may be told',
  dotsNote: (told, all) =>
    told === all
      ? 'All of them are told nearer.'
      : `${told} of ${all} are told nearer; of the others only the municipality is.`,
  dotsNear:
    'Each procedure says how near it is published: the point, or the middle of a square of the ground. Whose it is is not told.',
  authorisations: (count) => (count === 1 ? 'One authorisation' : `${formatNumber(count)} authorisations`),
  place: 'Place',
  latitude: 'Latitude',
  longitude: 'Longitude',
  within: 'Side of the square (m)',
  square: (metres) => `square of ${metres} m`,
  scheme: 'The limits are a scheme, not the official ones.',
  elsewhere: (count) =>
    count === 1
      ? 'One more is of a municipality of another division.'
      : `Another ${count} are of municipalities of another division.`,
  only: (place) => `Of ${place} alone`,
  list: 'List',
  number: 'Number',
  outcome: 'Outcome',
  date: 'Date',
  municipality: 'Municipality',
  area: 'm²',
  storeys: 'Storeys',
  investment: 'Investment',
  verify: 'Resolution',
  total: 'In total',
  notSaid: 'Not said',
  empty: 'Nothing has been authorised like that.',
  shown: (from, to, all) => `${from} to ${to} of ${all}, the newest first.`,
  demo: 'demonstration',
  demoNote:
    'What is added up here, or some of it, was made up for the demonstration: do not cite it. The list says which cases.',
  code: 'Verification code',
  csv: 'Open data (CSV)',
  xlsx: 'Spreadsheet (XLSX)',
  json: 'Open data (JSON)',
}

export const REGISTER_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }

/** `13.69812, -89.19214 (cuadro de 500 m)`: digits that a square does not bear are not written. */
export function placeWords({ longitude, latitude, metres }: OpenPlace, locale: Locale): string {
  const digits = metres === 0 ? 5 : 4
  const at = `${latitude.toFixed(digits)}, ${longitude.toFixed(digits)}`
  return metres === 0 ? at : `${at} (${REGISTER_WORDS[locale].square(formatNumber(metres))})`
}
