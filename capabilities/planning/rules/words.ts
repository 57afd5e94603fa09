import type { MissingReason } from '../../../kernel/missing.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ActivityStanding } from './activity-progress.ts'
import type { FigureKind, FormulaId } from './explanation.ts'
import type { ExclusionReason } from './roll-up.ts'
import type { StateId } from './states.ts'

/** Names of the states, short enough for a badge. */
export const STATE_NAMES: Record<StateId, Text> = {
  above: { es: 'Por encima de lo programado', en: 'Above what was programmed' },
  full: { es: 'Cumplido', en: 'Met' },
  near: { es: 'Cerca de cumplir', en: 'Close to met' },
  behind: { es: 'Atrasado', en: 'Behind' },
  no_demand: { es: 'Sin demanda', en: 'No demand' },
  not_programmed: { es: 'Aún sin programar', en: 'Nothing programmed yet' },
  not_reported: { es: 'Sin reporte', en: 'Not reported' },
}

/** What each state means, for legends and for people who do not see colours. */
export const STATE_MEANINGS: Record<StateId, Text> = {
  above: { es: 'Se ejecutó más de lo programado.', en: 'More was done than programmed.' },
  full: { es: 'Se ejecutó todo lo programado.', en: 'All that was programmed was done.' },
  near: { es: 'Se ejecutó la mayor parte de lo programado.', en: 'Most of what was programmed was done.' },
  behind: { es: 'Falta una parte importante de lo programado.', en: 'A large part of what was programmed is lacking.' },
  no_demand: {
    es: 'No se pidió nada en el período; no se valora.',
    en: 'Nothing was asked for in the period; it is not judged.',
  },
  not_programmed: {
    es: 'Todavía no había nada programado; no se valora.',
    en: 'Nothing was programmed yet; it is not judged.',
  },
  not_reported: {
    es: 'Había trabajo programado y la unidad no ha reportado; no se valora ni cuenta como cero.',
    en: 'Work was programmed and the unit has not reported; it is not judged and does not count as zero.',
  },
}

export const FAR_ABOVE: Text = {
  es: 'Muy por encima de la meta: conviene revisar la programación.',
  en: 'Far above the target: the programming should be reviewed.',
}

/** Why a value is not there. */
export const MISSING_NAMES: Record<MissingReason, Text> = {
  not_collected: { es: 'No se ha recogido el dato', en: 'The figure was not collected' },
  not_applicable: { es: 'No aplica', en: 'Not applicable' },
  suppressed: { es: 'Dato reservado', en: 'Figure withheld' },
  not_yet_due: { es: 'Aún no corresponde', en: 'Not yet due' },
  no_demand: { es: 'Sin demanda', en: 'No demand' },
  not_programmed: { es: 'Sin programación', en: 'Not programmed' },
  not_reported: { es: 'Sin reporte', en: 'Not reported' },
  undefined_ratio: { es: 'No se puede calcular', en: 'Cannot be computed' },
  below_coverage: { es: 'Datos insuficientes', en: 'Too little data' },
}

/** Why a child is named beside a figure and does not count in it. */
export const EXCLUSION_NAMES: Record<ExclusionReason, Text> = {
  ...MISSING_NAMES,
  cancelled: { es: 'Anulado', en: 'Cancelled' },
  counted_above: { es: 'Ya cuenta dentro de otro elemento', en: 'Already counted within another element' },
}

export const STANDING_NAMES: Record<ActivityStanding, Text> = {
  judged: { es: 'Con valoración', en: 'Judged' },
  cancelled: { es: 'Anulada', en: 'Cancelled' },
  no_schedule: { es: 'Sin cronograma', en: 'No schedule' },
  nothing_programmed_yet: { es: 'Aún sin programar a la fecha de corte', en: 'Nothing programmed up to the cut-off' },
  no_demand: { es: 'Sin demanda', en: 'No demand' },
  not_reported: { es: 'Sin reporte', en: 'Not reported' },
}

export const FIGURE_KIND_NAMES: Record<FigureKind, Text> = {
  activity: { es: 'Actividad', en: 'Activity' },
  result: { es: 'Resultado', en: 'Result' },
  objective: { es: 'Objetivo específico', en: 'Specific objective' },
  sub_plan: { es: 'Parte del plan', en: 'Part of the plan' },
  poa: { es: 'Plan operativo anual', en: 'Annual operating plan' },
  institution: { es: 'Institución', en: 'Institution' },
  instrument_node: { es: 'Elemento del plan superior', en: 'Element of the plan above' },
  instrument: { es: 'Plan superior', en: 'Plan above' },
}

/** The three figures that must never be taken for one another. */
export const FIGURE_NAMES: Record<'raw' | 'capped' | 'toDate' | 'year', Text> = {
  raw: { es: 'Ejecutado sin tope', en: 'Done, without cap' },
  capped: { es: 'Avance (tope 100 %)', en: 'Progress (capped at 100 %)' },
  toDate: { es: 'Avance a la fecha de corte', en: 'Progress at the cut-off' },
  year: { es: 'Avance del año', en: 'Progress of the year' },
}

/** Each formula in one sentence, as the page "how is this figure computed" says it. */
export const FORMULA_WORDS: Record<FormulaId, Text> = {
  activity_to_date: {
    es: 'Lo ejecutado hasta la fecha de corte dividido entre lo programado hasta esa fecha. El trabajo hecho con retraso cuenta. Para promediar, el resultado se limita a 100 %.',
    en: 'What was done up to the cut-off divided by what was programmed up to it. Late work counts. For averaging, the result is capped at 100 %.',
  },
  weighted_mean: {
    es: 'Promedio ponderado del avance (con tope de 100 %) de los elementos que se pueden valorar. Los demás se nombran y no cuentan. Sin pesos escritos, todos valen lo mismo.',
    en: 'Weighted mean of the progress (capped at 100 %) of the elements that can be judged. The rest are named and do not count. Without written weights, all count the same.',
  },
}
