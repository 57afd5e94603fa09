import { z } from 'zod'
import { say, type Text } from '../../../../../kernel/text.ts'
import { takeFormFiles } from '../../../../../platform/files/form-files.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { SaveDraftInput } from '../../../data/save-draft.ts'
import { CASE_FILES } from '../../../filing-file-use.ts'
import { type AskedDocument, isAccepted } from '../../../rules/filing/documents.ts'
import type { Sent } from '../../../rules/filing/read-form.ts'
import { documentName } from '../../form/document-fields.tsx'

/** The fields of a definition come beside these, under their own keys. */
export const draftForm = z.looseObject({
  expectedVersion: z.coerce.number().int().min(1),
  shown: z.string().max(20_000).default(''),
  'idempotency-key': z.string().max(200).optional(),
  /** `find.parcel`: looks for the parcel of that field. */
  act: z
    .string()
    .regex(/^(save|review|find\.[a-z0-9_]+)$/)
    .default('save'),
})

/** Everything that was typed, by name. */
export function sentOf(form: FormData): Sent {
  const sent = new Map<string, string[]>()
  for (const [name, entry] of form.entries())
    if (typeof entry === 'string') sent.set(name, [...(sent.get(name) ?? []), entry])
  return sent
}

export interface SentDocuments {
  readonly documents: SaveDraftInput['documents']
  readonly errors: readonly FieldError[]
}

/** Files of a form, each for its document and of a kind that this document may be. */
export async function takeDocuments(
  c: WebContext,
  form: FormData,
  asked: readonly AskedDocument[],
): Promise<SentDocuments> {
  const locale = c.get('locale')
  const parts = { services: c.get('services'), ctx: c.get('ctx'), address: c.get('address') }
  const documents: SaveDraftInput['documents'][number][] = []
  const errors: FieldError[] = []
  for (const document of asked) {
    const field = documentName(document.key)
    const { files, refusals } = await takeFormFiles(parts, form, CASE_FILES, field)
    errors.push(...refusals.map(({ message }) => ({ field, message: say(message, locale) })))
    const last = files.at(-1)
    if (last === undefined) continue
    if (isAccepted(document, last.type)) {
      const { sha256, size, type, scan, name } = last
      documents.push({ key: document.key, sha256, size, type, scan, name })
    } else errors.push({ field, message: say(notThisKind(document), locale) })
  }
  return { documents, errors }
}

function notThisKind({ accepts }: AskedDocument): Text {
  const kinds = accepts.join(', ').toUpperCase()
  return {
    es: `Este documento se recibe solo en ${kinds}. Guárdelo así y envíelo de nuevo.`,
    en: `This document is taken only as ${kinds}. Save it so and send it again.`,
  }
}
