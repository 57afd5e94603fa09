import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addMonths, easterOf, fromDayNumber, toDayNumber, weekdayOf } from './day-number.ts'

describe('days as numbers agree with the civil calendar', () => {
  it('on every day of two centuries', () => {
    let date = Temporal.PlainDate.from('1899-12-30')
    for (let number = toDayNumber('1899-12-30'); date.year < 2101; number += 1) {
      const text = date.toString()
      if (toDayNumber(text) !== number || fromDayNumber(number) !== text || weekdayOf(number) !== date.dayOfWeek)
        throw new Error(`${text} is not day ${number}`)
      date = date.add({ days: 1 })
    }
    expect(date.toString()).toBe('2101-01-01')
  })

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2019-08-31', 6, '2020-02-29'],
    ['2019-12-15', 1, '2020-01-15'],
    ['2020-01-15', -1, '2019-12-15'],
  ] as const)('%s and %i months is %s', (from, months, to) => {
    expect(fromDayNumber(addMonths(toDayNumber(from), months))).toBe(to)
  })

  it.each(['2018-04-01', '2019-04-21', '2020-04-12', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'])(
    'Easter falls on %s',
    (day) => {
      expect(fromDayNumber(easterOf(Number(day.slice(0, 4))))).toBe(day)
    },
  )
})
