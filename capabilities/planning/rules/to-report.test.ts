import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { DraftElement, DraftPoa, MonthReport } from '../model.ts'
import { monthsToReport, stillToReport } from './to-report.ts'

const activity = (key: string, months: readonly (number | null)[]) =>
  ({ kind: 'activity', key, title: key, schedule: { months } }) as unknown as DraftElement
const planOf = (...elements: readonly DraftElement[]) => ({ elements }) as unknown as DraftPoa
const report = (month: number) => ({ month }) as MonthReport
const brief = (owed: ReturnType<typeof stillToReport>) =>
  owed.map(({ activityKey, month, when }) => `${activityKey} ${month} ${when}`)

const PLAN = planOf(activity('a', Array(12).fill(1)), activity('b', [0, null, ...Array(10).fill(2)]))
const REPORTS = new Map([['a', [1, 2, 4].map(report)]])

it('of a signed quarter nothing is asked for, of those after it all that is missing', () => {
  expect(brief(stillToReport(PLAN, REPORTS, 5, [1, 2, 3]))).toEqual([
    'b 4 late',
    'a 5 late',
    'b 5 late',
    'a 6 current',
    'b 6 current',
  ])
})

it('what may still be reported is of what is missing, and none of it is of a closed month', () => {
  const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), months, (completed, closed) => {
      const missing = brief(monthsToReport(PLAN, REPORTS, completed))
      const still = stillToReport(PLAN, REPORTS, completed, closed)
      expect(brief(still).every((each) => missing.includes(each))).toBe(true)
      expect(still.some(({ month }) => closed.includes(month))).toBe(false)
      expect(brief(stillToReport(PLAN, REPORTS, completed, []))).toEqual(missing)
    }),
  )
})
