import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, missing } from '../../../kernel/missing.ts'
import { type RollUpChild, rollUp } from './roll-up.ts'

/** `[weight | none, value | reason]` of each child, in order. */
type Row = readonly [weight: number | undefined, value: number | 'not_reported' | 'not_yet_due' | 'cancelled']

function children(...rows: readonly Row[]): readonly RollUpChild[] {
  return rows.map(([weight, value], index) => ({
    id: String(index + 1),
    title: `Resultado ${index + 1}`,
    ...(weight === undefined ? {} : { weight }),
    ...(value === 'cancelled'
      ? { value: 50, excluded: value }
      : { value: typeof value === 'number' ? value : missing(value) }),
  }))
}
const NONE = undefined

describe('the weighted mean of what can be judged', () => {
  it.each<{
    readonly name: string
    readonly rows: readonly Row[]
    readonly value: number
    readonly shares: readonly number[]
  }>([
    {
      name: 'no weights: a plain mean',
      rows: [
        [NONE, 100],
        [NONE, 50],
      ],
      value: 75,
      shares: [0.5, 0.5],
    },
    {
      name: 'weights 3 and 1',
      rows: [
        [3, 100],
        [1, 0],
      ],
      value: 75,
      shares: [0.75, 0.25],
    },
    {
      name: 'weights need not add up to anything',
      rows: [
        [30, 100],
        [10, 0],
      ],
      value: 75,
      shares: [0.75, 0.25],
    },
    {
      name: 'one of three without weight has a third',
      rows: [
        [2, 0],
        [4, 0],
        [NONE, 90],
      ],
      value: 30,
      shares: [2 / 9, 4 / 9, 1 / 3],
    },
    {
      name: 'two of three without weight have a third each',
      rows: [
        [5, 0],
        [NONE, 60],
        [NONE, 60],
      ],
      value: 40,
      shares: [1 / 3, 1 / 3, 1 / 3],
    },
    {
      name: 'not reported is not 0',
      rows: [
        [NONE, 80],
        [NONE, 'not_reported'],
      ],
      value: 80,
      shares: [1],
    },
    {
      name: 'cancelled does not count even with a value',
      rows: [
        [NONE, 80],
        [NONE, 'cancelled'],
      ],
      value: 80,
      shares: [1],
    },
    {
      name: 'a cancelled sister shifts nobody: shares stay 2 to 3',
      rows: [
        [2, 50],
        [4, 'cancelled'],
        [NONE, 100],
      ],
      value: 80,
      shares: [0.4, 0.6],
    },
    {
      name: 'weight 0 is given and counts nothing',
      rows: [
        [0, 100],
        [1, 40],
      ],
      value: 40,
      shares: [0, 1],
    },
    {
      name: 'a measured 0 counts',
      rows: [
        [NONE, 0],
        [NONE, 100],
      ],
      value: 50,
      shares: [0.5, 0.5],
    },
    {
      name: 'thirds of a whole are whole',
      rows: [
        [0.1, 100],
        [0.1, 100],
        [0.1, 100],
      ],
      value: 100,
      shares: [1 / 3, 1 / 3, 1 / 3],
    },
  ])('$name', ({ rows, value, shares }) => {
    const roll = rollUp(children(...rows))
    expect(roll.value).toBe(value)
    expect(roll.parts).toHaveLength(shares.length)
    for (const [index, part] of roll.parts.entries()) expect(part.weight).toBeCloseTo(shares[index] ?? Number.NaN, 12)
  })

  it('names who does not count, and why', () => {
    const roll = rollUp(children([NONE, 80], [NONE, 'not_reported'], [NONE, 'cancelled'], [NONE, 'not_yet_due']))
    expect(roll.excluded).toEqual([
      { id: '2', reason: 'not_reported' },
      { id: '3', reason: 'cancelled' },
      { id: '4', reason: 'not_yet_due' },
    ])
  })

  it.each<{ readonly name: string; readonly rows: readonly Row[]; readonly reason: string }>([
    { name: 'no children', rows: [], reason: 'not_programmed' },
    { name: 'only cancelled', rows: [[NONE, 'cancelled']], reason: 'not_applicable' },
    {
      name: 'only not yet due',
      rows: [
        [NONE, 'not_yet_due'],
        [NONE, 'cancelled'],
      ],
      reason: 'not_yet_due',
    },
    {
      name: 'someone owes a report',
      rows: [
        [NONE, 'not_yet_due'],
        [NONE, 'not_reported'],
      ],
      reason: 'not_reported',
    },
  ])('has no judgement with $name', ({ rows, reason }) => {
    expect(rollUp(children(...rows)).value).toEqual({ missing: reason })
  })

  it('refuses weights that give no mean, in words', () => {
    const zero = rollUp(children([0, 50], [0, 60]))
    expect(zero.value).toEqual({ missing: 'undefined_ratio' })
    expect(zero.refusal?.kind).toBe('weights_add_to_zero')
    const negative = rollUp(children([-1, 50], [2, 60]))
    expect(negative.value).toEqual({ missing: 'undefined_ratio' })
    expect(negative.refusal?.message.es).toContain('«Resultado 1» (-1)')
    expect(rollUp(children([Number.NaN, 50])).refusal?.kind).toBe('negative_weight')
    expect(rollUp(children([Number.POSITIVE_INFINITY, 50])).refusal?.kind).toBe('negative_weight')
  })
})

const CHILD = fc.record(
  {
    weight: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    value: fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constant(missing('not_reported'))),
  },
  { requiredKeys: ['value'] },
)
const CHILDREN = fc
  .array(CHILD, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((child, index): RollUpChild => ({ id: String(index), title: '', ...child })))

describe('any weighted mean', () => {
  it('lies between its lowest and highest part, and its shares add up to 1', () => {
    fc.assert(
      fc.property(CHILDREN, (all) => {
        const roll = rollUp(all)
        if (isMissing(roll.value)) {
          expect(roll.parts).toEqual([])
          return
        }
        const values = roll.parts.map((part) => part.value)
        expect(roll.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-8)
        expect(roll.value).toBeLessThanOrEqual(Math.max(...values) + 1e-8)
        expect(roll.parts.reduce((total, part) => total + part.weight, 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('accounts for each child exactly once', () => {
    fc.assert(
      fc.property(CHILDREN, (all) => {
        const roll = rollUp(all)
        const named = [...roll.parts, ...roll.excluded].map(({ id }) => id)
        expect(named.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('does not change when all weights are multiplied, or the children turned round', () => {
    fc.assert(
      fc.property(CHILDREN, fc.double({ min: 0.01, max: 100, noNaN: true }), (all, factor) => {
        const scaled = all.map((child) =>
          child.weight === undefined ? child : { ...child, weight: child.weight * factor },
        )
        const value = rollUp(all).value
        for (const other of [rollUp(scaled).value, rollUp(all.toReversed()).value]) {
          if (isMissing(value)) expect(other).toEqual(value)
          else expect(other).toBeCloseTo(value, 6)
        }
      }),
    )
  })
})
