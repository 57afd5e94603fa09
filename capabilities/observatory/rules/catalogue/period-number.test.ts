import { describe, expect, it } from 'vitest'
import { periodNumber, periodOfNumber } from './period-number.ts'

describe('a period as a number', () => {
  it.each([
    ['2019', 20190000],
    ['2019-S1', 20192100],
    ['2019-Q4', 20193400],
    ['2019-03', 20190300],
    ['2019-12-31', 20191231],
  ])('%s is %i, and back', (period, number) => {
    expect(periodNumber(period)).toBe(number)
    expect(periodOfNumber(number)).toBe(period)
  })

  it.each(['', '19', '2019-13', '2019-Q5', '2019-3', '2019-00-01', 'enero 2019'])('«%s» is none', (text) => {
    expect(periodNumber(text)).toBeUndefined()
  })
})
