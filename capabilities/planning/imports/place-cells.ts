import type { Proposal } from '../model.ts'
import { clueFor, type Vocabulary } from './cell-language.ts'
import { cleanText } from './cell-text.ts'
import { parseCode } from './codes.ts'
import type { GridCell, GridRow } from './grid.ts'
import { isMatrixColumn, type LayoutColumn, monthsNamed } from './headings.ts'
import { COLUMN_WORDS } from './import-words.ts'
import type { Layout, LayoutSlot, MonthSlot } from './layout.ts'
import { monthWord, recurrenceMonths } from './schedule-cells.ts'

export interface PlacedCell {
  readonly cell: GridCell
  readonly column: LayoutColumn
  readonly proposal?: Proposal
}

export interface PlacedRow {
  readonly row: GridRow
  readonly texts: readonly PlacedCell[]
  readonly months: readonly { readonly cell: GridCell; readonly slots: readonly MonthSlot[] }[]
  /** Month letters that stand in the row itself: headings, not marks. */
  readonly labels: readonly GridCell[]
}

/** How far the cells of each side habitually stand from their headings under one heading row. */
export interface Habit {
  readonly left: number
  readonly right: number
}

/** One cell, or a code that stands in a cell of its own with the text beside it. */
interface Unit {
  readonly cells: readonly GridCell[]
  readonly column: number
  readonly text: string
}

/** Learns the habit from the rows that leave no doubt: as many cells on a side as headings, or cells that bear codes. */
export function learnHabit(layout: Layout, rows: readonly GridRow[]): Habit {
  const votes = { left: new Map<number, number>(), right: new Map<number, number>() }
  const vote = (side: 'left' | 'right', shift: number, weight: number) =>
    votes[side].set(shift, (votes[side].get(shift) ?? 0) + weight)
  const right = layout.slots.filter((slot) => slot.side === 'right')
  for (const row of rows) {
    const { texts } = separate(layout, row)
    const units = unite(texts)
    for (const unit of units) {
      const code = parseCode(unit.text)
      const slot = code && layout.slots.find((entry) => entry.column === code.names)
      if (slot) vote(slot.side, shiftOf(unit, slot), 1)
    }
    const last = units.slice(-right.length)
    const evenly = last.every((unit, i) => i === 0 || unit.column === (last[i - 1]?.column ?? 0) + 1)
    if (
      right.length > 1 &&
      last.length === right.length &&
      units.length > right.length &&
      evenly &&
      last[0] &&
      right[0]
    )
      vote('right', shiftOf(last[0], right[0]), 1)
  }
  const most = (side: 'left' | 'right') =>
    [...votes[side]].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))[0]?.[0] ?? 0
  return { left: most('left'), right: most('right') }
}

/** Says of every cell of a row which column it belongs to. No cell is left out. */
export function placeRow(layout: Layout, row: GridRow, habit: Habit, vocabulary: Vocabulary): PlacedRow {
  const { texts, months, labels } = separate(layout, row)
  const direct = layout.merges === 'kept' ? underHeadings(layout, texts) : undefined
  return { row, months, labels, texts: direct ?? byCluesAndPlace(layout, unite(texts), habit, vocabulary) }
}

/** Months and their labels apart from the cells that say something in words. */
function separate(
  layout: Layout,
  row: GridRow,
): Omit<PlacedRow, 'texts' | 'row'> & { readonly texts: readonly GridCell[] } {
  const lettered = monthsNamed(row)
  const isLabel = (cell: GridCell) =>
    lettered.length === 12 && cleanText(cell.text).length < 4 && lettered.some((label) => label.from === cell.column)
  const labels = row.cells.filter(isLabel)
  const rest = row.cells.filter((cell) => !isLabel(cell))
  const months: { cell: GridCell; slots: readonly MonthSlot[] }[] = []
  const texts: GridCell[] = []
  for (const cell of rest) {
    const slots = layout.months.filter((slot) => slot.from < cell.column + cell.columnSpan && cell.column <= slot.to)
    const tells = monthWord(cell.text, cell.number) !== undefined || recurrenceMonths(cell.text) !== undefined
    if (slots.length > 0 && (layout.merges === 'kept' || (tells && cleanText(cell.text).length < 40)))
      months.push({ cell, slots })
    else texts.push(cell)
  }
  return { texts, months, labels }
}

/** Where merges are kept a cell belongs to the heading it stands under; undefined when some stand under none. */
function underHeadings(layout: Layout, cells: readonly GridCell[]): readonly PlacedCell[] | undefined {
  const placed: PlacedCell[] = []
  for (const cell of cells) {
    const slot = layout.slots.find((entry) => entry.from <= cell.column && cell.column <= entry.to)
    if (!slot) return undefined
    placed.push({ cell, column: slot.column })
  }
  return placed
}

function unite(cells: readonly GridCell[]): readonly Unit[] {
  const units: Unit[] = []
  for (const cell of cells) {
    const before = units.at(-1)
    const code = before && before.cells.length === 1 ? parseCode(cleanText(before.text)) : undefined
    const joins = code?.rest === '' && cell.column === (before?.column ?? 0) + 1 && !parseCode(cleanText(cell.text))
    if (joins && before)
      units[units.length - 1] = { ...before, cells: [...before.cells, cell], text: `${before.text} ${cell.text}` }
    else units.push({ cells: [cell], column: cell.column, text: cell.text })
  }
  return units
}

