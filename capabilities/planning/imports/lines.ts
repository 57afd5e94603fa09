import type { CellRef, DraftLine, MatrixColumn, Proposal } from '../model.ts'
import { identity, oneLine } from './cell-text.ts'
import type { ExecutedMonths } from './draft.ts'
import type { ElementStore } from './element-store.ts'
import { LEFT_OUT, type Notes } from './findings.ts'
import { placeKey } from './grid.ts'
import type { UnequalTotal } from './refusals.ts'
import type { ColumnCells, MatrixRow } from './rows.ts'
import { sharingRows } from './rows.ts'
import { monthWord } from './schedule-cells.ts'
import { type ColourMeanings, readSchedule, type UnknownColours } from './schedules.ts'
import { type SharedRow, shareWithin } from './sharing.ts'
import { type Piece, splitCell } from './splitting.ts'

/** What laying lines adds to besides the lines themselves. */
export interface LineWork {
  readonly store: ElementStore
  readonly notes: Notes
  readonly colours: ColourMeanings
  readonly unknownColours: UnknownColours
  readonly faults: UnequalTotal[]
  readonly executed: ExecutedMonths[]
}

type Cells = Partial<Record<MatrixColumn, string[]>>
type RowKeys = ReadonlyMap<MatrixColumn, readonly string[]>
interface GrowingLine {
  readonly key: string
  readonly cells: Cells
}

/**
 * Lays the rows of one section as lines: at most one activity each, the other values shared. A row that only adds to what
 * stands above it (one more risk, one more indicator of activities that share a cell) joins those lines.
 */
export function layLines(section: string, rows: readonly MatrixRow[], work: LineWork): readonly DraftLine[] {
  const shared = shareWithin(sharingRows(rows))
  const own = takeInAll(section, rows, work)
  const lines = new Set<GrowingLine>()
  const linesOf: GrowingLine[][] = []
  for (const [i, row] of rows.entries()) {
    const plan = shared[i]
    const keys = own[i]
    if (!plan || !keys) continue
    linesOf[i] = placeRow(row, i, plan, own, linesOf, work)
    for (const line of linesOf[i] ?? []) lines.add(line)
    readMonths(row, keys.get('activity') ?? [], work)
    readWeights(row, keys.get('activity') ?? [], work)
  }
  return [...lines]
}

// ---- Values --------------------------------------------------------------------------------------------------------

/** Values of a row are taken in before any is shared: a text in the middle of a merged cell serves rows above it. */
function takeInAll(section: string, rows: readonly MatrixRow[], work: LineWork): readonly RowKeys[] {
  let result = ''
  return rows.map((row) => {
    const keys = new Map<MatrixColumn, readonly string[]>()
    const ofResult = row.columns.get('result')
    if (ofResult) {
      keys.set('result', takeIn('result', ofResult, row, section, work))
      result = keys.get('result')?.join() ?? ''
    }
    for (const [column, cells] of row.columns)
      if (column !== 'result') keys.set(column, takeIn(column, cells, row, `${section}|${result}`, work))
    return keys
  })
}

function takeIn(
  column: MatrixColumn,
  cells: ColumnCells,
  row: MatrixRow,
  scope: string,
  work: LineWork,
): readonly string[] {
  const quantities =
    column === 'activity' && row.placed.months.some(({ cell }) => monthWord(cell.text, cell.number)?.is === 'quantity')
  const split = splitCell(cells.text, column, quantities)
  const from = cells.cells.map((cell) => cell.ref)
  const base = placeKey(cells.cells.at(-1)?.ref ?? { sheet: '', address: '' })
  const proposals = [...cells.proposals, ...(split.proposal ? [split.proposal] : [])]
  if (split.keptList) sayKeptList(from, work.notes)
  return split.pieces.map((piece, n) => {
    const key = split.pieces.length === 1 ? base : `${base}#${n + 1}`
    const taken = work.store.take(column, piece, from, key, senseOf(column, piece, scope, row), proposals)
    if (taken !== key && REPEATS_TOLD.has(column))
      work.store.proposeForRow(taken, 'same_text_repeated', row.placed.row.address)
    return taken
  })
}

const REPEATS_TOLD: ReadonlySet<MatrixColumn> = new Set(['result', 'indicator', 'activity'])

/**
 * When two texts are the same value. Results within their section, indicators and activities within their result (page
 * breaks repeat them); sources, responsibles, funds and risks in the whole plan of a unit, written alike to the letter.
 */
function senseOf(column: MatrixColumn, piece: Piece, scope: string, row: MatrixRow): string {
  if (column === 'result' || column === 'indicator')
    return `${scope}|${identity(piece.code ?? '')}|${identity(piece.title)}`
  if (column === 'activity') {
    const months = row.placed.months.map(({ cell }) => `${cell.column}=${cell.text}`).join()
    return `${scope}|${identity(piece.code ?? '')}|${identity(piece.title)}|${months}`
  }
  return `${piece.code ?? ''}|${piece.label ?? ''}|${piece.title.replace(/[\s.,;]+$/u, '')}`
}

