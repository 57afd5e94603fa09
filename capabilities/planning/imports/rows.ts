import { MATRIX_COLUMNS, type MatrixColumn, type Proposal } from '../model.ts'
import { cleanText, oneLine, saysNothing } from './cell-text.ts'
import { type Code, parseCode } from './codes.ts'
import { LEFT_OUT, type Notes } from './findings.ts'
import type { GridCell } from './grid.ts'
import { isMatrixColumn } from './headings.ts'
import type { Layout } from './layout.ts'
import type { PlacedRow } from './place-cells.ts'
import type { SharingRow } from './sharing.ts'

/** The cells of one row in one column: usually one; a code may stand in a cell of its own before its text. */
export interface ColumnCells {
  readonly cells: readonly GridCell[]
  readonly text: string
  readonly proposals: readonly Proposal[]
}

/** One row of the matrix, its cells under their columns. */
export interface MatrixRow {
  readonly placed: PlacedRow
  readonly layout: Layout
  readonly chunk: string
  readonly afterBreak: boolean
  readonly blanksMayBeMerged: boolean
  readonly columns: ReadonlyMap<MatrixColumn, ColumnCells>
  readonly saidNone: ReadonlySet<MatrixColumn>
  readonly totals: readonly GridCell[]
  readonly weights: readonly GridCell[]
  readonly numbers: readonly GridCell[]
}

/** Sorts the placed cells of a row by column; cells that say "none" are listed, not read. */
export function matrixRow(
  placed: PlacedRow,
  at: Pick<MatrixRow, 'layout' | 'chunk' | 'afterBreak' | 'blanksMayBeMerged'>,
  notes: Notes,
): MatrixRow {
  const columns = new Map<MatrixColumn, ColumnCells>()
  const saidNone = new Set<MatrixColumn>()
  const targets: GridCell[] = []
  const others: Record<'annual_total' | 'weight' | 'row_number', GridCell[]> = {
    annual_total: [],
    weight: [],
    row_number: [],
  }
  for (const { cell, column, proposal } of placed.texts) {
    if (!isMatrixColumn(column)) {
      if (column === 'target') targets.push(cell)
      else if (column in others) others[column as keyof typeof others].push(cell)
    } else if (saysNothing(cell.text)) {
      saidNone.add(column)
      notes.leave(cell, LEFT_OUT.says_nothing)
    } else {
      const known = columns.get(column)
      columns.set(column, {
        cells: [...(known?.cells ?? []), cell],
        text: joined(known?.text, cell.text),
        proposals: [...(known?.proposals ?? []), ...(proposal ? [proposal] : [])],
      })
    }
  }
  joinTargets(columns, targets, notes)
  return {
    ...at,
    placed,
    columns,
    saidNone,
    totals: others.annual_total,
    weights: others.weight,
    numbers: others.row_number,
  }
}

/** A target in a column of its own belongs to the indicator beside it. */
function joinTargets(columns: Map<MatrixColumn, ColumnCells>, targets: readonly GridCell[], notes: Notes): void {
  const indicator = columns.get('indicator')
  for (const cell of targets) {
    const known = columns.get('indicator')
    if (!indicator || !known) notes.leave(cell, LEFT_OUT.target_alone)
    else
      columns.set('indicator', {
        ...known,
        cells: [...known.cells, cell],
        text: `${known.text} — ${oneLine(cleanText(cell.text))}`,
      })
  }
}

/** A code and its text read as one; two texts stay two, parted by a blank line. */
function joined(before: string | undefined, text: string): string {
  if (before === undefined) return text
  return parseCode(oneLine(cleanText(before)))?.rest === '' ? `${before} ${text}` : `${before}\n\n${text}`
}

/** What sharing needs of the rows of a section. `rowOf` finds the row that holds a merged cell. */
export function sharingRows(rows: readonly MatrixRow[]): readonly SharingRow[] {
  const holder = new Map<GridCell, number>()
  return rows.map((row, index) => {
    for (const { cells } of row.columns.values()) for (const cell of cells) holder.set(cell, index)
    const activity = code(row, 'activity')?.activity
    const resultNumber = code(row, 'result')
    const indicatorNumber = code(row, 'indicator')
    return {
      chunk: row.chunk,
      afterBreak: row.afterBreak,
      blanksMayBeMerged: row.blanksMayBeMerged,
      own: new Map([...row.columns].map(([column, cells]) => [column, cells.text])),
      merged: mergedInto(row, holder),
      saidNone: row.saidNone,
      columns: new Set(row.layout.slots.map((slot) => slot.column).filter(isMatrixColumn)),
      ...(activity === undefined ? {} : { activity }),
      ...(resultNumber ? { resultNumber } : {}),
      ...(indicatorNumber ? { indicatorNumber } : {}),
    }
  })
}

function code(row: MatrixRow, column: MatrixColumn): Code | undefined {
  const text = row.columns.get(column)?.text
  const found = text === undefined ? undefined : parseCode(oneLine(cleanText(text)))
  return found?.names === column ? found : undefined
}

function mergedInto(row: MatrixRow, holder: ReadonlyMap<GridCell, number>): ReadonlyMap<MatrixColumn, number> {
  const merged = new Map<MatrixColumn, number>()
  if (row.placed.row.covered.size === 0) return merged
  for (const column of MATRIX_COLUMNS) {
    if (row.columns.has(column)) continue
    for (const slot of row.layout.slots) {
      if (slot.column !== column) continue
      for (let at = slot.from; at <= slot.to; at += 1) {
        const cell = row.placed.row.covered.get(at)
        const from = cell && holder.get(cell)
        if (from !== undefined) merged.set(column, from)
      }
    }
  }
  return merged
}
