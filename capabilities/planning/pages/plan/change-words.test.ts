import { describe, expect, test } from 'vitest'
import type { Schedule } from '../../model.ts'
import type { PlanChange } from '../../rules/reprogramming-request/change.ts'
import { changeSides } from './change-words.ts'

const year = (kind: Schedule['kind'], given: Readonly<Record<number, number>>): Schedule => ({
  kind,
  months: Array.from({ length: 12 }, (_, index) => given[index + 1] ?? null),
})
const other = (before: Schedule, after: Schedule): PlanChange => ({ kind: 'schedule', element: 'a', before, after })

describe('other months of an activity are said by those that change', () => {
  test.each([
    [
      'amounts move within the year: the total stays and is not said',
      other(year('quantities', { 9: 170, 10: 180, 11: 175 }), year('quantities', { 9: 170, 10: 140, 11: 215 })),
      ['oct 180, nov 175', 'oct 140, nov 215'],
    ],
    [
      'a month falls away: what was is said beside nothing, and both totals',
      other(year('marks', { 3: 1, 10: 1 }), year('marks', { 3: 1 })),
      ['oct 1, total 2', 'oct nada, total 1'],
    ],
  ])('%s', (_, change, expected) => {
    expect(changeSides(change, 'es')).toEqual(expected)
  })

  test('in English too', () => {
    const change = other(year('quantities', { 10: 1200 }), year('quantities', { 11: 1200 }))
    expect(changeSides(change, 'en')).toEqual(['Oct 1,200, Nov nothing', 'Oct nothing, Nov 1,200'])
  })
})