function sayKeptList(at: readonly CellRef[], notes: Notes): void {
  notes.say('note', 'list_kept_whole', at, {
    es: 'La celda presenta con una frase una lista numerada: se dejó entera, porque sus partes no se entienden sin la frase.',
    en: 'The cell introduces a numbered list with a sentence: it was kept whole, for its parts mean nothing without it.',
  })
}

// ---- Lines ---------------------------------------------------------------------------------------------------------

function placeRow(
  row: MatrixRow,
  index: number,
  plan: SharedRow,
  own: readonly RowKeys[],
  linesOf: readonly GrowingLine[][],
  work: LineWork,
): GrowingLine[] {
  const ownKeys = own[index] ?? new Map()
  const address = row.placed.row.address
  const activity = plan.sources.get('activity')
  const activityRow = activity && activity.is !== 'own' ? activity.row : undefined
  const activities = (activityRow === undefined ? ownKeys : own[activityRow])?.get('activity') ?? []
  const above =
    plan.lays === 'joins_above'
      ? linesOf[index - 1]
      : activityRow !== undefined && activities.length > 1
        ? linesOf[activityRow]
        : undefined
  if (above && above.length > 0) {
    for (const line of above) addOwn(line, ownKeys)
    if (activity?.is === 'proposed')
      for (const key of activities) work.store.proposeForRow(key, 'activity_shared', address)
    if (plan.lays === 'joins_above' && row.placed.row.covered.size === 0)
      for (const keys of ownKeys.values())
        for (const key of keys) work.store.proposeForRow(key, 'row_joined_above', address)
    return above
  }
  const cells: Cells = {}
  for (const [column, source] of plan.sources) {
    if (column === 'activity') continue
    const keys = (source.is === 'own' ? ownKeys : own[source.row])?.get(column) ?? []
    if (keys.length > 0) cells[column] = [...keys]
    if (source.is === 'proposed') for (const key of keys) work.store.proposeForRow(key, source.rule, address)
  }
  if (activity?.is === 'proposed') for (const key of activities) work.store.proposeForRow(key, activity.rule, address)
  const base = `line:${placeKey({ sheet: row.layout.sheet, address })}`
  if (activities.length === 0) return [{ key: base, cells }]
  return activities.map((key: string, n: number) => ({
    key: activities.length === 1 ? base : `${base}#${n + 1}`,
    cells: { ...copied(cells), activity: [key] },
  }))
}

function copied(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([column, keys]) => [column, [...keys]]))
}

function addOwn(line: GrowingLine, own: RowKeys): void {
  for (const [column, keys] of own) {
    const known = line.cells[column] ?? []
    line.cells[column] = [...known, ...keys.filter((key) => !known.includes(key))]
  }
}

// ---- Months and weights ----------------------------------------------------------------------------------------------

function readMonths(row: MatrixRow, activities: readonly string[], work: LineWork): void {
  if (activities.length === 0) {
    for (const { cell } of row.placed.months) work.notes.leave(cell, LEFT_OUT.month_without_activity)
    for (const cell of row.totals) work.notes.leave(cell, LEFT_OUT.month_without_activity)
    return
  }
  const read = readSchedule(
    row.layout,
    row.placed,
    row.totals,
    work.colours,
    work.unknownColours,
    work.notes,
    work.faults,
  )
  if (!read) return
  for (const key of activities) {
    work.store.change(key, { schedule: read.schedule })
    if (activities.length > 1 && read.schedule.kind !== 'none') work.store.propose(key, SHARED_SCHEDULE)
    if (read.executed) work.executed.push({ activity: key, ...read.executed })
  }
}

const SHARED_SCHEDULE: Proposal = {
  rule: 'schedule_of_split_cell',
  reason: {
    es: 'La celda tenía varias actividades y una sola fila de meses: los mismos meses se dieron a cada una.',
    en: 'The cell held several activities and one row of months: the same months were given to each.',
  },
}

function readWeights(row: MatrixRow, activities: readonly string[], work: LineWork): void {
  const [only] = activities
  const single = activities.length === 1 ? only : undefined
  for (const cell of row.weights) {
    const word = monthWord(cell.text, cell.number)
    if (single && word?.is === 'quantity') work.store.change(single, { weight: word.value }, [cell.ref])
    else work.notes.leave(cell, LEFT_OUT.total_words)
  }
  for (const cell of row.numbers) {
    if (single && work.store.get(single)?.code === undefined)
      work.store.change(single, { code: oneLine(cell.text) }, [cell.ref])
    else work.notes.leave(cell, LEFT_OUT.row_number)
  }
}
