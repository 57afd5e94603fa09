import { expect, it } from 'vitest'
import { tableOfText } from './table-of-text.ts'

it.each([
  ['commas and quotes', 'a,b\r\n"x, ""y""",2\r\n', [['x, "y"', '2']]],
  ['semicolons', 'a;b\n1,5;2\n', [['1,5', '2']]],
  [
    'what a spreadsheet copies',
    '\uFEFFa\tb\n1\t\n\n3\t4',
    [
      ['1', ''],
      ['3', '4'],
    ],
  ],
  ['a line break inside a cell', 'a,b\n"x\ny",2', [['x\ny', '2']]],
])('reads %s', (_, text, rows) => {
  expect(tableOfText(text)).toEqual({ headings: ['a', 'b'], rows })
})

it.each(['', 'a,b', 'una columna\n1'])('%j is no table', (text) => {
  expect(tableOfText(text)).toBeUndefined()
})
