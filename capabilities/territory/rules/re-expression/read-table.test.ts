import { describe, expect, it } from 'vitest'
import { faultWords, readTable } from './read-table.ts'

const PLACES = [
  { code: 'apopa', name: 'Apopa', officialCodes: { census: '0602' } },
  { code: 'san-martin', name: 'San Martín', officialCodes: { census: '0613' } },
]
const figures = (text: string) => Object.fromEntries(readTable(text, PLACES).figures)
const faults = (text: string) => readTable(text, PLACES).faults.map(({ line, kind }) => [line, kind])

describe('a pasted table', () => {
  it.each([
    ['by code, with semicolons', 'apopa;10\nsan-martin;20'],
    ['by name, as somebody typed it', 'APOPA;10\nsan martin;20'],
    ['by the census code, from a spreadsheet', '0602\t10\n0613\t20'],
    ['with commas and quotes', '"Apopa",10\n"San Martín",20'],
    ['on one line, as in an address', 'apopa;10|san-martin;20'],
    ['with a heading and empty lines', 'municipio;casos\n\napopa;10\r\n\r\nsan-martin;20\r\n'],
  ])('%s', (_how, text) => {
    expect(readTable(text, PLACES).faults).toEqual([])
    expect(figures(text)).toEqual({ apopa: 10, 'san-martin': 20 })
  })

  it.each([
    ['1,234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1,234', 1234],
    ['-3', -3],
    ['0', 0],
    ['"1,234,567"', 1234567],
  ])('%s is %d', (said, value) => {
    expect(figures(`apopa;${said}`)).toEqual({ apopa: value })
    expect(figures(`apopa,${said}`)).toEqual({ apopa: value })
  })

  it('an empty value is no zero', () => {
    expect(figures('apopa;\nsan-martin;0')).toEqual({ apopa: { missing: 'not_collected' }, 'san-martin': 0 })
  })

  it.each([
    ['a place that is none', 'apopa;1\natlantis;2', [[2, 'unknown_place']]],
    ['a value that is no number', 'apopa;muchos\nsan-martin;2', [[1, 'no_number']]],
    ['a place twice, also under its other name', 'apopa;1\n0602;2', [[2, 'twice']]],
    ['a line without a value', 'apopa;1\nsan martin 2', [[2, 'two_columns']]],
    ['three columns', 'apopa;1;2', [[1, 'no_number']]],
  ])('%s is told with its line', (_what, text, expected) => {
    expect(faults(text).map(([line]) => line)).toEqual(expected.map(([line]) => line))
    expect(readTable(text, PLACES).faults.length).toBe(expected.length)
  })

  it('a name that two places share names neither', () => {
    const two = [
      { code: 'a', name: 'Centro', officialCodes: {} },
      { code: 'b', name: 'Centro', officialCodes: {} },
    ]
    expect(readTable('Centro;1\na;2', two)).toMatchObject({ figures: new Map([['a', 2]]) })
  })

  it('says what is wrong in a sentence', () => {
    expect(faultWords({ line: 3, kind: 'unknown_place', said: 'Atlantis' }).es).toBe(
      'Línea 3: «Atlantis» no es un lugar de la división.',
    )
  })
})
