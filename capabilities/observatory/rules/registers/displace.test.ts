import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seededRandom } from '../../../../kernel/seeded-random.ts'
import { displaced, showablePlaces } from './displace.ts'
import { type Area, isInside, metresBetween, type XY } from './plane.ts'

const RING = { from: 150, to: 400 }
/** Some three kilometres by two, with a bay of its neighbour in it. */
const PLACE: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [-89.22, 13.7],
      [-89.19, 13.7],
      [-89.19, 13.72],
      [-89.2, 13.72],
      [-89.205, 13.705],
      [-89.21, 13.72],
      [-89.22, 13.72],
      [-89.22, 13.7],
    ],
  ],
}
const points = fc
  .tuple(fc.double({ min: -89.22, max: -89.19, noNaN: true }), fc.double({ min: 13.7, max: 13.72, noNaN: true }))
  .filter((at) => isInside(at, PLACE))

it('shows no point nearer than the ring, none further, and none outside the place it happened in', () => {
  fc.assert(
    fc.property(points, fc.string(), (point: XY, seed) => {
      const shown = displaced(point, RING, PLACE, seededRandom(seed))
      if (shown === undefined) return
      expect(metresBetween(point, shown)).toBeGreaterThanOrEqual(RING.from)
      expect(metresBetween(point, shown)).toBeLessThanOrEqual(RING.to)
      expect(isInside(shown, PLACE)).toBe(true)
    }),
    { numRuns: 500, seed: 47 },
  )
})

it('shows nearly all of them, and the same row always at the same spot', () => {
  const at: XY = [-89.2, 13.703]
  const many = Array.from({ length: 200 }, (_, index) => displaced(at, RING, PLACE, seededRandom('secret', index)))
  expect(many.filter((each) => each !== undefined)).toHaveLength(200)
  expect(displaced(at, RING, PLACE, seededRandom('secret', 7))).toEqual(many[7])
  expect(new Set(many.map(String)).size).toBeGreaterThan(190)
})

it('spreads them evenly over the ring: as many in its inner half as in its outer half, by area', () => {
  const wide: Area = {
    type: 'Polygon',
    coordinates: [
      [
        [-90, 13],
        [-88, 13],
        [-88, 14],
        [-90, 14],
        [-90, 13],
      ],
    ],
  }
  const at: XY = [-89.2, 13.7]
  const half = Math.sqrt((RING.from ** 2 + RING.to ** 2) / 2)
  const shown = Array.from({ length: 2000 }, (_, index) => displaced(at, RING, wide, seededRandom('even', index)))
  const inner = shown.filter((each) => each !== undefined && metresBetween(at, each) < half).length
  expect(inner / 2000).toBeGreaterThan(0.46)
  expect(inner / 2000).toBeLessThan(0.54)
})

it('does not show what a small place leaves no room for', () => {
  const yard: Area = {
    type: 'Polygon',
    coordinates: [
      [
        [-89.2, 13.7],
        [-89.1995, 13.7],
        [-89.1995, 13.7005],
        [-89.2, 13.7005],
        [-89.2, 13.7],
      ],
    ],
  }
  expect(displaced([-89.19975, 13.70025], RING, yard, seededRandom('x'))).toBeUndefined()
})

it('shows the points of places that have enough of them and whose total is published', () => {
  const of = (placeId: string, count: number) => Array.from({ length: count }, () => ({ placeId }))
  const all = [...of('many', 9), ...of('few', 4), ...of('held back', 9)]
  expect([...showablePlaces(all, new Set(['many', 'few']), 5)]).toEqual(['many'])
})
