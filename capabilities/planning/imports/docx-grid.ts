import { cellAddress } from '../../../platform/documents/cell-address.ts'
import type { DocxContent, DocxTable } from '../../../platform/documents/docx-content.ts'
import type { Grid, GridBlock, GridCell, GridRow, GridTable } from './grid.ts'
import { coveredColumns } from './xlsx-grid.ts'

/** Paragraphs and tables in the order of the document: `paragraphs!P12`, `table 3!D14`. */
export function documentGrid(content: DocxContent): Grid {
  const blocks: GridBlock[] = []
  let paragraphs = 0
  let tables = 0
  for (const block of content.blocks) {
    if (block.is === 'table') {
      tables += 1
      blocks.push(documentTable(block, `table ${tables}`))
      continue
    }
    paragraphs += 1
    const text = block.numbering === undefined ? block.text : `${block.numbering} ${block.text}`
    if (block.text.trim() === '') continue
    blocks.push({ is: 'paragraph', ref: { sheet: 'paragraphs', address: `P${paragraphs}` }, text, runsOn: false })
  }
  return { format: 'docx', blocks, hiddenSheets: [] }
}

function documentTable(table: DocxTable, sheet: string): GridTable {
  const rows = new Map<number, { cells: GridCell[]; fills: GridRow['fills'][number][] }>()
  for (let row = 1; row <= table.rows; row += 1) rows.set(row, { cells: [], fills: [] })
  for (const cell of table.cells) {
    const row = rows.get(cell.row)
    const ref = { sheet, address: cellAddress(cell.row, cell.column) }
    if (cell.text.trim() === '') {
      if (cell.fill) row?.fills.push({ ref, column: cell.column, columnSpan: cell.columnSpan, colour: cell.fill })
      continue
    }
    row?.cells.push({
      ref,
      row: cell.row,
      column: cell.column,
      text: cell.text.trim(),
      ...(cell.fill === undefined ? {} : { fill: cell.fill }),
      ...(cell.comment === undefined ? {} : { comment: cell.comment }),
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
    })
  }
  const covered = coveredColumns(
    [...rows.values()].flatMap((row) => row.cells),
    table.rows,
  )
  return {
    is: 'table',
    sheet,
    merges: 'kept',
    rows: [...rows].map(([row, { cells, fills }]) => ({
      row,
      address: String(row),
      cells: cells.sort((a, b) => a.column - b.column),
      fills,
      covered: covered.get(row) ?? new Map(),
    })),
  }
}
