import { describe, expect, test } from 'vitest'
import { tilesTouching } from '../tiles/tile-grid.ts'
import { boxOnWeb } from '../tiles/web-mercator.ts'
import { tileLimits, webMercatorQuad } from './tile-matrix.ts'

/** Annex D.1 of OGC 17-083r4: scale denominator and size of a cell. */
const ANNEX: readonly (readonly [number, number, number])[] = [
  [0, 559082264.028717, 156543.033928041],
  [1, 279541132.014358, 78271.5169640204],
  [10, 545978.773465544, 152.874056570353],
  [16, 8530.91833539913, 2.38865713391176],
  [24, 33.3238997476529, 0.00933069192934],
]

describe('WebMercatorQuad', () => {
  test.each(ANNEX)('matrix %i is the standard’s', (z, scale, cell) => {
    const matrix = webMercatorQuad().tileMatrices[z]
    expect(matrix?.id).toBe(String(z))
    expect((matrix?.scaleDenominator ?? 0) / scale).toBeCloseTo(1, 9)
    expect((matrix?.cellSize ?? 0) / cell).toBeCloseTo(1, 9)
    expect([matrix?.matrixWidth, matrix?.matrixHeight]).toEqual([2 ** z, 2 ** z])
  })

  test('the limits of a layer hold exactly the tiles that it touches', () => {
    const box = boxOnWeb([-89.3, 13.6, -89.1, 13.8])
    for (const limit of tileLimits(box)) {
      const tiles = [...tilesTouching(box, Number(limit.tileMatrix))]
      expect([limit.minTileRow, limit.maxTileRow, limit.minTileCol, limit.maxTileCol]).toEqual([
        Math.min(...tiles.map(({ y }) => y)),
        Math.max(...tiles.map(({ y }) => y)),
        Math.min(...tiles.map(({ x }) => x)),
        Math.max(...tiles.map(({ x }) => x)),
      ])
    }
    expect(tileLimits(undefined)).toEqual([])
  })
})
