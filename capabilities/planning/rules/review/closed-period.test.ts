import { describe, expect, it } from 'vitest'
import { MONTHS } from '../../../../kernel/civil.ts'
import {
  closedPeriod,
  lastMonthOfPeriod,
  monthsOfQuarter,
  QUARTERS,
  quarterOfMonth,
  type SignedQuarter,
} from './closed-period.ts'

const FIRST: SignedQuarter = { year: 2019, quarter: 1, signedOn: '2019-04-24' }
const SECOND: SignedQuarter = { year: 2019, quarter: 2, signedOn: '2019-07-23' }

describe('months of a signed quarter', () => {
  it.each([
    ['the last month of a signed quarter', [FIRST], 2019, [3], 'Marzo'],
    ['the first month of the quarter after it', [FIRST], 2019, [4], undefined],
    ['the same month of another year', [FIRST], 2020, [3], undefined],
    ['nothing signed', [], 2019, [1], undefined],
    ['several months of which one is closed', [FIRST], 2019, [5, 2], 'Febrero'],
    ['months of two signed quarters: the earliest is named', [FIRST, SECOND], 2019, [6, 4, 1], 'Enero'],
    ['no months at all', [FIRST, SECOND], 2019, [], undefined],
  ])('%s', (_what, signed, year, months, named) => {
    expect(closedPeriod(signed, year, months)?.message.es.split(' ')[0]).toBe(named)
  })

  it('says by which sign-off, and how to have it reopened, in both languages', () => {
    const refusal = closedPeriod([SECOND], 2019, [5])
    expect(refusal).toMatchObject({ kind: 'closed_period', field: 'month' })
    for (const part of ['trimestre 2', '23 de julio de 2019', 'reabra']) expect(refusal?.message.es).toContain(part)
    for (const part of ['quarter 2', '23 July 2019', 'reopen']) expect(refusal?.message.en).toContain(part)
  })

  it('every month is in one quarter', () => {
    expect(QUARTERS.flatMap(monthsOfQuarter)).toEqual(MONTHS)
    for (const quarter of QUARTERS)
      for (const month of monthsOfQuarter(quarter)) expect(quarterOfMonth(month)).toBe(quarter)
  })

  it.each([
    ['2019-03', 2019, 3],
    ['2019-Q2', 2019, 6],
    ['2019', 2019, 12],
    ['2019-09-30', 2019, 9],
  ])('a reading of %s counts in month %d-%d', (period, year, month) => {
    expect(lastMonthOfPeriod(period)).toEqual({ year, month })
  })

  it('what is no period counts nowhere', () => {
    expect(lastMonthOfPeriod('ayer')).toBeUndefined()
  })
})
