import type { Locale } from '../../../../../kernel/text.ts'

/** Words of the page of a planning year. */
const es = {
  title: (year: number) => `El plan ${year}`,
  about: (institution: string) => institution,
  description: (year: number) => `Qué se programó para ${year}, qué se ha hecho y cómo se calcula cada porcentaje.`,
  headline: 'Avance de la institución',
  says: (date: string, percent: string) =>
    `Al ${date}, los planes de las unidades avanzaron en promedio ${percent} de lo que habían programado hasta esa fecha.`,
  saysNone: (date: string) => `Al ${date} todavía no hay un avance que se pueda valorar.`,
  coverage: (judged: number, of: number) =>
    judged === of ? `Promedio de ${of} planes de unidad.` : `Promedio de ${judged} de ${of} planes de unidad.`,
  rest: 'Los que faltan se nombran y no cuentan:',
  raw: 'Sin tope',
  rawNote: 'Lo hecho de más también se ve; para promediar se limita a 100 %.',
  yearFigure: 'De todo el año',
  yearNote: 'Contra lo programado de enero a diciembre.',
  statesTitle: 'Cómo va cada cosa',
  statesLead: (activities: string, results: string) =>
    `El plan tiene ${activities} actividades que llevan a ${results} resultados. Cada una está en uno de siete estados; los tres últimos no son una valoración y no cuentan como cero.`,
  statesCaption: 'Resultados y actividades por estado',
  barOf: (what: string) => `${what} por estado`,
  monthsTitle: 'Mes a mes',
  monthsLead: 'Cuántas actividades tenían trabajo programado en cada mes y qué pasó con ellas.',
  monthsCaption: 'Actividades con trabajo programado en cada mes, por lo que pasó en el mes',
  monthsLabel: 'Actividades por mes',
  programmedCount: 'Con trabajo programado',
  met: 'Cumplido o más',
  near: 'Cerca de cumplir',
  behind: 'Atrasado',
  notReported: 'Sin reporte',
  afterCutOff: 'Después del corte',
  unprogrammed: 'Con trabajo no programado',
  strategyTitle: 'Del plan estratégico al trabajo de las unidades',
  strategyLead:
    'Cada área estratégica tiene objetivos; los alcances del plan de acción sirven a un objetivo, y los objetivos de las unidades sirven a ambos. El avance de cada uno sale de lo que le sirve.',
  strategyMore: 'Ver el plan estratégico completo',
  noStrategy: 'No hay un plan estratégico cargado para este año.',
  scopes: 'Alcances del plan de acción',
  unitObjectives: (count: number) => (count === 1 ? '1 objetivo de unidad' : `${count} objetivos de unidades`),
  servedDirectly: 'Objetivos de unidades que le sirven',
  nobodyServes: 'Ningún plan de unidad le sirve todavía.',
  strategicResults: 'Resultados estratégicos',
  unitsTitle: 'Los planes de las unidades',
  unitsLead: 'Cada unidad presenta un plan operativo anual. Uno que falta se nombra.',
  unitsCaption: 'Planes operativos de las unidades',
  counts: 'Resultados y actividades',
  countsOf: (results: number, activities: number) => `${results} y ${activities}`,
  openPlan: 'Abrir el plan',
  downloadsTitle: 'Descargar',
  json: 'Datos del año (JSON)',
  jsonSays: 'Las mismas cifras de esta página, sin redondear.',
  poaFiles: 'La matriz de cada unidad en Excel y PDF está en la página de su plan.',
}

export type YearWords = typeof es

const en: YearWords = {
  title: (year) => `The ${year} plan`,
  about: (institution) => institution,
  description: (year) => `What was programmed for ${year}, what has been done, and how each percentage is worked out.`,
  headline: 'Progress of the institution',
  says: (date, percent) =>
    `At ${date}, the units’ plans had on average progressed ${percent} of what they had programmed up to that date.`,
  saysNone: (date) => `At ${date} there is no progress that can be judged yet.`,
  coverage: (judged, of) =>
    judged === of ? `Mean of ${of} units’ plans.` : `Mean of ${judged} of ${of} units’ plans.`,
  rest: 'Those missing are named and do not count:',
  raw: 'Without cap',
  rawNote: 'What was done beyond the programme shows too; for averaging it is capped at 100 %.',
  yearFigure: 'Of the whole year',
  yearNote: 'Against what is programmed from January to December.',
  statesTitle: 'How each thing is going',
  statesLead: (activities, results) =>
    `The plan has ${activities} activities leading to ${results} results. Each is in one of seven states; the last three are no judgement and do not count as zero.`,
  statesCaption: 'Results and activities by state',
  barOf: (what) => `${what} by state`,
  monthsTitle: 'Month by month',
  monthsLead: 'How many activities had work programmed in each month, and what became of them.',
  monthsCaption: 'Activities with work programmed in each month, by what happened in the month',
  monthsLabel: 'Activities by month',
  programmedCount: 'With work programmed',
  met: 'Met or more',
  near: 'Close to met',
  behind: 'Behind',
  notReported: 'Not reported',
  afterCutOff: 'After the cut-off',
  unprogrammed: 'With unprogrammed work',
  strategyTitle: 'From the strategic plan to the work of the units',
  strategyLead:
    'Each strategic area has objectives; the scopes of the plan of action serve an objective, and the units’ objectives serve both. The progress of each comes from what serves it.',
  strategyMore: 'See the whole strategic plan',
  noStrategy: 'No strategic plan is loaded for this year.',
  scopes: 'Scopes of the plan of action',
  unitObjectives: (count) => (count === 1 ? '1 objective of a unit' : `${count} objectives of units`),
  servedDirectly: 'Objectives of units that serve it',
  nobodyServes: 'No unit’s plan serves it yet.',
  strategicResults: 'Strategic results',
  unitsTitle: 'The plans of the units',
  unitsLead: 'Each unit presents an annual operating plan. One that is missing is named.',
  unitsCaption: 'Operating plans of the units',
  counts: 'Results and activities',
  countsOf: (results, activities) => `${results} and ${activities}`,
  openPlan: 'Open the plan',
  downloadsTitle: 'Download',
  json: 'Data of the year (JSON)',
  jsonSays: 'The same figures as on this page, unrounded.',
  poaFiles: 'Each unit’s matrix in Excel and PDF is on the page of its plan.',
}

export function yearWords(locale: Locale): YearWords {
  return locale === 'es' ? es : en
}
