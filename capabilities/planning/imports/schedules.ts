import { type CellRef, type MonthValues, NO_SCHEDULE, type Schedule } from '../model.ts'
import { LEFT_OUT, type Notes } from './findings.ts'
import type { GridCell } from './grid.ts'
import type { Layout, MonthSlot } from './layout.ts'
import type { PlacedRow } from './place-cells.ts'
import type { UnequalTotal } from './refusals.ts'
import { monthWord, recurrenceMonths } from './schedule-cells.ts'

/** What a colour means on a sheet, as the person said it. */
export type ColourMeaning = 'programmed' | 'executed' | 'ignore'
export type ColourMeanings = Readonly<Record<string, Readonly<Record<string, ColourMeaning>>>>

/** Colours met in month cells whose meaning nobody has said, by sheet and colour. */
export type UnknownColours = Map<string, Map<string, CellRef[]>>

export interface ReadSchedule {
  readonly schedule: Schedule
  readonly executed?: { readonly months: MonthValues; readonly from: readonly CellRef[] }
  readonly total?: GridCell
}

type MonthCell = PlacedRow['months'][number]

interface Track {
  readonly months: (number | null)[]
  readonly from: CellRef[]
  readonly cells: GridCell[]
}

/** Reads the month cells of one row; `undefined` when it has none. */
export function readSchedule(
  layout: Layout,
  placed: PlacedRow,
  totals: readonly GridCell[],
  colours: ColourMeanings,
  unknown: UnknownColours,
  notes: Notes,
  faults: UnequalTotal[],
): ReadSchedule | undefined {
  const cells: readonly MonthCell[] = [...placed.months, ...coveredMonths(layout, placed)]
  const tracks = { programmed: newTrack(), executed: newTrack() }
  const hasQuantities = cells.some(({ cell }) => monthWord(cell.text, cell.number)?.is === 'quantity')
  let rule: string | undefined
  for (const { cell, slots } of cells) {
    const word = monthWord(cell.text, cell.number)
    const rhythm = word ? undefined : recurrenceMonths(cell.text)
    if (word?.is === 'mark' && hasQuantities) notes.leave(cell, LEFT_OUT.mark_among_quantities)
    else if (word) put(tracks, cell, slots, word.is === 'mark' ? 1 : word.value)
    else if (rhythm) {
      rule = rule === undefined ? cell.text : `${rule}; ${cell.text}`
      for (const [index, value] of rhythm.entries()) if (value !== null) tracks.programmed.months[index] = value
      tracks.programmed.from.push(cell.ref)
    } else if (placed.months.some((month) => month.cell === cell)) notes.leave(cell, LEFT_OUT.month_words)
  }
  readColours(layout, placed, colours, unknown, tracks)
  const total = readTotal(totals, notes)
  const { programmed, executed } = tracks
  if (total && programmed.cells.length > 0) compare(programmed, total, faults)
  const kind = rule !== undefined ? 'recurrence' : hasQuantities ? 'quantities' : 'marks'
  const none = programmed.from.length === 0
  if (none && executed.from.length === 0 && !total) return undefined
  const schedule: Schedule = none
    ? { ...NO_SCHEDULE, ...(total ? { annualTotal: total.value, from: [total.cell.ref] } : {}) }
    : {
        kind,
        months: programmed.months,
        ...(total ? { annualTotal: total.value } : {}),
        ...(rule === undefined ? {} : { rule }),
        from: [...programmed.from, ...(total ? [total.cell.ref] : [])],
      }
  return {
    schedule,
    ...(executed.from.length > 0 ? { executed: { months: executed.months, from: executed.from } } : {}),
    ...(total ? { total: total.cell } : {}),
  }
}

function newTrack(): Track {
  return { months: Array<number | null>(12).fill(null), from: [], cells: [] }
}

