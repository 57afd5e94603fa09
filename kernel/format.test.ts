import { describe, expect, it } from 'vitest'
import { formatDate, formatMoney, formatNumber, formatPercent, monthName } from './format.ts'
import { isMissing, missing } from './missing.ts'
import { say, spoken } from './text.ts'

describe('figures as people read them', () => {
  it('carry thousands with commas and decimals with a point, in both languages', () => {
    expect(formatNumber(1234567.891)).toBe('1,234,567.89')
    expect(formatNumber(0)).toBe('0')
    expect(formatNumber(5, { min: 2 })).toBe('5.00')
    expect(formatNumber(1.23456, { max: 4 })).toBe('1.2346')
  })

  it('show percentages with a no-break space', () => {
    expect(formatPercent(66.666)).toBe('67\u00a0%')
    expect(formatPercent(66.666, 1)).toBe('66.7\u00a0%')
    expect(formatPercent(0)).toBe('0\u00a0%')
  })

  it('never show a minus before zero', () => {
    expect(formatNumber(-0)).toBe('0')
    expect(formatNumber(-0.001)).toBe('0')
    expect(formatPercent(-0.2)).toBe('0\u00a0%')
  })

  it('show money of other currencies by their code', () => {
    expect(formatMoney({ cents: 123456, currency: 'USD' })).toBe('$1,234.56')
    expect(formatMoney({ cents: 5, currency: 'EUR' })).toBe('EUR\u00a00.05')
  })
})

describe('days and months in words', () => {
  it.each([
    ['2026-11-20', 'es', 'table', '20 nov 2026'],
    ['2026-11-20', 'es', 'prose', '20 de noviembre de 2026'],
    ['2026-11-20', 'en', 'table', '20 Nov 2026'],
    ['2026-11-01', 'en', 'prose', '1 November 2026'],
  ] as const)('%s in %s for the %s', (date, locale, form, words) => {
    expect(formatDate(date, locale, form)).toBe(words)
  })

  it('names months long, short and by letter', () => {
    expect([monthName(1, 'es'), monthName(9, 'es', 'short'), monthName(3, 'en', 'letter')]).toEqual([
      'enero',
      'sep',
      'M',
    ])
  })
})

describe('text in two languages', () => {
  it('says Spanish where English is wanting, and marks it', () => {
    expect(spoken({ es: 'Meta' }, 'en')).toEqual({ words: 'Meta', lang: 'es' })
    expect(spoken({ es: 'Meta', en: '' }, 'en')).toEqual({ words: 'Meta', lang: 'es' })
    expect(spoken({ es: 'Meta', en: 'Target' }, 'en')).toEqual({ words: 'Target', lang: 'en' })
    expect(say({ es: 'Meta', en: 'Target' }, 'es')).toBe('Meta')
  })
})

describe('missing values', () => {
  it('are told from zero, from nothing and from other objects', () => {
    expect(isMissing(missing('not_reported'))).toBe(true)
    for (const value of [0, '', null, undefined, {}, []]) expect(isMissing(value)).toBe(false)
    expect(missing('suppressed', 'ley')).toEqual({ missing: 'suppressed', note: 'ley' })
  })
})
