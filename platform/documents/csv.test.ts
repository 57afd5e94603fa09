import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellValue, csvText } from './csv.ts'

const CASES: readonly (readonly [string, CellValue, string])[] = [
  ['a word', 'Informe', 'Informe'],
  ['a comma', 'Informe, acta', '"Informe, acta"'],
  ['a quotation', 'El «plan» "A"', '"El «plan» ""A"""'],
  ['two lines', 'uno\ndos', '"uno\ndos"'],
  ['nothing', null, ''],
  ['a number', -1.5, '-1.5'],
  ['yes', true, 'true'],
  ['a formula', '=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['a formula by its sign', '+1+cmd|x', "'+1+cmd|x"],
  ['a list with a dash', '- Entregar', "'- Entregar"],
  ['an address of a person', '@alguien', "'@alguien"],
  ['a tabulation before a formula', '\t=1', "'\t=1"],
]

describe('a table as CSV', () => {
  it.each(CASES)('%s', (_what, value, written) => {
    expect(csvText([[value]], { bom: false })).toBe(`${written}\r\n`)
  })

  it('begins with the mark of UTF-8, unless it is not wanted', () => {
    expect(csvText([['ñ']]).charCodeAt(0)).toBe(0xfeff)
    expect(csvText([['ñ']], { bom: false })).toBe('ñ\r\n')
  })

  it('says again what was put in, whatever it is', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\r'))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const table = [['a', 'b'], ...rows.map((row) => row.map((text) => `x${text}`))]
        expect(readBack(csvText(table, { bom: false }))).toEqual(table)
      }),
    )
  })
})

/** By the letter of RFC 4180, so that our own writer is not its own judge. */
function readBack(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
