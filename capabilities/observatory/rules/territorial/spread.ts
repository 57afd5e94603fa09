import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Result, refuse } from '../../../../kernel/result.ts'
import { figure } from '../indices/steps.ts'
import { herfindahl, normalisedHerfindahl, shannon } from '../statistics/concentration.ts'
import { gini, theil } from '../statistics/inequality.ts'
import { FEW_PLACES, localMoran, moran } from '../statistics/moran.ts'
import { contiguityWeights, rowStandardised } from '../statistics/spatial-weights.ts'
import { leftOut, type StatisticAnswer, type StatisticPlace, type StatisticRefusal } from './answer.ts'
import { amountAt, type PlaceSeries, valueAt } from './place-series.ts'
import { NOT_ADDABLE, NOTHING_TO_COUNT } from './shares.ts'

interface Known {
  readonly place: StatisticPlace
  readonly value: number
}

function known(
  places: readonly StatisticPlace[],
  read: (placeId: string) => Maybe<number>,
): { readonly known: readonly Known[]; readonly without: readonly StatisticPlace[] } {
  const found = places.flatMap((place) => {
    const value = read(place.id)
    return isMissing(value) ? [] : [{ place, value }]
  })
  const ids = new Set(found.map(({ place }) => place.id))
  return { known: found, without: places.filter(({ id }) => !ids.has(id)) }
}

const AMOUNT = { es: 'Cantidad', en: 'Amount' }
const SHARE = { es: 'Parte del área', en: 'Share of the area' }

/** Whether an amount stands in few places or in many. */
export function concentrationOver(
  series: PlaceSeries,
  places: readonly StatisticPlace[],
  period: string,
): Result<StatisticAnswer, StatisticRefusal> {
  if (series.aggregation === 'none') return refuse(NOT_ADDABLE)
  const { known: all, without } = known(places, (id) => amountAt(series, id, period))
  const amounts = all.map(({ value }) => value)
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  if (!(total > 0)) return refuse(NOTHING_TO_COUNT)
  const [count, index] = [amounts.length, herfindahl(amounts)]
  const written = isMissing(index) ? '' : figure(index)
  return {
    ok: true,
    value: {
      kind: 'concentration',
      figures: [
        {
          title: { es: 'Herfindahl', en: 'Herfindahl' },
          formula: 'H = Σ sᵢ²',
          arithmetic: all.map(({ value }) => `${figure(value / total)}²`).join(' + '),
          value: index,
          decimals: 4,
        },
        {
          title: { es: 'Herfindahl normalizado, de 0 a 1', en: 'Normalised Herfindahl, 0 to 1' },
          formula: 'H* = (H − 1/n) / (1 − 1/n)',
          arithmetic: `(${written} − 1/${count}) / (1 − 1/${count})`,
          value: normalisedHerfindahl(amounts),
          decimals: 4,
        },
        {
          title: { es: 'Shannon', en: 'Shannon' },
          formula: 'S = −Σ sᵢ·ln sᵢ',
          arithmetic: shannonWords(all.map(({ value }) => value / total)),
          value: shannon(amounts),
          decimals: 4,
        },
      ],
      columns: [
        { key: 'amount', title: AMOUNT, decimals: 0 },
        { key: 'share', title: SHARE, decimals: 4 },
        { key: 'square', title: { es: 'Su cuadrado', en: 'Its square' }, decimals: 4 },
      ],
      rows: all.map(({ place, value }) => ({
        place,
        values: [value, value / total, (value / total) ** 2],
        arithmetic: `${figure(value)} / ${figure(total)}`,
      })),
      mapped: 'share',
      notes: [
        {
          es: 'Herfindahl: 1 si todo está en un municipio; 1/n si todos tienen lo mismo. Shannon: 0 si todo está en uno; ln n si todos tienen lo mismo.',
          en: 'Herfindahl: 1 with everything in one municipality, 1/n with the same in all. Shannon: 0 with everything in one, ln n with the same in all.',
        },
        ...leftOut(without),
      ],
    },
  }
}

