import { fold } from '../../../kernel/sort-key.ts'
import type { CellRef, DraftPoa, Proposal } from '../model.ts'
import type { Vocabulary } from './cell-language.ts'
import { cleanText, identity, oneLine } from './cell-text.ts'
import type { ExecutedMonths } from './draft.ts'
import type { HeadingItem, PlanEvent } from './events.ts'
import { LEFT_OUT, type Notes } from './findings.ts'
import { type Grid, type GridCell, type GridRow, placeKey } from './grid.ts'
import { isMatrixColumn } from './headings.ts'
import type { Layout } from './layout.ts'
import { learnHabit, placeRow } from './place-cells.ts'
import {
  knownObjective,
  sayHeadingsWithoutRows,
  sayLettersInRow,
  sayNoSchedule,
  sayNoTitle,
  sayScopeCalledObjective,
  sayUnitUnknown,
  sayUnknownColours,
  secondTitle,
  stalePageHeader,
  type TableMonths,
  VAGUE_LABEL,
} from './plan-remarks.ts'
import { PoaDraft } from './poa-draft.ts'
import type { UnequalTotal } from './refusals.ts'
import { matrixRow } from './rows.ts'
import type { ColourMeanings, UnknownColours } from './schedules.ts'
import { type HeadingRank, yearsIn } from './section-labels.ts'
import { type KnownUnit, unitNamedIn } from './units.ts'

export interface BuildInput {
  readonly format: Grid['format']
  readonly events: readonly PlanEvent[]
  readonly year: number
  readonly units: readonly KnownUnit[]
  /** Words of the PEI's strategic objectives, from the table that ties it to the yearly plan. */
  readonly strategic: ReadonlySet<string>
  /** Words of the scopes of the yearly plan, likewise. */
  readonly scopes: ReadonlySet<string>
  readonly colours: ColourMeanings
}

export interface BuiltPlans {
  readonly poas: readonly DraftPoa[]
  readonly executed: readonly ExecutedMonths[]
  readonly faults: readonly UnequalTotal[]
  readonly labels: readonly GridCell[]
}

type HeadingPlanEvent = Extract<PlanEvent, { is: 'heading' }>
type LinesEvent = Extract<PlanEvent, { is: 'lines' }>

/** Columns of a matrix that hold what elsewhere stands above it. */
const RANK_OF_COLUMN: Partial<Record<string, HeadingRank>> = {
  area: 'area',
  strategic_objective: 'strategic',
  scope: 'scope',
  specific_objective: 'specific',
}

export function buildPlans(input: BuildInput, notes: Notes): BuiltPlans {
  return new Builder(input, notes).build()
}

class Builder {
  readonly #input: BuildInput
  readonly #notes: Notes
  readonly #drafts: PoaDraft[] = []
  readonly #labels: GridCell[] = []
  readonly #vocabulary: Vocabulary
  /** Objectives of the page header of each plan: what stands between its first title and its first table. */
  readonly #pageHeads = new Map<PoaDraft, HeadingItem[]>()
  readonly #unknownColours: UnknownColours = new Map()
  readonly #faults: UnequalTotal[] = []
  readonly #executed: ExecutedMonths[] = []
  readonly #mergers = new Set<string>()
  readonly #months = new Map<Layout, TableMonths>()
  #current: PoaDraft | undefined
  #sheet: string | undefined
  /** What a repeated page header is expected to repeat. */
  #stale: HeadingItem[] = []
  #collecting = false
  #emptyHeads: Layout | undefined

  constructor(input: BuildInput, notes: Notes) {
    this.#input = input
    this.#notes = notes
    const parts = input.events.flatMap((event) => (event.is === 'sub_plan' ? [fold(event.text)] : []))
    const units = input.units.flatMap((unit) => [unit.code, ...unit.names].map((name) => fold(name)))
    this.#vocabulary = { units: [...new Set([...parts, ...units])].filter((name) => name.length > 1) }
  }

