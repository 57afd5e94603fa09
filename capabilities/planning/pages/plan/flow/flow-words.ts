import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { FlowColumn } from '../../../rules/alignment/flow.ts'

export const COLUMN_NAMES: Readonly<Record<FlowColumn, Text>> = {
  area: { es: 'Áreas', en: 'Areas' },
  objective: { es: 'Objetivos', en: 'Objectives' },
  result: { es: 'Resultados', en: 'Results' },
  unit: { es: 'Unidades', en: 'Units' },
  fund: { es: 'Fondos', en: 'Funds' },
}

/** What stands in a column for what no plan says. */
export const NOT_STATED_NAMES: Readonly<Record<FlowColumn, Text>> = {
  area: { es: 'Sin área', en: 'No area' },
  objective: { es: 'Sin objetivo', en: 'No objective' },
  result: { es: 'Sin resultado', en: 'No result' },
  unit: { es: 'Sin unidad', en: 'No unit' },
  fund: { es: 'Fondo sin escribir', en: 'Fund not written' },
}

const es = {
  title: 'El plan como un flujo',
  lead: 'De las áreas del plan estratégico a sus objetivos, los resultados, las unidades que trabajan por ellos y los fondos que los pagan. El grosor es el número de actividades; la que sirve a varios se reparte por partes iguales.',
  drawing: (activities: string) => `Flujo de ${activities} actividades, de las áreas a los fondos`,
  skip: 'Saltar el dibujo y leer la tabla',
  node: (column: string, name: string, count: string) => `${column}: ${name}, ${count} actividades`,
  band: (from: string, to: string, count: string) => `${from} → ${to}: ${count} actividades`,
  rest: (count: number) => `${formatNumber(count)} más`,
  restSays: 'Los más pequeños van juntos; al elegir un área, un objetivo o una unidad se ven todos los suyos.',
  narrowed: 'Solo lo que pasa por',
  all: 'Ver todo el plan',
  page: 'Ver su página',
  asTable: 'El flujo en tabla',
  from: 'De',
  to: 'A',
  count: 'Actividades',
  activities: 'Actividades que pasan por aquí',
  nothing: 'Ninguna actividad pasa por ahí',
  nothingLead: 'Quite un paso para ver más.',
  next: 'Sigue en',
  columns: 'Columna',
}
export type FlowWords = typeof es

const en: FlowWords = {
  title: 'The plan as a flow',
  lead: 'From the areas of the strategic plan to its objectives, the results, the units that work for them and the funds that pay. The width is the number of activities; one that serves several is shared out equally.',
  drawing: (activities) => `Flow of ${activities} activities, from areas to funds`,
  skip: 'Skip the drawing and read the table',
  node: (column, name, count) => `${column}: ${name}, ${count} activities`,
  band: (from, to, count) => `${from} → ${to}: ${count} activities`,
  rest: (count) => `${formatNumber(count)} others`,
  restSays: 'The smallest go together; choose an area, an objective or a unit to see all of its own.',
  narrowed: 'Only what runs through',
  all: 'See the whole plan',
  page: 'See its page',
  asTable: 'The flow as a table',
  from: 'From',
  to: 'To',
  count: 'Activities',
  activities: 'Activities that run through here',
  nothing: 'No activity runs through there',
  nothingLead: 'Take a step away to see more.',
  next: 'It goes on to',
  columns: 'Column',
}

export function flowWords(locale: Locale): FlowWords {
  return locale === 'es' ? es : en
}
