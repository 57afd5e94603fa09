import { describe, expect, it } from 'vitest'
import { certaintyOf, type ListedPlace, placesOf, sharesBetween, together } from './places-of-pack.ts'

const row = (code: string, into: string, population: number | undefined, areaKm2: number): ListedPlace => ({
  code,
  name: code,
  newMunicipality: into,
  ...(population === undefined ? {} : { population }),
  populationCertainty: population === undefined ? 'unverified' : 'found',
  areaKm2,
  latitude: 13,
  longitude: -89,
  tileColumn: 0,
  tileRow: 0,
})

const LIST = [
  row('apopa', 'San Salvador Oeste', 300, 20),
  row('nejapa', 'San Salvador Oeste', 100, 60),
  row('marcos', 'Sur', undefined, 10),
]
const title = { es: 'Todo' }
const before = placesOf({ code: 'before', of: 'places', title }, LIST)
const after = placesOf({ code: 'after', of: 'groups', title, partial: ['Sur'] }, LIST)
const whole = placesOf({ code: 'whole', of: 'whole', title }, LIST)

describe('what became what', () => {
  it('makes a place of each municipality that took others in, and says of which only a part is known', () => {
    expect(after.places.map(({ code, partial, ground }) => [code, partial, ground.length])).toEqual([
      ['san-salvador-oeste', false, 2],
      ['sur', true, 1],
    ])
  })

  it.each([
    ['the old one lies whole in the new one', before, after, 'apopa', 'population', [['san-salvador-oeste', 1, 'law']]],
    [
      'back by population',
      after,
      before,
      'san-salvador-oeste',
      'population',
      [
        ['apopa', 0.75, 'declared'],
        ['nejapa', 0.25, 'declared'],
      ],
    ],
    [
      'back by area',
      after,
      before,
      'san-salvador-oeste',
      'area',
      [
        ['apopa', 0.25, 'declared'],
        ['nejapa', 0.75, 'declared'],
      ],
    ],
    ['a population nobody knows gives no share by population', whole, before, 'whole', 'population', []],
    ['one part alone needs no figure', after, before, 'sur', 'population', [['marcos', 1, 'law']]],
  ] as const)('%s', (_what, from, to, place, basis, expected) => {
    const shares = sharesBetween(from, to).filter((each) => each.from === place && each.basis === basis)
    expect(shares.map(({ to: other, share, rule }) => [other, share, rule])).toEqual(expected)
  })

  it('adds up only what is known of all, and is as sure as the least sure', () => {
    expect(together(LIST, 'areaKm2')).toBe(90)
    expect(together(LIST, 'population')).toBeUndefined()
    expect(certaintyOf(LIST)).toBe('unverified')
  })
})
