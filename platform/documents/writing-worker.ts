import type { Result } from '../../kernel/result.ts'
import type { WorkbookAnnotation } from './annotation-mark.ts'
import type { WorkbookRefusal } from './refusals.ts'
import { annotateWorkbookBytes } from './workbook-annotator.ts'
import type { WorkbookSpec } from './workbook-spec.ts'
import { writeWorkbookBytes } from './workbook-writer.ts'
import { serveJobs } from './worker-side.ts'

export type WritingRequest =
  | { readonly write: WorkbookSpec }
  | { readonly annotate: Uint8Array; readonly annotation: WorkbookAnnotation }

serveJobs<WritingRequest, never, Result<Uint8Array, WorkbookRefusal>>((request) =>
  'write' in request ? writeWorkbookBytes(request.write) : annotateWorkbookBytes(request.annotate, request.annotation),
)
