import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { CASE_FILES } from '../filing-file-use.ts'
import { APPLY } from '../filing-permissions.ts'
import { rulesFor } from '../rules/filing/compiled.ts'
import { answersAfter } from '../rules/filing/read-form.ts'
import { fieldFaults } from '../rules/filing/review.ts'
import { NOBODY } from '../rules/flow/roles.ts'
import { CASE_NOT_HERE } from './case-query.ts'
import { lockCase, readLedger } from './case-store.ts'
import { compiledEdition } from './compiled-editions.ts'
import { isOwn } from './draft-store.ts'
import { keepDocuments } from './file-case.ts'
import { moveCase } from './move-case.ts'
import { withPlaces } from './read-places.ts'
import { tellOfMove } from './tell-of-move.ts'

export const answerObservationsInput = z.object({
  caseId: z.uuid(),
  links: z.array(z.string().length(64)).max(50).default([]),
  expectedVersion: z.coerce.number().int().min(1),
  step: z.string().max(100),
  action: z.string().max(100),
  /** One for each observation, by its id. */
  answers: z.array(z.object({ id: z.uuid(), words: z.string().trim().max(10_000) })).max(200),
  /** Of the fields that were observed, what is declared now. */
  sent: z
    .array(z.tuple([z.string().max(200), z.array(z.string().max(100_000)).max(500)]))
    .max(5000)
    .default([]),
  documents: z
    .array(storedFileInput.extend({ key: z.string().max(100), name: z.string().min(1).max(200) }))
    .max(50)
    .default([]),
})
export type AnswerObservationsInput = z.output<typeof answerObservationsInput>

export interface AnsweredCase {
  readonly number: string
  readonly version: number
}

/**
 * The applicant answers what was observed, item by item, and nothing else of the application changes. It is a filing of its own:
 * what it does to the clock, and how many there may be, the definition and the term say.
 */
export const answerObservations: Command<AnswerObservationsInput, AnsweredCase> = {
  id: 'cases.answer_observations',
  title: { es: 'Responder lo observado', en: 'Answer what was observed' },
  input: answerObservationsInput as z.ZodType<AnswerObservationsInput>,
  permission: APPLY,
  async run(tx, ctx, input) {
    const row = await lockCase(tx, input.caseId)
    if (row === undefined || !isOwn(ctx, input.links, row)) return refuse(CASE_NOT_HERE)
    const found = await tx.execute(sql`
      select id, about, about_key from cases.observation
      where case_id = ${row.id} and told_at is not null and withdrawn_at is null and answered_at is null order by entry, number`)
    const open = found.rows.map(({ id, about, about_key: key }) => ({
      id: String(id),
      about: String(about),
      key: key === null ? undefined : String(key),
    }))
    const said = new Map(input.answers.map(({ id, words }) => [id, words]))
    const brought = new Set(input.documents.map(({ key }) => key))
    const unanswered = open.find(
      ({ id, about, key }) =>
        (said.get(id) ?? '') === '' && !(about === 'document' && key !== undefined && brought.has(key)),
    )
    if (unanswered !== undefined) return refuse(notAnswered(unanswered.id))
    const compiled = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const observed = new Set(open.flatMap(({ about, key }) => (about === 'field' && key !== undefined ? [key] : [])))
    const fields = [...compiled.fields.values()].filter(({ key }) => observed.has(key))
    const answers = await withPlaces(tx, ctx, fields, answersAfter(row.answers, fields, new Map(input.sent)))
    const fault = fieldFaults(rulesFor(compiled, answers), answers, []).find(({ field }) => observed.has(field.key))
    if (fault !== undefined) return refuse({ kind: 'wrong_answer', field: fault.field.key, message: fault.message })
    const moved = await moveCase(tx, ctx, async () => ({ ...NOBODY, applicant: true }), {
      ...input,
      payload: { answered: open.length },
    })
    if (!moved.ok) return moved
    for (const file of input.documents) await registerFile(tx, file, ctx.now, CASE_FILES)
    const entry = filingOf(await readLedger(tx, row.id))
    const asked = new Set(
      open.flatMap(({ about, key }) => (about === 'document' && key !== undefined ? [key] : ['other'])),
    )
    await keepDocuments(
      tx,
      ctx,
      row,
      input.documents.filter(({ key }) => asked.has(key)),
      entry,
    )
    for (const { id } of open)
      await tx.execute(sql`
        update cases.observation set answered_at = ${ctx.now}, answer = ${said.get(id) ?? ''}, version = version + 1
        where id = ${id}`)
    await tx.execute(sql`update cases.case_file set answers = ${JSON.stringify(answers)}::jsonb where id = ${row.id}`)
    await tellOfMove(tx, ctx, moved.value, {})
    const { changes, events, version } = moved.value
    return { ok: true, value: { output: { number: row.number, version }, changes, events } }
  },
}

/** Which filing it is: the first, and one more with each that followed observations. */
function filingOf(ledger: readonly { readonly kind: string }[]): number {
  return 1 + ledger.filter(({ kind }) => kind === 'restart').length
}

function notAnswered(id: string): Refusal<'not_answered'> {
  return {
    kind: 'not_answered',
    field: `answer.${id}`,
    message: {
      es: 'Responda cada observación: diga qué corrigió, o envíe el documento que se pidió.',
      en: 'Answer each observation: say what you corrected, or send the document that was asked for.',
    },
  }
}