  /** Whoever merges cells anywhere on a sheet, or in a document, leaves a blank cell where there is nothing. */
  #author(layout: Layout): string {
    return this.#input.format === 'docx' ? '' : layout.sheet
  }

  build(): BuiltPlans {
    for (const event of this.#input.events)
      if (event.is === 'lines' && event.rows.some((row) => mergesWords(event.layout, row)))
        this.#mergers.add(this.#author(event.layout))
    for (const event of this.#input.events) this.#take(event)
    this.#sayEmptyHeads()
    const work = {
      notes: this.#notes,
      colours: this.#input.colours,
      unknownColours: this.#unknownColours,
      faults: this.#faults,
      executed: this.#executed,
    }
    const poas = this.#drafts.map((draft) => draft.finish(work))
    sayNoSchedule(this.#months, this.#notes)
    sayUnknownColours(this.#unknownColours, this.#notes)
    return { poas, executed: this.#executed, faults: this.#faults, labels: this.#labels }
  }

  #take(event: PlanEvent): void {
    switch (event.is) {
      case 'sheet':
        this.#sheet = event.name
        this.#current = undefined
        return
      case 'title':
        this.#title(oneLine(event.text), event.from)
        return
      case 'sub_plan':
        this.#subPlan(event)
        return
      case 'heading':
        this.#heading(event)
        return
      case 'layout':
        this.#sayEmptyHeads()
        this.#emptyHeads = event.layout
        this.#collecting = false
        return
      case 'lines':
        this.#emptyHeads = undefined
        this.#collecting = false
        this.#stale = []
        this.#lines(event)
    }
  }

  // ---- Plans ------------------------------------------------------------------------------------------------------

  #title(text: string, from: readonly CellRef[]): void {
    const unit = unitNamedIn(text, this.#input.units)
    const same = this.#drafts.find((draft) => identity(draft.title) === identity(text))
    if (same) {
      same.from.push(...from)
      this.#current = same
      this.#stale = [...(this.#pageHeads.get(same) ?? [])]
      return
    }
    const ofUnit = unit && this.#drafts.find((draft) => draft.unit === unit.code)
    if (ofUnit) {
      this.#current = ofUnit
      ofUnit.startSubPlan(text, from, secondTitle(ofUnit.title))
      return
    }
    this.#start(text, from, unit)
  }

  #start(text: string, from: readonly CellRef[], unit: KnownUnit | undefined): PoaDraft {
    const draft = new PoaDraft(text, from, unit?.code, this.#input.year)
    this.#drafts.push(draft)
    this.#current = draft
    this.#pageHeads.set(draft, [])
    this.#stale = []
    this.#collecting = true
    if (!unit && this.#input.units.length > 0) sayUnitUnknown(text, from, this.#notes)
    return draft
  }

  /** A part of the plan being read; on a sheet without a title, the name of a unit in capitals is the title. */
  #subPlan({ text, from, proposal }: Extract<PlanEvent, { is: 'sub_plan' }>): void {
    this.#stale = []
    if (!this.#current && unitNamedIn(text, this.#input.units)) this.#title(text, from)
    else this.#draft(from).startSubPlan(text, from, proposal)
  }

  /** The plan being read; one without a title is named after its sheet. */
  #draft(from: readonly CellRef[]): PoaDraft {
    if (this.#current) return this.#current
    const name = this.#sheet ?? ''
    const unit = unitNamedIn(name, this.#input.units)
    const known = this.#drafts.find((draft) => (unit ? draft.unit === unit.code : draft.title === name && name !== ''))
    if (known) {
      this.#current = known
      return known
    }
    sayNoTitle(name, from, this.#notes)
    return this.#start(name, [], unit)
  }

  // ---- Headings ---------------------------------------------------------------------------------------------------

  #heading(event: HeadingPlanEvent): void {
    const [first] = event.items
    const draft = this.#draft(first?.from ?? [])
    if (event.items.length === 0) return
    if (this.#isStale(event, draft)) return
    if (this.#collecting) this.#pageHeads.get(draft)?.push(...event.items)
    draft.head(event.items.map((item) => this.#ranked(event, item)))
  }

  /**
   * A page header that repeats the title also repeats the objectives of the first page, although the objective in force is
   * another by then: those repeat nothing but the header.
   */
  #isStale(event: HeadingPlanEvent, draft: PoaDraft): boolean {
    const expected = this.#stale.slice(0, event.items.length)
    const repeats =
      draft.hasLines &&
      event.items.every((item, i) => expected[i] && identity(expected[i].title) === identity(item.title))
    if (!repeats) {
      this.#stale = []
      return false
    }
    this.#stale = this.#stale.slice(event.items.length)
    for (const item of event.items) draft.repeatHeading(event.rank, item, stalePageHeader(item))
    return true
  }

  /** The rank of a text: as labelled, unless its words are those of an objective known to be the institution's. */
  #ranked(
    event: HeadingPlanEvent,
    item: HeadingItem,
  ): { rank: HeadingRank; label: string; item: HeadingItem; key: string } {
    const place = placeKey(item.from[0] ?? { sheet: '', address: '' })
    const index = event.items.indexOf(item)
    const key = event.items.length === 1 ? place : `${place}#${index + 1}`
    const known = this.#input.strategic.has(identity(item.title))
    if (known && (event.rank === 'specific' || event.rank === 'scope'))
      return { rank: 'strategic', label: event.label, item: proposed(item, knownObjective(event.label)), key }
    if (event.rank === 'strategic' && this.#input.scopes.has(identity(item.title)))
      sayScopeCalledObjective(event.label, item, this.#notes)
    return { rank: event.rank, label: event.label, item: event.vague ? proposed(item, VAGUE_LABEL) : item, key }
  }

  #sayEmptyHeads(): void {
    if (this.#emptyHeads) sayHeadingsWithoutRows(this.#emptyHeads, this.#notes)
    this.#emptyHeads = undefined
  }

  // ---- Lines ------------------------------------------------------------------------------------------------------

  #lines(event: LinesEvent): void {
    const { layout } = event
    const draft = this.#draft(event.rows[0]?.cells[0] ? [event.rows[0].cells[0].ref] : [])
    const habit = learnHabit(layout, event.rows)
    const usesMerges = this.#mergers.has(this.#author(layout))
    const wordsAbove = RANKED_COLUMNS.some((column) => layout.slots.some((slot) => slot.column === column))
    let marks = 0
    let afterBreak = draft.goesOn
    for (const row of event.rows) {
      if (row.cells.length === 0) continue
      const placed = placeRow(layout, row, habit, this.#vocabulary)
      this.#labels.push(...placed.labels)
      if (placed.labels.length > 0) sayLettersInRow(placed.labels, this.#notes)
      marks += placed.months.length + placed.row.fills.length
      if (wordsAbove) this.#headInRow(draft, placed.texts)
      const known = {
        ...placed,
        texts: placed.texts.filter((text) => isMatrixColumn(text.column) || NUMBERS.has(text.column)),
      }
      for (const text of placed.texts)
        if (!known.texts.includes(text) && !RANK_OF_COLUMN[text.column])
          this.#notes.leave(text.cell, LEFT_OUT.unknown_column)
      const at = { layout, chunk: event.chunk, afterBreak, blanksMayBeMerged: !usesMerges }
      draft.addRows([matrixRow(known, at, this.#notes)], placeKey({ sheet: layout.sheet, address: row.address }))
      afterBreak = false
    }
    const known = this.#months.get(layout)
    this.#months.set(layout, {
      at: known?.at ?? event.rows[0]?.cells[0]?.ref,
      rows: (known?.rows ?? 0) + event.rows.length,
      marks: (known?.marks ?? 0) + marks,
    })
  }

  /** Objectives that stand in a column of the matrix instead of above it. */
  #headInRow(draft: PoaDraft, texts: readonly { readonly cell: GridCell; readonly column: string }[]): void {
    for (const { cell, column } of texts) {
      const rank = RANK_OF_COLUMN[column]
      if (!rank) continue
      const item: HeadingItem = { title: oneLine(cleanText(cell.text)), from: [cell.ref], proposals: [] }
      draft.head([{ rank, label: '', item, key: placeKey(cell.ref) }])
    }
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['target', 'annual_total', 'weight', 'row_number'])
const RANKED_COLUMNS = ['area', 'strategic_objective', 'scope', 'specific_objective'] as const

/** Whether a merged cell of words (not of months) reaches into a row: the author of the table merges cells. */
function mergesWords(layout: Layout, row: GridRow): boolean {
  for (const column of row.covered.keys())
    if (!layout.months.some((slot) => slot.from <= column && column <= slot.to)) return true
  return false
}

function proposed(item: HeadingItem, proposal: Proposal): HeadingItem {
  return { ...item, proposals: [...item.proposals, proposal] }
}

/** Years that titles and heading rows name, each with its place. */
export function yearsSaid(
  events: readonly PlanEvent[],
): readonly { readonly year: number; readonly ref: CellRef | undefined; readonly words: string }[] {
  return events.flatMap((event) => {
    if (event.is === 'title')
      return yearsIn(event.text).map((year) => ({ year, ref: event.from[0], words: event.text }))
    if (event.is === 'layout')
      return event.layout.years.map(({ year, cell }) => ({ year, ref: cell.ref, words: oneLine(cleanText(cell.text)) }))
    return []
  })
}
