import type { Locale } from '../../../../../kernel/text.ts'

const ES = {
  title: 'Publicaciones del observatorio',
  lead: 'Qué cifras se publicaron y cuándo, y cuándo se esperan las próximas.',
  publication: 'Publicación',
  date: 'Fecha',
  indicators: 'Indicadores',
  years: 'Períodos',
  cells: 'Cifras',
  source: 'Fuente',
  past: 'Lo publicado',
  next: 'Lo que se espera',
  nextLead:
    'Un paso de su periodicidad después de la última publicación de cada indicador. Lo que se mide una sola vez no se espera de nuevo.',
  expectedOn: 'Se espera',
  follow: 'Para seguirlo',
  feed: 'Novedades (RSS)',
  calendar: 'Fechas de publicación (iCal)',
  more: (count: number) => `y ${count} más`,
  counted: 'Registros que se contaron',
  countedLead: (count: string, day: string) =>
    `${count} registros, tal como estaban el ${day}. Cada uno se puede abrir.`,
  record: 'Registro',
  happened: 'Fecha',
  municipality: 'Municipio',
  method: 'Cómo se cuenta',
  show: 'Ver los indicadores',
  expected: (titles: string) => `Se esperan cifras nuevas de: ${titles}`,
  published: 'Publicado',
}

const EN: typeof ES = {
  title: 'Publications of the observatory',
  lead: 'Which figures were published and when, and when the next ones are expected.',
  publication: 'Publication',
  date: 'Date',
  indicators: 'Indicators',
  years: 'Periods',
  cells: 'Figures',
  source: 'Source',
  past: 'What was published',
  next: 'What is expected',
  nextLead:
    'One step of its periodicity after the last publication of each indicator. What is measured once is not expected again.',
  expectedOn: 'Expected',
  follow: 'To follow it',
  feed: 'News (RSS)',
  calendar: 'Dates of publication (iCal)',
  more: (count) => `and ${count} more`,
  counted: 'Records that were counted',
  countedLead: (count, day) => `${count} records, as they stood on ${day}. Each can be opened.`,
  record: 'Record',
  happened: 'Date',
  municipality: 'Municipality',
  method: 'How it is counted',
  show: 'See the indicators',
  expected: (titles) => `New figures are expected of: ${titles}`,
  published: 'Published',
}

export const PUBLICATION_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
