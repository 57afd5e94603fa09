import type { Block } from './block.ts'
import { type Area, type Edit, edgesOf, isThere, mayWrite, placesIn, type Sheet, textAt } from './sheet.ts'

export interface Pasted {
  readonly edits: readonly Edit[]
  /** Where the pasted cells come to stand. */
  readonly area: Area
  /** Cells with something in them that fell beside the sheet, or on cells that cannot be written: said, never lost silently. */
  readonly outside: number
  readonly fixed: number
}

/**
 * As spreadsheets paste: one value fills everything selected; a block begins at the upper left corner of the selection,
 * whatever else was selected.
 */
export function pasteBlock(sheet: Sheet, selected: Area, block: Block): Pasted {
  const { top, left } = edgesOf(selected)
  const [only] = block[0] ?? []
  const single = block.length === 1 && block[0]?.length === 1 && only !== undefined
  const wanted: readonly Edit[] = single
    ? placesIn(selected).map((place) => ({ ...place, text: only.trim() }))
    : block.flatMap((texts, row) =>
        texts.map((text, column) => ({ row: top + row, column: left + column, text: text.trim() })),
      )
  const edits = wanted.filter((edit) => mayWrite(sheet, edit))
  const said = wanted.filter(({ text }) => text !== '')
  const widest = Math.max(1, ...block.map((texts) => texts.length))
  const bottom = Math.min(top + block.length - 1, sheet.seen.length - 1)
  const right = Math.min(left + widest - 1, (sheet.seen[top]?.length ?? 1) - 1)
  return {
    edits,
    area: single ? selected : { from: { row: top, column: left }, to: { row: bottom, column: right } },
    outside: said.filter((edit) => !isThere(sheet, edit)).length,
    fixed: said.filter((edit) => isThere(sheet, edit) && !mayWrite(sheet, edit)).length,
  }
}

/**
 * Each row takes what its leftmost selected cell says; with one column selected, what stands to the left of it, as Ctrl+R does
 * everywhere.
 */
export function fillRight(sheet: Sheet, selected: Area): readonly Edit[] {
  const { left, right } = edgesOf(selected)
  const from = left === right ? left - 1 : left
  if (from < 0) return []
  return placesIn(selected)
    .filter(({ column }) => column > from)
    .map((place) => ({ ...place, text: textAt(sheet, { row: place.row, column: from }) }))
}

export function clear(selected: Area): readonly Edit[] {
  return placesIn(selected).map((place) => ({ ...place, text: '' }))
}

/** What is selected, for the clipboard. */
export function copyBlock(sheet: Sheet, selected: Area): Block {
  const { top, bottom, left, right } = edgesOf(selected)
  return sheet.now.slice(top, bottom + 1).map((texts) => texts.slice(left, right + 1))
}
