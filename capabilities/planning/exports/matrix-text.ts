import type { DraftElement, MatrixColumn } from '../model.ts'

/** How a matrix says that a line has nothing in a column. */
export const NOTHING = '—'

/** An element as a unit writes it: what introduces it, its code, its text. */
export function writtenElement({ label, code, title }: DraftElement): string {
  // A bare figure reads as a number only with its dot.
  const mark = code !== undefined && /^\d+$/.test(code) ? `${code}.` : code
  const coded = mark === undefined || mark === '' ? title : `${mark} ${title}`
  return label === undefined ? coded : `${label}: ${coded}`
}

/** A cell with all its values one below the other; those without a code a blank line apart, as the importer parts them. */
export function writtenCell(elements: readonly DraftElement[]): string {
  const coded = elements.every((element) => element.code !== undefined && element.code !== '')
  return elements.map(writtenElement).join(coded ? '\n' : '\n\n')
}

/** Columns of the matrix sheet before and after the months, in the institution's order, with their widths in characters. */
export const COLUMNS_BEFORE = ['result', 'indicator', 'verification_source', 'activity'] as const
export const COLUMNS_AFTER = ['responsible', 'funding_source', 'risk'] as const
export const COLUMN_WIDTHS: Record<MatrixColumn, number> = {
  result: 28,
  indicator: 28,
  verification_source: 24,
  activity: 36,
  responsible: 22,
  funding_source: 18,
  risk: 26,
}
export const MONTH_WIDTH = 5
