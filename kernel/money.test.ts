import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney } from './format.ts'
import { parseMoney } from './money.ts'

describe('amounts as people write them', () => {
  it.each([
    ['0', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['12.05', 1205],
    ['1,234.56', 123456],
    ['$ 1,234,567.00', 123456700],
    ['-3.10', -310],
    ['  7 ', 700],
    ['$-3', -300],
    ['-0', 0],
  ])('%j is %d cents', (text, cents) => {
    expect(parseMoney(text, 'USD')).toEqual({ cents, currency: 'USD' })
  })

  it.each(['', 'abc', '1.234,56', '12,34', '1.2.3', '12.345', '1,23', '--1', '-$-1', '99999999999999999999', '1e3'])(
    '%j is no amount',
    (text) => {
      expect(parseMoney(text, 'USD')).toBeUndefined()
    },
  )

  it('are read back as they are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (cents) => {
        expect(parseMoney(formatMoney({ cents, currency: 'USD' }), 'USD')).toEqual({ cents, currency: 'USD' })
      }),
    )
  })

  it('below zero are shown with a minus sign and read back', () => {
    expect(formatMoney({ cents: -1250, currency: 'USD' })).toBe('−$12.50')
    expect(parseMoney('−$12.50', 'USD')).toEqual({ cents: -1250, currency: 'USD' })
    expect(parseMoney('-$12.50', 'USD')).toEqual({ cents: -1250, currency: 'USD' })
  })
})
