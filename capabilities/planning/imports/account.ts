import type { CellRef, DraftElement, DraftInstrument, DraftPoa } from '../model.ts'
import { wordsOf } from './cell-text.ts'
import type { ExecutedMonths, Unplaced } from './draft.ts'
import { type GridCell, type GridTable, placeKey } from './grid.ts'
import { monthWord, recurrenceMonths } from './schedule-cells.ts'

/** What a reading must answer for. */
export interface Accounted {
  readonly tables: readonly GridTable[]
  readonly labels: readonly GridCell[]
  readonly poas: readonly DraftPoa[]
  readonly instruments: readonly DraftInstrument[]
  readonly executed: readonly ExecutedMonths[]
  readonly unplaced: readonly Unplaced[]
}

export interface Account {
  readonly read: number
  readonly placed: number
  readonly headings: number
  readonly unplaced: number
  /** Cells that no rule answers for: always empty unless the importer is at fault. */
  readonly lost: readonly GridCell[]
  /** Cells in the plan of which some words are nowhere in it. */
  readonly shortened: readonly { readonly cell: GridCell; readonly words: readonly string[] }[]
}

/**
 * Proves that nothing was dropped: every cell of every table that was read is in the plan with all its words, is a heading,
 * or is listed as not placed. Run at the end of every reading, not only in tests.
 */
export function auditReading(accounted: Accounted): Account {
  const wordsAt = wordsByPlace(accounted)
  const labels = new Set(accounted.labels.map((cell) => placeKey(cell.ref)))
  const unplaced = new Set(accounted.unplaced.map(placeKey))
  const counts = { read: 0, placed: 0, headings: 0, unplaced: 0 }
  const lost: GridCell[] = []
  const shortened: { cell: GridCell; words: readonly string[] }[] = []
  for (const table of accounted.tables)
    for (const row of table.rows)
      for (const cell of row.cells) {
        const key = placeKey(cell.ref)
        const words = wordsAt.get(key)
        counts.read += 1
        if (words) {
          counts.placed += 1
          // A code glued to its text (`A.3Taller`) is one word in the cell and two in the plan.
          const missing = wordsOf(cell.text).filter((word) => !words.said.has(word) && !words.run.includes(word))
          if (missing.length > 0 && !tellsMonths(cell)) shortened.push({ cell, words: missing })
        } else if (labels.has(key)) counts.headings += 1
        else if (unplaced.has(key)) counts.unplaced += 1
        else lost.push(cell)
      }
  return { ...counts, lost, shortened }
}

/** Marks, quantities and frequencies are kept as months, not as words. */
function tellsMonths(cell: GridCell): boolean {
  return monthWord(cell.text, cell.number) !== undefined || recurrenceMonths(cell.text) !== undefined
}

interface PlaceWords {
  readonly said: Set<string>
  /** The same, run together. */
  readonly run: string
}

function wordsByPlace({ poas, instruments, executed }: Accounted): ReadonlyMap<string, PlaceWords> {
  const words = new Map<string, PlaceWords>()
  const add = (from: readonly CellRef[], text: string) => {
    const said = wordsOf(text)
    for (const ref of from) {
      const key = placeKey(ref)
      const known = words.get(key)
      for (const word of said) known?.said.add(word)
      words.set(key, { said: known?.said ?? new Set(said), run: `${known?.run ?? ''} ${said.join('')}` })
    }
  }
  for (const poa of poas) {
    add(poa.from, poa.title)
    for (const element of poa.elements) addElement(element, add)
  }
  for (const instrument of instruments) for (const node of instrument.nodes) addElement(node, add)
  for (const months of executed) add(months.from, '')
  return words
}

function addElement(element: DraftElement, add: (from: readonly CellRef[], text: string) => void): void {
  add(element.from, `${element.label ?? ''} ${element.code ?? ''} ${element.title}`)
  if (element.schedule?.from) add(element.schedule.from, '')
}
