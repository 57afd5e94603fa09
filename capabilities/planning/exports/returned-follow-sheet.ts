import { say, type Text } from '../../../kernel/text.ts'
import type { ReadCell, ReadSheet, WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { CellRef } from '../model.ts'
import { FIGURE_KIND_NAMES, MISSING_NAMES, STATE_NAMES } from '../rules/words.ts'
import { FIRST_MONTH, followHeads, followTitle, HEAD_ROW } from './follow-sheet.ts'
import type { ExportedPlan } from './identity-sheet.ts'
import { type PoaWords, poaWords } from './poa-words.ts'

/** The follow-up that we added to a workbook of ours, and what somebody wrote into it besides. */
export interface ReturnedFollowSheet {
  readonly sheet: string
  readonly foreign: readonly CellRef[]
}

/**
 * Finds our follow-up in a workbook that comes back. Told by its title and headings, not by its name: people rename tabs.
 * A figure that was overwritten by another cannot be told from ours, and is as little read.
 */
export function returnedFollowSheet(
  { sheets }: WorkbookContent,
  exported: ExportedPlan,
): ReturnedFollowSheet | undefined {
  for (const sheet of sheets)
    for (const locale of ['es', 'en'] as const)
      if (isFollowSheet(sheet, locale)) return { sheet: sheet.name, foreign: foreignCells(sheet, locale, exported) }
  return undefined
}

function isFollowSheet({ cells }: ReadSheet, locale: 'es' | 'en'): boolean {
  const heads = followHeads(locale)
  const written = cells.filter(({ row, column }) => row === HEAD_ROW && column <= heads.length)
  return (
    cells[0]?.address === 'A1' &&
    cells[0].text.startsWith(followTitle('', locale)) &&
    written.length === heads.length &&
    written.every(({ column, text }) => text === heads[column - 1])
  )
}

function foreignCells({ name, cells }: ReadSheet, locale: 'es' | 'en', { plan }: ExportedPlan): readonly CellRef[] {
  const known: Known = {
    locale,
    words: poaWords(locale),
    kinds: wordsIn(FIGURE_KIND_NAMES, locale),
    states: wordsIn(STATE_NAMES, locale),
    missing: wordsIn(MISSING_NAMES, locale),
    columns: followHeads(locale).length,
    figures: new Set(cells.filter((cell) => cell.row > HEAD_ROW && cell.column === 1).map(({ row }) => row)),
    titles: new Set([plan.title, ...plan.elements.map(({ title }) => title)]),
  }
  return cells
    .filter((cell) => cell.comment !== undefined || (cell.text !== '' && !isOurs(cell, known)))
    .map(({ address }) => ({ sheet: name, address }))
}

interface Known {
  readonly locale: 'es' | 'en'
  readonly words: PoaWords
  readonly kinds: ReadonlySet<string>
  readonly states: ReadonlySet<string>
  readonly missing: ReadonlySet<string>
  readonly columns: number
  /** Rows that begin with a kind of figure, or with anything else. */
  readonly figures: ReadonlySet<number>
  readonly titles: ReadonlySet<string>
}

function isOurs({ row, column, text, number }: ReadCell, known: Known): boolean {
  if (row < HEAD_ROW) return column === 1
  if (column > known.columns) return false
  if (row === HEAD_ROW) return true
  if (!known.figures.has(row)) return false
  if (column === 1) return known.kinds.has(text)
  if (column === 2) return true
  if (column === 3) return known.titles.has(text)
  if (column === 4) return known.states.has(text)
  if (column === FIRST_MONTH - 1) return text.replaceAll(/\d+/g, '0') === known.words.judged(0, 0)
  return number !== undefined || known.missing.has(text)
}

function wordsIn(names: Readonly<Record<string, Text>>, locale: 'es' | 'en'): ReadonlySet<string> {
  return new Set(Object.values(names).map((name) => say(name, locale)))
}
