import type { Locale } from '../../../../kernel/text.ts'

/** Words that several pages of the plan share. */
const es = {
  plan: (year: number) => `Plan ${year}`,
  cutOff: 'Fecha de corte',
  showCutOff: 'Ver a esta fecha',
  year: 'Año',
  demo: 'Los meses y los avances son generados; no son datos de la institución.',
  demoTag: 'Demostración',
  wrongCutOff: 'En su lugar se muestra la fecha de arriba.',
  activities: 'Actividades',
  results: 'Resultados',
  indicators: 'Indicadores',
  sources: 'Medios de verificación',
  responsibles: 'Responsables',
  funding: 'Fuente de financiamiento',
  risks: 'Riesgos',
  units: 'Unidades',
  unit: 'Unidad',
  state: 'Estado',
  progress: 'Avance',
  how: '¿Cómo se calcula?',
  noPlan: 'No ha presentado su plan',
  origin: {
    pack: 'Cargado con la implantación',
    import: 'Leído del documento de la unidad',
    screen: 'Escrito en la plataforma',
  },
  cancelled: 'Anulada',
  month: 'Mes',
  programmed: 'Programado',
  executed: 'Ejecutado',
  notProgrammed: 'sin programar',
  notReported: 'sin reporte',
  total: 'Total',
  meaning: 'Qué significa',
  unprogrammedWork: (months: number) =>
    months === 1 ? 'trabajo no programado en 1 mes' : `trabajo no programado en ${months} meses`,
}

export type PageWords = typeof es

const en: PageWords = {
  plan: (year) => `Plan ${year}`,
  cutOff: 'Cut-off date',
  showCutOff: 'Show at this date',
  year: 'Year',
  demo: 'Months and progress are generated; they are not the institution’s data.',
  demoTag: 'Demonstration',
  wrongCutOff: 'The date above is shown instead.',
  activities: 'Activities',
  results: 'Results',
  indicators: 'Indicators',
  sources: 'Means of verification',
  responsibles: 'Responsible',
  funding: 'Source of funds',
  risks: 'Risks',
  units: 'Units',
  unit: 'Unit',
  state: 'State',
  progress: 'Progress',
  how: 'How is this worked out?',
  noPlan: 'Has not presented its plan',
  origin: {
    pack: 'Loaded with the deployment',
    import: 'Read from the unit’s document',
    screen: 'Written on the platform',
  },
  cancelled: 'Cancelled',
  month: 'Month',
  programmed: 'Programmed',
  executed: 'Done',
  notProgrammed: 'not programmed',
  notReported: 'not reported',
  total: 'Total',
  meaning: 'What it means',
  unprogrammedWork: (months) =>
    months === 1 ? 'unprogrammed work in 1 month' : `unprogrammed work in ${months} months`,
}

export function pageWords(locale: Locale): PageWords {
  return locale === 'es' ? es : en
}
