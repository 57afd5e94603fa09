import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing } from '../../../../kernel/missing.ts'
import type { Aggregation, Cell } from '../../model.ts'
import { landOver } from './land.ts'
import type { PlaceSeries } from './place-series.ts'
import { quotientOver, shiftShareOver } from './shares.ts'
import { concentrationOver, inequalityOver, moranOver } from './spread.ts'

const PLACES = ['a', 'b', 'c', 'd'].map((code) => ({ id: code, code, name: code.toUpperCase() }))

function series(
  aggregation: Aggregation,
  table: Readonly<Record<string, readonly (readonly [string, number, number?, number?])[]>>,
) {
  const cells = Object.entries(table).flatMap(([placeId, figures]) =>
    figures.map(
      ([period, value, numerator, denominator]): Cell => ({
        ...{ indicator: 'x', placeId, period, breakdown: 'total', value, numerator, denominator },
        ...{ status: 'A', batch: 1, revision: 1 },
      }),
    ),
  )
  return { title: { es: 'X' }, aggregation, cells } satisfies PlaceSeries
}

/** Households in poverty of all households. */
const POOR = series('ratio', {
  a: [
    ['2010', 10, 10, 100],
    ['2019', 12, 18, 150],
  ],
  b: [
    ['2010', 30, 30, 100],
    ['2019', 20, 22, 110],
  ],
})
const ONE_YEAR = series('sum', { a: [['2019', 60]], b: [['2019', 20]], c: [['2019', 20]] })

describe('the location quotient over a series', () => {
  it('is of the parts of a ratio, as counted by hand', () => {
    const found = quotientOver(POOR, undefined, PLACES, '2019')
    if (!found.ok) throw new Error(found.refusal.kind)
    // (18/150) / (40/260) = 0.78; (22/110) / (40/260) = 1.3
    expect(found.value.rows.map(({ values }) => values[2])).toEqual([0.78, 1.3])
    expect(found.value.rows[0]?.arithmetic).toBe('(18 / 150) / (40 / 260)')
    expect(found.value.notes.map(({ es }) => es).join()).toContain('C, D')
  })

  it('of a sum needs something that it is a part of', () => {
    expect(quotientOver(ONE_YEAR, undefined, PLACES, '2019')).toMatchObject({ refusal: { kind: 'needs_whole' } })
    expect(quotientOver(series('none', {}), undefined, PLACES, '2019')).toMatchObject({
      refusal: { kind: 'not_addable' },
    })
    expect(quotientOver(POOR, undefined, PLACES, '1999')).toMatchObject({ refusal: { kind: 'nothing_to_count' } })
  })
})

describe('shift-share over a series', () => {
  it('splits the change of each place, as counted by hand', () => {
    const found = shiftShareOver(POOR, undefined, PLACES, ['2010', '2019'])
    if (!found.ok) throw new Error(found.refusal.kind)
    // Everything grows from 200 to 260 (30 %), the poor from 40 to 40 (0 %): A has 10·0.3 = 3 of the area, 10·(0 − 0.3) = −3 of the
    // poor, and 8 − 3 + 3 = 8 of its own.
    expect(found.value.figures.map(({ value }) => value)).toEqual([expect.closeTo(0.3), expect.closeTo(0)])
    expect(found.value.rows[0]?.values.slice(2)).toEqual([8, expect.closeTo(3), expect.closeTo(-3), expect.closeTo(8)])
  })

  it('adds up, whatever the figures are', () => {
    const count = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 4 }), (rows) => {
        const found = shiftShareOver(
          series(
            'ratio',
            Object.fromEntries(
              rows.map(([p, q, r, s], at) => [
                PLACES[at]?.id ?? '',
                [
                  ['2010', 0, p, p + r],
                  ['2019', 0, q, q + s],
                ] as const,
              ]),
            ),
          ),
          undefined,
          PLACES,
          ['2010', '2019'],
        )
        if (!found.ok) throw new Error(found.refusal.kind)
        for (const { values } of found.value.rows) {
          const [, , change = 0, national = 0, mix = 0, local = 0] = values.map((value) =>
            isMissing(value) ? NaN : value,
          )
          expect(national + mix + local).toBeCloseTo(change, 6)
        }
      }),
    )
  })

  it('refuses one year, and a part that is more than its whole', () => {
    expect(shiftShareOver(POOR, undefined, PLACES, ['2019', '2019'])).toMatchObject({
      refusal: { kind: 'needs_two_years' },
    })
    const two = series('sum', {
      a: [
        ['2010', 5],
        ['2019', 5],
      ],
    })
    const less = series('sum', {
      a: [
        ['2010', 9],
        ['2019', 4],
      ],
    })
    expect(shiftShareOver(two, less, PLACES, ['2010', '2019'])).toMatchObject({ refusal: { kind: 'part_over_whole' } })
  })
})

