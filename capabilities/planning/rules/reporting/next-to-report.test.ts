import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_SCHEDULE } from '../../model.ts'
import type { ToReport } from '../to-report.ts'
import { nextToReport } from './next-to-report.ts'
import { quickAnswers } from './quick-answers.ts'

const owe = (activityKey: string, month: ToReport['month']): ToReport => ({
  activityKey,
  month,
  programmed: 1,
  when: 'late',
})
const ORDER = ['a', 'b', 'c', 'd']

describe('what to report next', () => {
  test.each([
    ['the next of the plan in the same month', [owe('a', 10), owe('b', 10), owe('c', 10)], 'a', 'b 10', 2],
    ['past what is reported already', [owe('a', 10), owe('d', 10)], 'b', 'd 10', 2],
    ['round to what was passed over', [owe('a', 10), owe('b', 10)], 'd', 'a 10', 2],
    ['then the oldest of the other months', [owe('c', 3), owe('a', 9), owe('d', 10)], 'd', 'c 3', 0],
    ['nothing when this was the last', [owe('a', 10)], 'a', 'nothing', 0],
  ] as const)('%s', (_what, owed, here, next, left) => {
    const found = nextToReport(owed, ORDER, { activityKey: here, month: 10 })
    expect(found.next === undefined ? 'nothing' : `${found.next.activityKey} ${found.next.month}`).toBe(next)
    expect(found.leftOfMonth).toBe(left)
  })

  test('whoever reports what comes next and goes on so, reports everything once', () => {
    const months = fc.integer({ min: 1, max: 12 }) as fc.Arbitrary<ToReport['month']>
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...ORDER), months), { selector: String, minLength: 1 })
    fc.assert(
      fc.property(some, (pairs) => {
        let owed = pairs.map(([key, month]) => owe(key, month)).sort((one, other) => one.month - other.month)
        let here = owed[0]
        let taps = 0
        while (here !== undefined) {
          const now: ToReport = here
          const { next } = nextToReport(owed, ORDER, now)
          owed = owed.filter((each) => each !== now)
          here = next
          taps += 1
        }
        return owed.length === 0 && taps === pairs.length
      }),
    )
  })
})

describe('answers that take one tap', () => {
  const quantities = { ...NO_SCHEDULE, kind: 'quantities' } as const
  test.each([
    ['a mark', { ...NO_SCHEDULE, kind: 'marks' } as const, 1, 'done 1, half 0.5, not_done 0'],
    ['a quantity', quantities, 165, 'as_programmed 165, nothing 0'],
    ['a repetition', { ...NO_SCHEDULE, kind: 'recurrence' } as const, 4, 'as_programmed 4, nothing 0'],
    ['a month without a programme', quantities, null, ''],
    ['a month in which nothing is asked', quantities, 0, ''],
    ['no schedule', undefined, null, ''],
  ])('%s', (_what, schedule, programmed, said) => {
    const answers = quickAnswers(schedule, programmed)
    expect(answers.map(({ id, value }) => `${id} ${value}`).join(', ')).toBe(said)
  })
})
