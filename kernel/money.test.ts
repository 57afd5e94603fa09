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
    ['1234,50', 123450],
    ['12,3', 1230],
    ['1.234,56', 123456],
    ['1.234.567,5', 123456750],
    ['1 234.50', 123450],
    ['1 234 567,00', 123456700],
    ['US$1,250', 125000],
    ['USD 1,250.00', 125000],
    ['1,250.00 USD', 125000],
    ['$ -1234,50', -123450],
  ])('%j is %d cents', (text, cents) => {
    expect(parseMoney(text, 'USD')).toEqual({ cents, currency: 'USD' })
  })

  it.each([
    '',
    'abc',
    '1.2.3',
    '1.234',
    '12.345',
    '1,2345',
    '1,234,5',
    '1 2',
    '1,,2',
    ',50',
    '--1',
    '-$-1',
    'EUR 5',
    '5 EUR',
    '99999999999999999999',
    '1e3',
  ])('%j is no amount', (text) => {
    expect(parseMoney(text, 'USD')).toBeUndefined()
  })

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
