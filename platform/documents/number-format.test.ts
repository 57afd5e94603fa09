import { fileURLToPath } from 'node:url'
import { init } from 'excelize-wasm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInFormat, compileNumberFormat } from './number-format.ts'

const show = (code: string, value: number) => compileNumberFormat(code, false).show(value)
/** 4 March 2019, 15:07:09. */
const MOMENT = 43528 + (15 * 3600 + 7 * 60 + 9) / 86400

describe('numbers as the sheet shows them', () => {
  test.each([
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 123456789012, '123456789012'],
    ['General', 1e-7, '1E-07'],
    ['0', 2.5, '3'],
    ['0', -0.4, '0'],
    ['0.00', 1.005, '1.01'],
    ['#,##0', 1234567.5, '1,234,568'],
    ['#,##0.00', -1234.5, '-1,234.50'],
    ['#,##0.00;(#,##0.00)', -1234.5, '(1,234.50)'],
    ['0;-0;"—"', 0, '—'],
    ['#,##0,"K"', 1_234_567, '1,235K'],
    ['0%', 0.256, '26%'],
    ['0.0 %', 0.256, '25.6 %'],
    ['"$"#,##0.00', 1234.5, '$1,234.50'],
    ['[$$-440A]#,##0.00', 1234.5, '$1,234.50'],
    ['_("$"* #,##0.00_);_("$"* (#,##0.00)', 7, '$7.00'],
    ['#.##', 0.5, '.5'],
    ['0.0##', 1.5, '1.5'],
    ['000', 7, '007'],
    ['0000-0000', 22345678, '2234-5678'],
    ['0.00E+00', 12345, '1.23E+04'],
    ['[>=1000]#,##0.0,"mil";0', 12345, '12.3mil'],
    ['[>=1000]#,##0.0,"mil";0', 12, '12'],
    ['"X"', 1, 'X'],
    ['"X";;', 0, ''],
    [';;;', 5, ''],
    ['@', 12.5, '12.5'],
    ['# ?/?', 0.5, '0.5'],
  ])('%s shows %d as %j', (code, value, shown) => {
    expect(show(code, value)).toBe(shown)
  })

  test.each([
    ['dd/mm/yyyy', '04/03/2019'],
    ['d "de" mmmm "de" yyyy', '4 de marzo de 2019'],
    ['[$-409]mmmm d, yyyy', 'March 4, 2019'],
    ['[$-440A]dddd d mmm yy', 'lunes 4 mar 19'],
    ['mmm-yy', 'mar-19'],
    ['mmmmm', 'M'],
    ['h:mm AM/PM', '3:07 PM'],
    ['hh:mm:ss', '15:07:09'],
    ['yyyy-mm-dd hh:mm', '2019-03-04 15:07'],
    ['[h]:mm', '1044687:07'],
    ['mm:ss', '07:09'],
  ])('%s shows a moment as %j', (code, shown) => {
    expect(show(code, MOMENT)).toBe(shown)
  })

  test('a date is also told as a civil day; a time of day is not', () => {
    expect(builtInFormat(14, false).date?.(MOMENT)).toBe('2019-03-04')
    expect(builtInFormat(14, true).date?.(MOMENT - 1462)).toBe('2019-03-04')
    expect(builtInFormat(20, false).date).toBeUndefined()
    expect(builtInFormat(14, false).date?.(0.5)).toBeUndefined()
    expect(show('dd/mm/yyyy', -3)).toBe('-3')
  })

  test('1900 has its 29 February, as every sheet believes', () => {
    const days = [1, 59, 60, 61].map((serial) => show('yyyy-mm-dd', serial))
    expect(days).toEqual(['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01'])
  })

  test('text passes through, dressed when the format dresses it', () => {
    expect(compileNumberFormat('0;-0;0;"Nota: "@', false).showText('hola')).toBe('Nota: hola')
    expect(compileNumberFormat('0.00', false).showText(' hola ')).toBe(' hola ')
  })

  test('no code breaks it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY)),
        (code, value) => {
          const format = compileNumberFormat(code, false)
          expect(typeof format.show(value)).toBe('string')
          expect(typeof format.showText('x')).toBe('string')
        },
      ),
    )
  })
})

describe('the spreadsheet library agrees', { timeout: 60_000 }, () => {
  test('on the formats of plans and budgets', async () => {
    const { NewFile } = await init(fileURLToPath(import.meta.resolve('excelize-wasm/excelize.wasm.gz')))
    const file = NewFile()
    const codes = [
      '0',
      '0.00',
      '#,##0',
      '#,##0.00',
      '0%',
      '0.0%',
      '"$"#,##0.00',
      '#,##0.00;(#,##0.00)',
      'yyyy-mm-dd',
      'dd/mm/yyyy',
      'hh:mm:ss',
    ]
    const styles = codes.map((CustomNumFmt) => file.NewStyle({ CustomNumFmt }).style)
    for (const [i, style] of styles.entries()) {
      const column = String.fromCharCode(65 + i)
      file.SetCellStyle('Sheet1', `${column}1`, `${column}1`, style)
    }
    // Sevenths are never halfway: there the library rounds to even and a sheet away from zero.
    const values = fc.integer({ min: -80_000_000, max: 80_000_000 }).map((sevenths) => sevenths / 7)
    fc.assert(
      fc.property(values, (value) => {
        for (const [i, code] of codes.entries()) {
          const isDate = /[yh]/.test(code)
          if (isDate && value < 61) continue
          const address = `${String.fromCharCode(65 + i)}1`
          file.SetCellValue('Sheet1', address, isDate ? (value % 80_000) + 61 : value)
          // A sheet shows no sign before a zero; the library does.
          const theirs = file.GetCellValue('Sheet1', address).value.replace(/^-(?=[0.%$]+$)/, '')
          expect(`${code}: ${show(code, isDate ? (value % 80_000) + 61 : value)}`).toBe(`${code}: ${theirs}`)
        }
      }),
      { numRuns: 200 },
    )
  })
})
