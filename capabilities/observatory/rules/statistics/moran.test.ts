import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localMoran, moran } from './moran.ts'
import { contiguityWeights, distanceWeights, rowStandardised, type SpatialWeights } from './spatial-weights.ts'

const TEST = { permutations: 199, seed: 'test' }

function done<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { readonly kind: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

/** Squares of a board that share a side. */
function board(rows: number, columns: number): SpatialWeights {
  const points = Array.from({ length: rows * columns }, (_, at) => ({ x: at % columns, y: Math.floor(at / columns) }))
  return distanceWeights(points, 1)
}

describe('weights', () => {
  it('neighbours are neighbours of each other, however the pair was written', () => {
    const weights = done(
      contiguityWeights(
        ['a', 'b', 'c'],
        [
          ['b', 'a'],
          ['a', 'b'],
          ['b', 'c'],
        ],
      ),
    )
    expect(weights.map((row) => row.map(({ at }) => at))).toEqual([[1], [0, 2], [1]])
    expect(rowStandardised(weights)[1]?.map(({ weight }) => weight)).toEqual([0.5, 0.5])
  })
  it.each([
    [[['a', 'z']], 'no_such_place'],
    [[['a', 'a']], 'own_neighbour'],
  ] as const)('%j is refused', (pairs, kind) => {
    expect(contiguityWeights(['a', 'b'], pairs)).toMatchObject({ ok: false, refusal: { kind } })
  })
})

describe('Moran’s I', () => {
  /**
   * The example of the vignette of R's package `ape`: weight and life span of five primates, weights 1/distance on their tree, rows
   * standardised. It publishes I = −0.07312179 for weight; expected −0.25.
   */
  it('is what another package publishes', () => {
    const BODY = [4.09434, 3.61092, 2.37024, 2.02815, -1.46968]
    const AWAY = [
      [0, 0.42, 0.98, 1.24, 2],
      [0.42, 0, 0.98, 1.24, 2],
      [0.98, 0.98, 0, 1.24, 2],
      [1.24, 1.24, 1.24, 0, 2],
      [2, 2, 2, 2, 0],
    ]
    const weights = AWAY.map((row) => row.flatMap((away, at) => (away === 0 ? [] : [{ at, weight: 1 / away }])))
    expect(done(moran(BODY, rowStandardised(weights), TEST))).toMatchObject({ value: -0.073121794, expected: -0.25 })
  })

  it('a chessboard is the least alike there can be: −1', () => {
    const black = Array.from({ length: 64 }, (_, at) => ((at % 8) + Math.floor(at / 8)) % 2)
    const found = done(moran(black, board(8, 8), TEST))
    expect(found.value).toBe(-1)
    expect(found.p).toBe(1 / 200)
  })

  it('two halves: 1 but for the seam', () => {
    // 4 × 4, left half 0 and right half 1: 24 sides, 4 of them across the seam: (20 − 4)/24.
    const halves = Array.from({ length: 16 }, (_, at) => (at % 4 < 2 ? 0 : 1))
    expect(done(moran(halves, board(4, 4), TEST)).value).toBeCloseTo(16 / 24, 9)
  })

  it('over all ways to deal the values out its mean is exactly −1/(n − 1)', () => {
    const values = [1, 2, 4, 8, 9]
    const weights = board(1, 5)
    const all = permutationsOf(values).map((dealt) => done(moran(dealt, weights, { ...TEST, permutations: 0 })).value)
    expect(all).toHaveLength(120)
    expect(all.reduce((sum, each) => sum + each, 0) / 120).toBeCloseTo(-1 / 4, 8)
  })

  it('its test agrees with dealing the values out in every way there is', () => {
    const values = [1, 2, 3, 5, 8, 13]
    const weights = board(1, 6)
    const { value, p } = done(moran(values, weights, { permutations: 4999, seed: 'exact' }))
    const all = permutationsOf(values).map((dealt) => done(moran(dealt, weights, { ...TEST, permutations: 0 })).value)
    const exact = all.filter((each) => each >= value - 1e-9).length / all.length
    expect(Math.abs(p - exact)).toBeLessThan(0.01)
  })

  it('does not depend on unit or zero of the scale', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -500, max: 500 }),
        (given, times, plus) => {
          fc.pre(new Set(given).size > 1)
          const [one, other] = [given, given.map((each) => each * times + plus)].map((each) =>
            done(moran(each, board(3, 3), TEST)),
          )
          expect(other?.value).toBeCloseTo(one?.value ?? Number.NaN, 7)
          expect(other?.p).toBe(one?.p)
        },
      ),
      { numRuns: 50 },
    )
  })

  it.each([
    ['two places', [1, 2], board(1, 2), 'too_few_places'],
    ['all the same', [3, 3, 3], board(1, 3), 'all_the_same'],
    ['no neighbours', [1, 2, 3], [[], [], []], 'no_neighbours'],
    ['weights of other places', [1, 2, 3], board(1, 4), 'too_few_places'],
  ] as const)('%s is refused', (_, values, weights, kind) => {
    expect(moran(values, weights, TEST)).toMatchObject({ ok: false, refusal: { kind } })
    expect(localMoran(values, weights, TEST)).toMatchObject({ ok: false, refusal: { kind } })
  })
})

describe('local Moran', () => {
  it('adds up to the global one times the sum of weights (Anselin 1995)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 12, maxLength: 12 }), (values) => {
        fc.pre(new Set(values).size > 1)
        const weights = board(3, 4)
        const total = weights.flat().reduce((sum, { weight }) => sum + weight, 0)
        const few = { permutations: 9, seed: 'x' }
        const local = done(localMoran(values, weights, few)).reduce((sum, { value }) => sum + value, 0)
        expect(local).toBeCloseTo(total * done(moran(values, weights, few)).value, 5)
      }),
      { numRuns: 50 },
    )
  })

  it('finds the warm corner of a cold map', () => {
    const warm = [0, 1, 6, 7]
    const values = Array.from({ length: 36 }, (_, at) => (warm.includes(at) ? 50 + at : at % 5))
    const found = done(localMoran(values, board(6, 6), { permutations: 999, seed: 'lisa' }))
    expect(found[0]).toMatchObject({ cluster: 'high-high', alone: false })
    expect(found[0]?.p).toBeLessThan(0.05)
    expect(found[35]).toMatchObject({ cluster: 'low-low' })
    expect(found[35]?.p).toBeGreaterThan(0.05)
  })

  it('says nothing of a place without neighbours', () => {
    const weights = done(contiguityWeights(['a', 'b', 'c'], [['a', 'b']]))
    expect(done(localMoran([1, 2, 9], weights, TEST))[2]).toMatchObject({ value: 0, p: 1, alone: true })
  })

  it('gives the same answer again for the same seed', () => {
    const values = Array.from({ length: 9 }, (_, at) => (at * 7) % 5)
    const by = (seed: string) => done(localMoran(values, board(3, 3), { permutations: 99, seed })).map(({ p }) => p)
    expect(by('one')).toEqual(by('one'))
    expect(by('one')).not.toEqual(by('two'))
  })
})

function permutationsOf(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length <= 1) return [values]
  return values.flatMap((first, at) =>
    permutationsOf(values.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  )
}
