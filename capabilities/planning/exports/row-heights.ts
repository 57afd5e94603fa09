/** A text that wraps in a cell: what a spreadsheet does not do by itself for merged cells is done here. */
export interface PlacedText {
  readonly row: number
  readonly span: number
  /** Characters that fit on a line of the cell. */
  readonly characters: number
  readonly text: string
}

const LINE_POINTS = 13.5
const PADDING_POINTS = 6
/** What a spreadsheet allows. */
const MOST_POINTS = 409

/** Heights in points by row, so that every text is legible; a cell over several rows asks only for what they lack. */
export function rowHeights(texts: readonly PlacedText[]): Record<number, number> {
  const heights: Record<number, number> = {}
  for (const text of texts.filter(({ span }) => span === 1)) {
    heights[text.row] = Math.max(heights[text.row] ?? LINE_POINTS + PADDING_POINTS, pointsOf(text))
  }
  for (const text of texts.filter(({ span }) => span > 1)) {
    const rows = Array.from({ length: text.span }, (_, i) => text.row + i)
    const has = rows.reduce((sum, row) => sum + (heights[row] ?? LINE_POINTS + PADDING_POINTS), 0)
    const lacks = Math.max(0, pointsOf(text) - has) / text.span
    for (const row of rows) heights[row] = (heights[row] ?? LINE_POINTS + PADDING_POINTS) + lacks
  }
  for (const row of Object.keys(heights)) heights[Number(row)] = Math.min(MOST_POINTS, heights[Number(row)] ?? 0)
  return heights
}

function pointsOf({ characters, text }: PlacedText): number {
  // Words do not break evenly: a line is nine tenths full.
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (characters * 0.9))), 0)
  return lines * LINE_POINTS + PADDING_POINTS
}
