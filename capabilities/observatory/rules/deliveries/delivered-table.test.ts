import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import { readFigures } from '../imports/mapping.ts'
import { type DeliveredFigure, mappingOfDelivered, tableOfFigures, withReasons } from './delivered-table.ts'

const KNOWN = {
  indicators: new Set(['births']),
  computed: new Set<string>(),
  places: new Map([['apopa', 'a']]),
  breakdowns: new Map([
    [
      'births',
      [
        {
          code: 'sex',
          title: { es: 'sexo' },
          values: [
            { code: 'women', title: { es: 'Mujeres' } },
            { code: 'men', title: { es: 'Hombres' } },
          ],
        },
      ],
    ],
  ]),
}

function read(table: ReturnType<typeof tableOfFigures>) {
  const mapping = mappingOfDelivered(table, 'A')
  if (mapping === undefined) throw new Error('The headings are not understood.')
  return readFigures(table.headings, table.rows, mapping, KNOWN)
}

describe('figures that a program delivers', () => {
  const base = { indicator: 'births', place: 'apopa', period: '2019' }
  it.each<readonly [string, Partial<DeliveredFigure> & { readonly value: number | null }, unknown, string]>([
    ['a number', { value: 1234.5 }, 1234.5, 'total'],
    ['a very small number', { value: 1e-9 }, 1e-9, 'total'],
    ['a negative number', { value: -2 }, -2, 'total'],
    ['no number and no reason', { value: null }, missing('not_collected'), 'total'],
    ['what is withheld', { value: null, missing: 'suppressed' }, missing('suppressed'), 'total'],
    ['a part', { value: 3, breakdown: { sex: 'women' } }, 3, 'sex=women'],
  ])('%s is read as it is', (_, figure, value, breakdown) => {
    const { cells, rejected } = read(tableOfFigures([{ ...base, ...figure }]))
    expect(rejected).toEqual([])
    expect(cells).toMatchObject([{ value, breakdown }])
  })

  it('as a table with the reason in a column of its own', () => {
    const headings = ['place', 'indicator', 'period', 'value', 'missing', 'sex']
    const rows = [
      ['Apopa', 'births', '2019', '', 'suppressed', 'men'],
      ['Apopa', 'births', '2019', '7', '', ''],
    ]
    expect(read(withReasons({ headings, rows })).cells.map(({ value, breakdown }) => [value, breakdown])).toEqual([
      [missing('suppressed'), 'sex=men'],
      [7, 'total'],
    ])
  })

  it('without one of its columns it is not understood', () => {
    expect(mappingOfDelivered({ headings: ['place', 'period', 'value'], rows: [] }, 'A')).toBeUndefined()
  })
})
