import { describe, expect, it } from 'vitest'
import { axisFor } from './axis-ticks.ts'

describe('an axis', () => {
  it.each([
    [
      [0, 97],
      [0, 20, 40, 60, 80, 100],
    ],
    [
      [12, 48],
      [10, 20, 30, 40, 50],
    ],
    [
      [0.31, 0.46],
      [0.3, 0.35, 0.4, 0.45, 0.5],
    ],
    [
      [-4, 7],
      [-5, -2.5, 0, 2.5, 5, 7.5],
    ],
    [
      [1_200_000, 1_900_000],
      [1_200_000, 1_400_000, 1_600_000, 1_800_000, 2_000_000],
    ],
  ])('over %j has its steps at %j', (values, ticks) => {
    expect(axisFor(values).ticks).toEqual(ticks)
  })

  it('begins at zero where lengths are compared', () => {
    expect(axisFor([50, 60], { fromZero: true })).toMatchObject({ low: 0, high: 60 })
    expect(axisFor([-3, -1], { fromZero: true })).toMatchObject({ low: -3, high: 0 })
  })

  it.each([[[7]], [[0]], [[-2, -2]], [[]]])('of %j still has a length', (values) => {
    for (const fromZero of [true, false]) {
      const { low, high } = axisFor(values, { fromZero })
      expect(high).toBeGreaterThan(low)
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(low)
        expect(value).toBeLessThanOrEqual(high)
      }
    }
  })
})
