import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inverseDistance, leaveOneOut, type ValuePoint } from './interpolate.ts'
import { fitVariogram, lagsOf, ordinaryKriging, semivariance } from './kriging.ts'

const at = (x: number, y: number, value: number): ValuePoint => ({ x, y, value })

describe('inverse distance weighting', () => {
  // 100 at 0 m and 200 at 300 m, asked at 100 m: distances 100 and 200.
  const two = [at(0, 0, 100), at(300, 0, 200)]
  it.each([
    // Weights 1/100 and 1/200, that is 2 to 1.
    ['power 1', 1, 12, (2 * 100 + 200) / 3],
    // Weights 1/10,000 and 1/40,000, that is 4 to 1.
    ['power 2', 2, 12, (4 * 100 + 200) / 5],
    ['the nearest alone', 2, 1, 100],
  ])('%s', (_, power, neighbours, expected) => {
    expect(inverseDistance({ power, neighbours })(two, { x: 100, y: 0 }).value).toBeCloseTo(expected, 10)
  })

  it('is the value itself at a point, and the mean of several in one spot', () => {
    const idw = inverseDistance({ power: 2, neighbours: 5 })
    expect(idw(two, { x: 300, y: 0 }).value).toBe(200)
    expect(idw([...two, at(300, 0, 260)], { x: 300, y: 0 }).value).toBe(230)
  })

  it('never leaves what the points say', () => {
    const points = fc.array(
      fc.record({
        x: fc.integer({ max: 999, min: 0 }),
        y: fc.integer({ max: 999, min: 0 }),
        value: fc.integer({ min: 1, max: 500 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 999 }), (given, x) => {
        const { value } = inverseDistance({ power: 2, neighbours: 8 })(given, { x, y: 500 })
        expect(value).toBeGreaterThanOrEqual(Math.min(...given.map((each) => each.value)) - 1e-9)
        expect(value).toBeLessThanOrEqual(Math.max(...given.map((each) => each.value)) + 1e-9)
      }),
      { seed: 47 },
    )
  })
})

describe('leaving one out', () => {
  it('by hand: three points in a row, the nearest speaks', () => {
    // 10 at 0 m, 14 at 100 m, 20 at 300 m. 10 is told by 14: +4. 14 by 10: −4. 20 by 14: −6.
    const found = leaveOneOut(
      [at(0, 0, 10), at(100, 0, 14), at(300, 0, 20)],
      inverseDistance({ power: 2, neighbours: 1 }),
    )
    expect(found?.errors).toEqual([4, -4, -6])
    expect(found).toMatchObject({ count: 3, mae: 14 / 3, bias: -2, median: 14 })
    expect(found?.rmse).toBeCloseTo(Math.sqrt((16 + 16 + 36) / 3), 12)
    // The mean of the others: 17, 15, 12; errors 7, 1, −8.
    expect(found?.rmseOfMean).toBeCloseTo(Math.sqrt((49 + 1 + 64) / 3), 12)
  })

  it('by hand: power 1 over all others', () => {
    // 0 at 0 m, 30 at 100 m, 60 at 200 m. First: 30 and 60 weighing 2 to 1 = 40. Middle: 30. Last: 30 and 0 weighing 2 to 1 = 20.
    const found = leaveOneOut(
      [at(0, 0, 0), at(100, 0, 30), at(200, 0, 60)],
      inverseDistance({ power: 1, neighbours: 9 }),
    )
    found?.errors.forEach((error, index) => {
      expect(error).toBeCloseTo([40, 0, -40][index] as number, 10)
    })
    expect(found?.bias).toBeCloseTo(0, 10)
    expect(found?.rmse).toBeCloseTo(Math.sqrt(3200 / 3), 10)
  })

  it('has nothing to ask of a single point', () => {
    expect(leaveOneOut([at(0, 0, 1)], inverseDistance({ power: 2, neighbours: 3 }))).toBeUndefined()
  })
})

describe('kriging', () => {
  const model = { nugget: 0, rise: 10, range: 1000 }

  it('gives two points at equal distance half the say each, and the error that its equations say', () => {
    // γ(500) = 10·(0.75 − 0.0625) = 6.875, γ(1000) = 10. Weights ½; μ = γ(500) − ½·γ(1000) = 1.875; variance = 6.875 + 1.875 = 8.75.
    const { value, error } = ordinaryKriging(model, 8)([at(0, 0, 40), at(1000, 0, 60)], { x: 500, y: 0 })
    expect(value).toBeCloseTo(50, 10)
    expect(error).toBeCloseTo(Math.sqrt(8.75), 10)
  })

  it('is the mean of its neighbours where distance says nothing', () => {
    const flat = { nugget: 7, rise: 0, range: 1000 }
    const { value } = ordinaryKriging(flat, 8)([at(0, 0, 3), at(10, 0, 6), at(0, 900, 12)], { x: 5, y: 5 })
    expect(value).toBeCloseTo(7, 10)
  })

  it('is the value itself at a point, without error', () => {
    expect(ordinaryKriging(model, 8)([at(0, 0, 40), at(1000, 0, 60)], { x: 1000, y: 0 })).toEqual({
      value: 60,
      error: 0,
    })
  })

  it('finds again the variogram that lags were made of', () => {
    const made = { nugget: 4, rise: 20, range: 900 }
    const lags = Array.from({ length: 12 }, (_, index) => {
      const metres = 100 * (index + 1)
      return { metres, semivariance: semivariance(made, metres), pairs: 30 }
    })
    const found = fitVariogram(lags)
    expect(found?.range).toBeCloseTo(900, 6)
    expect(found?.nugget).toBeCloseTo(4, 6)
    expect(found?.rise).toBeCloseTo(20, 6)
  })

  it('by hand: the pairs of three points', () => {
    // Distances 100, 100 and 200: up to half the largest, 100, are two pairs; ½·(2²) and ½·(4²), their mean 5.
    expect(lagsOf([at(0, 0, 1), at(100, 0, 3), at(200, 0, 7)])).toEqual([{ metres: 100, semivariance: 5, pairs: 2 }])
  })

  it('fits nothing to values that do not differ', () => {
    const same = Array.from({ length: 30 }, (_, index) => at((index % 6) * 100, Math.floor(index / 6) * 100, 9))
    expect(fitVariogram(lagsOf(same))).toBeUndefined()
  })
})
