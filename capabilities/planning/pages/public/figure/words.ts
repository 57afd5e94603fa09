import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { ActivityStanding } from '../../../rules/activity-progress.ts'
import type { StateId } from '../../../rules/states.ts'

/** Words of the page "how is this figure computed". */
const es = {
  eyebrow: 'Cómo se calcula este avance',
  title: (name: string) => `Cómo se calcula: ${name}`,
  description: 'De qué se compone este porcentaje, qué cuenta, qué no cuenta y por qué.',
  about: 'Abrir su página',
  result: 'El resultado',
  raw: 'Sin tope',
  rawNote: 'Puede pasar de 100 %; es información y no se promedia.',
  ofYear: 'De todo el año',
  unrounded: 'Sin redondear',
  formula: 'La fórmula',
  sums: 'La cuenta',
  toDate: 'A la fecha de corte',
  year: 'De todo el año',
  cappedAt: (uncapped: string) => `Daría ${uncapped}; para promediar se limita a 100 %.`,
  rounded: 'En la cuenta los porcentajes se escriben con un decimal; el cálculo usa todos.',
  noFigure: 'No hay un porcentaje que calcular:',
  inputs: 'Lo que cuenta',
  inputsLead: (count: number) =>
    count === 1
      ? 'Cuenta un elemento. Su porcentaje lleva a su propia cuenta.'
      : `Cuentan ${count} elementos. Cada porcentaje lleva a su propia cuenta.`,
  inputsCaption: 'Elementos que cuentan en este avance',
  element: 'Elemento',
  weight: 'Peso escrito',
  share: 'Parte del promedio',
  capped: 'Avance que se promedia',
  rawColumn: 'Sin tope',
  equalWeights: 'Nadie escribió pesos: todos valen lo mismo.',
  givenWeights: 'Los pesos están escritos en el plan.',
  mixedWeights: 'Algunos tienen peso escrito; los demás toman una parte igual.',
  excluded: 'Lo que no cuenta, y por qué',
  excludedLead: 'Se nombran para que no se pierdan de vista. No cuentan como cero ni como cien.',
  reason: 'Por qué no cuenta',
  nothingExcluded: 'Todo lo que lo compone cuenta.',
  yearDiffers: 'Para el avance de todo el año cuentan también los que aún no vencen:',
  months: 'Los meses',
  monthsLead: 'Lo programado y lo ejecutado que se suman.',
  unprogrammed: (total: number, months: string) =>
    `${formatNumber(total)} se hizo en meses sin programación (${months}). Cuenta en lo ejecutado: el trabajo con retraso compensa el mes que faltó.`,
  unreported: (months: string) => `Sin reporte: ${months}. Cuentan como programados, sin nada ejecutado.`,
  parents: 'En qué cuenta este avance',
  parentsLead: 'Los promedios de los que forma parte.',
  parentCounts: 'cuenta',
  parentNot: 'se nombra y no cuenta',
  method: 'El método',
  methodName: 'Método',
  methodVersion: (id: string, version: string) => `Avance de los planes (${id}), versión ${version}`,
  bands: 'Umbrales de los estados',
  bandOf: (state: StateId, near: number, full: number): string =>
    ({
      above: 'más de 100 %',
      full: `desde ${full} %`,
      near: `desde ${near} % hasta menos de ${full} %`,
      behind: `menos de ${near} %`,
      no_demand: 'sin valoración',
      not_programmed: 'sin valoración',
      not_reported: 'sin valoración',
    })[state],
  farAbove: (from: number) => `Desde ${from} % sin tope se avisa que conviene revisar la programación.`,
  absentTitle: 'No hay un plan que medir',
  absentSays:
    'La unidad debe presentar su plan y no lo ha presentado. Por eso no tiene avance y se nombra, sin contar, en el avance de la institución.',
}
export type FigurePageWords = typeof es

