import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from './number-text.ts'

describe('a number as people write it in a cell', () => {
  test.each([
    ['3', 3],
    [' 3 ', 3],
    ['0', 0],
    ['2.5', 2.5],
    ['2,5', 2.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['3.', 3],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['1,234', 1234],
    ['1,234.56', 1234.56],
    ['1,234,567', 1234567],
    ['1.234', 1.234],
    ['1.234,56', 1234.56],
    ['1.234.567', 1234567],
    ['1 234', 1234],
    ['1 234,5', 1234.5],
    ['12,34', 12.34],
    ['50%', 0.5],
    ['50 %', 0.5],
    ['12,5 %', 0.125],
    ['-2', -2],
    ['+2', 2],
    ['x', 1],
    ['X', 1],
    ['✓', 1],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text)).toEqual({ kind: 'number', value })
  })

  test.each(['', ' ', '\t', '\u00a0'])('%j is nothing written, which is not 0', (text) => {
    expect(readNumber(text)).toEqual({ kind: 'empty' })
  })

  test.each([
    'N/A',
    '-',
    'tres',
    '1,2,3',
    '1.2.3',
    '1,23,456',
    '1e3',
    '0x10',
    '12 34',
    '1..2',
    'xx',
    '%',
    '3 informes',
  ])('%j is no number, and not nothing either', (text) => {
    expect(readNumber(text)).toEqual({ kind: 'unreadable' })
  })

  test('any number of a plan is read back from either notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const decimals = String(hundredths).padStart(2, '0')
        const value = Number(`${whole}.${decimals}`)
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
        for (const text of [
          `${whole}.${decimals}`,
          `${whole},${decimals}`,
          `${grouped}.${decimals}`,
          `${grouped.replaceAll(',', '.')},${decimals}`,
        ])
          expect(readNumber(text)).toEqual({ kind: 'number', value })
      }),
    )
  })

  test('whatever is pasted, the answer is empty, a finite number or unreadable', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readNumber(text)
        if (read.kind === 'number') expect(Number.isFinite(read.value)).toBe(true)
        if (read.kind === 'empty') expect(text.trim()).toBe('')
      }),
    )
  })
})
