import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target } from '../../model.ts'
import { COUNT, DELIVERABLE, FOUR_REPORTS, MILESTONE, SHARE, terms } from '../golden/indicator-case.ts'
import { frequencyOf, periodsOf, sameSlot, slotsOf, standingsOf } from './reading-slots.ts'

const YEAR = { from: '2019-01-01', to: '2019-12-31' }
const periods = (slots: readonly { readonly period: string }[]) => slots.map(({ period }) => period)

describe('how often an indicator is measured', () => {
  const count = terms(COUNT, [{ value: 12 }])
  it.each([
    ['a count of which nothing is said: each quarter, as plans are reviewed', count, [], 'quarter'],
    ['a delivery: each month', terms(DELIVERABLE, FOUR_REPORTS), [], 'month'],
    ['as it was measured so far', count, [{ period: '2019-02' }], 'month'],
    ['as its terms say, whatever was measured', { ...count, every: 'half_year' }, [{ period: '2019-02' }], 'half_year'],
  ] as const)('%s', (_, of, read, expected) => {
    expect(frequencyOf(of, read)).toBe(expected)
  })

  it.each([
    ['quarter', ['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4']],
    ['half_year', ['2019-S1', '2019-S2']],
    ['year', ['2019']],
  ] as const)('the periods of a year by %s', (frequency, expected) => {
    expect(periodsOf(frequency, YEAR)).toEqual(expected)
  })
})

describe('what is asked of an indicator', () => {
  it('milestones ask for one reading each, by the day on which they are due', () => {
    const targets: readonly Target[] = [{ due: '2019-09-30' }, { due: '2019-03-31' }]
    expect(slotsOf(terms(MILESTONE, targets), YEAR)).toEqual([
      { period: '2019-03-31', from: '2019-01-01', due: '2019-03-31', target: 1 },
      { period: '2019-09-30', from: '2019-01-01', due: '2019-09-30', target: 0 },
    ])
  })

  it('a milestone without a day is due at the end of the plan', () => {
    expect(periods(slotsOf(terms(MILESTONE, [{}]), YEAR))).toEqual(['2019-12-31'])
  })

  it('targets of several units are measured each for itself', () => {
    const several = terms(COUNT, [
      { value: 2, unit: 'convenios' },
      { value: 3, unit: 'perfiles' },
    ])
    const slots = slotsOf({ ...several, every: 'half_year' }, YEAR)
    expect(slots.map(({ period, target }) => [period, target])).toEqual([
      ['2019-S1', 0],
      ['2019-S1', 1],
      ['2019-S2', 0],
      ['2019-S2', 1],
    ])
  })
})

describe('how each reading stands', () => {
  const share = terms(SHARE, [{ value: 80 }])
  it.each([
    ['in the middle of the second quarter', '2019-05-15', ['late', 'current', 'to_come', 'to_come']],
    ['on the last day of the first', '2019-03-31', ['late', 'current', 'to_come', 'to_come']],
    ['on the day before', '2019-03-30', ['current', 'to_come', 'to_come', 'to_come']],
    ['at the end of the year', '2019-12-31', ['late', 'late', 'late', 'late']],
  ] as const)('%s', (_, cutOff, expected) => {
    expect(standingsOf(share, YEAR, [], cutOff).map(({ standing }) => standing)).toEqual(expected)
  })

  it('what was recorded is never late, in whatever order it was recorded', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4']), (read) => {
        const keys = read.map((period) => ({ period, target: null }))
        for (const slot of standingsOf(share, YEAR, keys, '2019-12-31'))
          expect(slot.standing).toBe(keys.some((key) => sameSlot(key, slot)) ? 'recorded' : 'late')
      }),
    )
  })
})
