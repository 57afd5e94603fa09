import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Definition, definitionSchema } from '../definition/definition.ts'
import { blankDefinition } from '../definition/edit.ts'
import { compileDefinition } from '../filing/compiled.ts'
import { mayTell, nearnessOf, openPlaceOf, saidPlaceOf } from './open-place.ts'

const EARTH = 6_378_137
const FLATTENING = 1 / 298.257223563

/** Metres of a degree on the ellipsoid, to the north and to the east. */
function degreeAt(latitude: number) {
  const phi = (latitude * Math.PI) / 180
  const e2 = FLATTENING * (2 - FLATTENING)
  const w = 1 - e2 * Math.sin(phi) ** 2
  return {
    north: ((EARTH * (1 - e2)) / w ** 1.5) * (Math.PI / 180),
    east: ((EARTH * Math.cos(phi)) / Math.sqrt(w)) * (Math.PI / 180),
  }
}

const points = fc.record({
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
})
const sides = fc.constantFrom(100, 250, 500, 1000, 5000)

describe('a point told as a square', () => {
  test('is the same for all points of the square: whoever moves within it is told nothing', () => {
    fc.assert(
      fc.property(
        points,
        sides,
        fc.double({ min: -0.49, max: 0.49, noNaN: true }),
        fc.nat(1),
        (point, side, off, axis) => {
          const told = openPlaceOf(point, side)
          if (told === undefined) throw new Error('It may be told.')
          // From the middle of its square by less than half its side, on the ellipsoid.
          const { north, east } = degreeAt(told.latitude)
          const moved = {
            longitude: told.longitude + (axis === 0 ? ((side - 4) * off) / east : 0),
            latitude: told.latitude + (axis === 1 ? ((side - 4) * off) / north : 0),
          }
          expect(openPlaceOf(moved, side)).toEqual(told)
        },
      ),
    )
  })

  test('lies no farther from the point than the square reaches', () => {
    fc.assert(
      fc.property(points, sides, (point, side) => {
        const told = openPlaceOf(point, side)
        if (told === undefined) throw new Error('It may be told.')
        const { north, east } = degreeAt(point.latitude)
        expect(Math.abs(told.latitude - point.latitude) * north).toBeLessThan(side * 0.52 + 2)
        expect(Math.abs(told.longitude - point.longitude) * east).toBeLessThan(side * 0.52 * (1 + side / 50_000) + 2)
      }),
    )
  })

  test.each([
    ['the municipality alone: nothing', { longitude: -89.2, latitude: 13.7 }, undefined, undefined],
    ['no place on the earth: nothing', { longitude: Number.NaN, latitude: 13.7 }, 500, undefined],
    [
      'the point itself, to the metre',
      { longitude: -89.123456789, latitude: 13.7000001 },
      0,
      { longitude: -89.12346, latitude: 13.7, metres: 0 },
    ],
  ])('%s', (_what, point, side, told) => {
    expect(openPlaceOf(point, side)).toEqual(told)
  })
})

function definitionTelling(openPlace: unknown): Definition {
  const blank = blankDefinition('prueba', 'Prueba') as { sections: [{ fields: unknown[] }] }
  const [section] = blank.sections
  const use = { key: 'use', title: { es: 'Uso' }, kind: 'choice', options: [{ value: 'housing', title: { es: 'V' } }] }
  section.fields.push(use, { key: 'site', title: { es: 'Sitio' }, kind: 'point' })
  return definitionSchema.parse({ ...blank, open: ['use'], ...(openPlace === undefined ? {} : { openPlace }) })
}
const POINT = { field: 'site', near: 'point', certainty: 'invented' }
const SQUARE = { ...POINT, near: 'square', square: 250 }
const unless = (square?: number) => ({
  when: 'use = "housing"',
  says: { es: 'una vivienda' },
  ...(square === undefined ? {} : { square }),
})

describe('how near a definition lets it be told', () => {
  test.each([
    ['nothing said: the municipality', undefined, { use: 'shop' }, undefined],
    ['the municipality', { ...POINT, near: 'municipality' }, { use: 'shop' }, undefined],
    ['a square', SQUARE, { use: 'shop' }, 250],
    ['a square whose side was forgotten: the municipality', { ...POINT, near: 'square' }, {}, undefined],
    ['the point', POINT, { use: 'shop' }, 0],
    ['less for a home', { ...POINT, unless: unless(500) }, { use: 'housing' }, 500],
    ['the point for all else', { ...POINT, unless: unless(500) }, { use: 'shop' }, 0],
    ['of a home the municipality alone', { ...POINT, unless: unless() }, { use: 'housing' }, undefined],
    ['an exception never tells more', { ...SQUARE, unless: unless(100) }, { use: 'housing' }, 250],
    ['as for a home, where the use was not answered', { ...POINT, unless: unless(500) }, {}, 500],
    [
      'as for a home, where the condition cannot be read',
      { ...POINT, unless: { ...unless(500), when: 'usage = 1' } },
      { use: 'shop' },
      500,
    ],
  ])('%s', (_what, openPlace, answers, side) => {
    const compiled = compileDefinition(definitionTelling(openPlace))
    expect(nearnessOf(compiled, answers)).toBe(side)
    for (const metres of [0, 100, 250, 500, 1000])
      expect(mayTell(compiled, answers, { metres })).toBe(side !== undefined && metres >= side)
  })
})

test('a place is what was found on the ground, and not what was only written', () => {
  expect(saidPlaceOf({ said: '13.7, -89.2', shape: '{}' })).toEqual({ shape: '{}' })
  expect(saidPlaceOf({ said: 'P-003', layer: 'parcels', feature: '3' })).toEqual({ layer: 'parcels', feature: 3 })
  for (const written of ['P-003', { said: 'P-003' }, { said: '13.7, 200', wrong: 'No' }, undefined, 3])
    expect(saidPlaceOf(written)).toBeUndefined()
})
