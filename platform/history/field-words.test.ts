import { expect, test } from 'vitest'
import { fieldTitle, sayValue } from './field-words.ts'

const how = { locale: 'es', zone: 'America/El_Salvador' } as const

test.each([
  ['nothing', undefined, '—'],
  ['no value', null, '—'],
  ['zero, which is a value', 0, '0'],
  ['a number', 12345.5, '12,345.5'],
  ['yes', true, 'sí'],
  ['a civil date', '2019-03-04', '4 mar 2019'],
  ['an instant, by the institution’s clocks', '2019-03-05T02:30:00.000Z', '4 mar 2019, 20:30'],
  ['an amount', { cents: 12350, currency: 'USD' }, '$123.50'],
  ['words of the institution', { es: 'Puesto', en: 'Post' }, 'Puesto'],
  ['a list', ['acta.pdf', 'lista.xlsx'], 'acta.pdf, lista.xlsx'],
  ['several things at once', { year: 2019, asOf: '2019-06-30', left: null }, 'Año: 2019; A la fecha: 30 jun 2019'],
  ['text that only looks like a date', '2019-02-30', '2019-02-30'],
])('%s is told in words', (_what, value, words) => {
  expect(sayValue(value, how)).toBe(words)
})

test('a record’s own words come first, then common ones, then the name itself', () => {
  const kind = {
    kind: 'x.y',
    title: { es: 'Cosa' },
    field: (name: string) => (name === 'n' ? { title: { es: 'Número' } } : undefined),
  }
  expect(['n', 'note', 'zzz'].map((name) => fieldTitle(kind, name, 'es'))).toEqual(['Número', 'Nota', 'zzz'])
})
