import { expect, test } from 'vitest'
import type { Corners, GeometryLiteral } from './expression.ts'
import { shapeOfBox, strayPosition } from './where-on-earth.ts'

const degrees = { degrees: true, latitudeFirst: false }
const latitudeFirst = { degrees: true, latitudeFirst: true }
const metres = { degrees: false, latitudeFirst: false }

test.each<[string, GeometryLiteral, typeof degrees, readonly number[] | undefined]>([
  ['a point on Earth', { type: 'Point', coordinates: [-89.2, 13.7] }, degrees, undefined],
  ['the last one', { type: 'Point', coordinates: [180, -90] }, degrees, undefined],
  ['latitude and longitude swapped', { type: 'Point', coordinates: [90, 180] }, degrees, [90, 180]],
  [
    'which is no matter where latitude stands first',
    { type: 'Point', coordinates: [90, 180] },
    latitudeFirst,
    undefined,
  ],
  [
    'one point of many',
    {
      type: 'MultiPoint',
      coordinates: [
        [7, 49.9],
        [90, 180],
      ],
    },
    degrees,
    [90, 180],
  ],
  [
    'in a ring',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [200, 0],
          [0, 9],
          [0, 0],
        ],
      ],
    },
    degrees,
    [200, 0],
  ],
  [
    'in a collection',
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 1] },
        { type: 'Point', coordinates: [0, 91] },
      ],
    },
    degrees,
    [0, 91],
  ],
  ['metres go far', { type: 'Point', coordinates: [262_000, 1_516_000] }, metres, undefined],
])('%s', (_what, shape, axes, stray) => {
  expect(strayPosition(shape, axes)).toEqual(stray)
})

test.each<[string, Corners, typeof degrees, unknown]>([
  [
    'a box',
    [1, 2, 3, 4],
    degrees,
    [
      [
        [1, 2],
        [3, 2],
        [3, 4],
        [1, 4],
        [1, 2],
      ],
    ],
  ],
  [
    'with latitude first',
    [2, 1, 4, 3],
    latitudeFirst,
    [
      [
        [2, 1],
        [2, 3],
        [4, 3],
        [4, 1],
        [2, 1],
      ],
    ],
  ],
  [
    'across the 180th meridian',
    [150, -9, -150, 9],
    degrees,
    [
      [
        [
          [150, -9],
          [180, -9],
          [180, 9],
          [150, 9],
          [150, -9],
        ],
      ],
      [
        [
          [-180, -9],
          [-150, -9],
          [-150, 9],
          [-180, 9],
          [-180, -9],
        ],
      ],
    ],
  ],
  ['its south north of its north', [1, 4, 3, 2], degrees, undefined],
  ['in metres there is no such meridian', [3, 2, 1, 4], metres, undefined],
])('%s', (_what, corners, axes, coordinates) => {
  expect(shapeOfBox(corners, axes)?.coordinates).toEqual(coordinates)
})
