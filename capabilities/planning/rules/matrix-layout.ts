import { type DraftElement, type DraftPoa, type DraftSection, MATRIX_COLUMNS, type MatrixColumn } from '../model.ts'

/** A cell of the matrix as it is drawn: once, over all the consecutive lines that share exactly these elements. */
export interface LaidCell {
  readonly column: MatrixColumn
  readonly elements: readonly DraftElement[]
  readonly span: number
}

export interface LaidLine {
  readonly key: string
  /** Cells that begin on this line; a column that is missing goes on from a line above. */
  readonly cells: readonly LaidCell[]
  readonly activities: readonly DraftElement[]
}

export interface LaidSection {
  readonly key: string
  readonly headings: readonly DraftElement[]
  readonly lines: readonly LaidLine[]
}

export interface LaidSubPlan {
  readonly key: string
  readonly heading: DraftElement | undefined
  readonly sections: readonly LaidSection[]
}

/**
 * The institution's matrix from the plan: page, workbook and PDF draw the same cells. A value shared by consecutive lines is
 * one cell over them, but never across a change of result: the result is what divides the table.
 */
export function layMatrix(plan: DraftPoa): readonly LaidSubPlan[] {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const pick = (keys: readonly string[]) => keys.flatMap((key) => elements.get(key) ?? [])
  return plan.subPlans.map((subPlan) => ({
    key: subPlan.key,
    heading: subPlan.heading === undefined ? undefined : elements.get(subPlan.heading),
    sections: subPlan.sections.map((section) => ({
      key: section.key,
      headings: pick(section.headings),
      lines: layLines(section, pick),
    })),
  }))
}

function layLines(
  section: DraftSection,
  pick: (keys: readonly string[]) => readonly DraftElement[],
): readonly LaidLine[] {
  const { lines } = section
  return lines.map((line, index): LaidLine => {
    const cells = MATRIX_COLUMNS.flatMap((column): LaidCell[] => {
      const own = keysOf(lines[index], column)
      if (index > 0 && goesOn(lines, index - 1, column)) return []
      let span = 1
      while (index + span < lines.length && goesOn(lines, index + span - 1, column)) span += 1
      return [{ column, elements: pick(own), span }]
    })
    return { key: line.key, cells, activities: pick(line.cells.activity ?? []) }
  })
}

/** Whether the cell of `column` on line `index` is the same on the next line. Two empty cells are two cells. */
function goesOn(lines: DraftSection['lines'], index: number, column: MatrixColumn): boolean {
  const here = keysOf(lines[index], column)
  const next = keysOf(lines[index + 1], column)
  if (here.length === 0 || here.join(' ') !== next.join(' ')) return false
  return (
    column === 'result' || keysOf(lines[index], 'result').join(' ') === keysOf(lines[index + 1], 'result').join(' ')
  )
}

function keysOf(line: DraftSection['lines'][number] | undefined, column: MatrixColumn): readonly string[] {
  return line?.cells[column] ?? []
}
