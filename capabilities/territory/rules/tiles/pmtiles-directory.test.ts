import { zxyToTileId } from 'pmtiles'
import { expect, test } from 'vitest'
import { tileId } from './pmtiles-directory.ts'

test('a tile has the number that the format gives it', () => {
  for (const [z, x, y] of [
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [2, 3, 1],
    [6, 16, 29],
    [14, 4132, 7559],
    [16, 16530, 30238],
  ] as const)
    expect(tileId({ z, x, y }), `${z}/${x}/${y}`).toBe(zxyToTileId(z, x, y))
})
