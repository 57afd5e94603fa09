import type { Locale } from '../../../../../kernel/text.ts'

/** Words of the page of the strategic plan. */
const es = {
  description: 'A dónde quiere llegar la institución, y qué trabajo de cada unidad sirve a cada objetivo.',
  lead: 'A dónde quiere llegar la institución, y qué trabajo de cada unidad la lleva ahí.',
  mission: 'Misión',
  vision: 'Visión',
  goal: 'Meta',
  values: 'Valores',
  crossAxes: 'Ejes transversales',
  areasTitle: 'Áreas y objetivos estratégicos',
  areasLead: 'Debajo de cada objetivo está lo que le sirve; el avance del objetivo es el promedio de eso.',
  scopes: 'Alcances del plan de acción que le sirven',
  unitObjectives: 'Objetivos de unidades que le sirven directamente',
  throughScope: (count: number) =>
    count === 1 ? '1 objetivo de unidad le sirve' : `${count} objetivos de unidades le sirven`,
  nobody: 'Ningún alcance ni objetivo de unidad le sirve todavía.',
  matrixTitle: 'Qué unidad sirve a qué objetivo',
  matrixLead:
    'Cuántos objetivos específicos de cada unidad sirven a cada objetivo estratégico, directamente o por medio de un alcance.',
  matrixCaption: 'Objetivos específicos de cada unidad por objetivo estratégico',
  yearsTitle: 'Lo que aportó cada año',
  yearsLead:
    'El avance de cada objetivo en cada año del plan, según los planes de ese año y a su fecha de corte. Un año sin planes cargados no es un año en cero.',
  yearsCaption: 'Avance de cada objetivo estratégico por año',
  objective: 'Objetivo',
  whole: 'Todo el plan',
  noYear: 'sin plan cargado',
  asOf: (date: string) => `al ${date}`,
  proposals: 'Cómo se leyó',
  noPei: 'No hay un plan estratégico cargado que cubra este año.',
}
export type PeiWords = typeof es

const en: PeiWords = {
  description: 'Where the institution wants to go, and which work of each unit serves each objective.',
  lead: 'Where the institution wants to go, and which work of each unit takes it there.',
  mission: 'Mission',
  vision: 'Vision',
  goal: 'Goal',
  values: 'Values',
  crossAxes: 'Cross-cutting axes',
  areasTitle: 'Strategic areas and objectives',
  areasLead: 'Under each objective stands what serves it; the objective’s progress is the mean of that.',
  scopes: 'Scopes of the plan of action that serve it',
  unitObjectives: 'Objectives of units that serve it directly',
  throughScope: (count) => (count === 1 ? '1 objective of a unit serves it' : `${count} objectives of units serve it`),
  nobody: 'No scope or objective of a unit serves it yet.',
  matrixTitle: 'Which unit serves which objective',
  matrixLead: 'How many specific objectives of each unit serve each strategic objective, directly or through a scope.',
  matrixCaption: 'Specific objectives of each unit by strategic objective',
  yearsTitle: 'What each year contributed',
  yearsLead:
    'The progress of each objective in each year of the plan, by the plans of that year and at its cut-off. A year without plans loaded is not a year at zero.',
  yearsCaption: 'Progress of each strategic objective by year',
  objective: 'Objective',
  whole: 'The whole plan',
  noYear: 'no plan loaded',
  asOf: (date) => `at ${date}`,
  proposals: 'How it was read',
  noPei: 'No strategic plan is loaded that covers this year.',
}

export function peiWords(locale: Locale): PeiWords {
  return locale === 'es' ? es : en
}
