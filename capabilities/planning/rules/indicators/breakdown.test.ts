import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing } from '../../../../kernel/missing.ts'
import { COUNT, LEVEL, SHARE, terms } from '../golden/indicator-case.ts'
import {
  type ApartReading,
  type Cell,
  canBeTakenApart,
  cellsOf,
  type Dimension,
  partsRefusal,
  publishable,
  type ReadingPart,
} from './breakdown.ts'
import type { Measured } from './may-record.ts'

const SEX: Dimension = {
  key: 'sex',
  title: { es: 'Sexo', en: 'Sex' },
  personal: true,
  smallestCell: 5,
  categories: [
    { key: 'women', title: { es: 'Mujeres', en: 'Women' } },
    { key: 'men', title: { es: 'Hombres', en: 'Men' } },
  ],
}
const PLACE: Dimension = { ...SEX, key: 'place', personal: false, title: { es: 'Municipio', en: 'Municipality' } }
const count = terms(COUNT, [{ value: 100 }])
const share = terms(SHARE, [{ value: 80 }])

const part = (category: string, value: number, dimension = 'sex'): ReadingPart => ({
  dimension,
  category,
  value,
  numerator: null,
  denominator: null,
})
const outOf = (category: string, numerator: number, denominator: number): ReadingPart => ({
  ...part(category, 0),
  value: null,
  numerator,
  denominator,
})
const total = (value: number): Measured => ({ value, missing: null, numerator: null, denominator: null, doneOn: null })
const of = (numerator: number, denominator: number): Measured => ({ ...total(0), numerator, denominator })
const read = (whole: number, ...parts: readonly ReadingPart[]): ApartReading => ({
  total: whole,
  numerator: null,
  denominator: null,
  parts,
})
const shown = (cells: readonly Cell[]) =>
  cells.map(({ category = 'rest', amount, of: whole }) => [
    category,
    isMissing(amount) ? amount.missing : amount,
    ...(whole === undefined ? [] : [isMissing(whole) ? whole.missing : whole]),
  ])

describe('parts of a reading', () => {
  it.each([
    ['complete', total(30), [part('women', 18), part('men', 12)], undefined],
    ['incomplete: the rest is not taken apart', total(30), [part('women', 18)], undefined],
    ['more than the total', total(30), [part('women', 18), part('men', 13)], 'parts_above_total'],
    ['of a category that is not there', total(30), [part('other', 1)], 'part_unknown'],
    ['less than nothing', total(30), [part('women', -1)], 'negative'],
    ['of a percentage', of(20, 30), [outOf('women', 12, 15), outOf('men', 8, 15)], undefined],
    [
      'of a percentage, above its total',
      of(20, 30),
      [outOf('women', 12, 15), outOf('men', 8, 16)],
      'parts_above_total',
    ],
    ['more cases than the total they come from', of(20, 30), [outOf('women', 12, 10)], 'no_denominator'],
    ['binary dust is not more', total(0.3), [part('women', 0.1), part('men', 0.2)], undefined],
  ] as const)('%s', (_, measured, parts, expected) => {
    expect(partsRefusal(measured, parts, [SEX])?.kind).toBe(expected)
  })

  it('only what adds up can be taken apart', () => {
    expect(
      [count, terms(LEVEL, []), share, { ...count, accumulation: 'average' as const }].map(canBeTakenApart),
    ).toEqual([true, true, true, false])
  })
})

describe('a breakdown over several periods', () => {
  it.each([
    [
      'flows add up',
      count,
      [read(10, part('women', 6)), read(20, part('women', 5), part('men', 15))],
      [
        ['women', 11],
        ['men', 15],
        ['rest', 4],
      ],
    ],
    [
      'of a level the last counts',
      terms(LEVEL, []),
      [read(10, part('women', 6)), read(20, part('women', 5))],
      [
        ['women', 5],
        ['rest', 15],
      ],
    ],
    ['what has no parts is left out, not counted as rest', count, [read(10), read(20, part('men', 20))], [['men', 20]]],
  ] as const)('%s', (_, terms_, readings, expected) => {
    expect(shown(cellsOf(terms_, SEX, readings))).toEqual(expected)
  })

  it('percentages are Σ numerator / Σ denominator in each category, never a mean of percentages', () => {
    const apart = (numerator: number, denominator: number, ...parts: readonly ReadingPart[]): ApartReading => ({
      total: null,
      numerator,
      denominator,
      parts,
    })
    const cells = cellsOf(share, SEX, [
      apart(10, 12, outOf('women', 9, 10)),
      apart(60, 120, outOf('women', 50, 100), outOf('men', 10, 20)),
    ])
    expect(shown(cells)).toEqual([
      ['women', 59, 110],
      ['men', 10, 20],
      ['rest', 1, 2],
    ])
    expect(cells[0]?.percent).toBeCloseTo(53.636363636, 8)
  })
})

describe('small cells of people are not published', () => {
  const cell = (category: string | undefined, amount: number): Cell =>
    category === undefined ? { amount } : { category, amount }
  it.each([
    [
      'none is small',
      [cell('women', 18), cell('men', 12)],
      [
        ['women', 18],
        ['men', 12],
      ],
    ],
    [
      'one is: the next goes with it, or the total would tell',
      [cell('women', 18), cell('men', 2)],
      [
        ['women', 'suppressed'],
        ['men', 'suppressed'],
      ],
    ],
    [
      'two are, and hide each other',
      [cell('women', 3), cell('men', 2), cell(undefined, 40)],
      [
        ['women', 'suppressed'],
        ['men', 'suppressed'],
        ['rest', 40],
      ],
    ],
    [
      'one beside the rest',
      [cell('women', 3), cell(undefined, 40)],
      [
        ['women', 'suppressed'],
        ['rest', 'suppressed'],
      ],
    ],
    [
      'one beside nobody',
      [cell('women', 3), cell('men', 0)],
      [
        ['women', 'suppressed'],
        ['men', 'suppressed'],
      ],
    ],
    [
      'nobody is nobody',
      [cell('women', 18), cell('men', 0)],
      [
        ['women', 18],
        ['men', 0],
      ],
    ],
    [
      'exactly the threshold',
      [cell('women', 5), cell('men', 12)],
      [
        ['women', 5],
        ['men', 12],
      ],
    ],
  ] as const)('%s', (_, cells, expected) => {
    expect(shown(publishable(SEX, cells))).toEqual(expected)
  })

  it('places are no people', () => {
    expect(publishable(PLACE, [cell('women', 1)])).toEqual([cell('women', 1)])
  })

  it('whatever the parts: they and the rest are the total, and no published cell is small or can be worked out', () => {
    const amounts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40))
    fc.assert(
      fc.property(amounts, ([women, men, rest]) => {
        const reading = read(women + men + rest, part('women', women), part('men', men))
        expect(partsRefusal(total(women + men + rest), reading.parts, [SEX])).toBeUndefined()
        const cells = cellsOf(count, SEX, [reading])
        expect(cells.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(women + men + rest)
        const open = publishable(SEX, cells).flatMap(({ amount }) => (isMissing(amount) ? [] : [amount]))
        for (const amount of open) expect(amount === 0 || amount >= 5).toBe(true)
        const hidden = cells.length - open.length
        expect(hidden === 1 && cells.length > 1).toBe(false)
      }),
    )
  })

  it('a sum above the total is always refused', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 50 }), (women, men, missing) => {
        const parts = [part('women', women), part('men', men)]
        expect(partsRefusal(total(women + men - missing), parts, [SEX])?.kind).toBe('parts_above_total')
      }),
    )
  })
})
