import { describe, expect, it } from 'vitest'
import {
  civilDateAt,
  completedMonths,
  daysBetween,
  lastDayOfMonth,
  lastDayOfPeriod,
  monthPeriod,
  parseCivilDate,
} from './civil.ts'

describe('civil days', () => {
  it('are those of the institution, not of the machine', () => {
    expect(civilDateAt('2019-03-01T05:59:59Z', 'America/El_Salvador')).toBe('2019-02-28')
    expect(civilDateAt('2019-03-01T06:00:00Z', 'America/El_Salvador')).toBe('2019-03-01')
  })

  it.each([
    [2019, 2, '2019-02-28'],
    [2020, 2, '2020-02-29'],
    [2000, 2, '2000-02-29'],
    [1900, 2, '1900-02-28'],
    [2019, 4, '2019-04-30'],
    [2019, 12, '2019-12-31'],
  ])('the last of %d-%d is %s', (year, month, day) => {
    expect(lastDayOfMonth(year, month)).toBe(day)
  })

  it.each(['2019-02-28', '2020-02-29', '0001-01-01'])('%s is a day', (text) => {
    expect(parseCivilDate(text)).toBe(text)
  })

  it.each(['2019-02-29', '2019-13-01', '2019-00-10', '2019-1-1', '', 'mañana', '2019-03-04T00:00', '2019-04-31'])(
    '%j is no day',
    (text) => {
      expect(parseCivilDate(text)).toBeUndefined()
    },
  )

  it('are counted across the end of February', () => {
    expect(daysBetween('2019-02-28', '2019-03-01')).toBe(1)
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2)
    expect(daysBetween('2019-03-01', '2019-02-28')).toBe(-1)
    expect(daysBetween('2019-01-01', '2020-01-01')).toBe(365)
  })
})

describe('complete months of a year on a cut-off date', () => {
  it.each([
    ['2018-12-31', 0],
    ['2019-01-01', 0],
    ['2019-01-30', 0],
    ['2019-01-31', 1],
    ['2019-02-27', 1],
    ['2019-02-28', 2],
    ['2019-03-30', 2],
    ['2019-11-30', 11],
    ['2019-12-30', 11],
    ['2019-12-31', 12],
    ['2020-01-01', 12],
  ])('of 2019 on %s: %d', (cutOff, months) => {
    expect(completedMonths(2019, cutOff)).toBe(months)
  })

  it('of a leap year, February ends on the 29th', () => {
    expect(completedMonths(2020, '2020-02-28')).toBe(1)
    expect(completedMonths(2020, '2020-02-29')).toBe(2)
  })
})

describe('periods', () => {
  it.each([
    ['2019', '2019-12-31'],
    ['2019-Q1', '2019-03-31'],
    ['2019-Q2', '2019-06-30'],
    ['2019-Q4', '2019-12-31'],
    ['2019-02', '2019-02-28'],
    ['2020-02', '2020-02-29'],
    ['2019-03-04', '2019-03-04'],
  ])('%s ends on %s', (period, day) => {
    expect(lastDayOfPeriod(period)).toBe(day)
  })

  it.each(['2019-Q5', '2019-13', '2019-02-30', '19', '', '2019-3'])('%j is none', (period) => {
    expect(lastDayOfPeriod(period)).toBeUndefined()
  })

  it('of a month are written with two digits', () => {
    expect(monthPeriod(2019, 3)).toBe('2019-03')
  })
})
