import type { MissingReason } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import { type MonthReport, NO_SCHEDULE, type Schedule } from '../../model.ts'
import type { StateId } from '../states.ts'

/** A figure as a planner writes it down: a percentage, or why there is none. */
export type Expected = number | MissingReason

export interface ActivityCase {
  readonly id: string
  readonly title: Text
  readonly activity: {
    readonly schedule: Schedule
    readonly reports: readonly MonthReport[]
    /** Complete months of the year. */
    readonly cutOffMonth: number
    readonly cancelled?: boolean
    /** The schedule as approved, where it was reprogrammed. */
    readonly baseline?: Schedule
  }
  readonly expected: {
    readonly toDateRaw: Expected
    readonly toDateCapped: Expected
    readonly yearRaw: Expected
    readonly yearCapped: Expected
    readonly state: StateId
    /** Total executed in months without a programme. */
    readonly unprogrammed: number
    readonly farAbove?: true
    /** Against the schedule as approved. */
    readonly baseline?: { readonly toDateRaw: Expected; readonly toDateCapped: Expected; readonly state: StateId }
  }
}

function months(values: Readonly<Record<number, number>>): readonly (number | null)[] {
  return Array.from({ length: 12 }, (_, index) => values[index + 1] ?? null)
}
/** Quantities by month, `{ 3: 10 }` = 10 in March. */
function quantities(values: Readonly<Record<number, number>>): Schedule {
  return { kind: 'quantities', months: months(values) }
}
/** Marked months. */
function marks(...marked: readonly number[]): Schedule {
  return { kind: 'marks', months: months(Object.fromEntries(marked.map((month) => [month, 1]))) }
}
/** `[month, executed]` pairs. */
function reports(...pairs: readonly (readonly [number, number])[]): readonly MonthReport[] {
  return pairs.map(([month, executed]) => ({ month, executed }))
}
/** Expected figures: to date and of the year, each raw and capped. */
function figures(
  [toDateRaw, toDateCapped]: readonly [Expected, Expected],
  [yearRaw, yearCapped]: readonly [Expected, Expected],
  state: StateId,
  unprogrammed = 0,
): ActivityCase['expected'] {
  return { toDateRaw, toDateCapped, yearRaw, yearCapped, state, unprogrammed }
}
function none(reason: MissingReason): readonly [Expected, Expected] {
  return [reason, reason]
}
function of(schedule: Schedule, done: readonly MonthReport[], cutOffMonth: number): ActivityCase['activity'] {
  return { schedule, reports: done, cutOffMonth }
}
function row(
  id: string,
  es: string,
  activity: ActivityCase['activity'],
  expected: ActivityCase['expected'],
): ActivityCase {
  return { id, title: { es }, activity, expected }
}

