import type { Result } from '../../../kernel/result.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { isCompoundFile } from '../../../platform/documents/compound-file.ts'
import { readDocx } from '../../../platform/documents/docx.ts'
import { emptyFile } from '../../../platform/documents/refusals.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import { documentGrid } from './docx-grid.ts'
import type { Grid } from './grid.ts'
import { type ImportRefusal, MOST_TEXT_BYTES, tooMuchText } from './refusals.ts'
import { readTextGrid } from './text-grid.ts'
import { withoutObservations } from './without-observations.ts'
import { workbookGrid } from './xlsx-grid.ts'

/** How the files of office programs are opened; others may be given, as tests do. */
export interface GridReaders {
  readonly readWorkbook: typeof readWorkbook
  readonly readDocx: typeof readDocx
}

const OFFICE: GridReaders = { readWorkbook, readDocx }

/** Opens a file by what it holds, never by its name: people rename files. */
export async function openGrid(bytes: Uint8Array, readers: GridReaders = OFFICE): Promise<Result<Grid, ImportRefusal>> {
  if (bytes.length === 0) return refuse(emptyFile())
  if (!isPackage(bytes) && !isCompoundFile(bytes)) {
    if (bytes.length > MOST_TEXT_BYTES) return refuse(tooMuchText(bytes.length))
    return readTextGrid(bytes)
  }
  if (isPackage(bytes) && holdsDocument(bytes)) {
    const document = await readers.readDocx(bytes)
    return document.ok ? ok(documentGrid(document.value)) : document
  }
  // Protected files and those of before 2007 are told by the reader of workbooks, with its own sentence.
  const workbook = await readers.readWorkbook(bytes)
  return workbook.ok ? ok(workbookGrid(withoutObservations(workbook.value))) : workbook
}

function isPackage(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** Names of parts stand uncompressed in a package: the cheapest way to tell Word from Excel. */
function holdsDocument(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.includes('word/document.xml') && !buffer.includes('xl/workbook.xml')
}
