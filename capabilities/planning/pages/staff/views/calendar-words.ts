import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import type { DateState } from '../../../rules/views/planned-dates.ts'

const es = {
  title: 'Calendario',
  lead: 'Lo que vence en el año: meses por informar, metas de indicadores y otras fechas del seguimiento.',
  month: 'Mes',
  year: 'Lista del año',
  views: 'Ver el calendario',
  kinds: 'Qué se muestra',
  allKinds: 'Todo',
  previous: 'Mes anterior',
  next: 'Mes siguiente',
  caption: (month: string, year: number) => `${month} de ${year}`,
  list: (count: number) => (count === 1 ? '1 fecha' : `${formatNumber(count)} fechas`),
  day: 'Día',
  what: 'Qué',
  unit: 'Unidad',
  state: 'Estado',
  everybody: 'Toda la institución',
  none: 'Nada vence en este mes',
  noneInYear: 'Nada vence en este año',
  noneLead: 'Pruebe con otro mes, con otra unidad o con todo lo que se muestra.',
  more: (count: number) => `y ${formatNumber(count)} más`,
  states: { done: 'Hecho', late: 'Atrasado', coming: 'Por venir', past: 'Ya pasó' } satisfies Record<DateState, string>,
}

const en: typeof es = {
  title: 'Calendar',
  lead: 'What falls due in the year: months to report, targets of indicators and other dates of the follow-up.',
  month: 'Month',
  year: 'List of the year',
  views: 'See the calendar',
  kinds: 'What is shown',
  allKinds: 'Everything',
  previous: 'Month before',
  next: 'Month after',
  caption: (month, year) => `${month} ${year}`,
  list: (count) => (count === 1 ? '1 date' : `${formatNumber(count)} dates`),
  day: 'Day',
  what: 'What',
  unit: 'Unit',
  state: 'State',
  everybody: 'The whole institution',
  none: 'Nothing falls due in this month',
  noneInYear: 'Nothing falls due in this year',
  noneLead: 'Try another month, another unit, or everything that is shown.',
  more: (count) => `and ${formatNumber(count)} more`,
  states: { done: 'Done', late: 'Late', coming: 'To come', past: 'Past' },
}

export const CALENDAR_WORDS: Readonly<Record<Locale, typeof es>> = { es, en }
