import { cleanText } from './cell-text.ts'
import type { GridCell, GridRow, GridTable } from './grid.ts'
import { headingRow, type LayoutColumn, type MonthLabel, monthsNamed, yearSaid } from './headings.ts'

export interface LayoutSlot {
  readonly column: LayoutColumn
  readonly from: number
  readonly to: number
  readonly heading: string
  readonly side: 'left' | 'right'
}

export interface MonthSlot {
  readonly month: number
  readonly track: 'programmed' | 'executed'
  readonly from: number
  readonly to: number
}

/** What the heading rows above some lines say: which column holds what, and where the months are. */
export interface Layout {
  /** Address of the heading row; lines under different headings never share a habit. */
  readonly address: string
  readonly sheet: string
  readonly slots: readonly LayoutSlot[]
  readonly months: readonly MonthSlot[]
  readonly labels: readonly GridCell[]
  readonly years: readonly { readonly year: number; readonly cell: GridCell }[]
  readonly merges: GridTable['merges']
}

export interface HeadingBlock {
  readonly layout: Layout
  /** Index of the first row after the headings. */
  readonly next: number
}

const TRACKS: Record<string, MonthSlot['track']> = {
  p: 'programmed',
  prog: 'programmed',
  programado: 'programmed',
  e: 'executed',
  ejec: 'executed',
  ejecutado: 'executed',
  r: 'executed',
  real: 'executed',
}

/** Reads the heading rows that begin at `index`: names, then the rows of year, months and their parts below them. */
export function readHeadings(table: GridTable, index: number, previous: Layout | undefined): HeadingBlock | undefined {
  const first = table.rows[index]
  const named = first && headingRow(first)
  if (!first || !named) return undefined
  const rows = [first]
  let months = monthsNamed(first)
  let tracks: GridRow | undefined
  for (let at = index + 1; at < table.rows.length; at += 1) {
    const row = table.rows[at]
    if (!row || row.cells.length === 0) {
      rows.push(...(row ? [row] : []))
      continue
    }
    const monthRow = months.length === 0 ? monthsNamed(row) : []
    if (monthRow.length > 0 && monthRow.length >= row.cells.length - 4) months = monthRow
    else if (months.length > 0 && !tracks && isTrackRow(row)) tracks = row
    else if (!(row.cells.length <= 2 && row.cells.every((cell) => yearSaid(cell.text) !== undefined))) break
    rows.push(row)
  }
  const time = named.find((entry) => entry.column === 'time')
  const slots = named.filter((entry) => entry.column !== 'time')
  const monthSlots =
    months.length > 0
      ? withTracks(widened(months, table.merges, slots), tracks)
      : monthsByPlace(time, slots, table, previous)
  const pivot = monthSlots[0]?.from ?? time?.from ?? Number.POSITIVE_INFINITY
  const labels = rows.flatMap((row) => row.cells)
  const years = labels.flatMap((cell) => {
    const year = yearSaid(cell.text)
    return year === undefined ? [] : [{ year, cell }]
  })
  const layout: Layout = {
    address: first.address,
    sheet: table.sheet,
    slots: slots.map((slot) => ({ ...slot, side: slot.from < pivot ? 'left' : 'right' })),
    months: monthSlots,
    labels,
    years,
    merges: table.merges,
  }
  return { layout, next: index + rows.length }
}

/** A month whose label covers several columns (weeks, programmed and executed) reaches to the next label. */
function widened(
  months: readonly MonthLabel[],
  merges: GridTable['merges'],
  slots: readonly { from: number }[],
): MonthSlot[] {
  return months.map((label, index) => {
    const next =
      months[index + 1]?.from ?? label.from + (months[1]?.from ?? label.from + 1) - (months[0]?.from ?? label.from)
    const wall = slots.find((slot) => slot.from > label.from)?.from ?? Number.POSITIVE_INFINITY
    const to = merges === 'kept' ? label.to : Math.min(next, wall) - 1
    return { month: label.month, track: 'programmed', from: label.from, to: Math.max(label.from, to) }
  })
}

function isTrackRow(row: GridRow): boolean {
  const texts = row.cells.map((cell) => trackOf(cell))
  return texts.length >= 2 && texts.every((track) => track !== undefined)
}

function trackOf(cell: GridCell): MonthSlot['track'] | 'week' | undefined {
  const label = cleanText(cell.text).toLowerCase().replace(/\.$/u, '')
  return TRACKS[label] ?? (/^s?[1-5]$/u.test(label) ? 'week' : undefined)
}

function withTracks(months: readonly MonthSlot[], tracks: GridRow | undefined): readonly MonthSlot[] {
  if (!tracks) return months
  return tracks.cells.flatMap((cell) => {
    const track = trackOf(cell)
    const month = months.find((slot) => slot.from <= cell.column && cell.column <= slot.to)
    if (!month || !track) return []
    return [
      {
        ...month,
        track: track === 'week' ? month.track : track,
        from: cell.column,
        to: cell.column + cell.columnSpan - 1,
      },
    ]
  })
}

/** No month labels: the columns are those of the headings before, or the twelve under a heading of time. */
function monthsByPlace(
  time: { readonly from: number; readonly to: number } | undefined,
  slots: readonly { readonly from: number }[],
  table: GridTable,
  previous: Layout | undefined,
): readonly MonthSlot[] {
  if (!time) return []
  const wall = slots.find((slot) => slot.from > time.from)?.from
  const width = table.merges === 'kept' ? time.to - time.from + 1 : (wall ?? 0) - time.from
  if (width === 12)
    return Array.from({ length: 12 }, (_, index) => ({
      month: index + 1,
      track: 'programmed' as const,
      from: time.from + index,
      to: time.from + index,
    }))
  return previous?.months[0]?.from === time.from ? previous.months : []
}