/** A mark over several merged months marks each; a quantity over several is due at their end. */
function put(
  tracks: Record<MonthSlot['track'], Track>,
  cell: GridCell,
  slots: readonly MonthSlot[],
  value: number,
): void {
  const mark = monthWord(cell.text, cell.number)?.is === 'mark'
  const last = slots.at(-1)
  for (const slot of mark ? slots : last ? [last] : []) {
    const track = tracks[slot.track]
    const before = track.months[slot.month - 1] ?? null
    track.months[slot.month - 1] = mark ? 1 : (before ?? 0) + value
    if (!track.cells.includes(cell)) {
      track.cells.push(cell)
      track.from.push(cell.ref)
    }
  }
}

/** Month cells merged down from an earlier row. */
function coveredMonths(layout: Layout, placed: PlacedRow): readonly MonthCell[] {
  const cells = new Map<GridCell, MonthSlot[]>()
  for (const slot of layout.months)
    for (let column = slot.from; column <= slot.to; column += 1) {
      const cell = placed.row.covered.get(column)
      if (cell && !cells.get(cell)?.includes(slot)) cells.set(cell, [...(cells.get(cell) ?? []), slot])
    }
  return [...cells].map(([cell, slots]) => ({ cell, slots }))
}

/**
 * Months marked by fill. A colour counts only when the person said what it means on that sheet; else it is listed. Shading
 * that the row's words share is decoration.
 */
function readColours(
  layout: Layout,
  placed: PlacedRow,
  colours: ColourMeanings,
  unknown: UnknownColours,
  tracks: Record<MonthSlot['track'], Track>,
): void {
  const shading = new Set(placed.texts.flatMap((text) => text.cell.fill ?? []))
  const fills = [
    ...placed.row.fills,
    ...placed.months.flatMap(({ cell }) =>
      cell.fill ? [{ ref: cell.ref, column: cell.column, columnSpan: cell.columnSpan, colour: cell.fill }] : [],
    ),
  ]
  for (const fill of fills) {
    const slots = layout.months.filter((slot) => slot.from < fill.column + fill.columnSpan && fill.column <= slot.to)
    if (slots.length === 0 || fill.colour === 'FFFFFF' || shading.has(fill.colour)) continue
    const meaning = colours[layout.sheet]?.[fill.colour]
    if (meaning === 'ignore') continue
    if (meaning === undefined) {
      listColour(unknown, layout.sheet, fill)
      continue
    }
    for (const slot of slots) {
      const track = tracks[meaning]
      track.months[slot.month - 1] ??= 1
      if (!track.from.some((ref) => ref.address === fill.ref.address)) track.from.push(fill.ref)
    }
  }
}

function listColour(
  unknown: UnknownColours,
  name: string,
  fill: { readonly ref: CellRef; readonly colour: string },
): void {
  const sheet = unknown.get(name) ?? new Map<string, CellRef[]>()
  unknown.set(name, sheet)
  const places = sheet.get(fill.colour)
  if (places) places.push(fill.ref)
  else sheet.set(fill.colour, [fill.ref])
}

function readTotal(
  cells: readonly GridCell[],
  notes: Notes,
): { readonly cell: GridCell; readonly value: number; readonly percent: boolean } | undefined {
  let found: { cell: GridCell; value: number; percent: boolean } | undefined
  for (const cell of cells) {
    const word = monthWord(cell.text, cell.number)
    if (word?.is === 'quantity' && !found) found = { cell, value: word.value, percent: word.percent === true }
    else notes.leave(cell, LEFT_OUT.total_words)
  }
  return found
}

/** Percentages are written rounded (12 × 8.33 %): half a point is forgiven, in quantities nothing is. */
function compare(
  track: Track,
  total: { readonly cell: GridCell; readonly value: number; readonly percent: boolean },
  faults: UnequalTotal[],
): void {
  const sum = track.months.reduce<number>((all, value) => all + (value ?? 0), 0)
  const tolerance = total.percent ? 0.5 : 1e-9 * Math.max(1, Math.abs(total.value))
  if (Math.abs(sum - total.value) <= tolerance) return
  faults.push({ total: total.cell, written: total.value, sum: Number(sum.toPrecision(12)), months: track.cells })
}
