import type { MatrixColumn } from '../model.ts'
import { identity } from './cell-text.ts'
import type { RowRule } from './element-store.ts'

/** What sharing needs to know of a row of the matrix; the rest of the row is no concern of it. */
export interface SharingRow {
  readonly chunk: string
  /** First row under heading rows that only repeat after a page break. */
  readonly afterBreak: boolean
  /** Whether blank cells may stand for merged ones: the format lost merges, or this table uses none. */
  readonly blanksMayBeMerged: boolean
  /** Text of the columns the row fills itself. */
  readonly own: ReadonlyMap<MatrixColumn, string>
  /** Columns where a merged cell of an earlier row reaches into this one: index of that row. */
  readonly merged: ReadonlyMap<MatrixColumn, number>
  /** Columns where the row says that there is nothing. */
  readonly saidNone: ReadonlySet<MatrixColumn>
  readonly activity?: number
  readonly resultNumber?: { readonly objective?: number; readonly result?: number }
  readonly indicatorNumber?: { readonly objective?: number; readonly result?: number }
  readonly columns: ReadonlySet<MatrixColumn>
}

/** Where a row has the value of a column from; absent when it has none. */
export type Source =
  | { readonly is: 'own' }
  | { readonly is: 'merged'; readonly row: number }
  | { readonly is: 'proposed'; readonly row: number; readonly rule: RowRule }

export interface SharedRow {
  readonly sources: ReadonlyMap<MatrixColumn, Source>
  /** Own line; or its cells join the lines of the row with its activity; or they join the line above. */
  readonly lays: 'line' | 'joins_activity' | 'joins_above'
}

/**
 * Decides, for the rows of one section, which blank cells stand for the cell above. Results, indicators and sources go on
 * within their result; responsibles, funds and risks where leaving them blank is the habit of the table; activities never,
 * but a row with an indicator or source and no activity belongs to the activity above it.
 */
export function shareWithin(rows: readonly SharingRow[]): readonly SharedRow[] {
  const sources = rows.map(() => new Map<MatrixColumn, Source>())
  for (const [i, row] of rows.entries()) {
    for (const column of row.own.keys()) sources[i]?.set(column, { is: 'own' })
    for (const [column, from] of row.merged) sources[i]?.set(column, { is: 'merged', row: from })
  }
  const owner = shareResults(rows, sources)
  const habits = blankHabits(rows)
  for (const group of groupsOf(owner)) {
    shareIndicators(rows, sources, group)
    shareColumn(rows, sources, group, 'verification_source', habits)
    shareActivities(rows, sources, group)
    for (const column of ['responsible', 'funding_source', 'risk'] as const)
      shareColumn(rows, sources, group, column, habits)
  }
  return rows.map((row, i) => ({ sources: sources[i] ?? new Map(), lays: howLaid(row, sources[i]) }))
}

function howLaid(row: SharingRow, sources: ReadonlyMap<MatrixColumn, Source> | undefined): SharedRow['lays'] {
  if (row.own.has('activity') || row.own.has('result')) return 'line'
  if (row.own.has('indicator') || row.own.has('verification_source'))
    return sources?.has('activity') ? 'joins_activity' : 'line'
  return row.own.size > 0 ? 'joins_above' : 'line'
}

type Sources = readonly Map<MatrixColumn, Source>[]

/** Which row holds the result of each row; -1 when it has none. */
function shareResults(rows: readonly SharingRow[], sources: Sources): readonly number[] {
  const owner: number[] = []
  let waiting: number[] = []
  for (const [i, row] of rows.entries()) {
    const own = sources[i]?.get('result')
    const before = owner[i - 1] ?? -1
    if (own?.is === 'own') {
      // Written again after a page break, the same result goes on.
      const again =
        before >= 0 && identity(rows[before]?.own.get('result') ?? '') === identity(row.own.get('result') ?? '')
      owner[i] = again ? before : i
      for (const earlier of waiting) {
        if (!sameNumbers(rows[earlier]?.indicatorNumber, row.resultNumber)) continue
        owner[earlier] = i
        sources[earlier]?.set('result', { is: 'proposed', row: i, rule: 'merged_text_in_the_middle' })
      }
      waiting = []
    } else if (own?.is === 'merged') owner[i] = own.row
    else if (before >= 0 && (row.blanksMayBeMerged || row.afterBreak)) {
      owner[i] = before
      sources[i]?.set('result', {
        is: 'proposed',
        row: before,
        rule: row.afterBreak ? 'joined_after_page_break' : 'same_cell_continues',
      })
    } else {
      owner[i] = -1
      if (row.blanksMayBeMerged && row.columns.has('result')) waiting.push(i)
    }
  }
  return owner
}

/** Codes that name different objectives or results forbid; absent codes forbid nothing. */
function sameNumbers(a: SharingRow['resultNumber'], b: SharingRow['resultNumber']): boolean {
  if (!a || !b) return true
  const differ = (x: number | undefined, y: number | undefined) => x !== undefined && y !== undefined && x !== y
  return !differ(a.objective, b.objective) && !differ(a.result, b.result)
}

