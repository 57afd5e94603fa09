/**
 * Which counts of a table are published so that a small one can be neither read nor found out by taking sums apart. After Willenborg and
 * de Waal, "Elements of Statistical Disclosure Control" (2001), for a table with its margins. A count is small below `k`, nothing
 * included: "fewer than five" is all that is said.
 *
 * For every small count a move is hidden with it: counts that change by `k` up and down so that every figure that is published stays as
 * it is. Who has all of them still cannot tell the small count from one that is `k` higher, and what else is hidden only adds doubt.
 */
export interface Protected {
  /** As given, with `undefined` for what is not published. */
  readonly cells: readonly (readonly (number | undefined)[])[]
  readonly rows: readonly (number | undefined)[]
  readonly columns: readonly (number | undefined)[]
  readonly total: number | undefined
}

/** Where a figure stands: a cell, the total of a row or of a column. */
type Spot = readonly [row: number, column: number]

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

export function protectTable(counts: readonly (readonly number[])[], k: number): Protected {
  const height = counts.length
  const width = counts[0]?.length ?? 0
  const rowTotals = counts.map(sum)
  const columnTotals = Array.from({ length: width }, (_, column) => sum(counts.map((row) => row[column] ?? 0)))
  const total = sum(rowTotals)
  const at = (row: number, column: number) => counts[row]?.[column] ?? 0
  const hidden = new Set<string>()
  const keys = {
    cell: (row: number, column: number) => `${row}|${column}`,
    row: (row: number) => `${row}|`,
    column: (column: number) => `|${column}`,
  }
  const figureAt = (key: string): number => {
    const [row = '', column = ''] = key.split('|')
    if (row === '') return columnTotals[Number(column)] ?? 0
    return column === '' ? (rowTotals[Number(row)] ?? 0) : at(Number(row), Number(column))
  }
  const everyRow = range(height)
  const everyColumn = range(width)

  /** A cell moves against another in its column, and both rows' totals with them. */
  const upright = ([row, column]: Spot): readonly string[][] =>
    everyRow
      .filter((other) => other !== row && at(other, column) >= k)
      .map((other) => [keys.cell(row, column), keys.cell(other, column), keys.row(row), keys.row(other)])
  const level = ([row, column]: Spot): readonly string[][] =>
    everyColumn
      .filter((other) => other !== column && at(row, other) >= k)
      .map((other) => [keys.cell(row, column), keys.cell(row, other), keys.column(column), keys.column(other)])
  /** Four cells of two rows and two columns: no total moves. */
  const square = ([row, column]: Spot): readonly string[][] =>
    everyRow.flatMap((other) =>
      other === row || at(other, column) < k
        ? []
        : everyColumn
            .filter((across) => across !== column && at(row, across) >= k)
            .map((across) => [
              keys.cell(row, column),
              keys.cell(row, across),
              keys.cell(other, column),
              keys.cell(other, across),
            ]),
    )

  /** The move that hides least besides what is hidden already. */
  const hide = (moves: readonly string[][]): boolean => {
    let best: string[] | undefined
    let least = Number.POSITIVE_INFINITY
    for (const move of moves) {
      const more = sum(move.filter((key) => !hidden.has(key)).map((key) => 1 + figureAt(key)))
      if (more < least) [best, least] = [move, more]
    }
    for (const key of best ?? []) hidden.add(key)
    return best !== undefined
  }
  const everything = () => {
    for (const row of everyRow) for (const column of everyColumn) hidden.add(keys.cell(row, column))
    for (const row of everyRow) hidden.add(keys.row(row))
    for (const column of everyColumn) hidden.add(keys.column(column))
  }

  if (k > 0) {
    const small = (value: number) => value < k
    const places = everyRow.flatMap((row) => everyColumn.map((column): Spot => [row, column]))
    const protectedAll = [
      ...everyRow.map(
        (row) => !small(rowTotals[row] ?? 0) || hide(everyColumn.flatMap((each) => upright([row, each]))),
      ),
      ...everyColumn.map(
        (column) => !small(columnTotals[column] ?? 0) || hide(everyRow.flatMap((each) => level([each, column]))),
      ),
      ...places.map(([row, column]) => {
        if (!small(at(row, column))) return true
        // Where a total is hidden anyway, what moves it costs little; four cells leave all totals.
        const spot: Spot = [row, column]
        return hide(square(spot)) || hide([...upright(spot), ...level(spot)])
      }),
    ]
    if (protectedAll.includes(false)) everything()
  }
  const shown = (key: string) => (hidden.has(key) ? undefined : figureAt(key))
  return {
    cells: everyRow.map((row) => everyColumn.map((column) => shown(keys.cell(row, column)))),
    rows: everyRow.map((row) => shown(keys.row(row))),
    columns: everyColumn.map((column) => shown(keys.column(column))),
    total: k > 0 && total < k ? undefined : total,
  }
}

/** Counts whose total is published: a small one hides another, large enough, with it; where none is, all are hidden. */
export function protectList(counts: readonly number[], k: number): readonly (number | undefined)[] {
  if (k <= 0 || counts.every((count) => count >= k)) return counts
  const large = counts.filter((count) => count >= k)
  if (large.length === 0) return counts.map(() => undefined)
  const partner = counts.indexOf(Math.min(...large))
  return counts.map((count, index) => (count < k || index === partner ? undefined : count))
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index)
}
