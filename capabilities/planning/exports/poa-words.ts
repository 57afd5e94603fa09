import type { Locale } from '../../../kernel/text.ts'
import type { MatrixColumn, SectionHeading } from '../model.ts'

export interface PoaWords {
  readonly columns: Readonly<Record<MatrixColumn, string>>
  readonly headings: Readonly<Record<SectionHeading, string>>
  readonly months: string
  readonly progress: string
  readonly state: string
  readonly code: string
  readonly unit: string
  readonly year: string
  readonly cutOff: string
  readonly cutOffAt: (date: string) => string
  readonly progressAt: (date: string) => string
  readonly uncapped: (percent: string) => string
  readonly judged: (judged: number, of: number) => string
  readonly madeOn: (date: string) => string
  readonly madeBy: (name: string) => string
  readonly verification: (code: string) => string
  readonly page: string
  readonly of: string
  readonly legend: string
  readonly legendMonths: {
    readonly programmed: string
    readonly executed: string
    readonly partly: string
    readonly unprogrammed: string
    readonly later: string
    readonly quantity: string
  }
  readonly cancelled: (reason: string) => string
  readonly programmed: string
  readonly executed: string
  readonly programmedToDate: string
  readonly executedToDate: string
  readonly programmedYear: string
  readonly followUp: string
  readonly level: string
  readonly title: string
  readonly judgedHead: string
  readonly notReported: string
  readonly empty: string
  readonly demo: string
}

const es: PoaWords = {
  columns: {
    result: 'Resultado',
    indicator: 'Indicador',
    verification_source: 'Fuente de verificación',
    activity: 'Actividad',
    responsible: 'Responsable',
    funding_source: 'Fuente de financiamiento',
    risk: 'Riesgo',
  },
  headings: {
    area_heading: 'Área estratégica',
    objective_heading: 'Objetivo estratégico',
    scope_heading: 'Alcance estratégico',
    specific_objective: 'Objetivo específico',
  },
  months: 'Meses',
  progress: 'Avance',
  state: 'Estado',
  code: 'Código',
  unit: 'Unidad',
  year: 'Año',
  cutOff: 'Fecha de corte',
  cutOffAt: (date) => `Corte: ${date}`,
  progressAt: (date) => `Avance al ${date}`,
  uncapped: (percent) => `${percent} sin tope`,
  judged: (judged, of) => `${judged} de ${of} con valoración`,
  madeOn: (date) => `Emitido el ${date}`,
  madeBy: (name) => `por ${name}`,
  verification: (code) => `Código de verificación ${code}`,
  page: 'Página',
  of: 'de',
  legend: 'Cómo se lee',
  legendMonths: {
    programmed: 'programado, sin ejecutar',
    executed: 'ejecutado',
    partly: 'ejecutado en parte',
    unprogrammed: 'ejecutado sin estar programado',
    later: 'programado después del corte',
    quantity: 'ejecutado / programado, si hay cantidades',
  },
  cancelled: (reason) => `Anulada: ${reason}`,
  programmed: 'Programado',
  executed: 'Ejecutado',
  programmedToDate: 'Programado al corte',
  executedToDate: 'Ejecutado al corte',
  programmedYear: 'Programado en el año',
  followUp: 'Seguimiento',
  level: 'Nivel',
  title: 'Texto',
  judgedHead: 'Con valoración',
  notReported: 'sin reporte',
  empty: 'Este plan todavía no tiene filas.',
  demo: 'Demostración: los meses y los avances son generados; no son datos de la institución.',
}

const en: PoaWords = {
  columns: {
    result: 'Result',
    indicator: 'Indicator',
    verification_source: 'Means of verification',
    activity: 'Activity',
    responsible: 'Responsible',
    funding_source: 'Source of funds',
    risk: 'Risk',
  },
  headings: {
    area_heading: 'Strategic area',
    objective_heading: 'Strategic objective',
    scope_heading: 'Strategic scope',
    specific_objective: 'Specific objective',
  },
  months: 'Months',
  progress: 'Progress',
  state: 'State',
  code: 'Code',
  unit: 'Unit',
  year: 'Year',
  cutOff: 'Cut-off date',
  cutOffAt: (date) => `Cut-off: ${date}`,
  progressAt: (date) => `Progress at ${date}`,
  uncapped: (percent) => `${percent} uncapped`,
  judged: (judged, of) => `${judged} of ${of} judged`,
  madeOn: (date) => `Issued on ${date}`,
  madeBy: (name) => `by ${name}`,
  verification: (code) => `Verification code ${code}`,
  page: 'Page',
  of: 'of',
  legend: 'How to read it',
  legendMonths: {
    programmed: 'programmed, not done',
    executed: 'done',
    partly: 'partly done',
    unprogrammed: 'done without being programmed',
    later: 'programmed after the cut-off',
    quantity: 'done / programmed, where there are quantities',
  },
  cancelled: (reason) => `Cancelled: ${reason}`,
  programmed: 'Programmed',
  executed: 'Done',
  programmedToDate: 'Programmed to date',
  executedToDate: 'Done to date',
  programmedYear: 'Programmed in the year',
  followUp: 'Follow-up',
  level: 'Level',
  title: 'Text',
  judgedHead: 'Judged',
  notReported: 'not reported',
  empty: 'This plan has no rows yet.',
  demo: 'Demonstration: months and progress are generated; they are not the institution’s data.',
}

export function poaWords(locale: Locale): PoaWords {
  return locale === 'es' ? es : en
}