/** How unequal the figures of places are. */
export function inequalityOver(
  series: PlaceSeries,
  places: readonly StatisticPlace[],
  period: string,
): Result<StatisticAnswer, StatisticRefusal> {
  const { known: all, without } = known(places, (id) => valueAt(series, id, period))
  if (all.length === 0) return refuse(NOTHING_TO_COUNT)
  const sorted = all.toSorted((one, other) => one.value - other.value)
  const values = sorted.map(({ value }) => value)
  const [count, total] = [values.length, values.reduce((sum, value) => sum + value, 0)]
  const weighed = values.reduce((sum, value, at) => sum + (2 * (at + 1) - count - 1) * value, 0)
  const mean = total / count
  return {
    ok: true,
    value: {
      kind: 'inequality',
      figures: [
        {
          title: { es: 'Gini', en: 'Gini' },
          formula: 'G = Σ (2i − n − 1)·xᵢ / (n·Σ xᵢ)',
          arithmetic: `${figure(weighed)} / (${count} · ${figure(total)})`,
          value: gini(values),
          decimals: 4,
        },
        {
          title: { es: 'Theil', en: 'Theil' },
          formula: 'T = (1/n)·Σ (xᵢ/μ)·ln(xᵢ/μ)',
          arithmetic: `μ = ${figure(total)} / ${count} = ${figure(mean)}`,
          value: theil(values),
          decimals: 4,
        },
      ],
      rowFormula: '(2i − n − 1)·xᵢ',
      columns: [
        { key: 'order', title: { es: 'i, de menor a mayor', en: 'i, from least to most' }, decimals: 0 },
        { key: 'value', title: { es: 'Cifra', en: 'Figure' }, decimals: 2 },
        { key: 'weighed', title: { es: 'Su término en Gini', en: 'Its term in Gini' }, decimals: 2 },
        { key: 'ratio', title: { es: 'Respecto a la media', en: 'Of the mean' }, decimals: 4 },
      ],
      rows: sorted.map(({ place, value }, at) => ({
        place,
        values: [at + 1, value, (2 * (at + 1) - count - 1) * value, value / mean],
        arithmetic: `(2·${at + 1} − ${count} − 1) · ${figure(value)}`,
      })),
      mapped: 'value',
      notes: [
        {
          es: 'Es desigualdad entre municipios, cada uno una vez, no entre personas. 0: todos iguales.',
          en: 'This is inequality between municipalities, each counted once, not between people. 0: all alike.',
        },
        ...leftOut(without),
      ],
    },
  }
}

/** Drawn anew the same way for everybody, so that anybody gets the same figures. */
const PERMUTATIONS = 999
const SEED = '1'
const SURE = 0.05

