import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { WorkbookAnnotation } from './annotation-mark.ts'
import { checkSignature } from './file-signature.ts'
import { outcomeRefusal, readingLane } from './reading-lane.ts'
import type { WorkbookRefusal } from './refusals.ts'
import {
  type ReadCell,
  type ReadSheet,
  WORKBOOK_LIMITS,
  type WorkbookContent,
  type WorkbookLimits,
} from './workbook-content.ts'
import type { WorkbookSpec } from './workbook-spec.ts'
import { WorkerLane } from './worker-lane.ts'
import type { WritingRequest } from './writing-worker.ts'

/**
 * Reads an .xlsx of a stranger: text as shown, numbers behind it, formulas, fill colours, comments and merges.
 * A file that is too large, protected, old, damaged, hostile or no workbook is a refusal with its sentence.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: Partial<WorkbookLimits> = {},
): Promise<Result<WorkbookContent, WorkbookRefusal>> {
  const held: WorkbookLimits = { ...WORKBOOK_LIMITS, ...limits }
  const signature = checkSignature(bytes, 'workbook', held.fileBytes)
  if (!signature.ok) return signature
  const sheets: ReadSheet[] = []
  let name = ''
  let hidden = false
  let cells: ReadCell[] = []
  const outcome = await readingLane.run({ read: 'workbook', bytes, limits: held }, held.seconds * 1000, (part) => {
    if ('sheet' in part) ({ name, hidden } = part.sheet)
    else if ('cells' in part) for (const cell of part.cells) cells.push(cell)
    else {
      sheets.push({ name, hidden, ...part.end, cells: inReadingOrder(cells) })
      cells = []
    }
  })
  if (outcome.is !== 'done') return refuse(outcomeRefusal(outcome, held.seconds))
  return outcome.value.ok ? ok({ sheets }) : outcome.value
}

/** Files are written in order but for the comments of empty cells, and the rare file that was put together by hand. */
function inReadingOrder(cells: ReadCell[]): readonly ReadCell[] {
  const before = (a: ReadCell, b: ReadCell) => a.row - b.row || a.column - b.column
  const ordered = cells.every((cell, i) => i === 0 || before(cells[i - 1] ?? cell, cell) <= 0)
  return ordered ? cells : cells.sort(before)
}

/** A hundred workbooks of a unit's size leave about as much memory behind as one large one. */
const writingLane = new WorkerLane<WritingRequest, never, Result<Uint8Array, WorkbookRefusal>>({
  script: 'platform/documents/writing-worker',
  idleMilliseconds: 30_000,
  heapMegabytes: 1_024,
  jobsOfAWorker: 25,
  mostWaiting: 20,
})

const WRITING_SECONDS = 60

/**
 * Writes an .xlsx. Text is always stored as text, so that nothing a person typed can become a formula in the reader's
 * program; what XML cannot carry is escaped and reads back as it was.
 */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const outcome = await writingLane.run({ write: spec }, WRITING_SECONDS * 1000)
  if (outcome.is === 'done') return outcome.value
  if (outcome.is === 'died') throw new Error(outcome.message)
  return refuse(outcomeRefusal(outcome, WRITING_SECONDS))
}

/**
 * Gives a stranger's .xlsx back with our notes in its cells and a list of them; everything else of it stays. A file on which
 * the library breaks takes the worker with it and is a refusal: what it holds is not our fault.
 */
export async function annotateWorkbook(
  bytes: Uint8Array,
  annotation: WorkbookAnnotation,
): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const signature = checkSignature(bytes, 'workbook', WORKBOOK_LIMITS.fileBytes)
  if (!signature.ok) return signature
  const outcome = await writingLane.run({ annotate: bytes, annotation }, WRITING_SECONDS * 1000)
  return outcome.is === 'done' ? outcome.value : refuse(outcomeRefusal(outcome, WRITING_SECONDS))
}

/** Ends the workers of workbooks and documents at once; without it they end by themselves when idle. */
export async function closeWorkbookWorkers(): Promise<void> {
  await Promise.all([readingLane.close(), writingLane.close()])
}