function groupsOf(owner: readonly number[]): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>()
  for (const [i, result] of owner.entries()) {
    const group = groups.get(result)
    if (group) group.push(i)
    else groups.set(result, [i])
  }
  return [...groups.values()]
}

/** For each row of a group, the next one below it that writes the column itself. */
function nextOwn(
  rows: readonly SharingRow[],
  group: readonly number[],
  column: MatrixColumn,
): readonly (number | undefined)[] {
  const next: (number | undefined)[] = Array(group.length)
  let below: number | undefined
  for (let at = group.length - 1; at >= 0; at -= 1) {
    next[at] = below
    if (rows[group[at] ?? -1]?.own.has(column)) below = at
  }
  return next
}

/** Indicators, and with them the sources written beside those that stand below their rows. */
function shareIndicators(rows: readonly SharingRow[], sources: Sources, group: readonly number[]): void {
  const next = nextOwn(rows, group, 'indicator')
  let above: number | undefined
  let belowUntil = -1
  for (const [at, i] of group.entries()) {
    const row = rows[i]
    const known = sources[i]?.get('indicator')
    if (known) above = known.is === 'own' ? i : known.row
    else if (row?.saidNone.has('indicator')) above = undefined
    else if (row && mayShare(row, 'indicator')) {
      const below = next[at]
      // The numbering of activities tells: begun anew at 1 here and counting on below, the text below is this row's too.
      if (at > belowUntil && below !== undefined && countsOn(rows, group, at, below, above !== undefined))
        belowUntil = below
      const lower = below === undefined || at > belowUntil ? undefined : group[below]
      if (lower !== undefined) {
        sources[i]?.set('indicator', { is: 'proposed', row: lower, rule: 'merged_text_in_the_middle' })
        if (!row.own.has('verification_source') && rows[lower]?.own.has('verification_source'))
          sources[i]?.set('verification_source', { is: 'proposed', row: lower, rule: 'merged_text_in_the_middle' })
      } else if (above !== undefined) sources[i]?.set('indicator', { is: 'proposed', row: above, rule: breakRule(row) })
    }
  }
}

/** Activities from `at` to `below` are numbered one after another, from 1 when an indicator above has its own. */
function countsOn(
  rows: readonly SharingRow[],
  group: readonly number[],
  at: number,
  below: number,
  hasAbove: boolean,
): boolean {
  const first = rows[group[at] ?? -1]?.activity
  if (first === undefined || (hasAbove && first !== 1)) return false
  for (let k = at; k <= below; k += 1) if (rows[group[k] ?? -1]?.activity !== first + k - at) return false
  return true
}

function shareActivities(rows: readonly SharingRow[], sources: Sources, group: readonly number[]): void {
  let above: number | undefined
  for (const i of group) {
    const row = rows[i]
    const known = sources[i]?.get('activity')
    if (known) above = known.is === 'own' ? i : known.row
    else if (
      row &&
      above !== undefined &&
      mayShare(row, 'activity') &&
      (row.own.has('indicator') || row.own.has('verification_source'))
    )
      sources[i]?.set('activity', { is: 'proposed', row: above, rule: 'activity_shared' })
  }
}

function shareColumn(
  rows: readonly SharingRow[],
  sources: Sources,
  group: readonly number[],
  column: MatrixColumn,
  habits: ReadonlySet<string>,
): void {
  let above: number | undefined
  for (const i of group) {
    const row = rows[i]
    const known = sources[i]?.get(column)
    if (known) above = known.is === 'own' ? i : known.row
    else if (row?.saidNone.has(column)) above = undefined
    else if (row && above !== undefined && mayShare(row, column) && habits.has(`${row.chunk}|${column}`))
      sources[i]?.set(column, { is: 'proposed', row: above, rule: breakRule(row) })
  }
}

/** Columns that a table leaves blank under a merged cell at least as often as it writes their text again. */
function blankHabits(rows: readonly SharingRow[]): ReadonlySet<string> {
  const habits = new Set<string>()
  for (const column of ['verification_source', 'responsible', 'funding_source', 'risk'] as const) {
    const balance = new Map<string, number>()
    let above: string | undefined
    for (const row of rows) {
      if (row.own.has('result')) above = undefined
      const text = row.own.get(column)
      const change = above === undefined ? 0 : text === undefined ? 1 : text === above ? -1 : 0
      balance.set(row.chunk, (balance.get(row.chunk) ?? 0) + change)
      above = text ?? above
    }
    for (const [chunk, blanks] of balance) if (blanks >= 0) habits.add(`${chunk}|${column}`)
  }
  return habits
}

/** After a page break only what stands at the left of the row is sure to go on. */
function mayShare(row: SharingRow, column: MatrixColumn): boolean {
  return row.blanksMayBeMerged || (row.afterBreak && (column === 'indicator' || column === 'verification_source'))
}

function breakRule(row: SharingRow): RowRule {
  return row.afterBreak ? 'joined_after_page_break' : 'same_cell_continues'
}
