import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { herfindahl, krugman, normalisedHerfindahl, shannon } from './concentration.ts'
import { gini, theil } from './inequality.ts'
import { landConsumption } from './land-consumption.ts'
import { locationQuotient } from './location-quotient.ts'
import { shiftShare } from './shift-share.ts'
import { ratioStudy } from './valuation.ts'

const UNDEFINED = { missing: 'undefined_ratio' }
const AMOUNTS = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 12 })
const amount = (value: Maybe<number>) => (isMissing(value) ? Number.NaN : value)

describe('location quotient', () => {
  it.each([
    ['a fifth here, a tenth in the area: twice as much', [20, 100, 100, 1000], 2],
    ['the same share', [10, 100, 100, 1000], 1],
    ['none here', [0, 100, 100, 1000], 0],
    ['nobody works here', [0, 0, 100, 1000], undefined],
    ['the area has none', [0, 100, 0, 1000], undefined],
  ] as const)('%s', (_, [activityHere, allHere, activityInArea, allInArea], expected) => {
    const quotient = locationQuotient({ activityHere, allHere, activityInArea, allInArea })
    if (expected === undefined) expect(quotient).toMatchObject(UNDEFINED)
    else expect(quotient).toBe(expected)
  })
})

describe('shift-share', () => {
  it('on paper', () => {
    // The area grows from 1,000 to 1,100 (10 %); factories 400 → 380 (−5 %), shops 600 → 720 (20 %).
    const result = shiftShare([
      { activity: 'factories', before: 100, after: 90, areaBefore: 400, areaAfter: 380 },
      { activity: 'shops', before: 50, after: 65, areaBefore: 600, areaAfter: 720 },
    ])
    if (!result.ok) throw new Error(result.refusal.message.en)
    const shown = result.value.parts.map(({ change, national, mix, local }) =>
      [change, national, mix, local].map((each) => Math.round(each * 1e9) / 1e9),
    )
    expect(shown).toEqual([
      [-10, 10, -15, -5],
      [15, 5, 5, 5],
    ])
    expect(result.value.total.change).toBe(5)
    expect(result.value.total.local).toBeCloseTo(0, 9)
  })

  it('the three parts add up to the change, exactly', () => {
    const change = fc.record({
      activity: fc.string(),
      before: fc.integer({ min: 0, max: 100_000 }),
      after: fc.integer({ min: 0, max: 100_000 }),
      areaBefore: fc.integer({ min: 1, max: 1_000_000 }),
      areaAfter: fc.integer({ min: 0, max: 1_000_000 }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const result = shiftShare(changes)
        if (!result.ok) throw new Error(result.refusal.message.en)
        const whole = changes.reduce((sum, { after, before }) => sum + after - before, 0)
        // To the last bit that a number of that size has.
        for (const { change: all, national, mix, local } of [...result.value.parts, result.value.total])
          expect(Math.abs(national + mix + local - all)).toBeLessThanOrEqual(
            4 * Number.EPSILON * Math.max(1, Math.abs(national), Math.abs(mix), Math.abs(local), Math.abs(all)),
          )
        expect(result.value.total.change).toBe(whole)
      }),
    )
  })

  it('is refused where growth has no beginning', () => {
    expect(shiftShare([])).toMatchObject({ refusal: { kind: 'no_activity' } })
    expect(shiftShare([{ activity: 'new', before: 0, after: 5, areaBefore: 0, areaAfter: 9 }])).toMatchObject({
      refusal: { kind: 'nothing_before', field: 'new' },
    })
  })
})

describe('concentration', () => {
  const EVEN = [5, 5, 5, 5]
  const ONE = [20, 0, 0, 0]
  it.each([
    ['Herfindahl', herfindahl, EVEN, 0.25],
    ['Herfindahl', herfindahl, ONE, 1],
    ['Herfindahl', herfindahl, [60, 40], 0.52],
    ['normalised', normalisedHerfindahl, EVEN, 0],
    ['normalised', normalisedHerfindahl, ONE, 1],
    ['normalised', normalisedHerfindahl, [60, 40], 0.04],
    ['normalised', normalisedHerfindahl, [7], undefined],
    ['Shannon', shannon, EVEN, Math.log(4)],
    ['Shannon', shannon, ONE, 0],
    // Shares of a half, a quarter and a quarter: 0.5·ln 2 + 2·0.25·ln 4.
    ['Shannon', shannon, [2, 1, 1], 1.5 * Math.LN2],
    ['Herfindahl', herfindahl, [], undefined],
    ['Herfindahl', herfindahl, [0, 0], undefined],
    ['Shannon', shannon, [1, -1], undefined],
  ] as const)('%s of %j', (_, of, amounts, expected) => {
    if (expected === undefined) expect(of(amounts)).toMatchObject(UNDEFINED)
    else expect(of(amounts)).toBeCloseTo(expected, 7)
  })

  it.each([
    [[1, 1], [2, 2], 0],
    [[1, 0], [0, 1], 2],
    // Shares 0.6 and 0.4 against 0.5 and 0.5.
    [[60, 40], [10, 10], 0.2],
    [[1, 1], [1, 1, 1], undefined],
    [[0, 0], [1, 1], undefined],
  ] as const)('Krugman of %j against %j', (here, area, expected) => {
    if (expected === undefined) expect(krugman(here, area)).toMatchObject(UNDEFINED)
    else expect(krugman(here, area)).toBeCloseTo(expected, 9)
  })

  it('the unit of the amounts does not matter', () => {
    fc.assert(
      fc.property(AMOUNTS, fc.double({ min: 0.01, max: 1000, noNaN: true }), (amounts, factor) => {
        fc.pre(amounts.some((each) => each > 1))
        const scaled = amounts.map((each) => each * factor)
        for (const measure of [herfindahl, normalisedHerfindahl, shannon, gini, theil])
          expect(amount(measure(scaled))).toBeCloseTo(amount(measure(amounts)), 7)
      }),
    )
  })
})

