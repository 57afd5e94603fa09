import { describe, expect, it } from 'vitest'
import { countingDay, daysLeft, phaseDays, quarterToOpen, type ReviewMethod } from './calendar.ts'

const METHOD: ReviewMethod = {
  version: 'prueba-1',
  title: { es: 'Prueba', en: 'Test' },
  opens: -5,
  phases: [
    { phase: 'units', lastDay: 10 },
    { phase: 'consolidation', lastDay: 17 },
    { phase: 'direction', lastDay: 24 },
  ],
  meetingsPerYear: 4,
}

describe('the days of a review', () => {
  it.each([
    [1, '2019-04-10', '2019-04-17', '2019-04-24'],
    [2, '2019-07-10', '2019-07-17', '2019-07-24'],
    [4, '2020-01-10', '2020-01-17', '2020-01-24'],
  ] as const)('quarter %d', (quarter, units, consolidation, direction) => {
    expect(phaseDays(METHOD, 2019, quarter)).toEqual({ units, consolidation, direction })
  })

  it.each([
    ['a day too early', '2019-03-25', undefined],
    ['the day on which it opens', '2019-03-26', { year: 2019, quarter: 1 }],
    ['within its days', '2019-04-24', { year: 2019, quarter: 1 }],
    ['after its days', '2019-04-25', undefined],
    ['the last quarter, in the year after', '2020-01-12', { year: 2019, quarter: 4 }],
  ])('opens by itself: %s', (_what, today, expected) => {
    expect(quarterToOpen(METHOD, today)).toEqual(expected)
  })

  it.each([
    ['units', '2019-04-03', 7],
    ['units', '2019-04-10', 0],
    ['units', '2019-04-12', -2],
    ['direction', '2019-04-20', 4],
    ['signed', '2019-04-20', undefined],
  ] as const)('days left in %s on %s', (state, today, left) => {
    expect(daysLeft(state, phaseDays(METHOD, 2019, 1), today)).toBe(left)
  })

  it('a year of demonstration stands a week after its cut-off, any other at today', () => {
    expect(countingDay({ demo: true, cutOff: '2019-09-30' }, '2026-11-21')).toBe('2019-10-07')
    expect(countingDay({ demo: false, cutOff: '2019-09-30' }, '2026-11-21')).toBe('2026-11-21')
  })
})
