import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftPoa } from '../../model.ts'
import { daysToReport, fullyExecuted, programmedMonths, punctuality, type ReportedMonth } from './follow-up.ts'

const months = (...marked: readonly number[]) =>
  Array.from({ length: 12 }, (_, index) => (marked.includes(index + 1) ? 1 : null))
const activity = (key: string, marked: readonly number[], more: Partial<DraftElement> = {}): DraftElement => ({
  key,
  kind: 'activity',
  title: key,
  from: [],
  schedule: { kind: 'marks', months: months(...marked) },
  ...more,
})
const PLAN: DraftPoa = {
  title: 'Plan',
  year: 2019,
  from: [],
  elements: [
    activity('a1', [1, 2, 3, 4]),
    activity('a2', [2, 3]),
    activity('a3', [1], { cancelled: { reason: 'Ya no', on: '2019-02-01' } }),
  ],
  subPlans: [
    {
      key: 'p',
      sections: [
        {
          key: 's',
          headings: [],
          lines: [
            { key: 'l1', cells: { indicator: ['i1'], activity: ['a1'] } },
            { key: 'l2', cells: { indicator: ['i2'], activity: ['a2'] } },
          ],
        },
      ],
    },
  ],
}
const told = (month: number, executed: number, filedOn: string, evidence = 0): ReportedMonth => ({
  id: `r${month}`,
  month,
  executed,
  filedOn,
  evidence,
})
const REPORTS = new Map([['a1', [told(1, 1, '2019-02-08'), told(2, 0.5, '2019-03-14'), told(3, 1, '2019-03-29')]]])
const seen = (scope: object) =>
  programmedMonths(PLAN, REPORTS, { year: 2019, period: '2019', asOf: '2019-03-31', ...scope }).map(
    ({ activityKey, month }) => `${activityKey} ${month}`,
  )

describe('which months the measures of follow-up count', () => {
  it.each([
    ['those that are over, of what was not cancelled', {}, ['a1 1', 'a1 2', 'a1 3', 'a2 2', 'a2 3']],
    ['a month is over on its last day', { asOf: '2019-03-30' }, ['a1 1', 'a1 2', 'a2 2']],
    ['of one month', { period: '2019-02' }, ['a1 2', 'a2 2']],
    ['of a half-year', { period: '2019-S2', asOf: '2019-12-31' }, []],
    ['of what stands beside one indicator', { indicator: 'i2' }, ['a2 2', 'a2 3']],
    ['of no real period', { period: 'ayer' }, []],
  ])('%s', (_, scope, expected) => {
    expect(seen(scope)).toEqual(expected)
  })
})

describe('how a month was told of', () => {
  const all = programmedMonths(PLAN, REPORTS, { year: 2019, period: '2019', asOf: '2019-04-05' })
  const of = (key: string, month: number) => {
    const found = all.find((each) => each.activityKey === key && each.month === month)
    if (found === undefined) throw new Error(`No ${key} ${month}.`)
    return found
  }
  it.each([
    ['done and told of in a week', 'a1', 1, true, 8, 'in_time'],
    ['half done, told of after two weeks', 'a1', 2, false, 14, 'late'],
    ['told of before its end', 'a1', 3, true, 0, 'in_time'],
    ['not told of, its time is over', 'a2', 2, false, undefined, 'late'],
    ['not told of, there is still time', 'a2', 3, false, undefined, 'not_yet'],
  ])('%s', (_, key, month, done, days, punctual) => {
    expect([
      fullyExecuted(of(key, month)),
      daysToReport(of(key, month)),
      punctuality(of(key, month), 10, '2019-04-05'),
    ]).toEqual([done, days, punctual])
  })
})
