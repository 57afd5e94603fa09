import type { CellArea } from './cell-address.ts'
import type { CellStyle, SheetSpec } from './workbook-spec.ts'

/** What we write onto a workbook of somebody else, so that it can be told apart from what its owner wrote. */
export interface WorkbookAnnotation {
  readonly notes: readonly CellNote[]
  /** A sheet of ours, put behind theirs. */
  readonly list: SheetSpec
  /** Sheets of ours that an earlier annotation left and that give way. */
  readonly replaces: readonly string[]
  readonly styles: Readonly<Record<string, CellStyle>>
}

export interface CellNote {
  readonly sheet: string
  readonly address: string
  /** What is coloured: the cell, or the merged cell it begins. Left out, the cell keeps its look. */
  readonly coloured?: CellArea
  readonly text: string
}

/**
 * First line of every comment of ours, and first word of our sheet. What stands before it in a comment is its owner's.
 */
export const ANNOTATION_MARK = '— Trama —'

/**
 * The red is a conditional format whose condition always holds: the cell's own fill, borders and font stay as they are
 * beneath, so that our red can never be read as a mark of a month, and moves with the cell when rows are put in.
 */
export const ANNOTATION_FORMULA = 'LEN("Trama")=5'

/** A comment without what we added; undefined when nothing else was in it. */
export function ownComment(comment: string): string | undefined {
  const at = comment.indexOf(ANNOTATION_MARK)
  const own = at < 0 ? comment : comment.slice(0, at).trimEnd()
  return own === '' ? undefined : own
}
