import { isMissing } from '../../../../kernel/missing.ts'
import { type Result, refuse } from '../../../../kernel/result.ts'
import { figure } from '../indices/steps.ts'
import { locationQuotient } from '../statistics/location-quotient.ts'
import { type ActivityChange, shiftShare } from '../statistics/shift-share.ts'
import { leftOut, type StatisticAnswer, type StatisticPlace, type StatisticRefusal } from './answer.ts'
import { type PlaceSeries, partAndWholeAt } from './place-series.ts'

interface Counted {
  readonly place: StatisticPlace
  readonly part: number
  readonly whole: number
}

/** What is counted at each place and out of what; who lacks either is left out. */
function countedAt(
  first: PlaceSeries,
  second: PlaceSeries | undefined,
  places: readonly StatisticPlace[],
  period: string,
): Result<{ readonly counted: readonly Counted[]; readonly without: readonly StatisticPlace[] }, StatisticRefusal> {
  if (first.aggregation === 'none' || second?.aggregation === 'none') return refuse(NOT_ADDABLE)
  if (second === undefined && first.aggregation !== 'ratio') return refuse(NEEDS_WHOLE)
  const counted = places.flatMap((place): readonly Counted[] => {
    const { part, whole } = partAndWholeAt(first, second, place.id, period)
    return isMissing(part) || isMissing(whole) ? [] : [{ place, part, whole }]
  })
  if (counted.length === 0) return refuse(NOTHING_TO_COUNT)
  const known = new Set(counted.map(({ place }) => place.id))
  return { ok: true, value: { counted, without: places.filter(({ id }) => !known.has(id)) } }
}

const sum = (all: readonly Counted[], read: (one: Counted) => number) =>
  all.reduce((total, each) => total + read(each), 0)

/** How much more of something a place has than the whole area, each measured by its own total. */
export function quotientOver(
  first: PlaceSeries,
  second: PlaceSeries | undefined,
  places: readonly StatisticPlace[],
  period: string,
): Result<StatisticAnswer, StatisticRefusal> {
  const found = countedAt(first, second, places, period)
  if (!found.ok) return found
  const { counted, without } = found.value
  const [activityInArea, allInArea] = [sum(counted, ({ part }) => part), sum(counted, ({ whole }) => whole)]
  return {
    ok: true,
    value: {
      kind: 'quotient',
      figures: [],
      rowFormula: 'CL = (eᵢᵣ / eᵣ) / (eᵢₙ / eₙ)',
      columns: [
        { key: 'part', title: { es: 'Lo que se cuenta', en: 'What is counted' }, decimals: 0 },
        { key: 'whole', title: { es: 'Total del municipio', en: 'Total of the municipality' }, decimals: 0 },
        { key: 'quotient', title: { es: 'Cociente', en: 'Quotient' }, decimals: 2 },
      ],
      rows: counted.map(({ place, part, whole }) => {
        const quotient = locationQuotient({ activityHere: part, allHere: whole, activityInArea, allInArea })
        return {
          place,
          values: [part, whole, quotient],
          arithmetic: `(${figure(part)} / ${figure(whole)}) / (${figure(activityInArea)} / ${figure(allInArea)})`,
          word: isMissing(quotient) ? undefined : quotient > 1 ? MORE : LESS,
        }
      }),
      mapped: 'quotient',
      notes: [
        {
          es: 'Más de 1: el municipio tiene más de lo que le tocaría por su tamaño; menos de 1, menos.',
          en: 'Above 1 the municipality has more than its size would give it; below 1, less.',
        },
        ...leftOut(without),
      ],
    },
  }
}

const MORE = { es: 'más que el área', en: 'more than the area' }
const LESS = { es: 'no más que el área', en: 'not more than the area' }

