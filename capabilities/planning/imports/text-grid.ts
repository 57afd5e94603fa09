import type { Result } from '../../../kernel/result.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Grid, GridBlock, GridCell, GridRow } from './grid.ts'
import { type ImportRefusal, unknownFormat } from './refusals.ts'

/** Every address of a text belongs to the one sheet it has. */
export const TEXT_SHEET = 'lines'

/** Blocks of lines with tabs are tables (cell `L443C5`), every other line is a paragraph (`L443`). */
export function readTextGrid(bytes: Uint8Array): Result<Grid, ImportRefusal> {
  const text = decodeText(bytes)
  if (text === undefined) return refuse(unknownFormat())
  const blocks: GridBlock[] = []
  let rows: GridRow[] = []
  let blankBefore = true
  const closeTable = () => {
    if (rows.length > 0) blocks.push({ is: 'table', sheet: TEXT_SHEET, merges: 'lost', rows })
    rows = []
  }
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line.includes('\t') && line.trim() !== '') {
      rows.push(tableRow(line, index + 1))
      blankBefore = true
      continue
    }
    closeTable()
    if (line.trim() !== '') {
      const ref = { sheet: TEXT_SHEET, address: `L${index + 1}` }
      blocks.push({ is: 'paragraph', ref, text: line.trim(), runsOn: !blankBefore })
    }
    blankBefore = line.trim() === ''
  }
  closeTable()
  return ok({ format: 'text', blocks, hiddenSheets: [] })
}

function tableRow(line: string, row: number): GridRow {
  const cells: GridCell[] = []
  for (const [index, text] of line.split('\t').entries()) {
    if (text.trim() === '') continue
    const ref = { sheet: TEXT_SHEET, address: `L${row}C${index + 1}` }
    const number = /^-?\d+(?:\.\d+)?$/u.test(text.trim()) ? { number: Number(text) } : {}
    cells.push({ ref, row, column: index + 1, text: text.trim(), ...number, rowSpan: 1, columnSpan: 1 })
  }
  return { row, address: `L${row}`, cells, fills: [], covered: new Map() }
}

/**
 * UTF-8 (with or without mark), UTF-16 (mark, or every other byte zero as Windows programs write it), else Windows-1252,
 * which Spanish spreadsheets still export. Undefined when the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const sixteen = utf16Encoding(bytes)
  if (sixteen) return plausible(new TextDecoder(sixteen).decode(bytes))
  try {
    return plausible(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return plausible(new TextDecoder('windows-1252').decode(bytes))
  }
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 2000)
  const zeros = (parity: 0 | 1) => sample.reduce((sum, byte, i) => sum + (byte === 0 && i % 2 === parity ? 1 : 0), 0)
  const [even, odd] = [zeros(0), zeros(1)]
  if (odd > sample.length * 0.35 && even === 0) return 'utf-16le'
  if (even > sample.length * 0.35 && odd === 0) return 'utf-16be'
  return undefined
}

/** Text holds no control characters but tabs, line ends and page breaks. A few strays are forgiven. */
function plausible(text: string): string | undefined {
  const sample = text.slice(0, 200_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what tells bytes from text
  const controls = sample.match(/[\u0000-\u0008\u000E-\u001F\u0081\u008D\u008F\u0090\u009D]/gu)?.length ?? 0
  if (controls > sample.length / 1000) return undefined
  return text.replace(/^\uFEFF/u, '').replace(/[\f\v]/gu, ' ')
}