describe('how an amount is spread', () => {
  it('is concentrated as counted by hand', () => {
    const found = concentrationOver(ONE_YEAR, PLACES, '2019')
    if (!found.ok) throw new Error(found.refusal.kind)
    // 0.6² + 0.2² + 0.2² = 0.44; (0.44 − 1/3) / (2/3) = 0.16
    expect(found.value.figures.map(({ value }) => value)).toEqual([0.44, 0.16, expect.closeTo(0.9503, 4)])
    expect(found.value.figures[0]?.arithmetic).toBe('0.6² + 0.2² + 0.2²')
  })

  it('is unequal as counted by hand', () => {
    const found = inequalityOver(series('none', { a: [['2019', 1]], b: [['2019', 3]] }), PLACES, '2019')
    if (!found.ok) throw new Error(found.refusal.kind)
    // (−1·1 + 1·3) / (2·4) = 0.25
    expect(found.value.figures[0]).toMatchObject({ value: 0.25, arithmetic: '2 / (2 · 4)' })
    expect(found.value.rows.map(({ values }) => values[2])).toEqual([-1, 3])
  })
})

describe('Moran over a series', () => {
  /** a – b – c – d in a row. */
  const beside = (code: string) => ({ a: ['b'], b: ['a', 'c'], c: ['b', 'd'], d: ['c', 'x'] })[code] ?? []
  const stairs = series('none', { a: [['2019', 1]], b: [['2019', 2]], c: [['2019', 3]], d: [['2019', 4]] })

  it('says in its arithmetic what it answers', () => {
    const found = moranOver(stairs, PLACES, '2019', beside)
    if (!found.ok) throw new Error(found.refusal.kind)
    // z = −1.5 −0.5 0.5 1.5; neighbours' means −0.5 −0.5 0.5 0.5: Σ z·lag = 0.75 + 0.25 + 0.25 + 0.75 = 2; Σ z² = 5; I = 0.4
    expect(found.value.figures[0]).toMatchObject({ value: 0.4, arithmetic: '(4 / 4) · 2 / 5' })
    expect(found.value.figures[1]?.value).toBeCloseTo(-1 / 3)
    const locals = found.value.rows.map(({ values }) => Number(values[3]))
    expect(locals.reduce((sum, each) => sum + each, 0)).toBeCloseTo(4 * 0.4)
    expect(found.value.notes.map(({ es }) => es).join()).toContain('Con 4 lugares')
  })

  it('has no pattern where all are the same', () => {
    const flat = series('none', { a: [['2019', 2]], b: [['2019', 2]], c: [['2019', 2]] })
    expect(moranOver(flat, PLACES, '2019', beside)).toMatchObject({ refusal: { kind: 'all_the_same' } })
  })
})

describe('SDG 11.3.1 over two series', () => {
  const land = series('sum', {
    a: [
      ['2010', 100],
      ['2020', 120],
    ],
    b: [
      ['2010', 100],
      ['2020', 100],
    ],
  })
  const people = series('sum', {
    a: [
      ['2010', 1000],
      ['2020', 1100],
    ],
    b: [
      ['2010', 500],
      ['2020', 500],
    ],
  })

  it('is counted of each place and of all together', () => {
    const found = landOver(land, people, PLACES, ['2010', '2020'])
    if (!found.ok) throw new Error(found.refusal.kind)
    // A: 20/(100·10) = 0.02; ln(1.1)/10 = 0.00953; 2.098. B: nobody came, so there is no ratio. All: 0.01 / (ln(1600/1500)/10)
    expect(found.value.rows[0]?.values).toEqual([0.02, expect.closeTo(0.009531, 6), expect.closeTo(2.0984, 4)])
    expect(found.value.rows[1]?.values[2]).toMatchObject({ missing: 'undefined_ratio' })
    expect(found.value.figures[2]?.value).toBeCloseTo(0.01 / (Math.log(1600 / 1500) / 10))
    expect(found.value.figures[0]?.arithmetic).toBe('(220 − 200) / (200 · 10)')
  })

  it('needs the people too', () => {
    expect(landOver(land, undefined, PLACES, ['2010', '2020'])).toMatchObject({ refusal: { kind: 'needs_people' } })
  })
})
