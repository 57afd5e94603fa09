import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactNumber, isoInstant } from './value-types.ts'

describe('numbers of the database', () => {
  test.each([
    ['0', 0],
    ['-12', -12],
    ['1234.50', 1234.5],
    ['0.10', 0.1],
    ['999999999999.99', 999_999_999_999.99],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740993', '9007199254740993'],
    ['1234567890123456.78', '1234567890123456.78'],
    ['NaN', 'NaN'],
  ])('%s → %s', (text, expected) => {
    expect(exactNumber(text)).toBe(expected)
  })

  test('no amount in cents ever changes on its way', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (cents) => {
        const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
        const text = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        const read = exactNumber(text)
        expect(typeof read === 'number' ? read.toFixed(2).replace('-0.00', '0.00') : read).toBe(text)
      }),
    )
  })
})

describe('instants of the database', () => {
  test.each([
    ['2019-03-04 10:00:00+00', '2019-03-04T10:00:00.000Z'],
    ['2019-03-04 10:00:00.5+00', '2019-03-04T10:00:00.500Z'],
    ['2019-03-04 10:00:00.123456+00', '2019-03-04T10:00:00.123456Z'],
    ['2019-03-04 10:00:00', '2019-03-04T10:00:00.000'],
    ['infinity', 'infinity'],
  ])('%s → %s', (text, expected) => {
    expect(isoInstant(text)).toBe(expected)
  })
})
