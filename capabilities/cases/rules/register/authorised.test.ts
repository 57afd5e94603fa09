import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuthorisedMonth, authorisedFigures, chosenOf, pageOf, sumOf, sumsByUse } from './authorised.ts'

const month: fc.Arbitrary<AuthorisedMonth> = fc.record({
  month: fc
    .tuple(fc.integer({ min: 2019, max: 2022 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`),
  procedure: fc.constantFrom('building', 'subdivision'),
  use: fc.constantFrom('housing', 'commerce', undefined),
  jurisdiction: fc.constantFrom('north', 'south', undefined),
  cases: fc.integer({ min: 1, max: 30 }),
  area: fc.integer({ min: 0, max: 5000 }),
  investment: fc.integer({ min: 0, max: 900_000 }),
})
const months = fc.array(month, { maxLength: 40 })

describe('what of an authorisation adds up', () => {
  test.each([
    ['what is built', { floor_area: 80, area: 200 }, 80],
    ['the area asked for, where nothing is built', { area: 200 }, 200],
    ['nothing that was not answered', {}, undefined],
    ['no figure that could not be read', { floor_area: 'eighty' }, undefined],
  ])('%s', (_what, answers, area) => {
    expect(authorisedFigures(answers).area).toBe(area)
  })
})

test('sums by use are those of all that was chosen, each counted once', () => {
  fc.assert(
    fc.property(months, fc.constantFrom('housing', undefined), (all, use) => {
      const chosen = chosenOf(all, { use, year: 2020 })
      expect(sumOf(sumsByUse(chosen))).toEqual(sumOf(chosen))
      expect(chosen.every((each) => each.month.startsWith('2020') && (use === undefined || each.use === use))).toBe(
        true,
      )
    }),
  )
})

test('a page lies in its months: the pages together are the whole list, without a hole and without a double', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 60 }), (all, size) => {
      const list = all
        .flatMap(({ month: ended, cases }, group) =>
          Array.from({ length: cases }, (_, nth) => ({ endedOn: `${ended}-15`, number: `${group}-${nth}` })),
        )
        .sort((one, other) => (one.endedOn === other.endedOn ? 0 : one.endedOn < other.endedOn ? 1 : -1))
      const rowsOf = (asked: number) => {
        const { between, skip } = pageOf(all, asked, size)
        if (between === undefined) return []
        const inside = list.filter(({ endedOn }) => endedOn >= between.from && endedOn < between.before)
        return inside.slice(skip, skip + size)
      }
      const { pages, cases } = pageOf(all, 1, size)
      expect(cases).toBe(list.length)
      expect(Array.from({ length: pages }, (_, at) => rowsOf(at + 1)).flat()).toEqual(list)
      expect(pageOf(all, pages + 5, size).page).toBe(pages)
    }),
  )
})
