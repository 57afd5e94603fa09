import type { DraftElement } from '../../model.ts'
import type { LaidCell, LaidLine, LaidSection } from '../../rules/matrix-layout.ts'

/** A row on the screen: cells that open on it, and the activity whose twelve months open on it. */
export interface ActivityRow {
  /** Key of the line; its further rows are `<line>.2`, `<line>.3`. */
  readonly id: string
  readonly cells: readonly LaidCell[]
  /** Absent where the row goes on from an activity above; `activity` is undefined where the line has none. */
  readonly months: { readonly activity: DraftElement | undefined; readonly span: number } | undefined
}

/**
 * The lines of a section with one row for each activity, because each has twelve months of its own: a cell that holds three
 * activities becomes three rows, and the other cells of the line stretch over them.
 */
export function activityRows(section: LaidSection): readonly ActivityRow[] {
  const { lines } = section
  const extra = lines.map(() => 0)
  const opened = lines.map((line) => line.cells.find((cell) => cell.column === 'activity'))
  opened.forEach((cell, index) => {
    const more = cell === undefined ? 0 : cell.elements.length - cell.span
    if (cell !== undefined && more > 0) extra[index + cell.span - 1] = more
  })
  const rowsOf = (from: number, count: number): number =>
    extra.slice(from, from + count).reduce((sum, more) => sum + 1 + more, 0)
  const rows: ActivityRow[] = []
  /** Activities of the open cell that are still to be placed, one a row. */
  let waiting: readonly DraftElement[] = []
  lines.forEach((line, index) => {
    const own = opened[index]
    for (let row = 0; row <= (extra[index] ?? 0); row += 1) {
      const opens = row === 0 && own !== undefined
      if (opens) waiting = own.elements
      const [next, ...rest] = waiting
      const empty = opens && next === undefined
      if (next !== undefined) waiting = rest
      const span = next !== undefined && rest.length === 0 ? rowsLeft(lines, opened, index, row, rowsOf) : 1
      rows.push({
        id: row === 0 ? line.key : `${line.key}.${row + 1}`,
        cells: [
          ...(row === 0
            ? line.cells
                .filter((cell) => cell.column !== 'activity')
                .map((cell) => ({ ...cell, span: rowsOf(index, cell.span) }))
            : []),
          ...(next === undefined && !empty
            ? []
            : [{ column: 'activity' as const, elements: next === undefined ? [] : [next], span }]),
        ],
        months: next === undefined && !empty ? undefined : { activity: next, span },
      })
    }
  })
  return rows
}

/** The last activity of a cell takes every row that the cell has left. */
function rowsLeft(
  lines: readonly LaidLine[],
  opened: readonly (LaidCell | undefined)[],
  index: number,
  row: number,
  rowsOf: (from: number, count: number) => number,
): number {
  let start = index
  while (start > 0 && opened[start] === undefined) start -= 1
  const end = Math.min(start + (opened[start]?.span ?? 1), lines.length)
  return Math.max(1, rowsOf(index, end - index) - row)
}
