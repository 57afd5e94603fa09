import type { Result } from '../../kernel/result.ts'
import type { CellArea } from './cell-address.ts'
import type { DocxContent, DocxLimits } from './docx-content.ts'
import { readDocxParts } from './docx-reader.ts'
import type { DocumentRefusal } from './refusals.ts'
import type { ReadCell, WorkbookLimits } from './workbook-content.ts'
import { readWorkbookParts } from './workbook-reader.ts'
import { serveJobs } from './worker-side.ts'

/** Reads strangers' files away from the server's own thread, with a heap of its own. */
export type ReadingRequest =
  | { readonly read: 'workbook'; readonly bytes: Uint8Array; readonly limits: WorkbookLimits }
  | { readonly read: 'docx'; readonly bytes: Uint8Array; readonly limits: DocxLimits }

export type ReadingPart =
  | { readonly sheet: { readonly name: string; readonly hidden: boolean } }
  | { readonly cells: readonly ReadCell[] }
  | { readonly end: { readonly rows: number; readonly columns: number; readonly merges: readonly CellArea[] } }

export type ReadingDone = Result<DocxContent | undefined, DocumentRefusal>

/** Small enough that the server's thread takes one in without a noticeable pause. */
const CELLS_IN_A_PART = 4_000

serveJobs<ReadingRequest, ReadingPart, ReadingDone>((request, parts) => {
  if (request.read === 'docx') return readDocxParts(request.bytes, request.limits)
  let cells: ReadCell[] = []
  const flush = () => {
    if (cells.length > 0) parts.send({ cells })
    cells = []
  }
  return readWorkbookParts(request.bytes, request.limits, {
    sheet: (name, hidden) => parts.send({ sheet: { name, hidden } }),
    cell: (cell) => {
      if (cells.push(cell) >= CELLS_IN_A_PART) flush()
    },
    endSheet: (end) => {
      flush()
      parts.send({ end })
    },
    taken: () => parts.taken(),
  })
})
