import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { mainPart } from './package-parts.ts'
import type { DocumentRefusal, FoundFormat, Wanted } from './refusals.ts'
import { notWanted } from './refusals.ts'
import type { ZipPackage } from './zip-guard.ts'

/** The main part of the package if it is of the wanted kind, else a refusal that says what the file is. */
export async function mainPartOf(zip: ZipPackage, wanted: Wanted): Promise<Result<string, DocumentRefusal>> {
  const part = await mainPart(zip)
  const found = part === undefined ? formatWithoutMainPart(zip) : formatOfPart(part)
  if (part === undefined || found !== wanted) return refuse(notWanted(wanted, found))
  return ok(part)
}

/** By the folder every office program keeps its main part in (`xl/`, `word/`, `ppt/`). */
function formatOfPart(part: string): FoundFormat {
  const name = part.toLowerCase()
  if (name.endsWith('.bin')) return 'binary_workbook'
  if (name.includes('workbook')) return 'workbook'
  if (name.includes('document') || name.startsWith('word/')) return 'document'
  if (name.includes('presentation')) return 'presentation'
  return 'unknown'
}

function formatWithoutMainPart(zip: ZipPackage): FoundFormat {
  return zip.has('mimetype') && zip.has('content.xml') ? 'open_document' : 'archive'
}
