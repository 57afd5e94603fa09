import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessColumns, rememberedOf } from './columns.ts'
import type { PastRow, PastTable } from './past-case.ts'
import { readPast } from './read-past.ts'
import { readAmount, readDay, readEnd } from './values.ts'

describe('days of the old system', () => {
  test.each([
    ['2019-03-05', '2019-03-05'],
    ['05/03/2019', '2019-03-05'],
    ['5-3-19', '2019-03-05'],
    ['05.03.1998', '1998-03-05'],
    ['12/12/70', '1970-12-12'],
    ['12/12/69', '2069-12-12'],
    ['20190305', '2019-03-05'],
    ['05/03/2019 14:30:00', '2019-03-05'],
    ['5/3/2019 2:30 p. m.', '2019-03-05'],
    ['05-MAR-19', '2019-03-05'],
    ['12-AGO-2004', '2004-08-12'],
    ['5 de marzo de 2019', '2019-03-05'],
    ['martes, 5 de setiembre del 2017', '2017-09-05'],
    ['29/02/2020', '2020-02-29'],
  ])('%s is %s', (text, day) => expect(readDay(text)).toBe(day))

  test.each(['29/02/2019', '13/13/2019', '31/04/2018', 'marzo', '2019', '0', 'sin fecha', '99999999'])(
    '%s is none',
    (text) => expect(readDay(text)).toBeUndefined(),
  )
})

describe('figures', () => {
  test.each([
    ['450', 450],
    ['450 m2', 450],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['$ 12,000', 12_000],
    ['1.234.567', 1_234_567],
    ['132.125', 132.125],
    ['US$ 1 500,75', 1500.75],
    ['-3', -3],
  ])('%s is %d', (text, number) => expect(readAmount(text)).toBe(number))
  test.each(['', 'ver plano', '12 y 13', '1/2'])('%s is none', (text) => expect(readAmount(text)).toBeUndefined())
})

describe('outcomes', () => {
  test.each([
    ['OTORGADO', 'granted'],
    ['Aprobado con condiciones', 'conditioned'],
    ['NO APROBADO', 'denied'],
    ['Desfavorable', 'denied'],
    ['Improcedente', 'denied'],
    ['Favorable', 'granted'],
    ['Desistió? Desistido', 'withdrawn'],
    ['CADUCADO', 'lapsed'],
    ['Entregado', 'closed'],
    ['EN TRÁMITE', 'open'],
    ['Observado', 'open'],
    ['XZ-3', undefined],
  ] as const)('%s is %s', (text, end) => expect(readEnd(text)).toBe(end))
})

describe('columns', () => {
  const FOXPRO = [
    'NUM_EXP',
    'FEC_ING',
    'FEC_RES',
    'RESULTADO',
    'NOM_PROP',
    'MUNICIPIO',
    'USO',
    'AREA_CONST',
    'NIVELES',
    'OBSERV',
  ]
  test('of FoxPro are known by their short names', () => {
    expect(guessColumns(FOXPRO)).toEqual({
      ...{ number: 0, filedOn: 1, endedOn: 2, outcome: 3, applicant: 4, municipality: 5, use: 6, area: 7, storeys: 8 },
    })
  })
  test('of people are known by their long ones, and none serves twice', () => {
    expect(
      guessColumns(['Nº de expediente', 'Expediente', 'Fecha de ingreso', 'Área (m²)', 'Inversión']),
    ).toMatchObject({
      ...{ filedOn: 2, investment: 4 },
    })
    const mapping = guessColumns(['Expediente', 'Expediente', 'Municipio'])
    expect(mapping).toEqual({ number: 0, municipality: 2 })
  })
  test('that a person chose are remembered, also against what they seem to be', () => {
    const headings = ['CLAVE', 'NUMERO', 'X1']
    const chosen = { number: 0, area: 1, use: 2 }
    expect(guessColumns(['numero', 'x1', 'clave'], rememberedOf(headings, chosen))).toEqual({
      area: 0,
      use: 1,
      number: 2,
    })
  })
})

const HEADINGS = ['NUM_EXP', 'FEC_ING', 'FEC_RES', 'RESULTADO', 'MUNICIPIO', 'AREA', 'NOTA']
const AROUND = { municipalities: new Map([['san salvador', 'san-salvador']]), today: '2026-11-21' }

