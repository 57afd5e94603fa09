import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { closeWorkbookWorkers, readWorkbook, writeWorkbook } from './workbook.ts'
import type { ReadCell } from './workbook-content.ts'
import type { CellSpec, SheetSpec, WorkbookSpec } from './workbook-spec.ts'
import { sheetName } from './workbook-spec.ts'

const NOW = '2026-11-20T12:00:00Z'
const STYLES = {
  plain: {},
  head: { bold: true, fill: '2E3A87', colour: 'FFFFFF', wrap: true },
  share: { numberFormat: '0 %' },
}

const workbook = (cells: readonly CellSpec[], more: Partial<SheetSpec> = {}): WorkbookSpec => ({
  title: 'POA 2019',
  created: NOW,
  styles: STYLES,
  sheets: [{ name: 'POA', cells, ...more }],
})

async function written(spec: WorkbookSpec): Promise<Uint8Array> {
  const result = await writeWorkbook(spec)
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value
}

async function readBack(spec: WorkbookSpec) {
  const result = await readWorkbook(await written(spec))
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value
}

const byAddress = (cells: readonly ReadCell[] = []) => new Map(cells.map((cell) => [cell.address, cell]))

afterAll(closeWorkbookWorkers)

describe('what is written reads back', { timeout: 60_000 }, () => {
  const hardText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('á', 'ñ', 'Ü', '😀', '\n', '\r', '\t', ' ', '_x', '_', '0041', '\u0001', '\ud800'),
    }),
    fc.constantFrom('=1+1', '+503 2234', '-5', '@usuario', "'=x", '=HYPERLINK("http://x")', '_x0041_', '_x005F_x0041_'),
    fc.constantFrom('0012', 'TRUE', '2019-03-04', '1e5', '&amp;<b>', ']]>', ' a ', 'A.1 Uno\nA.2 Dos'),
  )

  test('every text, as text, to the last character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hardText, { minLength: 1, maxLength: 60 }), async (texts) => {
        const content = await readBack(workbook(texts.map((value, i) => ({ row: i + 1, column: 2, value }))))
        const cells = byAddress(content.sheets[0]?.cells)
        expect(texts.map((_, i) => cells.get(`B${i + 1}`)?.text ?? '')).toEqual(texts)
        expect(content.sheets[0]?.cells.every((cell) => cell.formula === undefined && cell.number === undefined)).toBe(
          true,
        )
      }),
      { numRuns: 30 },
    )
  })

  test('every number, exactly, as a number', async () => {
    const numbers = fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
      minLength: 1,
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const content = await readBack(workbook(values.map((value, i) => ({ row: 1, column: i + 1, value }))))
        expect(content.sheets[0]?.cells.map((cell) => cell.number)).toEqual(values.map((value) => value + 0))
      }),
      { numRuns: 30 },
    )
  })

  test('merges, fills and comments wherever they stand', async () => {
    const place = fc.record({ row: fc.integer({ min: 1, max: 40 }), column: fc.integer({ min: 1, max: 60 }) })
    const colour = fc.stringMatching(/^[0-9A-F]{6}$/)
    const marks = fc.uniqueArray(
      fc.tuple(place, fc.option(colour), fc.option(hardText.filter((text) => text !== ''))),
      {
        maxLength: 25,
        selector: ([{ row, column }]) => `${row},${column}`,
      },
    )
    await fc.assert(
      fc.asyncProperty(marks, fc.nat(3), fc.nat(3), async (list, down, right) => {
        const cells = list.map(([at, fill, comment]) => ({
          ...at,
          value: null,
          ...(fill === null ? {} : { fill }),
          ...(comment === null ? {} : { comment }),
        }))
        // Areas on a coarse raster never overlap.
        const merges = Array.from({ length: 4 }, (_, i) => ({
          top: 50 + i * 5,
          left: 3,
          bottom: 50 + i * 5 + down,
          right: 3 + right + i,
        })).filter((area) => area.bottom > area.top || area.right > area.left)
        const sheet = (await readBack(workbook(cells, { merges }))).sheets[0]
        const found = byAddress(sheet?.cells)
        const marked = list.filter(([, fill, comment]) => fill !== null || comment !== null)
        expect(found.size).toBe(marked.length)
        for (const [{ row, column }, fill, comment] of marked) {
          const cell = [...found.values()].find((one) => one.row === row && one.column === column)
          expect(cell).toMatchObject({
            text: '',
            ...(fill === null ? {} : { fill }),
            ...(comment === null ? {} : { comment }),
          })
        }
        expect(sheet?.merges).toEqual(merges)
        expect(sheet?.cells).toEqual([...(sheet?.cells ?? [])].sort((a, b) => a.row - b.row || a.column - b.column))
      }),
      { numRuns: 25 },
    )
  })

  test('numbers are shown in their format; the number itself stays whole', async () => {
    const content = await readBack(workbook([{ row: 1, column: 1, value: 0.256, style: 'share' }]))
    expect(content.sheets[0]?.cells).toEqual([{ row: 1, column: 1, address: 'A1', text: '26 %', number: 0.256 }])
  })

  test('the same specification gives the same bytes', async () => {
    const spec = workbook([{ row: 1, column: 1, value: 'Dirección', style: 'head', comment: 'nota' }], {
      freeze: { rows: 1, columns: 1 },
      print: { paper: 'letter', landscape: true, fitToWidth: true, repeatRows: [1, 1], footer: 'OPAMSS & COAMSS' },
      columnWidths: { 1: 40 },
      rowHeights: { 1: 30 },
      choices: [{ area: { top: 2, left: 1, bottom: 9, right: 1 }, values: ['X'] }],
    })
    expect(Buffer.from(await written(spec)).equals(Buffer.from(await written(spec)))).toBe(true)
  })

  test('a text longer than a cell holds is refused with its address, never cut', async () => {
    const result = await writeWorkbook(workbook([{ row: 3, column: 2, value: 'x'.repeat(32_768) }]))
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'text_too_long', address: 'POA!B3' } })
  })
})

test.each([
  ['POA: SCDU / 2019 [v2]', [], 'POA SCDU 2019 v2'],
  ["'Seguimiento'", [], 'Seguimiento'],
  ['', [], '1'],
  ['Unidad de Gestión Estratégica Metropolitana', [], 'Unidad de Gestión Estratégica M'],
  ['POA', ['poa'], 'POA (2)'],
])('a tab may be called %j when %j are taken: %j', (wish, taken, name) => {
  expect(sheetName(wish, taken)).toBe(name)
})
