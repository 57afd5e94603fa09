import { describe, expect, test } from 'vitest'
import { pressing, workingDaysLeft } from './due.ts'
import { isoWeekday } from './test-calendar.ts'
import { spread } from './workload.ts'

describe('working days left', () => {
  // 2026-03-30 is a Monday; Thursday the 2nd and Friday the 3rd of April are off.
  const calendar = isoWeekday(['2026-04-02', '2026-04-03'])
  test.each([
    ['2026-03-30', '2026-03-30', 0, 'today'],
    ['2026-03-30', '2026-03-31', 1, 'soon'],
    ['2026-03-30', '2026-04-06', 3, 'soon'],
    ['2026-03-30', '2026-04-08', 5, 'soon'],
    ['2026-03-30', '2026-04-09', 6, 'later'],
    ['2026-04-06', '2026-04-01', -1, 'late'],
    // Due on a Sunday that is over: no working day since, and late all the same.
    ['2026-04-05', '2026-04-04', 0, 'late'],
  ] as const)('on %s, due on %s: %i, %s', (today, due, left, press) => {
    expect(workingDaysLeft(calendar, today, due)).toBe(left)
    expect(pressing({ due, waits: false }, left, today)).toBe(press)
  })

  test('a case that waits for its applicant has no day on which it is due', () => {
    expect(pressing({ due: undefined, waits: true }, undefined, '2026-03-30')).toBe('waits')
    expect(pressing({ due: undefined, waits: false }, undefined, '2026-03-30')).toBe('open_ended')
  })
})

describe('sharing out', () => {
  test.each([
    [
      ['a', 'b', 'c'],
      [
        ['ana', 0],
        ['luis', 0],
      ],
      ['ana', 'luis', 'ana'],
    ],
    [
      ['a', 'b', 'c'],
      [
        ['ana', 5],
        ['luis', 1],
      ],
      ['luis', 'luis', 'luis'],
    ],
    [
      ['a', 'b', 'c', 'd'],
      [
        ['ana', 2],
        ['luis', 1],
        ['eva', 2],
      ],
      ['luis', 'ana', 'luis', 'eva'],
    ],
    [['a'], [], []],
  ] as const)('%j to %j', (cases, load, expected) => {
    const given = spread(
      cases,
      load.map(([id, open]) => ({ id, open })),
    )
    expect([...given.values()]).toEqual(expected)
  })
})
