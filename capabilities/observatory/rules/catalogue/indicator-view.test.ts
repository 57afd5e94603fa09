import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import type { Cell } from '../../model.ts'
import { indicatorView, ranksOf } from './indicator-view.ts'

const PLACES = ['apopa', 'nejapa'].map((code) => ({ id: code, geography: 'municipalities', code, name: code }))
const cell = (placeId: string, period: string, value: Cell['value'], breakdown = 'total'): Cell => ({
  indicator: 'x',
  placeId,
  period,
  breakdown,
  value,
  numerator: undefined,
  denominator: undefined,
  status: 'A',
  batch: 1,
  revision: 1,
})
const SUM = { aggregation: 'sum', factor: 1, direction: 'less' } as const

describe('what is said of an indicator', () => {
  const cells = [
    cell('apopa', '2018', 10),
    cell('apopa', '2019', 12.3),
    cell('nejapa', '2019', 4),
    cell('nejapa', '2019', 3, 'sex=women'),
  ]

  it('is of the newest period and of all together, unless asked otherwise', () => {
    const view = indicatorView(cells, PLACES, SUM, {})
    expect(view).toMatchObject({ period: '2019', breakdown: 'total', periods: ['2018', '2019'] })
    expect(view?.breakdowns).toEqual(['total', 'sex=women'])
    expect(view?.whole.value).toBe(16.3)
    expect(indicatorView(cells, PLACES, SUM, { period: '2018' })?.whole.value).toEqual(missing('below_coverage'))
    expect(indicatorView(cells, PLACES, SUM, { period: '1999', breakdown: 'age=9' })).toMatchObject({ period: '2019' })
  })

  it('tells the change since the period before only where both are known', () => {
    const rows = indicatorView(cells, PLACES, SUM, {})?.rows
    expect(rows?.map(({ change }) => change)).toEqual([2.3, undefined])
  })

  it('leaves a gap where a period has no figure: a typed reason, never 0', () => {
    expect(indicatorView(cells, PLACES, SUM, {})?.rows[1]?.values).toEqual([missing('not_collected'), 4])
  })

  it('is nothing where nothing is published', () => {
    expect(indicatorView([], PLACES, SUM, {})).toBeUndefined()
  })
})

describe('ranks', () => {
  it.each([
    ['less', [3, 1, 1, 7], [3, 1, 1, 4]],
    ['more', [3, 1, 1, 7], [2, 3, 3, 1]],
    ['none', [3, 1, 1, 7], [2, 3, 3, 1]],
  ] as const)('where %s is better', (direction, values, ranks) => {
    expect(ranksOf(values, direction)).toEqual(ranks)
  })

  it('what is missing has none and moves nobody', () => {
    expect(ranksOf([missing('suppressed'), 5], 'more')).toEqual([undefined, 1])
  })
})
