import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import { type FigureMapping, figureText, guessMapping, readFigures } from './mapping.ts'

describe('a figure as people write it', () => {
  it.each([
    ['1,234.56', 1234.56],
    ['$ 12', 12],
    ['7.5 %', 7.5],
    ['-3', -3],
    ['0', 0],
    ['', missing('not_collected')],
    ['n/d', missing('not_collected')],
    ['No aplica', missing('not_applicable')],
    ['*', missing('suppressed')],
  ])('«%s» is read', (text, value) => {
    expect(figureText(text)).toEqual(value)
  })

  it.each(['1.234,56', '12,34', 'doce', '1 234', '12 o 13'])('«%s» is asked about, not guessed', (text) => {
    expect(figureText(text)).toBeUndefined()
  })
})

const KNOWN = {
  indicators: new Set(['poverty_rate', 'population_density']),
  computed: new Set(['population_density']),
  breakdowns: new Map([
    [
      'poverty_rate',
      [
        {
          code: 'sex',
          title: { es: 'sexo', en: 'sex' },
          values: [
            { code: 'women', title: { es: 'Mujeres', en: 'Women' } },
            { code: 'men', title: { es: 'Hombres', en: 'Men' } },
          ],
        },
        {
          code: 'zone',
          title: { es: 'zona', en: 'zone' },
          values: [
            { code: 'urban', title: { es: 'Urbana', en: 'Urban' } },
            { code: 'rural', title: { es: 'Rural', en: 'Rural' } },
          ],
        },
      ],
    ],
  ]),
  places: new Map([
    ['apopa', 'a'],
    ['ciudad delgado', 'd'],
  ]),
}

describe('a table of figures', () => {
  it('with a column for each year gives a figure for each of them, missing ones too', () => {
    const headings = ['Municipio', '2018', '2019', 'Nota']
    const mapping = guessMapping(headings, 'poverty_rate')
    expect(mapping).toMatchObject({ layout: 'periods', place: 0 })
    const { cells, rejected } = readFigures(headings, [['APOPA', '20.1', 'n/d', 'x']], mapping, KNOWN)
    expect(cells.map(({ period, value }) => [period, value])).toEqual([
      ['2018', 20.1],
      ['2019', missing('not_collected')],
    ])
    expect(rejected).toEqual([])
  })

  const headings = ['indicador', 'lugar', 'año', 'valor']
  const mapping: FigureMapping = guessMapping(headings, '')

  it('with a row for each figure is understood by its headings', () => {
    expect(mapping).toEqual({
      layout: 'rows',
      indicator: { column: 0 },
      place: 1,
      period: { column: 2 },
      value: 3,
      status: 'P',
    })
  })

  it.each([
    ['a place nobody knows', ['poverty_rate', 'Atlántida', '2019', '1'], 'Atlántida'],
    ['an indicator nobody knows', ['happiness', 'Apopa', '2019', '1'], 'happiness'],
    ['an indicator that is computed', ['population_density', 'Apopa', '2019', '1'], 'population_density'],
    ['a period that is none', ['poverty_rate', 'Apopa', 'mayo', '1'], 'mayo'],
    ['a text that is no figure', ['poverty_rate', 'Apopa', '2019', '12,5'], '12,5'],
  ])('keeps a row with %s, and says why it was not taken', (_, row, word) => {
    const read = readFigures(headings, [row], mapping, KNOWN)
    expect(read.cells).toEqual([])
    expect(read.rejected).toMatchObject([{ row: 2, raw: row }])
    expect(read.rejected[0]?.reason.es).toContain(word)
  })

  it('takes the first of two rows for one figure and keeps the other', () => {
    const rows = [
      ['poverty_rate', 'Ciudad  Delgado', '2019', '30'],
      ['poverty_rate', 'ciudad delgado', '2019', '31'],
      ['', '', '', ''],
    ]
    const read = readFigures(headings, rows, mapping, KNOWN)
    expect(read.cells).toMatchObject([{ placeId: 'd', value: 30 }])
    expect(read.rejected).toMatchObject([{ row: 3 }])
  })

  it('says of which part of a dimension a row is, by its name or its code, in whichever order the columns stand', () => {
    const by = {
      ...mapping,
      breakdowns: [
        { dimension: 'zone', column: 5 },
        { dimension: 'sex', column: 4 },
      ],
    }
    const rows = [
      ['poverty_rate', 'Apopa', '2019', '30', '', ''],
      ['poverty_rate', 'Apopa', '2019', '31', 'MUJERES', 'total'],
      ['poverty_rate', 'Apopa', '2019', '29', 'men', 'Urbana'],
      ['poverty_rate', 'Apopa', '2019', '28', 'niñas', ''],
    ]
    const read = readFigures([...headings, 'sexo', 'zona'], rows, by, KNOWN)
    expect(read.cells.map(({ breakdown, value }) => [breakdown, value])).toEqual([
      ['total', 30],
      ['sex=women', 31],
      ['sex=men;zone=urban', 29],
    ])
    expect(read.rejected).toMatchObject([{ row: 5 }])
    expect(read.rejected[0]?.reason.es).toContain('niñas')
  })
})
