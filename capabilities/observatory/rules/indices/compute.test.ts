import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { bandOf, computeIndex } from './compute.ts'
import type { Aggregation, IndexDefinition, IndicatorTerm, Operator, Term } from './definition.ts'
import { type PreparedIndex, prepareIndex } from './prepare.ts'
import { stepsOf } from './steps.ts'
import type { IndexNode, IndexValues } from './tree.ts'

const text = (es: string) => ({ es, en: es })
const AS_IS: Operator = { kind: 'as_is' }

function indicator(code: string, more: Partial<IndicatorTerm> = {}): IndicatorTerm {
  return { code, title: text(code), unit: text('%'), operator: AS_IS, certainty: 'found', ...more }
}

function definition(children: readonly Term[], more: Partial<IndexDefinition> = {}): IndexDefinition {
  return {
    code: 'made',
    version: '1',
    title: text('Made'),
    summary: text('For a test'),
    method: { kind: 'own', certainty: 'invented', source: text('test') },
    valid: { from: '2020-01-01' },
    levels: level('arithmetic', 0),
    bands: [],
    auxiliaries: [],
    children,
    ...more,
  }
}

function level(aggregation: Aggregation, minimumCoverage: number): IndexDefinition['levels'] {
  return ['index', 'dimension', 'subdimension'].map((key) => ({ key, title: text(key), aggregation, minimumCoverage }))
}

function ready(made: IndexDefinition): PreparedIndex {
  const prepared = prepareIndex(made)
  if (!prepared.ok) throw new Error(prepared.refusal.message.en)
  return prepared.value
}

/** As a sum: fails the test where there is no figure. */
function amount(value: Maybe<number> | undefined): number {
  return value === undefined || isMissing(value) ? Number.NaN : value
}

describe('published check values of the City Prosperity Index 2012 (five dimensions)', () => {
  const DIMENSIONS = ['productivity', 'quality-of-life', 'infrastructure', 'environment', 'equity']
  const CITIES: readonly (readonly [string, readonly number[], arithmetic: number, geometric: number])[] = [
    ['New York', [0.94, 0.866, 0.994, 0.941, 0.502], 0.849, 0.825],
    ['Toronto', [0.874, 0.907, 0.997, 0.963, 0.733], 0.895, 0.89],
  ]
  const index = ready(
    definition(
      DIMENSIONS.map((code) => indicator(code)),
      { levels: level('geometric', 100) },
    ),
  )
  it.each(CITIES)('%s', (_, dimensions, arithmetic, geometric) => {
    const values = Object.fromEntries(DIMENSIONS.map((code, at) => [code, 100 * (dimensions[at] ?? 0)]))
    const { root } = computeIndex(index, values)
    expect(amount(root.value) / 100).toBeCloseTo(geometric, 3)
    expect(root.value).toBe(root.geometric)
    expect(amount(root.arithmetic) / 100).toBeCloseTo(arithmetic, 3)
  })
})

describe('coverage', () => {
  const four = ['a', 'b', 'c', 'd'].map((code) => indicator(code))
  const half = ready(definition(four, { levels: level('arithmetic', 50) }))
  it.each([
    ['all there', { a: 10, b: 20, c: 30, d: 40 }, 25, 100],
    ['one missing: the rest share its weight, and it is told', { a: 10, b: 20, c: 30 }, 20, 75],
    ['exactly the minimum', { a: 10, b: 20 }, 15, 50],
    ['below it: no figure', { a: 10 }, undefined, 25],
    ['nothing at all', {}, undefined, 0],
    ['a measured 0 is there', { a: 0, b: 0, c: 0, d: 0 }, 0, 100],
  ] as const)('%s', (_, values: IndexValues, value, percent) => {
    const { root, refusal } = computeIndex(half, values)
    expect(root.coverage.percent).toBe(percent)
    if (value === undefined) {
      expect(root.value).toMatchObject({ missing: 'below_coverage' })
      expect(refusal?.message.en).toMatch(/not computed/)
    } else expect(root.value).toBe(value)
  })

  it('says why each is missing, and what shares its weight', () => {
    const { root } = computeIndex(half, { a: 10, b: 20, c: missing('suppressed') })
    expect(root.coverage.missing.map(({ code, missing: why }) => [code, why])).toEqual([
      ['c', 'suppressed'],
      ['d', 'not_collected'],
    ])
    expect(root.children.map(({ used }) => used)).toEqual([0.5, 0.5, 0, 0])
    expect(stepsOf(root)[0]?.en).toBe(
      'Lacking “c” (withheld: it is about too few people), “d” (was not collected): its weight is shared by the rest and coverage falls to 50 %.',
    )
  })

  it('counts the weight below a level that itself has no figure as not covered', () => {
    const nested = ready(
      definition(
        [
          { code: 'x', title: text('x'), children: [indicator('a'), indicator('b'), indicator('c')] },
          { code: 'y', title: text('y'), children: [indicator('d')] },
        ],
        { levels: level('arithmetic', 50) },
      ),
    )
    const { root } = computeIndex(nested, { a: 90, d: 30 })
    expect(root.children.map(({ value }) => value)).toEqual([{ missing: 'below_coverage' }, 30])
    expect(root.value).toBe(30)
    expect(root.coverage).toMatchObject({ percent: 50, measured: 1, of: 4 })
  })
})

