import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dotsOf, type PlacedMonth, placesTogether } from './dots.ts'

const placed: fc.Arbitrary<PlacedMonth> = fc.record({
  month: fc.constantFrom('2026-01', '2026-02'),
  procedure: fc.constantFrom('building', 'subdivision'),
  use: fc.constantFrom('housing', undefined),
  jurisdiction: fc.constantFrom('north', 'south'),
  longitude: fc.integer({ min: 0, max: 30 }),
  latitude: fc.integer({ min: 0, max: 30 }),
  metres: fc.constantFrom(0, 500),
  cases: fc.integer({ min: 1, max: 9 }),
})
const many = fc.array(placed, { maxLength: 60 })
const sum = (some: readonly { readonly cases: number }[]) => some.reduce((all, { cases }) => all + cases, 0)

test('each place is there once and nothing is lost, the most first', () => {
  fc.assert(
    fc.property(many, (all) => {
      const places = placesTogether(all)
      expect(sum(places)).toBe(sum(all))
      expect(new Set(places.map(({ longitude, latitude, metres }) => `${longitude} ${latitude} ${metres}`)).size).toBe(
        places.length,
      )
      expect(places.map(({ cases }) => cases)).toEqual(places.map(({ cases }) => cases).toSorted((a, b) => b - a))
    }),
  )
})

test('a picture has all that lies in it, and what lies beside it is left out', () => {
  fc.assert(
    fc.property(many, (all) => {
      const inside = all.filter(({ longitude, latitude }) => longitude <= 20 && latitude <= 20)
      const dots = dotsOf(all, ({ longitude, latitude }) => [longitude * 40, latitude * 40], {
        width: 800,
        height: 800,
      })
      expect(sum(dots)).toBe(sum(inside))
    }),
  )
})
