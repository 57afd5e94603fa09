import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '../../model.ts'
import { type Centre, polygonText, schematicShapes } from './schematic-shapes.ts'

const centre = (key: string, longitude: number, latitude: number, areaKm2?: number): Centre => ({
  key,
  longitude,
  latitude,
  ...(areaKm2 === undefined ? {} : { areaKm2 }),
})

function inside(ring: readonly Position[], [x, y]: Position): boolean {
  return ring.slice(1).reduce((within, [x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [x2, y2]
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !within : within
  }, false)
}

/** In km², flat, at the latitude of San Salvador. */
function area(ring: readonly Position[]): number {
  const degrees = ring.slice(1).reduce((total, [x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [x2, y2]
    return total + (x1 * y2 - x2 * y1) / 2
  }, 0)
  return degrees * 111.32 ** 2 * Math.cos((13.7 * Math.PI) / 180)
}

describe('the scheme of places', () => {
  it('of one place is a disc of its area around its centre', () => {
    const ring = schematicShapes([centre('one', -89.2, 13.7, 80)]).get('one') ?? []
    expect(area(ring)).toBeCloseTo(80, 1)
    expect(inside(ring, [-89.2, 13.7])).toBe(true)
    expect(polygonText(ring)).toMatch(/^POLYGON\(\(-89/)
  })

  it('is as large as the places together, whatever is not known of one of them', () => {
    const cells = schematicShapes([
      centre('a', -89.2, 13.7, 40),
      centre('b', -89.1, 13.7, 60),
      centre('c', -89.15, 13.8),
    ])
    expect([...cells.values()].reduce((total, ring) => total + area(ring), 0)).toBeCloseTo(150, 0)
  })

  it('gives every centre its own cell and no other, and the same each time', () => {
    const centres = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 1,
      maxLength: 20,
      selector: ([x, y]) => `${x}/${y}`,
    })
    fc.assert(
      fc.property(centres, (grid) => {
        const places = grid.map(([x, y], index) => centre(String(index), -89.3 + x / 100, 13.6 + y / 100, 30))
        const cells = schematicShapes(places)
        for (const place of places)
          for (const [key, ring] of cells)
            expect(inside(ring, [place.longitude, place.latitude])).toBe(key === place.key)
        expect(schematicShapes(places)).toEqual(cells)
      }),
      { numRuns: 60 },
    )
  })

  it('of nothing is nothing', () => {
    expect(schematicShapes([]).size).toBe(0)
    expect(polygonText(undefined)).toBeUndefined()
  })
})
