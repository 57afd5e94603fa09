/** A cell of the sheet, counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells by two of its corners, in any order. */
export interface Area {
  readonly from: Place
  readonly to: Place
}

export interface Edit extends Place {
  readonly text: string
}

interface Written extends Place {
  readonly before: string
  readonly after: string
}

/**
 * The cells of a sheet while somebody edits it: what was seen, what stands now, and the steps between, so that each can be
 * undone and done again. Texts as typed; whether they are numbers is asked elsewhere.
 */
export interface Sheet {
  readonly seen: readonly (readonly string[])[]
  readonly now: readonly (readonly string[])[]
  /** Cells that cannot be written, as `row.column`. */
  readonly fixed: ReadonlySet<string>
  readonly past: readonly (readonly Written[])[]
  readonly future: readonly (readonly Written[])[]
}

export function openSheet(seen: readonly (readonly string[])[], fixed: Iterable<string> = []): Sheet {
  return { seen, now: seen, fixed: new Set(fixed), past: [], future: [] }
}

export function placeKey({ row, column }: Place): string {
  return `${row}.${column}`
}

export function textAt(sheet: Sheet, { row, column }: Place): string {
  return sheet.now[row]?.[column] ?? ''
}

export function isThere(sheet: Sheet, { row, column }: Place): boolean {
  return sheet.seen[row]?.[column] !== undefined
}

export function mayWrite(sheet: Sheet, place: Place): boolean {
  return isThere(sheet, place) && !sheet.fixed.has(placeKey(place))
}

/** One step, however many cells; cells that cannot be written or already say so are left out. What was undone is forgotten. */
export function write(sheet: Sheet, edits: readonly Edit[]): Sheet {
  const last = new Map(edits.filter((edit) => mayWrite(sheet, edit)).map((edit) => [placeKey(edit), edit]))
  const step = [...last.values()].flatMap(({ row, column, text }): readonly Written[] => {
    const before = textAt(sheet, { row, column })
    return before === text ? [] : [{ row, column, before, after: text }]
  })
  if (step.length === 0) return sheet
  return { ...sheet, now: put(sheet.now, step, 'after'), past: [...sheet.past, step], future: [] }
}

export function undo(sheet: Sheet): Sheet {
  const step = sheet.past.at(-1)
  if (step === undefined) return sheet
  return {
    ...sheet,
    now: put(sheet.now, step, 'before'),
    past: sheet.past.slice(0, -1),
    future: [...sheet.future, step],
  }
}

export function redo(sheet: Sheet): Sheet {
  const step = sheet.future.at(-1)
  if (step === undefined) return sheet
  return {
    ...sheet,
    now: put(sheet.now, step, 'after'),
    past: [...sheet.past, step],
    future: sheet.future.slice(0, -1),
  }
}

/** Cells that no longer say what was seen, row by row. */
export function changedPlaces(sheet: Sheet): readonly Place[] {
  return sheet.now.flatMap((texts, row) =>
    texts === sheet.seen[row]
      ? []
      : texts.flatMap((text, column) => (text === sheet.seen[row]?.[column] ? [] : [{ row, column }])),
  )
}

function put(texts: Sheet['now'], step: readonly Written[], which: 'before' | 'after'): readonly (readonly string[])[] {
  const rows = [...texts]
  for (const [row, written] of Map.groupBy(step, (each) => each.row)) {
    const cells = [...(rows[row] ?? [])]
    for (const each of written) cells[each.column] = each[which]
    rows[row] = cells
  }
  return rows
}

/** The cells of an area, row by row. */
export function placesIn(area: Area): readonly Place[] {
  const { top, bottom, left, right } = edgesOf(area)
  const places: Place[] = []
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) places.push({ row, column })
  return places
}

export function edgesOf({ from, to }: Area): {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
} {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  }
}