/** Whether like stands beside like; neighbours are those that touch on the map. */
export function moranOver(
  series: PlaceSeries,
  places: readonly StatisticPlace[],
  period: string,
  beside: (code: string) => readonly string[],
): Result<StatisticAnswer, StatisticRefusal> {
  const { known: all, without } = known(places, (id) => valueAt(series, id, period))
  const codes = all.map(({ place }) => place.code)
  const there = new Set(codes)
  const pairs = codes.flatMap((code) =>
    beside(code)
      .filter((other) => other !== code && there.has(other))
      .map((other) => [code, other] as const),
  )
  const found = contiguityWeights(codes, pairs)
  if (!found.ok) return found
  const weights = rowStandardised(found.value)
  const values = all.map(({ value }) => value)
  const drawn = { permutations: PERMUTATIONS, seed: SEED }
  const whole = moran(values, weights, drawn)
  if (!whole.ok) return whole
  const local = localMoran(values, weights, drawn)
  if (!local.ok) return local
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const z = values.map((value) => value - mean)
  const lags = weights.map((row) => row.reduce((sum, { at, weight }) => sum + weight * (z[at] ?? 0), 0))
  const total = weights.reduce((sum, row) => sum + row.reduce((one, { weight }) => one + weight, 0), 0)
  const products = z.reduce((sum, each, at) => sum + each * (lags[at] ?? 0), 0)
  const squares = z.reduce((sum, each) => sum + each * each, 0)
  return {
    ok: true,
    value: {
      kind: 'moran',
      figures: [
        {
          title: { es: 'I de Moran', en: 'Moran’s I' },
          formula: 'I = (n / S₀) · Σ wᵢⱼ·zᵢ·zⱼ / Σ zᵢ²',
          arithmetic: `(${values.length} / ${figure(total)}) · ${figure(products)} / ${figure(squares)}`,
          value: whole.value.value,
          decimals: 4,
        },
        {
          title: { es: 'Lo que daría un mapa al azar', en: 'What a random map gives' },
          formula: 'E[I] = −1 / (n − 1)',
          arithmetic: `−1 / (${values.length} − 1)`,
          value: whole.value.expected,
          decimals: 4,
        },
        {
          title: { es: 'Probabilidad de que sea azar', en: 'Probability that it is chance' },
          formula: 'p = (r + 1) / (m + 1)',
          arithmetic: `(${Math.round(whole.value.p * (PERMUTATIONS + 1)) - 1} + 1) / (${PERMUTATIONS} + 1)`,
          value: whole.value.p,
          decimals: 3,
        },
      ],
      rowFormula: 'Iᵢ = zᵢ · Σ wᵢⱼ·zⱼ / (Σ z² / n)',
      columns: [
        { key: 'value', title: { es: 'Cifra', en: 'Figure' }, decimals: 2 },
        { key: 'z', title: { es: 'Distancia a la media', en: 'Distance from the mean' }, decimals: 2 },
        { key: 'lag', title: { es: 'La de sus vecinos', en: 'That of its neighbours' }, decimals: 2 },
        { key: 'local', title: { es: 'I local', en: 'Local I' }, decimals: 3 },
        { key: 'p', title: { es: 'p', en: 'p' }, decimals: 3 },
      ],
      rows: all.map(({ place, value }, at) => {
        const own = local.value[at]
        return {
          place,
          values: [value, z[at] ?? 0, lags[at] ?? 0, own?.value ?? 0, own?.p ?? 1],
          arithmetic: `${figure(z[at] ?? 0)} · ${figure(lags[at] ?? 0)} / (${figure(squares)} / ${values.length})`,
          word: own === undefined || own.alone || own.p > SURE ? NOT_SURE : CLUSTERS[own.cluster],
        }
      }),
      mapped: 'value',
      notes: [
        {
          es: `Vecinos son los que se tocan; cada uno pesa lo mismo. Se repartieron las cifras al azar ${PERMUTATIONS} veces, siempre igual (semilla ${SEED}). Solo se nombra un grupo donde p no pasa de ${SURE}.`,
          en: `Neighbours are those that touch, each weighing the same. The figures were dealt out at random ${PERMUTATIONS} times, always alike (seed ${SEED}). A cluster is named only where p is at most ${SURE}.`,
        },
        ...(values.length < FEW_PLACES
          ? [
              {
                es: `Con ${values.length} lugares la prueba tiene muy poca fuerza: no encontrar un patrón no dice que no lo haya.`,
                en: `With ${values.length} places the test has hardly any power: finding no pattern does not say that there is none.`,
              },
            ]
          : []),
        ...leftOut(without),
      ],
    },
  }
}

const NOT_SURE = { es: 'no se distingue del azar', en: 'cannot be told from chance' }
const CLUSTERS = {
  'high-high': { es: 'alto entre altos', en: 'high among high' },
  'low-low': { es: 'bajo entre bajos', en: 'low among low' },
  'high-low': { es: 'alto entre bajos', en: 'high among low' },
  'low-high': { es: 'bajo entre altos', en: 'low among high' },
} as const

function shannonWords(shares: readonly number[]): string {
  return shares.map((share) => (share > 0 ? `−${figure(share)}·ln ${figure(share)}` : '0')).join(' ')
}
