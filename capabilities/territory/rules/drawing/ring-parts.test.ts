import { expect, test } from 'vitest'
import type { Shape, XY } from '../layers/shape.ts'
import { areaOfRings, ringsOf } from './ring-parts.ts'

const ring = (at: number, side: number): readonly XY[] => [
  [at, at],
  [at + side, at],
  [at + side, at + side],
  [at, at],
]
const RINGS = [ring(0, 9), ring(1, 2), ring(5, 2)]
const HOLED: Shape = { type: 'Polygon', coordinates: RINGS }
const ISLANDS: Shape = { type: 'MultiPolygon', coordinates: [[ring(0, 9), ring(1, 2)], [ring(20, 3)]] }

test.each<[string, Shape]>([
  ['an area with two holes', HOLED],
  ['an area of two parts, one with a hole', ISLANDS],
  ['an area without holes', { type: 'Polygon', coordinates: [ring(0, 9)] }],
])('%s is taken apart into rings and put together again, in whatever order they come back', (_what, shape) => {
  const rings = ringsOf(shape)
  expect(areaOfRings(rings)).toEqual(shape)
  expect(areaOfRings(rings.toReversed())).toEqual(shape)
})

test('a hole that was dragged stays a hole of its part', () => {
  const moved = ringsOf(ISLANDS).map((each) => (each.ring === 1 ? { ...each, coordinates: ring(2, 2) } : each))
  expect(areaOfRings(moved)).toEqual({ type: 'MultiPolygon', coordinates: [[ring(0, 9), ring(2, 2)], [ring(20, 3)]] })
})

test('a ring drawn just now is a part of its own', () => {
  expect(areaOfRings([...ringsOf(HOLED), { coordinates: ring(30, 1) }])).toEqual({
    type: 'MultiPolygon',
    coordinates: [RINGS, [ring(30, 1)]],
  })
  expect(areaOfRings([])).toBeUndefined()
})
