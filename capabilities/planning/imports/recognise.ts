import type { CellRef } from '../model.ts'
import { cleanText, isDrawnLine, oneLine } from './cell-text.ts'
import type { PlanEvent } from './events.ts'
import { LEFT_OUT, type Notes } from './findings.ts'
import type { Grid, GridBlock, GridCell, GridParagraph, GridRow, GridTable } from './grid.ts'
import { headingEvent, valueItems } from './heading-text.ts'
import { columnNamed, headingRow } from './headings.ts'
import { isInstrumentTable } from './instrument-table.ts'
import { type Layout, readHeadings } from './layout.ts'
import { partInCapitals, sayCarriedHeadings, sayOtherTable, sayParagraph } from './plan-remarks.ts'
import {
  type HeadingLabel,
  isFootnote,
  isFormLabel,
  isPlanTitle,
  isShortCapitals,
  parseHeadingLabel,
  titleSubject,
} from './section-labels.ts'

export interface Recognition {
  readonly events: readonly PlanEvent[]
  /** Tables that were read as plans, whole: each of their cells must be accounted for. */
  readonly planTables: readonly GridTable[]
  /** Tables of the PEI and the yearly plan. */
  readonly instrumentTables: readonly GridTable[]
  readonly labels: readonly GridCell[]
}

type HeadingPlanEvent = Extract<PlanEvent, { is: 'heading' }>

/** Reads the grid from top to bottom as what people write: titles, objectives, heading rows, lines. */
export function recognise(grid: Grid, notes: Notes): Recognition {
  return new Reader(grid, notes).read()
}

class Reader {
  readonly #grid: Grid
  readonly #notes: Notes
  readonly #events: PlanEvent[] = []
  readonly #planTables: GridTable[] = []
  readonly #instrumentTables: GridTable[] = []
  readonly #labels: GridCell[] = []
  #layout: Layout | undefined
  /** A label whose text is expected below or beside it (`ÁREA ESTRATÉGICA`, then `3. …`). */
  #open: { readonly label: HeadingLabel; readonly column: number } | undefined
  #chunks = 0
  /** Objectives read before any plan: they count only if a table follows them without a title between. */
  #waiting: HeadingPlanEvent[] = []
  /** Rows of the matrix read and not yet told: they come before whatever is told next. */
  #lines: GridRow[] = []

  constructor(grid: Grid, notes: Notes) {
    this.#grid = grid
    this.#notes = notes
  }

  read(): Recognition {
    for (const [index, block] of this.#grid.blocks.entries()) {
      if (block.is === 'paragraph') this.#paragraph(block, index)
      else this.#table(block, index)
    }
    return {
      events: this.#events,
      planTables: this.#planTables,
      instrumentTables: this.#instrumentTables,
      labels: this.#labels,
    }
  }

