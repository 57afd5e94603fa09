import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { hasEncryptedPackage, isCompoundFile } from './compound-file.ts'
import type { DocumentRefusal, FoundFormat, Wanted } from './refusals.ts'
import { emptyFile, encrypted, notWanted, oldFormat, tooLarge } from './refusals.ts'

/**
 * The cheap first look at a file, before any parser sees it: its size and its first bytes. The name's extension is
 * never asked: people rename files.
 */
export function checkSignature(bytes: Uint8Array, wanted: Wanted, limit: number): Result<Uint8Array, DocumentRefusal> {
  if (bytes.length === 0) return refuse(emptyFile())
  if (bytes.length > limit) return refuse(tooLarge(bytes.length, limit))
  if (isCompoundFile(bytes)) return refuse(hasEncryptedPackage(bytes) ? encrypted() : oldFormat(wanted))
  if (!startsWith(bytes, 'PK\u0003\u0004')) return refuse(notWanted(wanted, formatOf(bytes)))
  return ok(bytes)
}

function formatOf(bytes: Uint8Array): FoundFormat {
  if (startsWith(bytes, '%PDF')) return 'pdf'
  if (startsWith(bytes, '\u0089PNG') || startsWith(bytes, '\u00ff\u00d8\u00ff') || startsWith(bytes, 'GIF8')) {
    return 'picture'
  }
  if (startsWith(bytes, 'PK\u0005\u0006') || startsWith(bytes, 'Rar!') || startsWith(bytes, '7z\u00bc\u00af')) {
    return 'archive'
  }
  const opening = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (opening.startsWith('<') || opening.startsWith('ï»¿<')) return 'web_page'
  return 'unknown'
}

/** `signature` as one byte a character. */
function startsWith(bytes: Uint8Array, signature: string): boolean {
  return bytes.length >= signature.length && [...signature].every((char, i) => bytes[i] === char.charCodeAt(0))
}
