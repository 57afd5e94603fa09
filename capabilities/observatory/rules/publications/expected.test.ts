import { expect, it } from 'vitest'
import type { Periodicity } from '../../model.ts'
import { expectedNext } from './expected.ts'

const published = (code: string, on: string, periodicity: Periodicity) => ({
  ...{ code, on, periodicity, title: { es: code }, period: '2019' },
})

it('does not wait for what is measured once', () => {
  expect(expectedNext([published('area', '2019-01-15', 'once')])).toEqual([])
})

it('expects figures one step after the last ones came, indicators of one day together', () => {
  const found = expectedNext([
    published('poverty', '2019-06-28', 'year'),
    published('homicides', '2019-01-31', 'month'),
    published('literacy', '2019-06-28', 'year'),
    published('leap', '2020-02-29', 'year'),
  ])
  expect(found.map(({ on, indicators }) => [on, indicators.map(({ code }) => code).join()])).toEqual([
    ['2019-02-28', 'homicides'],
    ['2020-06-28', 'poverty,literacy'],
    ['2021-02-28', 'leap'],
  ])
})
