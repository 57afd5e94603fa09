import { describe, expect, it } from 'vitest'
import { addDays } from './calendar.ts'
import { isToldAbove, REMINDER_DAYS, reminderOf } from './reminders.ts'

const DUE = '2019-10-10'

describe('a reminder', () => {
  it.each([
    [-31, undefined],
    [-30, -30],
    [-28, -30],
    [-27, undefined],
    [-7, -7],
    [-2, undefined],
    [-1, -1],
    [0, undefined],
    [1, 1],
    [3, 1],
    [4, undefined],
    [7, 7],
    [9, 7],
    [30, 30],
    [33, undefined],
  ])('%d days from the due date', (days, expected) => {
    expect(reminderOf(DUE, addDays(DUE, days))).toBe(expected)
  })

  it('goes to the unit alone at first, and from the seventh day on also above it', () => {
    expect(REMINDER_DAYS.filter(isToldAbove)).toEqual([7, 30])
  })
})