function shiftOf(unit: Unit, slot: LayoutSlot): number {
  if (unit.column < slot.from) return unit.column - slot.from
  return unit.column > slot.to ? unit.column - slot.to : 0
}

const SAME_COLUMN_TWICE = 6

/**
 * The cheapest way to lay the cells of a row, in order, on the columns, in order: moving together costs nothing, moving
 * apart costs, saying what the column is for pays.
 */
function byCluesAndPlace(
  layout: Layout,
  units: readonly Unit[],
  habit: Habit,
  vocabulary: Vocabulary,
): readonly PlacedCell[] {
  const { slots } = layout
  if (slots.length === 0 || units.length === 0) return []
  const clues = units.map((unit) => slots.map((slot) => clue(unit, slot, vocabulary)))
  const costs: number[][] = []
  const came: number[][] = []
  for (const [i, unit] of units.entries()) {
    costs.push([])
    came.push([])
    for (const [j, slot] of slots.entries()) {
      let best = Number.POSITIVE_INFINITY
      let from = -1
      const shift = shiftOf(unit, slot)
      for (let k = 0; k <= (i === 0 ? 0 : j); k += 1) {
        const previous = units[i - 1]
        const beforeSlot = slots[k]
        const before = i === 0 ? 0 : (costs[i - 1]?.[k] ?? Number.POSITIVE_INFINITY)
        const sameSide = previous && beforeSlot?.side === slot.side
        const base = sameSide && beforeSlot ? shiftOf(previous, beforeSlot) : habit[slot.side]
        const cost = before + drift(shift, base, !sameSide, slot.side) + (i > 0 && k === j ? SAME_COLUMN_TWICE : 0)
        if (cost < best) {
          best = cost
          from = k
        }
      }
      costs[i]?.push(best - (clues[i]?.[j]?.score ?? 0))
      came[i]?.push(from)
    }
  }
  return trace(layout, units, costs, came, clues)
}

/** The first cells of a row seldom move; the last ones do whenever blank cells before them were lost. */
function drift(shift: number, base: number, opensSide: boolean, side: LayoutSlot['side']): number {
  if (shift === base) return 0
  if (opensSide && shift === 0) return 0.5
  return (side === 'left' ? 2.2 : 0.8) + 0.25 * Math.min(Math.abs(shift - base), 6)
}

function clue(
  unit: Unit,
  slot: LayoutSlot,
  vocabulary: Vocabulary,
): { readonly score: number; readonly words: string } {
  if (isMatrixColumn(slot.column)) return clueFor(unit.text, slot.column, vocabulary)
  const figure = /^[\d.,]+\s*%?$/u.test(cleanText(unit.text))
  if (slot.column === 'other' || slot.column === 'target') return { score: 0, words: '' }
  const wantsFigure = slot.column === 'annual_total' || slot.column === 'weight' || slot.column === 'row_number'
  return { score: wantsFigure === figure ? 2 : -4, words: '' }
}

function trace(
  layout: Layout,
  units: readonly Unit[],
  costs: readonly number[][],
  came: readonly number[][],
  clues: readonly (readonly { readonly words: string }[])[],
): readonly PlacedCell[] {
  const { slots } = layout
  const chosen: number[] = []
  const lastCosts = costs.at(-1) ?? []
  let j = lastCosts.indexOf(Math.min(...lastCosts))
  for (let i = units.length - 1; i >= 0; i -= 1) {
    chosen[i] = j
    j = came[i]?.[j] ?? 0
  }
  const complete = { left: false, right: false }
  for (const side of ['left', 'right'] as const) {
    const ofSide = chosen.filter((slot) => slots[slot]?.side === side)
    complete[side] =
      ofSide.length === slots.filter((slot) => slot.side === side).length && new Set(ofSide).size === ofSide.length
  }
  return units.flatMap((unit, i) => {
    const slot = slots[chosen[i] ?? 0]
    if (!slot) return []
    const sure = complete[slot.side] || shiftOf(unit, slot) === 0
    const proposal = sure ? undefined : moved(unit, slot, clues[i]?.[chosen[i] ?? 0]?.words ?? '')
    return unit.cells.map((cell) => ({ cell, column: slot.column, ...(proposal ? { proposal } : {}) }))
  })
}

function moved(unit: Unit, slot: LayoutSlot, words: string): Proposal {
  const name = COLUMN_WORDS[slot.column]
  const code = parseCode(cleanText(unit.text))
  const why = code
    ? { es: `su código (${code.written})`, en: `its code (${code.written})` }
    : words
      ? { es: `lo que dice («${words}»)`, en: `what it says (“${words.replaceAll('», «', '”, “')}”)` }
      : { es: 'el orden de las celdas', en: 'the order of the cells' }
  const address = unit.cells[0]?.ref.address ?? ''
  return {
    rule: 'column_by_content',
    reason: {
      es: `La celda ${address} no está bajo su encabezado («${slot.heading}», columna ${slot.from}): las celdas de esta fila se corrieron. Se leyó como ${name.es} por ${why.es}.`,
      en: `Cell ${address} does not stand under its heading (“${slot.heading}”, column ${slot.from}): the cells of this row moved. It was read as ${name.en} by ${why.en}.`,
    },
  }
}
