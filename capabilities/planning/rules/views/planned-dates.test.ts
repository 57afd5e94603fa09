import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lastDayOfMonth, type Month } from '../../../../kernel/civil.ts'
import type { DraftElement, DraftPoa } from '../../model.ts'
import { reportDates, targetDates, weeksOf } from './planned-dates.ts'

function plan(...elements: readonly DraftElement[]): DraftPoa {
  return { title: 'Plan', year: 2019, from: [], elements, subPlans: [] }
}
function activity(key: string, months: readonly number[], rest: Partial<DraftElement> = {}): DraftElement {
  const marks = Array.from({ length: 12 }, (_, index) => (months.includes(index + 1) ? 1 : null))
  return { key, kind: 'activity', title: key, from: [], schedule: { kind: 'marks', months: marks }, ...rest }
}

describe('the months that a unit reports', () => {
  const two = plan(activity('a', [1, 3]), activity('b', [3, 11]))
  it('each programmed month is due on its last day, and stands as late, done or to come', () => {
    const reports = new Map([
      ['a', [{ month: 1, executed: 1 }]],
      ['b', [{ month: 3, executed: 0 }]],
    ])
    expect(reportDates(two, reports, '2019-09-30')).toEqual([
      { day: '2019-01-31', month: 1, due: 1, reported: 1, state: 'done' },
      { day: '2019-03-31', month: 3, due: 2, reported: 1, state: 'late' },
      { day: '2019-11-30', month: 11, due: 1, reported: 0, state: 'coming' },
    ])
  })
  it('a month is late only from its last day on', () => {
    expect(reportDates(two, new Map(), '2019-03-30')[1]).toMatchObject({ month: 3, state: 'coming' })
    expect(reportDates(two, new Map(), '2019-03-31')[1]).toMatchObject({ month: 3, state: 'late' })
  })
  it('a cancelled activity owes nothing', () => {
    const off = activity('a', [1], { cancelled: { reason: 'sin fondos', on: '2019-02-01' } })
    expect(reportDates(plan(off), new Map(), '2019-09-30')).toEqual([])
  })
})

it('targets with a day stand in the order of their days; those without one have no place in a calendar', () => {
  const indicator: DraftElement = {
    key: 'i',
    kind: 'indicator',
    title: 'Informes',
    from: [],
    indicator: {
      kind: 'recurring_deliverable',
      direction: 'increase',
      accumulation: 'flow',
      targets: [{ value: 1, due: '2019-12-15' }, { value: 4 }, { value: 1, due: '2019-06-30' }],
    },
  }
  expect(targetDates(plan(indicator), '2019-09-30')).toEqual([
    { day: '2019-06-30', indicatorKey: 'i', index: 2, state: 'past' },
    { day: '2019-12-15', indicatorKey: 'i', index: 0, state: 'coming' },
  ])
})

test.each([
  // The first of September 2019 was a Sunday: six empty places before it.
  [2019, 9, 6, 6],
  // February 2021 began on a Monday and had four whole weeks.
  [2021, 2, 4, 0],
  [2019, 4, 5, 0],
] as const)('%i-%i has %i weeks and begins after %i places', (year, month, weeks, before) => {
  const grid = weeksOf(year, month)
  expect(grid.length).toBe(weeks)
  expect(grid[0]?.findIndex((day) => day !== undefined)).toBe(before)
})

test('every day of any month stands once, in order, in weeks of seven', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const grid = weeksOf(year, month as Month)
      const days = grid.flat().filter((day) => day !== undefined)
      expect(grid.every((week) => week.length === 7 && week.some((day) => day !== undefined))).toBe(true)
      expect(days.length).toBe(Number(lastDayOfMonth(year, month).slice(8)))
      expect(days).toEqual([...days].sort())
    }),
  )
})
