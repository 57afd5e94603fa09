import type { Id } from '../../../../kernel/ids.ts'
import type { Text } from '../../../../kernel/text.ts'
import { readMonthCell } from './month-value.ts'
import type { ProgrammeColumn } from './programme.ts'

export type SheetKind = 'executed' | 'programmed'

/** What a cell held when the page was drawn. */
export interface SeenCell {
  readonly value: number | null
  readonly version: number
}

const MONTH_COLUMNS: readonly ProgrammeColumn[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Columns of a sheet, in order. Only what is programmed has a written total. */
export function columnsOf(kind: SheetKind): readonly ProgrammeColumn[] {
  return kind === 'executed' ? MONTH_COLUMNS : [...MONTH_COLUMNS, 'total']
}

/** `<activity>.<column>`: the cell in names of fields and in messages. */
export function cellKey(activityId: Id, column: ProgrammeColumn): string {
  return `${activityId}.${column}`
}

/** Names of the form's fields: what is typed in a cell, what a row showed, that a cell is disputed, and what was chosen. */
export const sheetField = {
  cell: (activityId: Id, column: ProgrammeColumn) => `c.${cellKey(activityId, column)}`,
  seen: (activityId: Id) => `s.${activityId}`,
  disputed: (activityId: Id, column: ProgrammeColumn) => `q.${cellKey(activityId, column)}`,
  choice: (activityId: Id, column: ProgrammeColumn) => `k.${cellKey(activityId, column)}`,
} as const

export function valueText(value: number | null): string {
  return value === null ? '' : String(value)
}

/** A row as it was shown, in one hidden field: `version:value` of each column. */
export function seenText(cells: readonly SeenCell[]): string {
  return cells.map(({ value, version }) => `${version}:${valueText(value)}`).join('|')
}

export function readSeen(text: string, columns: number): readonly SeenCell[] | undefined {
  const cells = text.split('|').map((cell): SeenCell | undefined => {
    const match = /^(\d{1,9}):(\d{1,10}(?:\.\d{1,9})?(?:e-\d)?)?$/.exec(cell)
    if (match === null) return undefined
    return { version: Number(match[1]), value: match[2] === undefined ? null : Number(match[2]) }
  })
  return cells.length === columns && cells.every((cell) => cell !== undefined) ? cells : undefined
}

export interface SheetEdit {
  readonly activityId: Id
  readonly column: ProgrammeColumn
  readonly text: string
  readonly value: number | null
  readonly seen: SeenCell
}

export interface WrongCell {
  readonly activityId: Id
  readonly column: ProgrammeColumn
  readonly text: string
  readonly seen: SeenCell
  readonly message: Text
}

export interface SheetForm {
  /** Cells that say something else than what was shown. */
  readonly edits: readonly SheetEdit[]
  readonly wrong: readonly WrongCell[]
  /** Disputed cells for which nothing was chosen. */
  readonly undecided: readonly SheetEdit[]
}

/**
 * What a person changed on the sheet. Without script every cell is sent and most say what they showed; with script only changed
 * ones are. A disputed cell counts only if its own value was chosen.
 */
export function readSheetForm(
  fields: Readonly<Record<string, string>>,
  activities: readonly { readonly id: Id; readonly marks: boolean }[],
  kind: SheetKind,
): SheetForm {
  const columns = columnsOf(kind)
  const edits: SheetEdit[] = []
  const wrong: WrongCell[] = []
  const undecided: SheetEdit[] = []
  for (const { id, marks } of activities) {
    const row = readSeen(fields[sheetField.seen(id)] ?? '', columns.length)
    if (row === undefined) continue
    for (const [at, column] of columns.entries()) {
      const text = fields[sheetField.cell(id, column)]
      const seen = row[at]
      if (text === undefined || seen === undefined || text.trim() === valueText(seen.value)) continue
      const cell = readMonthCell(text, { what: kind, marks })
      const here = { activityId: id, column, text: text.trim(), seen }
      if (!cell.ok) {
        wrong.push({ ...here, message: cell.refusal.message })
        continue
      }
      if (cell.value === seen.value) continue
      const edit = { ...here, value: cell.value }
      const choice = fields[sheetField.choice(id, column)]
      if (choice === 'theirs') continue
      if (fields[sheetField.disputed(id, column)] !== undefined && choice !== 'mine') undecided.push(edit)
      else edits.push(edit)
    }
  }
  return { edits, wrong, undecided }
}
