import { settle } from '../../../../kernel/decimal.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { type Random, seededRandom } from '../../../../kernel/seeded-random.ts'
import type { SpatialWeights } from './spatial-weights.ts'

export type MoranRefusal = Refusal<'too_few_places' | 'all_the_same' | 'no_neighbours'>

export interface Moran {
  /** Near 1 like lies beside like, near −1 unlike beside unlike, near `expected` no pattern. */
  readonly value: number
  /** −1/(n − 1): what a random map has on average. */
  readonly expected: number
  /** Share of random maps at least as far from the expected value on this side: (r + 1)/(permutations + 1). */
  readonly p: number
  readonly permutations: number
  readonly places: number
}

/** 14 municipalities mean little: the test has hardly any power, and pages say so. */
export const FEW_PLACES = 30

/**
 * Moran's I, (n/S0)·Σ_ij w_ij·z_i·z_j / Σ z² (Moran 1950; Cliff and Ord 1981), with a test by seeded permutations: the same values
 * are dealt out to the places at random, and it is counted how often the map is as patterned as the real one.
 */
export function moran(
  values: readonly number[],
  weights: SpatialWeights,
  { permutations, seed }: { readonly permutations: number; readonly seed: string },
): Result<Moran, MoranRefusal> {
  const ready = prepare(values, weights)
  if (!ready.ok) return ready
  const { z, total, squares } = ready.value
  const scale = values.length / (total * squares)
  const value = scale * products(z, weights)
  const expected = -1 / (values.length - 1)
  const random = seededRandom(seed, 'moran')
  const dealt = [...z]
  let far = 0
  for (let run = 0; run < permutations; run += 1) {
    shuffle(dealt, random)
    const other = scale * products(dealt, weights)
    if (value >= expected ? other >= value - 1e-12 : other <= value + 1e-12) far += 1
  }
  return ok({
    value: settle(value),
    expected: settle(expected),
    p: settle((far + 1) / (permutations + 1)),
    permutations,
    places: values.length,
  })
}

/** Kind of place on the map of clusters: high among high, low among low, high among low, low among high. */
export type Cluster = 'high-high' | 'low-low' | 'high-low' | 'low-high'

export interface LocalMoran {
  readonly value: number
  readonly p: number
  readonly cluster: Cluster
  /** Without neighbours nothing is said of it. */
  readonly alone: boolean
}

/**
 * Local Moran, I_i = z_i·Σ_j w_ij·z_j / m2 with m2 = Σ z²/n (Anselin 1995, LISA): their sum is S0 times the global I. The test of a
 * place deals out the values of all others to its neighbours.
 */
export function localMoran(
  values: readonly number[],
  weights: SpatialWeights,
  { permutations, seed }: { readonly permutations: number; readonly seed: string },
): Result<readonly LocalMoran[], MoranRefusal> {
  const ready = prepare(values, weights)
  if (!ready.ok) return ready
  const { z, squares } = ready.value
  const m2 = squares / values.length
  return ok(
    z.map((own, at) => {
      const row = weights[at] ?? []
      const lag = row.reduce((sum, { at: other, weight }) => sum + weight * (z[other] ?? 0), 0)
      const value = (own * lag) / m2
      const random = seededRandom(seed, 'lisa', at)
      const others = z.filter((_, other) => other !== at)
      let far = 0
      for (let run = 0; run < permutations; run += 1) {
        const other = (own * dealtLag(others, row, random)) / m2
        if (value >= 0 ? other >= value - 1e-12 : other <= value + 1e-12) far += 1
      }
      const cluster: Cluster = own >= 0 ? (lag >= 0 ? 'high-high' : 'high-low') : lag >= 0 ? 'low-high' : 'low-low'
      return {
        value: settle(value),
        p: row.length === 0 ? 1 : settle((far + 1) / (permutations + 1)),
        cluster,
        alone: row.length === 0,
      }
    }),
  )
}

/** Weighted sum over neighbours drawn at random: the first of the pack are dealt, which is a fair shuffle of as many. */
function dealtLag(others: number[], row: SpatialWeights[number], random: Random): number {
  let sum = 0
  for (const [dealt, { weight }] of row.entries()) {
    const pick = dealt + Math.floor(random() * (others.length - dealt))
    const drawn = others[pick] ?? 0
    others[pick] = others[dealt] ?? 0
    others[dealt] = drawn
    sum += weight * drawn
  }
  return sum
}

interface Ready {
  /** Distances from the mean. */
  readonly z: readonly number[]
  /** S0, the sum of all weights. */
  readonly total: number
  readonly squares: number
}

function prepare(values: readonly number[], weights: SpatialWeights): Result<Ready, MoranRefusal> {
  if (values.length < 3 || weights.length !== values.length)
    return refuse({
      kind: 'too_few_places',
      message: {
        es: 'Hacen falta al menos tres lugares con valor.',
        en: 'At least three places with a value are needed.',
      },
    })
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const z = values.map((value) => value - mean)
  const squares = z.reduce((sum, value) => sum + value * value, 0)
  const largest = Math.max(...values.map(Math.abs))
  if (!(squares > largest * largest * 1e-24))
    return refuse({
      kind: 'all_the_same',
      message: { es: 'Todos los lugares tienen el mismo valor.', en: 'All places have the same value.' },
    })
  const total = weights.reduce((sum, row) => sum + row.reduce((all, { weight }) => all + weight, 0), 0)
  if (!(total > 0))
    return refuse({
      kind: 'no_neighbours',
      message: { es: 'Ningún lugar tiene vecinos.', en: 'No place has neighbours.' },
    })
  return ok({ z, total, squares })
}

function products(z: readonly number[], weights: SpatialWeights): number {
  let sum = 0
  for (let from = 0; from < weights.length; from += 1)
    for (const { at, weight } of weights[from] ?? []) sum += weight * (z[from] ?? 0) * (z[at] ?? 0)
  return sum
}

/** Fisher and Yates. */
function shuffle(values: number[], random: Random): void {
  for (let at = values.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const kept = values[at] ?? 0
    values[at] = values[other] ?? 0
    values[other] = kept
  }
}
