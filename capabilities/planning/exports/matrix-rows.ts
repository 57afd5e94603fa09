import type { DraftElement, MatrixColumn } from '../model.ts'
import type { LaidLine, LaidSection } from '../rules/matrix-layout.ts'

/** A cell of the printed matrix with the rows it covers. */
export interface RowCell {
  readonly column: MatrixColumn
  readonly elements: readonly DraftElement[]
  readonly span: number
}

/** A row as it is drawn: at most one activity, so that each has its own twelve months. */
export interface MatrixRow {
  readonly line: string
  /** Cells that begin on this row. */
  readonly cells: readonly RowCell[]
  /** Set on the row where the activity's cell begins; its months reach as far down as the cell does. */
  readonly activity?: DraftElement
  readonly activitySpan: number
}

/**
 * Rows of a section. A line whose activity cell holds several activities becomes as many rows; the line's other cells
 * reach over them, and so do cells shared from lines above.
 */
export function matrixRows(section: LaidSection): readonly MatrixRow[] {
  const heights = section.lines.map((line) => Math.max(1, activityCell(line)?.elements.length ?? 1))
  return section.lines.flatMap((line, index) => {
    const height = heights[index] ?? 1
    const rowsOver = (span: number) => heights.slice(index, index + span).reduce((sum, one) => sum + one, 0)
    const others = line.cells
      .filter((cell) => cell.column !== 'activity')
      .map(({ column, elements, span }): RowCell => ({ column, elements, span: rowsOver(span) }))
    const activities = activityCell(line)
    return Array.from({ length: height }, (_, at): MatrixRow => {
      const activity = activities?.elements[at]
      // The last activity of a shared cell reaches down over the lines that share it.
      const span = at === height - 1 ? rowsOver(activities?.span ?? 1) - (height - 1) : 1
      const own: RowCell[] = activities ? [{ column: 'activity', elements: activity ? [activity] : [], span }] : []
      return {
        line: line.key,
        cells: at === 0 ? [...others, ...own] : own,
        ...(activity ? { activity } : {}),
        activitySpan: activities ? span : 0,
      }
    })
  })
}

function activityCell(line: LaidLine) {
  return line.cells.find((cell) => cell.column === 'activity')
}