function table(rows: readonly (readonly string[])[], more: Partial<PastTable> = {}): PastTable {
  return {
    ...{ format: 'csv', headings: HEADINGS, outside: [], notes: [] },
    rows: rows.map(
      (cells, at): PastRow => ({
        row: at + 2,
        cells: cells.flatMap((text, column) =>
          text === '' ? [] : [{ column, address: `${String.fromCharCode(65 + column)}${at + 2}`, text }],
        ),
      }),
    ),
    ...more,
  }
}
const read = (rows: readonly (readonly string[])[], more: Partial<PastTable> = {}) =>
  readPast(table(rows, more), guessColumns(HEADINGS), AROUND)

describe('past cases', () => {
  test('hold what the file says and invent nothing', () => {
    const { cases, problems } = read([
      ['0012-98', '5/3/1998', '', 'En trámite', 'San Salvador', '450 m2', 'ver caja 4'],
    ])
    expect(problems).toEqual([])
    expect(cases).toEqual([
      {
        ...{ number: '0012-98', row: 2, filedOn: '1998-03-05', endedOn: undefined, endedAs: undefined },
        ...{ outcome: 'En trámite', applicant: undefined, jurisdiction: 'san-salvador', municipality: 'San Salvador' },
        ...{ use: undefined, area: 450, storeys: undefined, investment: undefined },
        others: { NOTA: 'ver caja 4', AREA: '450 m2' },
      },
    ])
  })

  test('that contradict themselves are told with their address', () => {
    const { problems } = read([
      ['1-98', '5/3/1998', '4/3/1998', 'Otorgado', 'San Salvador', '', ''],
      ['1-98', '5/3/1998', '', '', '', '', ''],
      ['2-98', '31/02/1998', '', '', 'Macondo', '', ''],
      ['3-98', '1/1/2099', '', '', '', '', ''],
    ])
    expect(problems.map(({ address }) => address)).toEqual(['C2', 'A3', 'B4', 'E4', 'B5'])
    expect(problems[1]?.message.es).toContain('ya está en A2')
  })

  test('whose outcome or figure nobody can tell are kept as written, and doubted', () => {
    const { cases, doubts, problems } = read([['1-98', '', '', 'XZ-3', '', 'ver plano', '']])
    expect([problems.length, doubts.map(({ address }) => address)]).toEqual([0, ['D2', 'F2']])
    expect(cases[0]).toMatchObject({
      endedAs: undefined,
      outcome: 'XZ-3',
      area: undefined,
      others: { AREA: 'ver plano' },
    })
  })

  test('leave no cell out: each is in a case or named as not placed', () => {
    const cell = fc.constantFrom('', '', '0012', 'A-7', '5/3/1998', 'Otorgado', 'San Salvador', '450', 'x')
    const row = fc.tuple(cell, cell, cell, cell, cell, cell, cell)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(fc.boolean(), { maxLength: 12 }), (rows, deleted) => {
        const made = table(rows, { outside: [{ column: 0, address: 'Hoja2!A1', text: 'Total' }] })
        const marked = { ...made, rows: made.rows.map((each, at) => ({ ...each, deleted: deleted[at] })) }
        const reading = readPast(marked, guessColumns(HEADINGS), AROUND)
        const cells = [...marked.rows.flatMap((each) => each.cells), ...marked.outside]
        expect(reading.counts.cells).toBe(cells.length)
        const left = new Set(reading.notPlaced.map(({ address }) => address))
        for (const { cells: own, row: number } of marked.rows) {
          const kept = reading.cases.find((each) => each.row === number)
          const told =
            kept === undefined ? [] : [kept.number, kept.outcome, kept.municipality, ...Object.values(kept.others)]
          for (const { address, text, column } of own) {
            const isDay = column === 1 || column === 2
            const isRead = isDay && (kept?.filedOn !== undefined || kept?.endedOn !== undefined)
            const isRefused = reading.problems.some((each) => each.address === address)
            const isFigure = column === 5 && String(kept?.area) === text
            expect(left.has(address) || told.includes(text) || isRead || isRefused || isFigure).toBe(true)
          }
        }
      }),
    )
  })
})
