import { describe, expect, it } from 'vitest'
import {
  COUNT,
  DELIVERABLE,
  FOUR_REPORTS,
  GOLDEN_HORIZON,
  LEVEL,
  MILESTONE,
  on,
  out,
  SHARE,
  terms,
} from '../golden/indicator-case.ts'
import { chartOf, shareOfTime } from './chart-series.ts'

describe('what the chart of an indicator draws', () => {
  const drawn = (...input: Parameters<typeof chartOf>) => {
    const chart = chartOf(...input)
    return chart === undefined
      ? undefined
      : [chart.points.map(({ value }) => value), chart.targets.map(({ due, value }) => `${due} ${value}`)]
  }
  it.each([
    [
      'a flow as its running total, against the target of the year',
      terms(COUNT, [{ value: 100 }]),
      [on('2019-Q2', 30), on('2019-Q1', 20), on('2019-Q3', 0)],
      [[20, 50, 50], ['2019-12-31 100']],
    ],
    [
      'deliveries against the deliveries due by then',
      terms(DELIVERABLE, FOUR_REPORTS),
      [on('2019-03', 1), on('2019-07', 1)],
      [
        [1, 2],
        ['2019-03-31 1', '2019-06-30 2', '2019-09-30 3', '2019-12-31 4'],
      ],
    ],
    [
      'a percentage as Σ numerator / Σ denominator up to then',
      terms(SHARE, [{ value: 80 }]),
      [out('2019-Q1', 9, 10), out('2019-Q2', 51, 100)],
      [[90, 54.545454545], ['2019-12-31 80']],
    ],
    [
      'a level as it was measured; a period without a value is left out',
      terms(LEVEL, [{ value: 8 }], 5),
      [on('2019-Q1', 6), { period: '2019-Q2', missing: 'not_collected' as const }, on('2019-Q3', 7)],
      [[6, 7], ['2019-12-31 8']],
    ],
    ['nothing measured', terms(COUNT, [{ value: 100 }]), [], undefined],
    ['milestones', terms(MILESTONE, [{ due: '2019-03-31' }]), [on('2019-03', 1)], undefined],
  ])('%s', (_, of, readings, expected) => {
    expect(drawn(of, GOLDEN_HORIZON, readings)).toEqual(expected)
  })

  it.each([
    ['2019-01-01', 0],
    ['2019-12-31', 1],
    ['2018-05-05', 0],
  ])('%s stands at %d of the year', (day, expected) => {
    expect(shareOfTime(GOLDEN_HORIZON, day)).toBe(expected)
  })
})
