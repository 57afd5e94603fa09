import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../kernel/seeded-random.ts'
import type { SurfaceTerms } from './kind.ts'
import type { Area } from './plane.ts'
import { type LocatedValue, surfaceByPlace, surfaceOf } from './surface.ts'

const TERMS: SurfaceTerms = { method: 'kriging', power: 2, neighbours: 12, fewest: 30, cellMetres: 1000 }
/** Some eleven kilometres by eleven. */
const GROUND: ReadonlyMap<string, Area> = new Map([
  [
    'A',
    {
      type: 'Polygon',
      coordinates: [
        [
          [-89.25, 13.65],
          [-89.15, 13.65],
          [-89.15, 13.75],
          [-89.25, 13.75],
          [-89.25, 13.65],
        ],
      ],
    },
  ],
])

/** A hill of values: 300 in the middle, falling to the rim, and a little chance. */
function values(count: number, noise = 0): readonly LocatedValue[] {
  const random = seededRandom('surface', count)
  return Array.from({ length: count }, () => {
    const [dx, dy] = [random() - 0.5, random() - 0.5]
    const amount = 300 - 400 * Math.hypot(dx, dy) + noise * (random() - 0.5)
    return { longitude: -89.2 + dx / 10, latitude: 13.7 + dy / 10, amount }
  })
}

const surface = (given: readonly LocatedValue[], terms: Partial<SurfaceTerms> = {}) => {
  const answer = surfaceOf(given, GROUND, { ...TERMS, ...terms })
  if (answer.is !== 'surface') throw new Error(answer.is)
  return answer.surface
}

describe('a surface of values', () => {
  it('is refused below the fewest values it may rest on', () => {
    expect(surfaceOf(values(29), GROUND, TERMS)).toEqual({ is: 'too_few', count: 29, fewest: 30 })
  })

  it('is refused where there is no ground to draw it on', () => {
    expect(surfaceOf(values(40), new Map(), TERMS)).toEqual({ is: 'no_ground' })
  })

  it('covers its ground, cell by cell', () => {
    const { cells, cellMetres } = surface(values(40))
    expect(cellMetres).toBe(1000)
    // 10.8 by 11.1 kilometres, less the cells whose middle lies outside.
    expect(cells.length).toBeGreaterThanOrEqual(100)
    expect(cells.length).toBeLessThanOrEqual(144)
  })

  it('finds the hill again, its top in the middle', () => {
    const { cells } = surface(values(120))
    const top = cells.reduce((best, cell) => (cell.value > best.value ? cell : best))
    expect(Math.hypot((top.west + top.east) / 2 + 89.2, (top.south + top.north) / 2 - 13.7)).toBeLessThan(0.015)
  })

  it('tells its error, of both methods over the same values, and is better than saying the mean everywhere', () => {
    const { compared, validation, method } = surface(values(120, 30))
    expect(method).toBe('kriging')
    expect(compared.map((each) => each.method)).toEqual(['kriging', 'idw'])
    for (const each of compared) expect(each.validation.rmse).toBeLessThan(each.validation.rmseOfMean / 1.5)
    expect(validation.count).toBe(120)
  })

  it('weighs by distance where values do not differ, and says so', () => {
    const flat = values(40).map((each) => ({ ...each, amount: 70 }))
    const { method, cells, validation } = surface(flat)
    expect([method, validation.rmse]).toEqual(['idw', expect.closeTo(0, 9)])
    expect(cells.every(({ value }) => Math.abs(value - 70) < 1e-9)).toBe(true)
  })

  it('is told place by place: the mean of its squares, and of their expected errors where the method has any', () => {
    const cell = { west: 0, south: 0, east: 1, north: 1 }
    const told = surfaceByPlace([
      { ...cell, placeId: 'A', value: 10, error: 2 },
      { ...cell, placeId: 'A', value: 20, error: 4 },
      { ...cell, placeId: 'B', value: 7, error: undefined },
    ])
    expect([...told]).toEqual([
      ['A', { squares: 2, mean: 15, error: 3 }],
      ['B', { squares: 1, mean: 7, error: undefined }],
    ])
  })
})