describe('values that an operator has no answer for', () => {
  const up = (operator: Operator) => ready(definition([indicator('a', { operator }), indicator('b')]))
  const LN: Operator = { kind: 'down', transform: 'ln', low: 1, high: 100, limits: 'raw' }
  const FOURTH: Operator = { kind: 'up', transform: { root: 4 }, low: 1, high: 16, limits: 'raw' }
  const CUBE: Operator = { kind: 'up', transform: { root: 3 }, low: -8, high: 8, limits: 'raw' }
  it.each([
    ['no homicide at all is the best there is', LN, 0, 100],
    ['a negative number has no logarithm', LN, -1, undefined],
    ['nor an even root', FOURTH, -1, undefined],
    ['but an odd one', CUBE, -1, 25],
    ['endless', LN, Number.POSITIVE_INFINITY, undefined],
  ] as const)('%s', (_, operator, raw, expected) => {
    const [node] = computeIndex(up(operator), { a: raw, b: 50 }).root.children
    if (expected === undefined) expect(node?.value).toMatchObject({ missing: 'undefined_ratio' })
    else expect(node?.value).toBeCloseTo(expected, 9)
  })

  it('what cannot be is not used', () => {
    const index = ready(definition([indicator('a', { possible: { from: 0, to: 100 } }), indicator('b')]))
    const { root } = computeIndex(index, { a: 101, b: 50 })
    expect(root.value).toBe(50)
    expect(root.children[0] && stepsOf(root.children[0])[0]?.en).toBe(
      '101 cannot be: it goes from 0 to 100. It is not used.',
    )
  })
})

describe('a benchmark that depends on what else is known', () => {
  const stations = indicator('stations', {
    operator: { kind: 'at_least', benchmark: 'if pm10 >= 48 then population / 125000 else population / 500000' },
  })
  const auxiliaries = ['population', 'pm10'].map((code) => ({ code, title: text(code), unit: text('1') }))
  const index = ready(definition([stations], { auxiliaries }))
  it.each([
    [{ stations: 2, population: 500_000, pm10: 48 }, 50],
    [{ stations: 2, population: 500_000, pm10: 47.9 }, 100],
    [{ stations: 2, population: 500_000 }, undefined],
    [{ stations: 2, population: 0, pm10: 50 }, undefined],
  ])('%j', (values, expected) => {
    const [node] = computeIndex(index, values).root.children
    expect(node?.value).toEqual(expected ?? expect.objectContaining({ missing: 'undefined_ratio' }))
  })
})

describe('bands are half-open on the figure that is not rounded', () => {
  const bands = [80, 70, 60, 50, 40, 0].map((from) => ({ key: `from-${from}`, from, title: text(String(from)) }))
  it.each([
    [100, 'from-80'],
    [80, 'from-80'],
    [79.999, 'from-70'],
    [40, 'from-40'],
    [39.9999999, 'from-0'],
    [0, 'from-0'],
  ])('%s', (value, key) => expect(bandOf(bands, value)?.key).toBe(key))
})

const LIMITS = fc
  .tuple(fc.double({ min: 0.01, max: 1e4, noNaN: true }), fc.double({ min: 0.01, max: 1e4, noNaN: true }))
  .map(([low, span]) => ({ low, high: low + span }))
