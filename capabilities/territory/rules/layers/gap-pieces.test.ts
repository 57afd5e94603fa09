import { describe, expect, test } from 'vitest'
import { closedGaps, type GroundPiece, type Square, sidesOf } from './gap-pieces.ts'

/** Two squares side by side, from 0 to 1 and from 1 to 2. */
const WEST: Square = [0, 0, 1, 1]
const EAST: Square = [1, 0, 2, 1]
const ALL: Square = [0, 0, 2, 1]

function piece([west, south, east, north]: Square, square: Square): GroundPiece {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { area: (east - west) * (north - south), sides: sidesOf(ring, square) }
}

describe('ground that nobody covers, cut by squares', () => {
  test.each<readonly [string, readonly GroundPiece[], readonly number[][]]>([
    ['inside one square: a gap', [piece([0.2, 0.2, 0.4, 0.4], WEST)], [[0]]],
    ['at the edge of everything: the ground around', [piece([0, 0.2, 0.4, 0.4], WEST)], []],
    ['on both sides of a line: one gap', [piece([0.8, 0.2, 1, 0.4], WEST), piece([1, 0.3, 1.2, 0.5], EAST)], [[0, 1]]],
    [
      'on both sides of a line, apart from each other: two gaps',
      [piece([0.8, 0.2, 1, 0.4], WEST), piece([1, 0.6, 1.2, 0.8], EAST)],
      [[0], [1]],
    ],
    [
      'touching only in a point of the line: two gaps',
      [piece([0.8, 0.2, 1, 0.4], WEST), piece([1, 0.4, 1.2, 0.8], EAST)],
      [[0], [1]],
    ],
    [
      'a gap that goes on to the outside in the next square: none',
      [piece([0.8, 0.2, 1, 0.4], WEST), piece([1, 0.1, 2, 0.9], EAST)],
      [],
    ],
    [
      'two pieces of one square that meet only through the next one: one gap',
      [piece([0.8, 0.2, 1, 0.3], WEST), piece([0.8, 0.6, 1, 0.7], WEST), piece([1, 0.1, 1.2, 0.9], EAST)],
      [[0, 1, 2]],
    ],
    [
      'two pieces on the same side of a line do not touch each other there',
      [piece([0.8, 0.2, 1, 0.4], WEST), piece([0.8, 0.3, 1, 0.5], WEST)],
      [[0], [1]],
    ],
  ])('%s', (_what, pieces, gaps) => {
    expect(closedGaps(pieces, ALL)).toEqual(gaps)
  })
})
