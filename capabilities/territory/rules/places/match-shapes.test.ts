import { expect, test } from 'vitest'
import { matchShapes } from './match-shapes.ts'

const PLACES = [
  { code: 'san-martin', name: 'San Martín', officialCodes: { census: '0613' } },
  { code: 'santa-tecla', name: 'Santa Tecla', officialCodes: { census: '0511' } },
  { code: 'apopa', name: 'Apopa', officialCodes: {} },
]
const feature = (number: number, attributes: Readonly<Record<string, unknown>>) => ({ number, attributes })

test.each([
  [
    'by name without accents and capitals',
    [feature(1, { NAME: 'SAN MARTIN' }), feature(2, { NAME: 'Santa  Tecla' })],
    'NAME',
    { 'san-martin': 1, 'santa-tecla': 2 },
  ],
  [
    'by the code of another institution',
    [feature(7, { c: '0613', n: 'x' }), feature(8, { c: '0511', n: 'y' })],
    'c',
    { 'san-martin': 7, 'santa-tecla': 8 },
  ],
  [
    'by the attribute that tells most',
    [feature(1, { a: 'Apopa', b: 'apopa' }), feature(2, { a: '?', b: 'santa-tecla' })],
    'b',
    { apopa: 1, 'santa-tecla': 2 },
  ],
  ['by nothing', [feature(1, { a: 'Atlantis' })], undefined, {}],
])('%s', (_what, features, field, found) => {
  const matches = matchShapes(PLACES, features)
  expect(matches.field).toBe(field)
  expect(Object.fromEntries(matches.found.map(({ place, number }) => [place, number]))).toEqual(found)
  expect(matches.found.length + matches.several.length + matches.without.length).toBe(PLACES.length)
})

test('two features that say they are one place are shown, and none is taken', () => {
  const matches = matchShapes(PLACES, [
    feature(1, { n: 'Apopa' }),
    feature(2, { n: 'APOPA' }),
    feature(3, { n: 'San Martín' }),
  ])
  expect(matches).toMatchObject({ several: [{ place: 'apopa', numbers: [1, 2] }], without: ['santa-tecla'] })
})