const OPERATOR: fc.Arbitrary<Operator> = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom('up' as const, 'down' as const),
      transform: fc.constantFrom(
        'identity' as const,
        'ln' as const,
        { root: 2 },
        { root: 3 },
        { root: 4 },
        { root: 5 },
      ),
      limit: LIMITS,
      limits: fc.constant('raw' as const),
    })
    .map(({ limit, ...rest }) => ({ ...rest, ...limit })),
  fc.record({
    kind: fc.constantFrom('around' as const, 'at_least' as const, 'at_most' as const),
    benchmark: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
  }),
  fc.constant(AS_IS),
)
const RAW = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -10, max: 200, noNaN: true }),
  fc.constantFrom(0, -0, 1e308, -1e308, Number.MIN_VALUE),
)
const SCORES = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 8 })
const named = (scores: readonly number[]) => Object.fromEntries(scores.map((score, at) => [`i${at}`, score]))
const terms = (scores: readonly number[], weights: readonly (number | undefined)[] = []) =>
  scores.map((_, at) => {
    const weight = weights[at]
    return indicator(`i${at}`, weight === undefined ? {} : { weight })
  })

function numbersIn(node: IndexNode): readonly number[] {
  const own = [
    node.value,
    node.used,
    node.weight,
    ...(node.kind === 'level' ? [node.arithmetic, node.geometric, node.coverage.percent] : []),
  ]
  return [
    ...own.filter((each) => typeof each === 'number'),
    ...(node.kind === 'level' ? node.children.flatMap(numbersIn) : []),
  ]
}

describe('properties', () => {
  it('every standardised value lies within 0–100, whatever comes in, and nothing endless goes out', () => {
    fc.assert(
      fc.property(OPERATOR, RAW, RAW, (operator, one, other) => {
        const { root } = computeIndex(ready(definition([indicator('a', { operator }), indicator('b', { operator })])), {
          a: one,
          b: other,
        })
        for (const number of numbersIn(root)) {
          expect(number).toBeGreaterThanOrEqual(0)
          expect(number).toBeLessThanOrEqual(100)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a better value never gives a lower figure', () => {
    const better = { up: 1, at_least: 1, as_is: 1, down: -1, at_most: -1, around: 0 } as const
    fc.assert(
      fc.property(
        OPERATOR,
        fc.double({ min: 0, max: 2e4, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (operator, low, more) => {
          const index = ready(definition([indicator('a', { operator })]))
          const [less, greater] = [low, low + more].map((a) => amount(computeIndex(index, { a }).root.value))
          const way = better[operator.kind]
          if (way !== 0) expect(way * ((greater ?? 0) - (less ?? 0))).toBeGreaterThanOrEqual(-1e-9)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('weights count by their proportions alone', () => {
    const weighed = SCORES.chain((scores) =>
      fc.tuple(
        fc.constant(scores),
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: scores.length, maxLength: scores.length }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
      ),
    )
    fc.assert(
      fc.property(weighed, ([scores, weights, factor]) => {
        const by = (times: number) =>
          computeIndex(
            ready(
              definition(
                terms(
                  scores,
                  weights.map((weight) => weight * times),
                ),
              ),
            ),
            named(scores),
          ).root
        expect(amount(by(factor).value)).toBeCloseTo(amount(by(1).value), 6)
        expect(amount(by(factor).geometric)).toBeCloseTo(amount(by(1).geometric), 6)
      }),
    )
  })

  it('the geometric mean is never above the arithmetic one', () => {
    fc.assert(
      fc.property(SCORES, (scores) => {
        const { root } = computeIndex(ready(definition(terms(scores))), named(scores))
        expect(amount(root.geometric)).toBeLessThanOrEqual(amount(root.arithmetic) + 1e-9)
      }),
    )
  })

  it('the order of sisters does not matter', () => {
    fc.assert(
      fc.property(SCORES, (scores) => {
        const children = terms(scores)
        const [one, other] = [children, children.toReversed()].map(
          (each) => computeIndex(ready(definition(each)), named(scores)).root,
        )
        expect(amount(one?.value)).toBeCloseTo(amount(other?.value), 8)
        expect(amount(one?.geometric)).toBeCloseTo(amount(other?.geometric), 8)
      }),
    )
  })

  it('like values give that value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 9 }), (score, count) => {
        const scores = Array.from({ length: count }, () => score)
        const { root } = computeIndex(ready(definition(terms(scores))), named(scores))
        expect(amount(root.value)).toBeCloseTo(score, 6)
        expect(amount(root.geometric)).toBeCloseTo(score, 6)
      }),
    )
  })
})