/** Worked out by hand, one decision a row. Percentages to nine decimals. */
export const ACTIVITY_CASES: readonly ActivityCase[] = [
  // Marks
  row(
    'A01',
    'Tres meses marcados, los tres cumplidos',
    of(marks(1, 2, 3), reports([1, 1], [2, 1], [3, 1]), 3),
    figures([100, 100], [100, 100], 'full'),
  ),
  row(
    'A02',
    'Tres meses marcados, dos cumplidos',
    of(marks(1, 2, 3), reports([1, 1], [2, 1], [3, 0]), 3),
    figures([66.666666667, 66.666666667], [66.666666667, 66.666666667], 'behind'),
  ),
  row(
    'A03',
    'Un mes cumplido y otro a seis décimas: justo el 80 %',
    of(marks(1, 2), reports([1, 1], [2, 0.6]), 2),
    figures([80, 80], [80, 80], 'near'),
  ),
  row(
    'A04',
    'Media décima menos: por debajo del 80 %',
    of(marks(1, 2), reports([1, 1], [2, 0.59]), 2),
    figures([79.5, 79.5], [79.5, 79.5], 'behind'),
  ),
  // Zero, not reported, not yet due
  row(
    'A05',
    'Se programó y se reportó cero: cero es un dato',
    of(quantities({ 1: 10 }), reports([1, 0]), 1),
    figures([0, 0], [0, 0], 'behind'),
  ),
  row(
    'A06',
    'Se programó y nadie reportó: no es cero',
    of(quantities({ 1: 10 }), [], 1),
    figures(none('not_reported'), none('not_reported'), 'not_reported'),
  ),
  row(
    'A07',
    'Solo se reportó el primero de tres meses: lo demás cuenta como programado',
    of(quantities({ 1: 10, 2: 10, 3: 10 }), reports([1, 10]), 3),
    figures([33.333333333, 33.333333333], [33.333333333, 33.333333333], 'behind'),
  ),
  row(
    'A08',
    'Lo programado empieza en junio y el corte es en marzo',
    of(quantities({ 6: 5 }), [], 3),
    figures(none('not_yet_due'), [0, 0], 'not_programmed'),
  ),
  row(
    'A09',
    'Trabajo adelantado antes del primer mes programado: avanza el año, no la fecha de corte',
    of(quantities({ 6: 4 }), reports([5, 1]), 5),
    figures(none('not_yet_due'), [25, 25], 'not_programmed', 1),
  ),
  row(
    'A10',
    'El trabajo adelantado cuenta cuando llega su mes',
    of(quantities({ 6: 4 }), reports([5, 1], [6, 3]), 6),
    figures([100, 100], [100, 100], 'full', 1),
  ),
  row(
    'A11',
    'El trabajo con retraso cuenta a la fecha de corte',
    of(quantities({ 1: 10 }), reports([1, 4], [2, 6]), 2),
    figures([100, 100], [100, 100], 'full', 6),
  ),
  row(
    'A12',
    'El mismo caso un mes antes: lo de febrero aún no cuenta',
    of(quantities({ 1: 10 }), reports([1, 4], [2, 6]), 1),
    figures([40, 40], [40, 40], 'behind'),
  ),
  row(
    'A13',
    'Sin cronograma y sin reportes',
    of(NO_SCHEDULE, [], 6),
    figures(none('not_programmed'), none('not_programmed'), 'not_programmed'),
  ),
  row(
    'A14',
    'Sin cronograma, con trabajo hecho: se muestra y no da porcentaje',
    of(NO_SCHEDULE, reports([3, 5]), 6),
    figures(none('not_programmed'), none('not_programmed'), 'not_programmed', 5),
  ),
  row(
    'A15',
    'Cronograma por marcas, ninguna marcada: es no tener cronograma',
    of(marks(), [], 6),
    figures(none('not_programmed'), none('not_programmed'), 'not_programmed'),
  ),
  // Over-achievement
  row(
    'A16',
    'Trabajo en un mes sin programar: no baja ni se promedia, y se ve en el bruto',
    of(quantities({ 1: 10, 4: 10 }), reports([1, 10], [2, 3], [4, 10]), 4),
    figures([115, 100], [115, 100], 'above', 3),
  ),
  row(
    'A17',
    'El 106 % es información; el avance que se promedia es 100',
    of(quantities({ 1: 50 }), reports([1, 53]), 1),
    figures([106, 100], [106, 100], 'above'),
  ),
  row('A18', 'El triple de lo programado: falla de la programación', of(quantities({ 1: 10 }), reports([1, 30]), 1), {
    ...figures([300, 100], [300, 100], 'above'),
    farAbove: true,
  }),
  row(
    'A19',
    'Lo que sobra en enero cubre lo que falta en febrero',
    of(quantities({ 1: 10, 2: 10 }), reports([1, 15], [2, 5]), 2),
    figures([100, 100], [100, 100], 'full'),
  ),
  row(
    'A20',
    'Al día a la fecha de corte y a la mitad del año',
    of(quantities({ 1: 10, 2: 10, 3: 10, 4: 10 }), reports([1, 10], [2, 10]), 2),
    figures([100, 100], [50, 50], 'full'),
  ),
  // Decimals and edges of the bands
  row(
    'A21',
    'Tres décimas de décima en décima suman exactamente el total',
    of(quantities({ 1: 0.1, 2: 0.1, 3: 0.1 }), reports([1, 0.1], [2, 0.1], [3, 0.1]), 3),
    figures([100, 100], [100, 100], 'full'),
  ),
  row(
    'A22',
    'Siete décimas y una décima son ocho décimas',
    of(quantities({ 1: 0.7, 2: 0.1 }), reports([1, 0.8]), 2),
    figures([100, 100], [100, 100], 'full'),
  ),
  row(
    'A23',
    'Un tercio se queda en un tercio',
    of(quantities({ 1: 3 }), reports([1, 1]), 1),
    figures([33.333333333, 33.333333333], [33.333333333, 33.333333333], 'behind'),
  ),
  row(
    'A24',
    'Cuatro de cinco: el 80 % ya es «cerca»',
    of(quantities({ 1: 5 }), reports([1, 4]), 1),
    figures([80, 80], [80, 80], 'near'),
  ),
  row(
    'A25',
    '999 de 1,000 no es cumplido',
    of(quantities({ 1: 1000 }), reports([1, 999]), 1),
    figures([99.9, 99.9], [99.9, 99.9], 'near'),
  ),
  row(
    'A26',
    'Ningún mes completo: nada vence y nada cuenta',
    of(quantities({ 1: 10 }), reports([1, 10]), 0),
    figures(none('not_yet_due'), [0, 0], 'not_programmed'),
  ),
  row(
    'A27',
    'El año completo con once de doce meses cumplidos',
    of(
      quantities({ 1: 5, 2: 5, 3: 5, 4: 5, 5: 5, 6: 5, 7: 5, 8: 5, 9: 5, 10: 5, 11: 5, 12: 5 }),
      reports([1, 5], [2, 5], [3, 5], [4, 5], [5, 5], [6, 5], [7, 5], [8, 5], [9, 5], [10, 5], [11, 5]),
      12,
    ),
    figures([91.666666667, 91.666666667], [91.666666667, 91.666666667], 'near'),
  ),
  // Cancelled
  row(
    'A28',
    'Anulada con trabajo hecho: no tiene avance, no pesa en el promedio',
    { ...of(quantities({ 1: 10, 2: 10 }), reports([1, 10]), 2), cancelled: true },
    figures(none('not_applicable'), none('not_applicable'), 'no_demand'),
  ),
  row(
    'A29',
    'Anulada sin cronograma',
    { ...of(NO_SCHEDULE, [], 6), cancelled: true },
    figures(none('not_applicable'), none('not_applicable'), 'no_demand'),
  ),
  // A programmed zero is not an empty month
  row(
    'A30',
    'Se programó cero en los dos meses: no se pidió nada',
    of(quantities({ 1: 0, 2: 0 }), [], 2),
    figures(none('no_demand'), none('no_demand'), 'no_demand'),
  ),
  row(
    'A31',
    'Cero hasta hoy y cinco en junio',
    of(quantities({ 1: 0, 6: 5 }), [], 3),
    figures(none('no_demand'), [0, 0], 'no_demand'),
  ),
  row(
    'A32',
    'Trabajo en un mes programado en cero',
    of(quantities({ 1: 0 }), reports([1, 2]), 1),
    figures(none('no_demand'), none('no_demand'), 'no_demand', 2),
  ),
  // Reports
  row(
    'A33',
    'Dos reportes del mismo mes se suman',
    of(quantities({ 1: 10 }), reports([1, 4], [1, 6]), 1),
    figures([100, 100], [100, 100], 'full'),
  ),
  row(
    'A34',
    'El orden de los reportes no importa',
    of(quantities({ 1: 10, 2: 10, 3: 10 }), reports([3, 10], [1, 10], [2, 5]), 3),
    figures([83.333333333, 83.333333333], [83.333333333, 83.333333333], 'near'),
  ),
  row(
    'A35',
    'Un cero de enero no responde por lo programado en marzo',
    of(quantities({ 3: 5 }), reports([1, 0]), 3),
    figures(none('not_reported'), none('not_reported'), 'not_reported'),
  ),
  row(
    'A36',
    'Un cero de febrero sí responde por lo programado en enero',
    of(quantities({ 1: 5 }), reports([2, 0]), 2),
    figures([0, 0], [0, 0], 'behind'),
  ),
  row(
    'A37',
    'Un reporte posterior al corte no es un reporte a la fecha de corte',
    of(quantities({ 1: 5 }), reports([2, 5]), 1),
    figures(none('not_reported'), none('not_reported'), 'not_reported'),
  ),
  row(
    'A38',
    'Recurrencia mensual: cinco de seis meses',
    of(
      { kind: 'recurrence', rule: 'primeros 10 días hábiles de cada mes', months: Array<number>(12).fill(1) },
      reports([1, 1], [2, 1], [3, 1], [4, 0], [5, 1], [6, 1]),
      6,
    ),
    figures([83.333333333, 83.333333333], [41.666666667, 41.666666667], 'near'),
  ),
  // Reprogrammed
  row(
    'A39',
    'Todo se pasó a marzo: al corte de febrero nada vence, y frente a lo aprobado no hay reporte',
    { ...of(quantities({ 3: 20 }), [], 2), baseline: quantities({ 1: 10, 2: 10 }) },
    {
      ...figures(none('not_yet_due'), [0, 0], 'not_programmed'),
      baseline: { toDateRaw: 'not_reported', toDateCapped: 'not_reported', state: 'not_reported' },
    },
  ),
  row(
    'A40',
    'La mitad se pasó de febrero a marzo: al día en lo vigente, a medias en lo aprobado',
    { ...of(quantities({ 1: 10, 3: 10 }), reports([1, 10]), 2), baseline: quantities({ 1: 10, 2: 10 }) },
    { ...figures([100, 100], [50, 50], 'full'), baseline: { toDateRaw: 50, toDateCapped: 50, state: 'behind' } },
  ),
  row(
    'A41',
    'Se recortó de 100 a 60 y se hicieron 60',
    { ...of(quantities({ 1: 60 }), reports([1, 60]), 1), baseline: quantities({ 1: 100 }) },
    { ...figures([100, 100], [100, 100], 'full'), baseline: { toDateRaw: 60, toDateCapped: 60, state: 'behind' } },
  ),
  row(
    'A42',
    'Se amplió de 50 a 80 y se hicieron 60',
    { ...of(quantities({ 1: 80 }), reports([1, 60]), 1), baseline: quantities({ 1: 50 }) },
    { ...figures([75, 75], [75, 75], 'behind'), baseline: { toDateRaw: 120, toDateCapped: 100, state: 'above' } },
  ),
  row(
    'A43',
    'Anulada: sin avance en lo vigente; frente a lo aprobado queda lo que se hizo',
    { ...of(quantities({ 1: 10 }), reports([1, 4]), 1), cancelled: true, baseline: quantities({ 1: 10 }) },
    {
      ...figures(none('not_applicable'), none('not_applicable'), 'no_demand'),
      baseline: { toDateRaw: 40, toDateCapped: 40, state: 'behind' },
    },
  ),
  row(
    'A44',
    'Agregada después de aprobado el plan: no hay promesa contra la cual medir',
    { ...of(quantities({ 2: 1 }), reports([2, 1]), 2), baseline: NO_SCHEDULE },
    {
      ...figures([100, 100], [100, 100], 'full'),
      baseline: { toDateRaw: 'not_programmed', toDateCapped: 'not_programmed', state: 'not_programmed' },
    },
  ),
]
