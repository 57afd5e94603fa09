import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBlock, parseBlock } from './block.ts'

describe('a block copied from a spreadsheet', () => {
  test.each([
    ['one cell', '3', [['3']]],
    ['a row', '1\t2\t3', [['1', '2', '3']]],
    [
      'Excel ends each row with CR LF, the last one too',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'LibreOffice does not end the last row',
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty cells stay in their places',
      '1\t\t3\n\t\t',
      [
        ['1', '', '3'],
        ['', '', ''],
      ],
    ],
    ['an empty row in the middle', '1\n\n3\n', [['1'], [''], ['3']]],
    ['decimal comma', '1,5\t2,25', [['1,5', '2,25']]],
    ['a quoted cell with a line end', '"uno\ndos"\t2', [['uno\ndos', '2']]],
    ['doubled quotes', '"dijo ""sí"""\t2', [['dijo "sí"', '2']]],
    ['a quote that nobody closes', '"3\t4', [['"3', '4']]],
    ['a quote with text after it', '"3"4\t5', [['"3"4', '5']]],
    ['nothing', '', [['']]],
  ])('%s', (_what, text, rows) => {
    expect(parseBlock(text)).toEqual(rows)
  })

  test('what is copied here is pasted here as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('1', ',', '"', '\t', '\n', 'ñ', ' ') })
    const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseBlock(formatBlock(rows))).toEqual(rows)
      }),
    )
  })
})
