import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clamp, percentOf, settle, sum } from './decimal.ts'

describe('sums as people mean them', () => {
  it.each([
    [[0.1, 0.1, 0.1], 0.3],
    [[0.7, 0.1], 0.8],
    [[1.1, 2.2], 3.3],
    [[], 0],
    [[0.1, -0.1], 0],
    [[1e12, 0.1, 0.2], 1000000000000.3],
  ])('Σ %j = %d', (values, total) => {
    expect(sum(values)).toBe(total)
  })

  it('gives the same total in any order, for quantities with up to four decimals', () => {
    const quantity = fc.integer({ min: 0, max: 100_000_000 }).map((n) => n / 10_000)
    fc.assert(
      fc.property(fc.array(quantity, { maxLength: 12 }), (values) => {
        const exact = values.reduce((total, value) => total + Math.round(value * 10_000), 0) / 10_000
        expect(sum(values)).toBe(exact)
        expect(sum(values.toReversed())).toBe(exact)
      }),
    )
  })

  it('never answers −0', () => {
    expect(Object.is(settle(-1e-12), 0)).toBe(true)
  })
})

describe('percentages', () => {
  it.each([
    [0.3, 0.3, 100],
    [1, 3, 33.333333333],
    [53, 50, 106],
    [0, 5, 0],
    [-2, 10, -20],
  ])('%d of %d is %d %%', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent)
  })

  it('of a whole by itself is exactly 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (whole) => {
        expect(percentOf(whole, whole)).toBe(100)
      }),
    )
  })
})

it('clamps', () => {
  expect([clamp(-1, 0, 100), clamp(50, 0, 100), clamp(106, 0, 100)]).toEqual([0, 50, 100])
})
