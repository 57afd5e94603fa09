import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { ElementKind } from '../../../model.ts'
import type { LeftOut } from '../../../rules/views/next-year.ts'

const es = {
  title: (year: number, unit: string) => `Iniciar el plan ${year} de ${unit}`,
  lead: (from: number, year: number) =>
    `El plan de ${year} comienza como borrador con la estructura del de ${from}. De lo informado no pasa nada. Solo quienes trabajan en la institución lo ven hasta que se apruebe.`,
  taken: (year: number) => `Esta unidad ya tiene un plan de ${year}`,
  takenLead: 'Ábralo y corríjalo: nada se escribe encima de un plan que existe.',
  open: (year: number) => `Abrir el plan de ${year}`,
  passes: 'Qué pasa al plan nuevo',
  stays: (count: number) => `Qué no pasa (${formatNumber(count)})`,
  nothingStays: 'Todo lo del plan vigente pasa al nuevo.',
  kind: 'Elemento',
  count: 'Cuántos',
  what: 'Qué',
  why: 'Por qué no pasa',
  whys: {
    cancelled: 'Está anulado',
    alone: 'Solo acompañaba a lo que está anulado',
  } satisfies Record<LeftOut['why'], string>,
  months: 'Meses programados',
  keepMonths: (year: number) => `Tomar los de ${year} como propuesta`,
  keepMonthsHint: 'Quedan marcados «por confirmar» en cada actividad.',
  clearMonths: 'Dejarlos vacíos',
  targets: 'Metas de los indicadores',
  keepTargets: (year: number) => `Tomar las de ${year}, con sus fechas un año después`,
  keepTargetsHint: 'Quedan marcadas «por confirmar» en cada indicador.',
  clearTargets: 'Dejarlas vacías',
  start: (year: number) => `Iniciar el plan de ${year}`,
  started: (year: number, count: number) =>
    `Se inició el plan de ${year}. ${count === 1 ? 'Hay 1 cosa' : `Hay ${formatNumber(count)} cosas`} por confirmar.`,
  back: 'Volver al plan',
  link: (year: number) => `Plan de ${year}`,
}

const en: typeof es = {
  title: (year, unit) => `Start the ${year} plan of ${unit}`,
  lead: (from, year) =>
    `The plan of ${year} begins as a draft with the structure of the one of ${from}. Nothing that was reported passes on. Only who works in the institution sees it until it is approved.`,
  taken: (year) => `This unit already has a plan of ${year}`,
  takenLead: 'Open it and correct it: nothing is written over a plan that is there.',
  open: (year) => `Open the plan of ${year}`,
  passes: 'What passes to the new plan',
  stays: (count) => `What does not (${formatNumber(count)})`,
  nothingStays: 'Everything in the plan in force passes to the new one.',
  kind: 'Element',
  count: 'How many',
  what: 'What',
  why: 'Why it does not pass',
  whys: { cancelled: 'It is cancelled', alone: 'It only stood beside what is cancelled' },
  months: 'Months programmed',
  keepMonths: (year) => `Take those of ${year} as a proposal`,
  keepMonthsHint: 'They stay marked “to be confirmed” on each activity.',
  clearMonths: 'Leave them empty',
  targets: 'Targets of the indicators',
  keepTargets: (year) => `Take those of ${year}, with their dates a year later`,
  keepTargetsHint: 'They stay marked “to be confirmed” on each indicator.',
  clearTargets: 'Leave them empty',
  start: (year) => `Start the plan of ${year}`,
  started: (year, count) =>
    `The plan of ${year} was started. ${count === 1 ? '1 thing is' : `${formatNumber(count)} things are`} to be confirmed.`,
  back: 'Back to the plan',
  link: (year) => `Plan of ${year}`,
}

export const NEXT_YEAR_WORDS: Readonly<Record<Locale, typeof es>> = { es, en }

/** Kinds of elements of a unit's plan, several of them. */
export const KINDS_OF_PLAN: Readonly<Partial<Record<ElementKind, Text>>> = {
  sub_plan: { es: 'Partes del plan', en: 'Parts of the plan' },
  specific_objective: { es: 'Objetivos específicos', en: 'Specific objectives' },
  result: { es: 'Resultados', en: 'Results' },
  indicator: { es: 'Indicadores', en: 'Indicators' },
  verification_source: { es: 'Fuentes de verificación', en: 'Sources of verification' },
  activity: { es: 'Actividades', en: 'Activities' },
  responsible: { es: 'Responsables', en: 'Responsible posts' },
  funding_source: { es: 'Fuentes de financiamiento', en: 'Funding sources' },
  risk: { es: 'Riesgos', en: 'Risks' },
}