const en: FigurePageWords = {
  eyebrow: 'How this progress is worked out',
  title: (name) => `How it is worked out: ${name}`,
  description: 'What this percentage is made of, what counts, what does not, and why.',
  about: 'Open its page',
  result: 'The result',
  raw: 'Without cap',
  rawNote: 'It may exceed 100 %; it is information and is not averaged.',
  ofYear: 'Of the whole year',
  unrounded: 'Unrounded',
  formula: 'The formula',
  sums: 'The sum',
  toDate: 'At the cut-off',
  year: 'Of the whole year',
  cappedAt: (uncapped) => `It would be ${uncapped}; for averaging it is capped at 100 %.`,
  rounded: 'Percentages in the sum are written with one decimal; the computation uses all of them.',
  noFigure: 'There is no percentage to compute:',
  inputs: 'What counts',
  inputsLead: (count) =>
    count === 1
      ? 'One element counts. Its percentage leads to its own sum.'
      : `${count} elements count. Each percentage leads to its own sum.`,
  inputsCaption: 'Elements that count in this progress',
  element: 'Element',
  weight: 'Written weight',
  share: 'Share of the mean',
  capped: 'Progress averaged',
  rawColumn: 'Without cap',
  equalWeights: 'Nobody wrote weights: all count the same.',
  givenWeights: 'The weights are written in the plan.',
  mixedWeights: 'Some have a written weight; the rest take an equal share.',
  excluded: 'What does not count, and why',
  excludedLead: 'They are named so that they are not lost from view. They count neither as zero nor as a hundred.',
  reason: 'Why it does not count',
  nothingExcluded: 'Everything it is made of counts.',
  yearDiffers: 'For the progress of the whole year, those not yet due count too:',
  months: 'The months',
  monthsLead: 'What was programmed and done, as it adds up.',
  unprogrammed: (total, months) =>
    `${formatNumber(total)} was done in months without a programme (${months}). It counts in what was done: late work makes up for the month it missed.`,
  unreported: (months) => `Not reported: ${months}. They count as programmed, with nothing done.`,
  parents: 'Where this progress counts',
  parentsLead: 'The means that it is part of.',
  parentCounts: 'counts',
  parentNot: 'named, does not count',
  method: 'The method',
  methodName: 'Method',
  methodVersion: (id, version) => `Progress of plans (${id}), version ${version}`,
  bands: 'Thresholds of the states',
  bandOf: (state, near, full) =>
    ({
      above: 'over 100 %',
      full: `from ${full} %`,
      near: `from ${near} % to under ${full} %`,
      behind: `under ${near} %`,
      no_demand: 'no judgement',
      not_programmed: 'no judgement',
      not_reported: 'no judgement',
    })[state],
  farAbove: (from) => `From ${from} % without cap on, a notice says that the programming should be reviewed.`,
  absentTitle: 'There is no plan to measure',
  absentSays:
    'The unit owes its plan and has not presented it. So it has no progress and is named, without counting, in the institution’s progress.',
}

export function figurePageWords(locale: Locale): FigurePageWords {
  return locale === 'es' ? es : en
}

/** Why an activity has no percentage, in a sentence. */
export const STANDING_SENTENCES: Record<Exclude<ActivityStanding, 'judged'>, Text> = {
  cancelled: {
    es: 'La actividad se anuló. Lo que se haya hecho se muestra y no se promedia.',
    en: 'The activity was cancelled. What was done is shown and is not averaged.',
  },
  no_schedule: {
    es: 'El plan no dice en qué meses se hará. Sin cronograma no hay contra qué medir.',
    en: 'The plan does not say in which months it will be done. Without a schedule there is nothing to measure against.',
  },
  nothing_programmed_yet: {
    es: 'A la fecha de corte todavía no había nada programado.',
    en: 'At the cut-off nothing was programmed yet.',
  },
  no_demand: {
    es: 'Lo programado hasta el corte es cero: no se pidió nada.',
    en: 'What is programmed up to the cut-off is zero: nothing was asked for.',
  },
  not_reported: {
    es: 'Había trabajo programado y la unidad no ha informado. No cuenta como cero.',
    en: 'Work was programmed and the unit has not reported. It does not count as zero.',
  },
}
