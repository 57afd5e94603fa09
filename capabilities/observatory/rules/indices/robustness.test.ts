import { describe, expect, it } from 'vitest'
import type { IndexDefinition, Term } from './definition.ts'
import { type PreparedIndex, prepareIndex } from './prepare.ts'
import { type Robustness, ranksOf, robustness } from './robustness.ts'
import type { Uncertainty } from './vary.ts'

const text = (es: string) => ({ es, en: es })
const term = (code: string): Term => ({
  code,
  title: text(code),
  unit: text('%'),
  operator: { kind: 'as_is' },
  certainty: 'found',
})

function ready(codes: readonly string[], more: Partial<IndexDefinition> = {}): PreparedIndex {
  const prepared = prepareIndex({
    code: 'made',
    version: '1',
    title: text('Made'),
    summary: text('For a test'),
    method: { kind: 'own', certainty: 'invented', source: text('test') },
    valid: { from: '2020-01-01' },
    levels: [{ key: 'index', title: text('Index'), aggregation: 'arithmetic', minimumCoverage: 50 }],
    bands: [],
    auxiliaries: [],
    children: codes.map(term),
    ...more,
  })
  if (!prepared.ok) throw new Error(prepared.refusal.message.en)
  return prepared.value
}

const WEIGHTS_ONLY: Uncertainty = { weightSpread: 0.5, limitSpread: 0, aggregation: false, transform: false }
const place = (name: string, ...values: readonly number[]) => ({
  place: name,
  values: Object.fromEntries(values.map((value, at) => [['a', 'b', 'c'][at] ?? '', value])),
})

function done(result: ReturnType<typeof robustness>): Robustness {
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value
}

describe('ranks', () => {
  it.each([
    [
      [3, 1, 2],
      [1, 3, 2],
    ],
    [
      [5, 5, 1],
      [1.5, 1.5, 3],
    ],
    [
      [4, 4, 4],
      [2, 2, 2],
    ],
  ])('%j', (values, ranks) => expect(ranksOf(values)).toEqual(ranks))
})

describe('what cannot change does not', () => {
  it('a place that is better in everything stays first, however it is weighed', () => {
    const { places, meanShift } = done(
      robustness(ready(['a', 'b']), [place('all', 90, 80), place('none', 20, 10), place('half', 50, 40)], {
        runs: 200,
        seed: 'x',
        uncertainty: WEIGHTS_ONLY,
      }),
    )
    expect(places.map(({ rank, from, to, ranks }) => [rank, from, to, ranks])).toEqual([
      [1, 1, 1, [200, 0, 0]],
      [3, 3, 3, [0, 0, 200]],
      [2, 2, 2, [0, 200, 0]],
    ])
    expect(meanShift).toBe(0)
  })
})

describe('closed forms', () => {
  /** Two places mirror each other: which is first depends on which of two weights drawn alike is greater, half of the time each. */
  it('two mirrored places change places in half of the runs', () => {
    const { places, meanShift } = done(
      robustness(ready(['a', 'b']), [place('one', 60, 40.001), place('other', 40, 60)], {
        runs: 4000,
        seed: 'mirror',
        uncertainty: WEIGHTS_ONLY,
      }),
    )
    const first = (places[0]?.ranks[0] ?? 0) / 4000
    expect(first).toBeGreaterThan(0.475)
    expect(first).toBeLessThan(0.525)
    // When they change, both move by one rank: the mean shift is the share of runs in which they did.
    expect(meanShift).toBeCloseTo(1 - first, 9)
  })

  it('without any uncertainty nothing moves', () => {
    const none = { weightSpread: 0, limitSpread: 0, aggregation: false, transform: false }
    const { meanShift, places } = done(
      robustness(ready(['a', 'b']), [place('one', 60, 40), place('other', 30, 60)], {
        runs: 50,
        seed: 'x',
        uncertainty: none,
      }),
    )
    expect(meanShift).toBe(0)
    expect(places.map(({ lowest, highest, value }) => [lowest, highest, value])).toEqual([
      [50, 50, 50],
      [45, 45, 45],
    ])
  })

  it('leaving one indicator out: ranks and figures move as on paper', () => {
    // a, b, c equal: one (90+30+30)/3 = 50, other (30+60+54)/3 = 48; without a: 30 and 57, they change places.
    const { sensitivity } = done(
      robustness(ready(['a', 'b', 'c']), [place('one', 90, 30, 30), place('other', 30, 60, 54)], {
        runs: 10,
        seed: 'x',
      }),
    )
    expect(sensitivity.find(({ code }) => code === 'a')).toMatchObject({ kind: 'indicator', shift: 1, change: 14.5 })
    expect(sensitivity.find(({ code }) => code === 'b')).toMatchObject({ shift: 0, change: (10 + 6) / 2 })
  })

  it('the geometric mean lets no strength hide a weakness', () => {
    // arithmetic 50.5 against 50; geometric 10 against 50.
    const { sensitivity } = done(
      robustness(ready(['a', 'b']), [place('uneven', 100, 1), place('even', 50, 50)], { runs: 10, seed: 'x' }),
    )
    expect(sensitivity.find(({ code }) => code === 'aggregation')).toMatchObject({ shift: 1, change: 20.25 })
  })
})

describe('means change between levels only', () => {
  it('a 0 of one indicator does not make nothing of a place', () => {
    const level = (code: string, codes: readonly string[]): Term => ({
      code,
      title: text(code),
      children: codes.map(term),
    })
    const index = ready([], {
      levels: ['index', 'dimension'].map((key) => ({
        key,
        title: text(key),
        aggregation: 'arithmetic',
        minimumCoverage: 50,
      })),
      children: [level('x', ['a', 'b']), level('y', ['c'])],
    })
    // x: (0 + 80)/2 = 40 and y 90: between them 65 or √(40·90) = 60.
    const { places } = done(
      robustness(index, [place('one', 0, 80, 90), place('other', 10, 10, 10)], {
        runs: 50,
        seed: 'x',
        uncertainty: { weightSpread: 0, limitSpread: 0, aggregation: true, transform: false },
      }),
    )
    expect(places[0]).toMatchObject({ lowest: 60, highest: 65 })
  })
})

describe('a seed', () => {
  const places = [place('one', 60, 40, 10), place('other', 40, 60, 12), place('third', 20, 30, 60)]
  it('gives the same answer again, and another one another', () => {
    const by = (seed: string) => robustness(ready(['a', 'b', 'c']), places, { runs: 100, seed })
    expect(by('one')).toEqual(by('one'))
    expect(by('one')).not.toEqual(by('two'))
  })
})

describe('what has no figure', () => {
  it('takes no rank and is named', () => {
    const { unranked, places } = done(
      robustness(ready(['a', 'b']), [place('one', 60, 40), place('other', 40, 60), { place: 'none', values: {} }], {
        runs: 10,
        seed: 'x',
      }),
    )
    expect(unranked).toEqual(['none'])
    expect(places).toHaveLength(2)
  })
  it.each([
    ['one place alone', [place('one', 1, 1)], 10, 'too_few_places'],
    ['no run', [place('one', 1, 1), place('other', 2, 2)], 0, 'too_many_runs'],
    ['too many', [place('one', 1, 1), place('other', 2, 2)], 1e6, 'too_many_runs'],
  ] as const)('%s is refused', (_, places, runs, kind) => {
    expect(robustness(ready(['a', 'b']), places, { runs, seed: 'x' })).toMatchObject({ ok: false, refusal: { kind } })
  })
})
