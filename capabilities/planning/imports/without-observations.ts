import { ANNOTATION_MARK, ownComment } from '../../../platform/documents/annotation-mark.ts'
import type { ReadCell, ReadSheet, WorkbookContent } from '../../../platform/documents/workbook-content.ts'

/**
 * A workbook that we gave back with our observations is read as its owner wrote it: our sheet is no part of the plan and our
 * words are in nobody's comment. Our red is no fill of a cell (`ANNOTATION_FORMULA`) and needs nothing here.
 */
export function withoutObservations(content: WorkbookContent): WorkbookContent {
  return { sheets: content.sheets.filter((sheet) => !isOurs(sheet)).map(ownSheet) }
}

/** Told by its first words, not by its name: people rename tabs. */
export function isOurs({ cells }: ReadSheet): boolean {
  const [first] = cells
  return first?.address === 'A1' && first.text.startsWith(ANNOTATION_MARK)
}

function ownSheet(sheet: ReadSheet): ReadSheet {
  if (!sheet.cells.some(({ comment }) => comment?.includes(ANNOTATION_MARK))) return sheet
  const cells = sheet.cells.map(ownCell).filter(holdsSomething)
  return {
    ...sheet,
    cells,
    rows: Math.max(0, ...new Set(cells.map(({ row }) => row))),
    columns: Math.max(0, ...new Set(cells.map(({ column }) => column))),
  }
}

function ownCell(cell: ReadCell): ReadCell {
  if (!cell.comment?.includes(ANNOTATION_MARK)) return cell
  const { comment, ...bare } = cell
  const own = ownComment(comment)
  return own === undefined ? bare : { ...bare, comment: own }
}

function holdsSomething(cell: ReadCell): boolean {
  return cell.text !== '' || cell.formula !== undefined || cell.fill !== undefined || cell.comment !== undefined
}
