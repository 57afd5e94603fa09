import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { CASE_FILES } from '../filing-file-use.ts'
import { APPLY } from '../filing-permissions.ts'
import type { Answers } from '../rules/filing/answers.ts'
import { rulesFor } from '../rules/filing/compiled.ts'
import type { DraftDocument } from '../rules/filing/documents.ts'
import { answersAfter } from '../rules/filing/read-form.ts'
import { seenFields } from '../rules/filing/review.ts'
import { DRAFT_CHANGED, mayPrepare, NO_DRAFT, openDraft } from './draft-store.ts'
import { withPlaces } from './read-places.ts'
import { DRAFT } from './start-draft.ts'

const hash = z.string().length(64)

export const saveDraftInput = z.object({
  draftId: z.uuid(),
  links: z.array(hash).max(50).default([]),
  expectedVersion: z.coerce.number().int().min(1),
  /** Keys of the fields that the form showed. */
  shown: z.array(z.string().max(100)).max(2000),
  sent: z.array(z.tuple([z.string().max(200), z.array(z.string().max(100_000)).max(500)])).max(5000),
  documents: z
    .array(storedFileInput.extend({ key: z.string().max(100), name: z.string().min(1).max(200) }))
    .max(50)
    .default([]),
})
export type SaveDraftInput = z.output<typeof saveDraftInput>

export interface SavedDraft {
  readonly version: number
  /** The draft was filed in another window: this is the case. */
  readonly filedCaseId?: string
}

/** Keeps what was typed, whole or not, right or wrong. Two windows do not overwrite each other unseen. */
export const saveDraft: Command<SaveDraftInput, SavedDraft> = {
  id: 'cases.save_draft',
  title: { es: 'Guardar una solicitud en preparación', en: 'Save an application being prepared' },
  input: saveDraftInput as z.ZodType<SaveDraftInput>,
  permission: APPLY,
  async run(tx, ctx, input) {
    const opened = await openDraft(tx, input.draftId, sql`for update of draft`)
    if (opened === undefined || !mayPrepare(ctx, input.links, opened.draft)) return refuse(NO_DRAFT)
    const { draft, compiled, definitionId } = opened
    if (draft.filedCaseId !== undefined)
      return { ok: true, value: { output: { version: draft.version, filedCaseId: draft.filedCaseId }, changes: [] } }
    if (draft.version !== input.expectedVersion) return refuse(DRAFT_CHANGED)
    const shown = new Set(input.shown)
    const fields = seenFields(rulesFor(compiled, draft.answers)).filter(({ key }) => shown.has(key))
    const typed = answersAfter(draft.answers, fields, new Map(input.sent))
    const answers: Answers = await withPlaces(tx, ctx, fields, typed)
    const known = new Set([...compiled.definition.documents, ...compiled.fields.values()].map(({ key }) => key))
    const brought = input.documents.filter(({ key }) => known.has(key))
    for (const file of brought) await registerFile(tx, file, ctx.now, CASE_FILES)
    const documents: readonly DraftDocument[] = [
      ...draft.documents.filter(({ key }) => !brought.some((each) => each.key === key)),
      ...brought.map(({ key, sha256, name, size, type }) => ({ key, sha256, name, size, type })),
    ]
    const saved = await tx.execute(sql`
      update cases.draft set answers = ${JSON.stringify(answers)}::jsonb, documents = ${JSON.stringify(documents)}::jsonb,
        definition_id = ${definitionId}, version = version + 1, updated_at = ${ctx.now}
      where id = ${draft.id} returning version`)
    return {
      ok: true,
      value: {
        output: { version: Number(saved.rows[0]?.version) },
        // What is being prepared is the applicant's own affair: the history says that it was saved, not what was typed.
        changes: [
          {
            kind: DRAFT,
            id: draft.id,
            label: compiled.definition.title.es,
            before: { documents: draft.documents.length },
            after: { documents: documents.length },
          },
        ],
      },
    }
  },
}
