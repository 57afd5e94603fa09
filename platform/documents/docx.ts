import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { DOCX_LIMITS, type DocxContent, type DocxLimits } from './docx-content.ts'
import { checkSignature } from './file-signature.ts'
import { outcomeRefusal, readingLane } from './reading-lane.ts'
import type { DocumentRefusal } from './refusals.ts'

/**
 * Reads a .docx of a stranger as a sequence of paragraphs and tables, merges and fills kept. Guarded as workbooks are:
 * what cannot be read is a refusal with its sentence.
 */
export async function readDocx(
  bytes: Uint8Array,
  limits: Partial<DocxLimits> = {},
): Promise<Result<DocxContent, DocumentRefusal>> {
  const held: DocxLimits = { ...DOCX_LIMITS, ...limits }
  const signature = checkSignature(bytes, 'document', held.fileBytes)
  if (!signature.ok) return signature
  const outcome = await readingLane.run({ read: 'docx', bytes, limits: held }, held.seconds * 1000)
  if (outcome.is !== 'done') return refuse(outcomeRefusal(outcome, held.seconds))
  return outcome.value.ok ? ok(outcome.value.value ?? { blocks: [] }) : outcome.value
}
