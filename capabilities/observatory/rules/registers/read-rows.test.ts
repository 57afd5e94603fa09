import { describe, expect, it } from 'vitest'
import { rowsBeside } from './beside.ts'
import type { RegisterKind, RegisterRow } from './kind.ts'
import type { Area } from './plane.ts'
import { guessRegisterMapping, readRegisterRows } from './read-rows.ts'

const words = { es: 'x' }
const KIND: RegisterKind = {
  code: 'hechos',
  title: words,
  description: words,
  row: words,
  figure: 'count',
  unit: words,
  decimals: 0,
  grain: 'day',
  geography: 'municipios',
  point: 'optional',
  category: { title: words, values: [{ code: 'robo', title: { es: 'Robo', en: 'Robbery' } }] },
  source: words,
  limitations: words,
  contact: words,
  privacy: { statement: words, suppressBelow: 5, points: 'none' },
  feeds: [],
}
const TONNES: RegisterKind = {
  ...KIND,
  figure: 'sum',
  grain: 'month',
  point: 'none',
  amount: { title: words, min: 0, max: 5000 },
}
const square = (west: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 13],
      [west + 1, 13],
      [west + 1, 14],
      [west, 14],
      [west, 13],
    ],
  ],
})
const GROUND = {
  places: new Map([
    ['apopa', 'A'],
    ['nejapa', 'N'],
  ]),
  shapes: new Map([
    ['A', square(-90)],
    ['N', square(-89)],
  ]),
}
const HEADINGS = ['Fecha', 'Municipio', 'Tipo', 'Latitud', 'Longitud']
const read = (...cells: string[]) =>
  readRegisterRows(HEADINGS, [cells], guessRegisterMapping(HEADINGS, KIND), KIND, GROUND, '2019-12-31')

describe('a row of a table', () => {
  it('becomes a row of the register', () => {
    expect(read('14/03/2019', 'Apopa', 'robo', '13.5', '-89.5').rows).toMatchObject([
      { row: 2, on: '2019-03-14', placeId: 'A', category: 'robo', latitude: 13.5, longitude: -89.5, outside: false },
    ])
  })

  it('lies where its point lies, if it does not say where', () => {
    expect(read('2019-03-14', '', 'Robbery', '13.5', '-88.5').rows).toMatchObject([{ placeId: 'N' }])
  })

  it('is kept and told of where its point is outside the place it names', () => {
    expect(read('2019-03-14', 'Apopa', 'Robo', '13.5', '-88.5').rows).toMatchObject([{ placeId: 'A', outside: true }])
  })

  it.each([
    [['31/02/2019', 'Apopa', 'Robo', '', ''], 'Columna «Fecha»: «31/02/2019» no es una fecha'],
    [['2020-01-01', 'Apopa', 'Robo', '', ''], 'Columna «Fecha»: «2020-01-01» aún no llega'],
    [['2019-01-01', 'Atlántida', 'Robo', '', ''], 'Columna «Municipio»: «Atlántida» no es un municipio'],
    [['2019-01-01', '', 'Robo', '', ''], 'Columna «Municipio»: «» no dice en qué municipio'],
    [['2019-01-01', 'Apopa', 'Brujería', '', ''], 'Columna «Tipo»: «Brujería» no es una de las clases'],
    [['2019-01-01', 'Apopa', 'Robo', '13.5', 'oeste'], 'Columna «Latitud, Longitud»: «13.5, oeste» no son'],
    [['2019-01-01', 'Apopa', 'Robo', '13.5', ''], 'Columna «Latitud, Longitud»: «13.5, » no son'],
  ])('is given back with the cell that keeps it from being one: %j', (cells, reason) => {
    const { rows, rejected } = read(...cells)
    expect(rows).toEqual([])
    expect(rejected[0]?.reason.es).toContain(reason)
  })

  it('may be a place with a column for each month; a month without a figure is not reported', () => {
    const headings = ['Municipio', '2019-01', '2019-02', '2019-03']
    const mapping = guessRegisterMapping(headings, TONNES)
    const table = [['Apopa', '1,200.5', 'n/d', '9999']]
    const kind = { ...TONNES, category: undefined } as unknown as RegisterKind
    const { rows, rejected } = readRegisterRows(headings, table, mapping, kind, GROUND, '2019-12-31')
    expect(rows).toMatchObject([{ on: '2019-01-01', placeId: 'A', amount: 1200.5 }])
    expect(rejected[0]?.reason.es).toBe('Columna «2019-03»: «9999» queda fuera de lo posible (de 0 a 5000).')
  })
})

describe('rows beside what is kept', () => {
  const ROW: RegisterRow = {
    on: '2019-03-14',
    placeId: 'A',
    category: 'robo',
    site: '',
    amount: undefined,
    longitude: undefined,
    latitude: undefined,
    source: '',
    external: '',
  }
  const kept = (row: RegisterRow, id = '1') => ({ ...row, id })
  const counts = (kind: RegisterKind, rows: readonly RegisterRow[], there: readonly RegisterRow[]) => {
    const found = rowsBeside(
      kind,
      rows,
      there.map((row, index) => kept(row, String(index))),
    )
    return [found.added.length, found.changed.length, found.same, found.twice.length]
  }

  it.each([
    ['the same file twice changes nothing', KIND, [ROW, ROW, ROW], [ROW, ROW, ROW], [0, 0, 3, 0]],
    [
      'the same rows with another letter change nothing',
      KIND,
      [{ ...ROW, source: 'b' }],
      [{ ...ROW, source: 'a' }],
      [0, 0, 1, 0],
    ],
    ['a third alike is one more', KIND, [ROW, ROW, ROW], [ROW, ROW], [1, 0, 2, 0]],
    [
      'a number that is there is corrected',
      KIND,
      [{ ...ROW, external: '7', placeId: 'N' }],
      [{ ...ROW, external: '7' }],
      [0, 1, 0, 0],
    ],
    [
      'a number that is there and says the same',
      KIND,
      [{ ...ROW, external: '7' }],
      [{ ...ROW, external: '7' }],
      [0, 0, 1, 0],
    ],
    [
      'the weight of a month and a place is corrected',
      TONNES,
      [{ ...ROW, amount: 9 }],
      [{ ...ROW, amount: 8 }],
      [0, 1, 0, 0],
    ],
    [
      'of another month it is another',
      TONNES,
      [{ ...ROW, amount: 8, on: '2019-04-01' }],
      [{ ...ROW, amount: 8 }],
      [1, 0, 0, 0],
    ],
    [
      'two weights of one month in one file: neither',
      TONNES,
      [
        { ...ROW, amount: 8 },
        { ...ROW, amount: 9 },
      ],
      [],
      [0, 0, 0, 2],
    ],
  ] as const)('%s', (_, kind, rows, there, expected) => {
    expect(counts(kind, rows, there)).toEqual(expected)
  })
})