/** Where a change of what is counted comes from: the growth of everything, that of what is counted, and the place itself. */
export function shiftShareOver(
  first: PlaceSeries,
  second: PlaceSeries | undefined,
  places: readonly StatisticPlace[],
  [before, after]: readonly [string, string],
): Result<StatisticAnswer, StatisticRefusal> {
  if (before === after) return refuse(NEEDS_TWO_YEARS)
  const [one, other] = [countedAt(first, second, places, before), countedAt(first, second, places, after)]
  if (!one.ok) return one
  if (!other.ok) return other
  const later = new Map(other.value.counted.map((each) => [each.place.id, each] as const))
  const both = one.value.counted.flatMap((was) => {
    const is = later.get(was.place.id)
    return is === undefined ? [] : [{ place: was.place, was, is }]
  })
  const over = both.find(({ was, is }) => was.part > was.whole || is.part > is.whole)
  if (over !== undefined) return refuse(partOverWhole(over.place.name))
  const total = (read: (each: (typeof both)[number]) => number) => both.reduce((all, each) => all + read(each), 0)
  const area = {
    part: [total(({ was }) => was.part), total(({ is }) => is.part)] as const,
    whole: [total(({ was }) => was.whole), total(({ is }) => is.whole)] as const,
  }
  const rows: StatisticAnswer['rows'][number][] = []
  for (const { place, was, is } of both) {
    const changes: readonly ActivityChange[] = [
      { activity: first.title.es, before: was.part, after: is.part, areaBefore: area.part[0], areaAfter: area.part[1] },
      {
        activity: 'lo demás',
        before: was.whole - was.part,
        after: is.whole - is.part,
        areaBefore: area.whole[0] - area.part[0],
        areaAfter: area.whole[1] - area.part[1],
      },
    ]
    const split = shiftShare(changes)
    if (!split.ok) return split
    const [own] = split.value.parts
    if (own === undefined) continue
    rows.push({
      place,
      values: [was.part, is.part, own.change, own.national, own.mix, own.local],
      arithmetic: `${figure(own.national)} + ${figure(own.mix)} + ${figure(own.local)} = ${figure(own.change)}`,
      word: own.local >= 0 ? { es: 'gana', en: 'gains' } : { es: 'pierde', en: 'loses' },
    })
  }
  const known = new Set(rows.map(({ place }) => place.id))
  return {
    ok: true,
    value: {
      kind: 'shift-share',
      figures: [
        {
          title: { es: 'Crecimiento de todo en el área', en: 'Growth of everything in the area' },
          formula: 'g = N₁ / N₀ − 1',
          arithmetic: `${figure(area.whole[1])} / ${figure(area.whole[0])} − 1`,
          value: area.whole[1] / area.whole[0] - 1,
          decimals: 4,
        },
        {
          title: { es: 'Crecimiento en el área de lo que se cuenta', en: 'Growth in the area of what is counted' },
          formula: 'gᵢ = Nᵢ₁ / Nᵢ₀ − 1',
          arithmetic: `${figure(area.part[1])} / ${figure(area.part[0])} − 1`,
          value: area.part[1] / area.part[0] - 1,
          decimals: 4,
        },
      ],
      rowFormula: 'Δe = e₀·g + e₀·(gᵢ − g) + e₀·(gᵢᵣ − gᵢ)',
      columns: [
        { key: 'before', title: { es: before, en: before }, decimals: 0 },
        { key: 'after', title: { es: after, en: after }, decimals: 0 },
        { key: 'change', title: { es: 'Cambio', en: 'Change' }, decimals: 0 },
        { key: 'national', title: { es: 'Por el área', en: 'Of the area' }, decimals: 1 },
        { key: 'mix', title: { es: 'Por lo que se cuenta', en: 'Of what is counted' }, decimals: 1 },
        { key: 'local', title: { es: 'Propio', en: 'Its own' }, decimals: 1 },
      ],
      rows,
      mapped: 'local',
      notes: [
        {
          es: 'Las tres partes suman exactamente el cambio de cada municipio.',
          en: 'The three parts add up exactly to the change of each municipality.',
        },
        ...leftOut(places.filter(({ id }) => !known.has(id))),
      ],
    },
  }
}

const NEEDS_WHOLE: StatisticRefusal = {
  kind: 'needs_whole',
  field: 'otro',
  message: {
    es: 'Este indicador es una suma: elija otro indicador que sirva de total (por ejemplo, la población).',
    en: 'This indicator is a sum: choose another one as the total (population, for instance).',
  },
}
export const NOT_ADDABLE: StatisticRefusal = {
  kind: 'not_addable',
  field: 'indicador',
  message: {
    es: 'Las cifras de este indicador no se suman entre municipios, así que no tienen reparto. Elija una cantidad o una tasa que tenga numerador.',
    en: 'The figures of this indicator do not add up over municipalities, so they have no shares. Choose an amount, or a rate with a numerator.',
  },
}
export const NOTHING_TO_COUNT: StatisticRefusal = {
  kind: 'nothing_to_count',
  message: {
    es: 'No hay cifras publicadas de ese año con qué calcularlo.',
    en: 'Nothing is published of that year to compute it with.',
  },
}
export const NEEDS_TWO_YEARS: StatisticRefusal = {
  kind: 'needs_two_years',
  field: 'desde',
  message: { es: 'Elija dos años distintos.', en: 'Choose two different years.' },
}

function partOverWhole(name: string): StatisticRefusal {
  return {
    kind: 'part_over_whole',
    field: 'otro',
    message: {
      es: `En ${name} lo que se cuenta es más que su total: los dos indicadores no son parte y todo.`,
      en: `In ${name} what is counted is more than its total: the two indicators are not a part and a whole.`,
    },
  }
}
