import type { Result } from '../../../kernel/result.ts'
import { refuse } from '../../../kernel/result.ts'
import { emptyFile } from '../../../platform/documents/refusals.ts'
import type { Grid } from './grid.ts'
import { type ImportRefusal, MOST_TEXT_BYTES, tooMuchText } from './refusals.ts'
import { readTextGrid } from './text-grid.ts'

/** How files of each format become a grid; tests and other callers may bring their own. */
export interface GridReaders {
  readonly workbook?: (bytes: Uint8Array) => Promise<Result<Grid, ImportRefusal>>
  readonly document?: (bytes: Uint8Array) => Promise<Result<Grid, ImportRefusal>>
}

/** Opens a file by what it holds, never by its name: people rename files. */
export async function openGrid(bytes: Uint8Array, _readers: GridReaders = {}): Promise<Result<Grid, ImportRefusal>> {
  if (bytes.length === 0) return refuse(emptyFile())
  if (bytes.length > MOST_TEXT_BYTES) return refuse(tooMuchText(bytes.length))
  return readTextGrid(bytes)
}
