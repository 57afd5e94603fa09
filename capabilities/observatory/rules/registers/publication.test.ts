import { expect, it } from 'vitest'
import type { RegisterKind } from './kind.ts'
import { publishedFigures } from './publication.ts'

const words = { es: 'x' }
const kind = (figure: RegisterKind['figure'], suppressBelow = 0) => ({
  figure,
  category: {
    title: words,
    values: [
      { code: 'a', title: words },
      { code: 'b', title: words },
    ],
  },
  privacy: { statement: words, suppressBelow, points: 'none' as const },
})
const rows = (count: number, on: string, placeId: string, category = 'a', amount?: number) =>
  Array.from({ length: count }, () => ({ on, placeId, category, amount }))

it('a month that nobody brought is not reported, and in one that somebody did nothing is 0', () => {
  const said = publishedFigures(
    kind('count'),
    ['P', 'Q'],
    [...rows(9, '2019-01-05', 'P'), ...rows(2, '2019-02-05', 'Q')],
  )
  expect(said.cells.map((row) => row.slice(0, 3))).toEqual([
    [9, 0, 'not_reported'],
    [0, 2, 'not_reported'],
  ])
  expect([said.byPlace, said.total, said.byMonth[11]]).toEqual([[9, 2], 11, 'not_reported'])
})

it('a small count is held back, and so is what would give it away', () => {
  const said = publishedFigures(
    kind('count', 5),
    ['P', 'Q'],
    [
      ...rows(20, '2019-01-05', 'P'),
      ...rows(3, '2019-01-05', 'Q', 'b'),
      ...rows(12, '2019-02-05', 'P'),
      ...rows(8, '2019-02-05', 'Q'),
    ],
  )
  expect(said.cells.map((row) => row.slice(0, 2))).toEqual([
    ['suppressed', 'suppressed'],
    ['suppressed', 'suppressed'],
  ])
  expect([said.byPlace, said.byMonth.slice(0, 2), said.total]).toEqual([[32, 11], [23, 20], 43])
  // With 40 of one kind and 3 of the other, both are held back beside their total.
  expect(said.byCategory.map(({ figure }) => figure)).toEqual(['suppressed', 'suppressed'])
})

it('sums say what was reported, and medians ask for enough values', () => {
  const given = [
    ...rows(1, '2019-01-01', 'P', 'a', 10.1),
    ...rows(1, '2019-01-01', 'P', 'b', 20.2),
    ...rows(1, '2019-02-01', 'P', 'b', 40),
  ]
  expect(publishedFigures(kind('sum'), ['P', 'Q'], given)).toMatchObject({
    byPlace: [70.3, 'not_reported'],
    total: 70.3,
  })
  expect(publishedFigures(kind('median'), ['P', 'Q'], given)).toMatchObject({
    byPlace: [20.2, 'not_reported'],
    byCategory: [{ figure: 'below_coverage' }, { figure: 'below_coverage' }],
  })
})