describe('inequality', () => {
  /** Ten incomes with which the documentation of R's package `ineq` shows its functions. */
  const INCOMES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
  it.each([
    ['Gini: R’s ineq(x) gives 0.4620911', gini, INCOMES, 0.4620911],
    ['Gini: (2·55)/(5·15) − 6/5', gini, [1, 2, 3, 4, 5], 4 / 15],
    ['Gini: all the same', gini, [3, 3, 3], 0],
    ['Gini: one has everything, (n − 1)/n', gini, [0, 0, 0, 8], 0.75],
    ['Theil: all the same', theil, [3, 3, 3], 0],
    ['Theil: one has everything, ln n', theil, [0, 0, 0, 8], Math.log(4)],
    // Shares of the mean 0.5 and 1.5: (0.5·ln 0.5 + 1.5·ln 1.5)/2.
    ['Theil: one and three', theil, [1, 3], (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2],
  ] as const)('%s', (_, of, values, expected) => expect(of(values)).toBeCloseTo(expected, 7))

  it.each([[[]], [[0, 0]], [[1, -1]]])('of %j nothing is said', (values) => {
    expect(gini(values)).toMatchObject(UNDEFINED)
    expect(theil(values)).toMatchObject(UNDEFINED)
  })

  /** Half the mean distance between any two, by the mean: the definition, without sorting. */
  it('Gini is half the relative mean difference', () => {
    fc.assert(
      fc.property(AMOUNTS, (values) => {
        fc.pre(values.some((each) => each > 1))
        const mean = values.reduce((sum, each) => sum + each, 0) / values.length
        const apart = values.flatMap((one) => values.map((other) => Math.abs(one - other)))
        const half = apart.reduce((sum, each) => sum + each, 0) / (2 * values.length ** 2 * mean)
        expect(amount(gini(values))).toBeCloseTo(half, 7)
      }),
    )
  })

  it('taking from who has less and giving to who has more raises both', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (low, more) => {
          const before = [low, low + more, 50]
          const after = [low / 2, low + more + low / 2, 50]
          expect(amount(gini(after))).toBeGreaterThan(amount(gini(before)) - 1e-9)
          expect(amount(theil(after))).toBeGreaterThan(amount(theil(before)) - 1e-9)
        },
      ),
    )
  })
})

describe('SDG 11.3.1', () => {
  const of = (landBefore: number, landAfter: number, peopleBefore: number, peopleAfter: number, years: number) =>
    landConsumption({ landBefore, landAfter, peopleBefore, peopleAfter, years })
  it('land 100 → 120 km² and people 1 → e^0.1 million in 10 years: 2 % and 1 % a year, twice as fast', () => {
    expect(of(100, 120, 1_000_000, 1_000_000 * Math.exp(0.1), 10)).toEqual({
      landRate: 0.02,
      populationRate: 0.01,
      ratio: 2,
    })
  })
  it.each([
    ['the population stands still', of(100, 120, 5000, 5000, 10), 'population_stands_still'],
    ['it hardly moves', of(100, 120, 100_000, 100_050, 10), 'population_stands_still'],
    ['nothing was built before', of(0, 120, 5000, 6000, 10), 'land'],
    ['nobody lived there before', of(100, 120, 0, 6000, 10), 'people'],
    ['nobody lives there any more', of(100, 120, 6000, 0, 10), 'people'],
    ['no time passed', of(100, 120, 5000, 6000, 0), 'years'],
  ])('%s: a reason, not a number', (_, { ratio }, note) => {
    expect(ratio).toEqual({ missing: 'undefined_ratio', note })
  })
  it('a shrinking town has a negative ratio', () => {
    expect(amount(of(100, 110, 5000, 4000, 10).ratio)).toBeCloseTo(0.01 / (Math.log(0.8) / 10), 9)
  })
})

describe('quality of valuations', () => {
  it('on paper', () => {
    // Ratios 0.8, 0.9, 1.0, 1.1, 1.2: median 1, mean distance 0.12; means 1 over 470/500.
    const study = ratioStudy([
      { value: 160, price: 200 },
      { value: 90, price: 100 },
      { value: 100, price: 100 },
      { value: 66, price: 60 },
      { value: 48, price: 40 },
    ])
    expect(study).toEqual({
      ok: true,
      value: { count: 5, medianRatio: 1, dispersion: 12, priceRelated: Math.round((500 / 464) * 1e9) / 1e9 },
    })
  })
  it('what is valued at its price, in any number, is perfect', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1 }), (prices) => {
        expect(ratioStudy(prices.map((price) => ({ value: price, price })))).toEqual({
          ok: true,
          value: { count: prices.length, medianRatio: 1, dispersion: 0, priceRelated: 1 },
        })
      }),
    )
  })
  it('valuing the dear too low shows above one', () => {
    const study = ratioStudy([
      { value: 100, price: 100 },
      { value: 700, price: 1000 },
    ])
    expect(study.ok && study.value.priceRelated).toBeGreaterThan(1.03)
  })
  it.each([[[]], [[{ value: 1, price: 0 }]], [[{ value: 0, price: 1 }]]])('%j is refused', (sales) => {
    expect(ratioStudy(sales).ok).toBe(false)
  })
})