  /** Until a plan is named or headed, paragraphs are the document's own prose. */
  get #inPlan(): boolean {
    return this.#events.length > 0
  }

  // ---- Paragraphs -----------------------------------------------------------------------------------------------

  #paragraph(paragraph: GridParagraph, index: number): void {
    const text = oneLine(cleanText(paragraph.text))
    if (text === '') return
    const last = this.#events.at(-1)
    if (isPlanTitle(text)) {
      this.#open = undefined
      this.#tell({ is: 'title', text, from: [paragraph.ref] })
      return
    }
    const label = parseHeadingLabel(text)
    if (!this.#inPlan) {
      if (label) this.#waiting.push(headingEvent(label, paragraph.ref))
      else this.#waiting = []
      return
    }
    if (label) {
      this.#heading(label, paragraph.ref)
      return
    }
    if (last?.is === 'title' && (paragraph.runsOn || titleSubject(last.text) === '')) {
      this.#extendTitle(last, text, paragraph.ref)
      return
    }
    if (this.#open && last?.is === 'heading' && (last.items.length === 0 || /^\d/u.test(text))) {
      this.#addItems(last, text, paragraph.ref)
      return
    }
    if (this.#isSubPlan(text, this.#grid.blocks[index + 1])) {
      this.#subPlan(text, paragraph.ref)
      return
    }
    if (paragraph.runsOn && last?.is === 'heading' && last.items.length > 0) {
      this.#runOn(last, text, paragraph.ref)
      return
    }
    sayParagraph(text, paragraph.ref, this.#notes)
  }

  #extendTitle(title: Extract<PlanEvent, { is: 'title' }>, text: string, ref: CellRef): void {
    this.#events[this.#events.length - 1] = { ...title, text: `${title.text} ${text}`, from: [...title.from, ref] }
  }

  #heading(label: HeadingLabel, ref: CellRef): void {
    this.#tell(headingEvent(label, ref))
    this.#open = label.rest === '' ? { label, column: 0 } : undefined
  }

  #addItems(event: HeadingPlanEvent, text: string, ref: CellRef): void {
    this.#events[this.#events.length - 1] = { ...event, items: [...event.items, ...valueItems(text, ref)] }
  }

  /** The wrapped rest of an objective. */
  #runOn(event: HeadingPlanEvent, text: string, ref: CellRef): void {
    const items = event.items.map((item, i) =>
      i < event.items.length - 1 ? item : { ...item, title: `${item.title} ${text}`, from: [...item.from, ref] },
    )
    this.#events[this.#events.length - 1] = { ...event, items }
  }

  /** `TESORERÍA`: short, in capitals, and followed by an objective or by heading rows. */
  #isSubPlan(text: string, next: GridBlock | GridRow | undefined): boolean {
    if (!next || !isShortCapitals(text)) return false
    if ('is' in next && next.is === 'paragraph') return parseHeadingLabel(next.text) !== undefined
    const row = 'is' in next ? next.rows[0] : next
    const first = row?.cells[0]
    return (
      row !== undefined &&
      (headingRow(row) !== undefined || (first !== undefined && parseHeadingLabel(first.text) !== undefined))
    )
  }

  #subPlan(text: string, ref: CellRef): void {
    this.#open = undefined
    this.#tell({ is: 'sub_plan', text, from: [ref], proposal: partInCapitals(text) })
  }

  // ---- Tables ---------------------------------------------------------------------------------------------------

  #table(table: GridTable, index: number): void {
    if (table.rows.every((row) => row.cells.length === 0)) return
    if (isInstrumentTable(table)) {
      this.#instrumentTables.push(table)
      return
    }
    const headed = table.rows.some((row) => headingRow(row))
    if (!headed && !this.#continues(table)) {
      sayOtherTable(table, this.#notes)
      return
    }
    if (!this.#inPlan) for (const heading of this.#waiting) this.#tell(heading)
    this.#planTables.push(table)
    if (this.#grid.format === 'xlsx') {
      this.#layout = undefined
      this.#tell({ is: 'sheet', name: table.sheet })
    } else if (!headed && this.#layout) {
      sayCarriedHeadings(table, this.#layout, this.#notes)
    }
    this.#rows(table, index)
  }

  /** A table without headings after one that had them, about as wide: the same columns go on. */
  #continues(table: GridTable): boolean {
    if (!this.#layout || this.#grid.format === 'xlsx') return false
    const columns = this.#layout.slots.map((slot) => slot.from)
    const widest = table.rows.reduce((most, row) => Math.max(most, row.cells.at(-1)?.column ?? 0), 0)
    const filled = table.rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
    return widest >= Math.max(...columns) * 0.7 && filled >= 3
  }

  #rows(table: GridTable, index: number): void {
    let headedHere = false
    for (let at = 0; at < table.rows.length; ) {
      const row = table.rows[at]
      const block = readHeadings(table, at, this.#layout)
      if (block) {
        this.#open = undefined
        this.#labels.push(...block.layout.labels)
        this.#tell({ is: 'layout', layout: block.layout })
        this.#layout = block.layout
        headedHere = true
        at = block.next
        continue
      }
      at += 1
      if (!row || row.cells.length === 0) continue
      let below = at
      while (below < table.rows.length && table.rows[below]?.cells.length === 0) below += 1
      const next = table.rows[below] ?? this.#grid.blocks[index + 1]
      const said = this.#saidByRow(row, next, headedHere || this.#grid.format !== 'xlsx')
      if (said === 'line') this.#lines.push(row)
    }
    this.#tellLines()
  }

  #tell(event: PlanEvent): void {
    this.#tellLines()
    this.#events.push(event)
  }

  #tellLines(): void {
    if (this.#lines.length > 0 && this.#layout) {
      this.#chunks += 1
      const chunk = `${this.#layout.address}#${this.#chunks}`
      this.#events.push({ is: 'lines', layout: this.#layout, chunk, rows: this.#lines })
    }
    this.#lines = []
  }

  /** Everything a row of a plan's table can be, other than heading rows; `line` when it belongs to the matrix. */
  #saidByRow(row: GridRow, next: GridBlock | GridRow | undefined, headed: boolean): 'line' | 'other' {
    if (row.cells.every((cell) => isDrawnLine(cell.text))) {
      for (const cell of row.cells) this.#notes.leave(cell, LEFT_OUT.drawn_line)
      return 'other'
    }
    if (row.cells.every((cell) => isFootnote(cell.text) || isDrawnLine(cell.text))) {
      for (const cell of row.cells) this.#notes.leave(cell, LEFT_OUT.footnote)
      return 'other'
    }
    const [first, ...others] = row.cells
    if (!first) return 'other'
    if (this.#labelledRow(row, first, others) || this.#formRow(first, others)) return 'other'
    if (others.length === 0 && this.#band(row, first, next)) return 'other'
    if (this.#layout && headed) return 'line'
    for (const cell of row.cells) this.#notes.leave(cell, LEFT_OUT.before_headings)
    return 'other'
  }

  /** `OBJETIVOS ESTRATÉGICOS | 1. …` and the rows below that go on with the list. */
  #labelledRow(row: GridRow, first: GridCell, others: readonly GridCell[]): boolean {
    const label = parseHeadingLabel(first.text)
    const [value] = others
    if (label?.rest === '' && value && others.length === 1) {
      this.#labels.push(first)
      this.#tell({ ...headingEvent(label, first.ref), items: valueItems(value.text, value.ref) })
      this.#open = { label, column: value.column }
      return true
    }
    if (label && label.rest !== '' && !label.vague && others.length === 1) {
      this.#heading(label, first.ref)
      for (const cell of others) this.#notes.leave(cell, LEFT_OUT.beside_heading)
      return true
    }
    const last = this.#events.at(-1)
    if (!this.#open || last?.is !== 'heading' || this.#open.column === 0) return false
    const goesOn = others.length === 0 ? first : columnNamed(first.text) && others.length === 1 ? value : undefined
    if (goesOn?.column !== this.#open.column) return false
    if (goesOn !== first) this.#labels.push(first)
    this.#addItems(last, goesOn.text, goesOn.ref)
    return row.cells.length > 0
  }

  /** `Unidad: | …` and `Año: | 2019` as forms have them above the table: they complete the title, or are it. */
  #formRow(first: GridCell, others: readonly GridCell[]): boolean {
    const [value] = others
    const last = this.#events.at(-1)
    const opens = last === undefined || last.is === 'sheet' || last.is === 'title'
    if (!value || others.length > 1 || !opens || !isFormLabel(first.text)) return false
    const text = oneLine(`${cleanText(first.text)} ${cleanText(value.text)}`)
    if (last?.is === 'title')
      this.#events[this.#events.length - 1] = {
        ...last,
        text: `${last.text} ${text}`,
        from: [...last.from, first.ref, value.ref],
      }
    else this.#tell({ is: 'title', text, from: [first.ref, value.ref] })
    return true
  }

  /** One text alone in its row. */
  #band(row: GridRow, cell: GridCell, next: GridBlock | GridRow | undefined): boolean {
    const text = oneLine(cleanText(cell.text))
    const last = this.#events.at(-1)
    if (isPlanTitle(text)) {
      this.#open = undefined
      this.#tell({ is: 'title', text, from: [cell.ref] })
      return true
    }
    const label = parseHeadingLabel(text)
    if (label) {
      if (label.rest === '') this.#labels.push(cell)
      this.#heading(label, cell.ref)
      return true
    }
    if (this.#open?.column === 0 && last?.is === 'heading' && (last.items.length === 0 || /^\d/u.test(text))) {
      this.#addItems(last, text, cell.ref)
      return true
    }
    if (last?.is === 'title' && titleSubject(last.text) === '') {
      this.#extendTitle(last, text, cell.ref)
      return true
    }
    const atLeft = cell.columnSpan > 2 || cell.column <= (this.#layout?.slots[0]?.from ?? cell.column)
    if (atLeft && this.#isSubPlan(text, next)) {
      this.#subPlan(text, cell.ref)
      return true
    }
    // Blank columns of months cannot be merged by mistake: only a text across half of the matrix is a band.
    if (cell.columnSpan > 2 && cell.columnSpan > this.#slotsHere() / 2) {
      this.#notes.leave(cell, this.#layout ? LEFT_OUT.band : LEFT_OUT.letterhead)
      return true
    }
    return row.cells.length === 0
  }

  #slotsHere(): number {
    return this.#layout ? Math.max(...this.#layout.slots.map((slot) => slot.to)) : 4
  }
}
