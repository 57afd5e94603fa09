import type { Result } from '../../kernel/result.ts'
import type { WorkbookRefusal } from './refusals.ts'
import type { WorkbookSpec } from './workbook-spec.ts'
import { writeWorkbookBytes } from './workbook-writer.ts'
import { serveJobs } from './worker-side.ts'

serveJobs<WorkbookSpec, never, Result<Uint8Array, WorkbookRefusal>>((spec) => writeWorkbookBytes(spec))
