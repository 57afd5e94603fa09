import { describe, expect, test } from 'vitest'
import type { LayerStyle } from '../../model.ts'
import { fewerFeatures, fieldsInTile, generalisation, MOST_BYTES } from './generalise.ts'
import { MAX_ZOOM } from './tile-grid.ts'

describe('what a zoom shows', () => {
  test.each([
    [10, 'polygon', 93_482],
    [13, 'polygon', 1461],
    [15, 'polygon', 91],
    [13, 'line', 19],
    [13, 'point', 0],
    [MAX_ZOOM, 'polygon', 0],
    [MAX_ZOOM, 'line', 0],
  ] as const)('at zoom %i a %s of fewer than %i m² or m is left out', (z, kind, smallest) => {
    expect(Math.round(generalisation(z, kind).smallest)).toBe(smallest)
  })

  test('outlines are simplified by a quarter of a point of the screen, and not at all at the last zoom', () => {
    expect(generalisation(13, 'polygon').tolerance).toBeCloseTo(4.78, 2)
    expect(generalisation(MAX_ZOOM, 'polygon').tolerance).toBe(0)
  })

  test.each([
    [10, 'polygon', 611],
    [13, 'polygon', 76],
    [15, 'polygon', 19],
    [MAX_ZOOM, 'polygon', 0],
    [13, 'line', 0],
    [13, 'point', 0],
  ] as const)('at zoom %i a %s too small to be seen is drawn with others in squares of %i m', (z, kind, side) => {
    expect(Math.round(generalisation(z, kind).square)).toBe(side)
  })

  test('far away a tile carries what its drawing needs, nearer all that the reader may see', () => {
    const fields = ['uso', 'nombre', 'pisos'].map((name) => ({ name, title: name, type: 'text' }) as const)
    const style: LayerStyle = { kind: 'categories', colour: 'data-1', field: 'uso', label: 'nombre' }
    expect([fieldsInTile({ fields, style }, 12), fieldsInTile({ fields, style }, 13)]).toEqual([
      ['uso', 'nombre'],
      ['uso', 'nombre', 'pisos'],
    ])
    expect(fieldsInTile({ fields: [], style }, 12), 'a field for the staff alone is not there either').toEqual([])
  })

  test('a tile that came out too large is made with fewer, always', () => {
    expect(fewerFeatures(1000, 2 * MOST_BYTES)).toBe(450)
    expect(fewerFeatures(1000, MOST_BYTES + 1)).toBe(899)
    expect([fewerFeatures(2, MOST_BYTES + 1), fewerFeatures(1, 9 * MOST_BYTES)]).toEqual([1, 1])
  })
})
