import type { Locale } from '../../../../../kernel/text.ts'

/** Words of the page of a unit's plan. */
const es = {
  eyebrow: (year: number) => `Plan operativo anual ${year}`,
  description: (unit: string, year: number) =>
    `Plan operativo ${year} de ${unit}: objetivos, resultados, actividades y su avance.`,
  headline: 'Avance del plan',
  says: (date: string, percent: string) => `Al ${date} se ha hecho ${percent} de lo programado hasta esa fecha.`,
  saysNone: (date: string, reason: string) => `Al ${date} no hay un avance que se pueda valorar: ${reason}.`,
  raw: 'Sin tope',
  year: 'De todo el año',
  views: 'Formas de ver el plan',
  reading: 'Para leer',
  matrix: 'Matriz de la unidad',
  contents: 'Contenido',
  origin: 'De dónde viene',
  contentsOf: (objectives: number, results: number, activities: number) =>
    `${objectives} objetivos específicos, ${results} resultados, ${activities} actividades`,
  serves: 'Sirve a',
  servesNothing: 'No se ha indicado a qué objetivo estratégico sirve.',
  writtenAbove: 'La unidad lo escribe bajo',
  withoutObjective: 'Actividades sin objetivo específico escrito',
  withoutResult: 'Sin resultado escrito',
  atYear: 'En el año',
  matrixCaption: (unit: string, year: number) => `Matriz del plan operativo ${year}: ${unit}`,
  downloads: 'Descargar este plan',
  control: 'Control de avance (Excel)',
  controlSays: 'Programado y ejecutado de cada mes, estados y notas.',
  csv: 'Meses (CSV)',
  csvSays: 'Una fila por actividad y mes.',
  xlsx: 'Matriz en Excel',
  xlsxSays: 'La misma matriz; se puede corregir y volver a importar.',
  pdf: 'Matriz en PDF',
  pdfSays: 'Para imprimir o archivar.',
  json: 'Datos (JSON)',
  jsonSays: 'Las mismas cifras, sin redondear.',
  missingTitle: 'Esta unidad no ha presentado su plan',
  missingSays: (year: number) =>
    `La unidad debe presentar un plan operativo de ${year} y no está en la plataforma. No cuenta en el avance de la institución; se nombra para que se sepa que falta.`,
  missingBack: 'Ver los planes de las demás unidades',
  noNeed: (year: number) => `Esta unidad no presenta un plan propio en ${year}.`,
  noSchedule: 'Sin cronograma',
}
export type PoaWords = typeof es

const en: PoaWords = {
  eyebrow: (year) => `Annual operating plan ${year}`,
  description: (unit, year) => `Operating plan ${year} of ${unit}: objectives, results, activities and their progress.`,
  headline: 'Progress of the plan',
  says: (date, percent) => `At ${date}, ${percent} of what was programmed up to that date has been done.`,
  saysNone: (date, reason) => `At ${date} there is no progress that can be judged: ${reason}.`,
  raw: 'Without cap',
  year: 'Of the whole year',
  views: 'Ways to see the plan',
  reading: 'To read',
  matrix: 'The unit’s matrix',
  contents: 'Contents',
  origin: 'Where it comes from',
  contentsOf: (objectives, results, activities) =>
    `${objectives} specific objectives, ${results} results, ${activities} activities`,
  serves: 'Serves',
  servesNothing: 'Which strategic objective it serves has not been stated.',
  writtenAbove: 'The unit writes it under',
  withoutObjective: 'Activities without a written specific objective',
  withoutResult: 'Without a written result',
  atYear: 'Of the year',
  matrixCaption: (unit, year) => `Matrix of the operating plan ${year}: ${unit}`,
  downloads: 'Download this plan',
  control: 'Progress control (Excel)',
  controlSays: 'Programmed and done of each month, states and notes.',
  csv: 'Months (CSV)',
  csvSays: 'One row an activity and month.',
  xlsx: 'Matrix in Excel',
  xlsxSays: 'The same matrix; it can be corrected and imported again.',
  pdf: 'Matrix in PDF',
  pdfSays: 'To print or to file.',
  json: 'Data (JSON)',
  jsonSays: 'The same figures, unrounded.',
  missingTitle: 'This unit has not presented its plan',
  missingSays: (year) =>
    `The unit owes an operating plan for ${year} and it is not on the platform. It does not count in the institution’s progress; it is named so that its absence is known.`,
  missingBack: 'See the plans of the other units',
  noNeed: (year) => `This unit presents no plan of its own in ${year}.`,
  noSchedule: 'No schedule',
}

export function poaWords(locale: Locale): PoaWords {
  return locale === 'es' ? es : en
}
