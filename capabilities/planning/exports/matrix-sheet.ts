import { MONTHS } from '../../../kernel/civil.ts'
import { monthName } from '../../../kernel/format.ts'
import type { CellArea } from '../../../platform/documents/cell-address.ts'
import type { CellSpec, SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import { isPlanTitle } from '../imports/section-labels.ts'
import type { DraftElement, DraftPoa, MatrixColumn, Schedule } from '../model.ts'
import { SECTION_HEADINGS } from '../model.ts'
import { layMatrix } from '../rules/matrix-layout.ts'
import { type MatrixRow, matrixRows } from './matrix-rows.ts'
import {
  COLUMN_WIDTHS,
  COLUMNS_AFTER,
  COLUMNS_BEFORE,
  MONTH_WIDTH,
  NOTHING,
  writtenCell,
  writtenElement,
} from './matrix-text.ts'
import { poaWords } from './poa-words.ts'
import { type PlacedText, rowHeights } from './row-heights.ts'

/** Where a line of the plan was written: what lets a corrected workbook be told from a new one. */
export interface WrittenRow {
  readonly row: number
  readonly line: string
  readonly section: string
  readonly part: string
  /** The activity that stands on the row, also when its cell begins above. */
  readonly activity?: string
}

export interface MatrixSheet {
  readonly sheet: SheetSpec
  readonly rows: readonly WrittenRow[]
}

/** Headings are Spanish whatever the reader's language: it is the language in which the institution reads them back. */
const WORDS = poaWords('es')
const HEAD_ROWS = 3

/**
 * The plan in the institution's own matrix. Layout and words are those that the importer reads, so that a workbook that
 * went out comes back as the same plan: shared cells merged, months as X or quantities, `—` where there is nothing.
 */
export function matrixSheet(plan: DraftPoa, name: string): MatrixSheet {
  return new Writer(plan, name).write()
}

class Writer {
  readonly #plan: DraftPoa
  readonly #name: string
  readonly #columns: ReadonlyMap<MatrixColumn | 'total' | 'weight', number>
  readonly #firstMonth: number
  readonly #lastColumn: number
  readonly #cells: CellSpec[] = []
  readonly #merges: CellArea[] = []
  readonly #texts: PlacedText[] = []
  readonly #written: WrittenRow[] = []
  #row = 1

  constructor(plan: DraftPoa, name: string) {
    this.#plan = plan
    this.#name = name
    const activities = plan.elements.filter((element) => element.kind === 'activity')
    const extra = [
      ...(activities.some(({ schedule }) => schedule?.annualTotal !== undefined) ? ['total' as const] : []),
      ...(activities.some(({ weight }) => weight !== undefined) ? ['weight' as const] : []),
    ]
    this.#firstMonth = COLUMNS_BEFORE.length + 1
    const afterMonths = this.#firstMonth + 12
    this.#columns = new Map([
      ...COLUMNS_BEFORE.map((column, i) => [column, i + 1] as const),
      ...[...extra, ...COLUMNS_AFTER].map((column, i) => [column, afterMonths + i] as const),
    ])
    this.#lastColumn = Math.max(...this.#columns.values())
  }

  write(): MatrixSheet {
    this.#head()
    for (const part of layMatrix(this.#plan)) {
      if (part.heading) this.#band(part.heading.title.toUpperCase(), 'part')
      for (const section of part.sections) {
        this.#headings(section.headings)
        const first = this.#row
        const rows = matrixRows(section)
        const nothing = columnsToSayNothing(rows)
        let activity: string | undefined
        for (const row of rows) {
          if (row.activitySpan > 0) activity = row.activity?.key
          const where = { row: this.#row, line: row.line, section: section.key, part: part.key }
          this.#written.push(activity === undefined ? where : { ...where, activity })
          this.#line(row, nothing)
        }
        this.#grid(first)
      }
    }
    const rowHeightsByRow = rowHeights(this.#texts)
    return {
      rows: this.#written,
      sheet: {
        name: this.#name,
        cells: this.#cells,
        merges: this.#merges,
        columnWidths: this.#widths(),
        rowHeights: { ...rowHeightsByRow, 1: 28, 2: 20, 3: 20 },
        freeze: { rows: HEAD_ROWS, columns: COLUMNS_BEFORE.length },
      },
    }
  }

  #head(): void {
    const { title, year } = this.#plan
    this.#band(isPlanTitle(title) ? title : `Plan operativo anual ${year}: ${title}`, 'title')
    const [top, below] = [this.#row, this.#row + 1]
    const heading = (column: number, value: string) => {
      this.#cells.push({ row: top, column, value, style: 'head' }, { row: below, column, value: null, style: 'head' })
      this.#merges.push({ top, left: column, bottom: below, right: column })
    }
    for (const [column, at] of this.#columns) {
      heading(at, column === 'total' ? 'Total anual' : column === 'weight' ? 'Peso' : WORDS.columns[column])
    }
    for (const month of MONTHS) {
      const column = this.#firstMonth + month - 1
      const label = monthName(month, 'es', 'short')
      this.#cells.push(
        { row: top, column, value: month === 1 ? 'Tiempo' : null, style: 'head' },
        { row: below, column, value: label.charAt(0).toUpperCase() + label.slice(1), style: 'head' },
      )
    }
    this.#merges.push({ top, left: this.#firstMonth, bottom: top, right: this.#firstMonth + 11 })
    this.#row += 2
  }

  /** A text over the whole width. */
  #band(value: string, style: 'title' | 'part'): void {
    const row = this.#row
    for (let column = 1; column <= this.#lastColumn; column += 1) {
      this.#cells.push({ row, column, value: column === 1 ? value : null, style })
    }
    this.#merges.push({ top: row, left: 1, bottom: row, right: this.#lastColumn })
    this.#row += 1
  }

  /**
   * `Objetivo estratégico: 1. …` over the whole width. Several under one label stand in rows of their own beside it,
   * for only there can the importer tell where one ends.
   */
  #headings(headings: readonly DraftElement[]): void {
    for (const kind of SECTION_HEADINGS) {
      const ofKind = headings.filter((heading) => heading.kind === kind)
      const labelOf = (heading: DraftElement) => heading.label ?? WORDS.headings[kind]
      for (const [label, items] of Map.groupBy(ofKind, labelOf)) {
        const top = this.#row
        const texts = items.map((item) => writtenElement(withoutLabel(item)))
        if (texts.length === 1) this.#heading(1, `${label}: ${texts[0]}`)
        else for (const text of texts) this.#heading(2, text, this.#row === top ? label : null)
        if (texts.length > 1) this.#merges.push({ top, left: 1, bottom: this.#row - 1, right: 1 })
      }
    }
  }

  #heading(from: number, value: string, label: string | null = null): void {
    const row = this.#row
    if (from > 1) this.#cells.push({ row, column: 1, value: label, style: 'label' })
    for (let column = from; column <= this.#lastColumn; column += 1) {
      this.#cells.push({ row, column, value: column === from ? value : null, style: 'heading' })
    }
    this.#merges.push({ top: row, left: from, bottom: row, right: this.#lastColumn })
    this.#texts.push({ row, span: 1, characters: 200, text: value })
    this.#row += 1
  }

  #line(row: MatrixRow, nothing: ReadonlySet<MatrixColumn>): void {
    const at = this.#row
    for (const { column, elements, span } of row.cells) {
      const value = elements.length > 0 ? writtenCell(elements) : nothing.has(column) ? NOTHING : ''
      const place = this.#columns.get(column) ?? 1
      this.#cells.push({ row: at, column: place, value, style: elements.length === 0 ? 'nothing' : 'text' })
      this.#merge(at, place, span)
      this.#texts.push({ row: at, span, characters: COLUMN_WIDTHS[column], text: value })
    }
    if (row.activity) this.#months(at, row.activity, row.activitySpan)
    this.#row += 1
  }

  #months(row: number, { schedule, weight }: DraftElement, span: number): void {
    for (const month of MONTHS) {
      const column = this.#firstMonth + month - 1
      const value = schedule ? monthValue(schedule, month) : null
      const comment = month === 1 && schedule?.rule !== undefined ? { comment: schedule.rule } : {}
      if (value !== null || month === 1) this.#cells.push({ row, column, value, style: 'month', ...comment })
      this.#merge(row, column, span)
    }
    const figures = { total: schedule?.annualTotal, weight }
    for (const name of ['total', 'weight'] as const) {
      const column = this.#columns.get(name)
      if (column === undefined) continue
      this.#cells.push({ row, column, value: figures[name] ?? null, style: 'total' })
      this.#merge(row, column, span)
    }
  }

  #merge(row: number, column: number, span: number): void {
    if (span > 1) this.#merges.push({ top: row, left: column, bottom: row + span - 1, right: column })
  }

  /** Borders on every cell of the section's rows, also on those that a merge covers. */
  #grid(first: number): void {
    const taken = new Set(this.#cells.filter(({ row }) => row >= first).map(({ row, column }) => `${row} ${column}`))
    for (let row = first; row < this.#row; row += 1) {
      for (let column = 1; column <= this.#lastColumn; column += 1) {
        if (taken.has(`${row} ${column}`)) continue
        const isMonth = column >= this.#firstMonth && column < this.#firstMonth + 12
        this.#cells.push({ row, column, value: null, style: isMonth ? 'month' : 'text' })
      }
    }
  }

  #widths(): Record<number, number> {
    const widths: Record<number, number> = {}
    for (const [column, at] of this.#columns) {
      widths[at] = column === 'total' || column === 'weight' ? 9 : COLUMN_WIDTHS[column]
    }
    for (const month of MONTHS) widths[this.#firstMonth + month - 1] = MONTH_WIDTH
    return widths
  }
}

/**
 * Columns in which a line without a value must say so: where no cell of a section is merged, a blank would read as the
 * cell of another line.
 */
function columnsToSayNothing(rows: readonly MatrixRow[]): ReadonlySet<MatrixColumn> {
  const cells = rows.flatMap((row) => row.cells)
  if (cells.some((cell) => cell.span > 1)) return new Set()
  return new Set(cells.filter((cell) => cell.elements.length > 0).map((cell) => cell.column))
}

/** `X` for a mark, the figure for a quantity, nothing for a month without a programme. */
function monthValue({ kind, months }: Schedule, month: number): string | number | null {
  const value = months[month - 1] ?? null
  if (kind === 'none' || value === null) return null
  const marks = kind === 'marks' || (kind === 'recurrence' && months.every((one) => one === null || one === 1))
  return marks ? 'X' : value
}

function withoutLabel({ label: _label, ...element }: DraftElement): DraftElement {
  return element
}
