import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { caseMoved } from '../cases-events.ts'
import { APPLY } from '../filing-permissions.ts'
import { append } from '../rules/clock/append.ts'
import { readClock } from '../rules/clock/reading.ts'
import type { Action, Definition, Step } from '../rules/definition/definition.ts'
import { type CompiledDefinition, rulesFor } from '../rules/filing/compiled.ts'
import type { DraftDocument } from '../rules/filing/documents.ts'
import { type Review, relevantAnswers, reviewOf } from '../rules/filing/review.ts'
import { act, startOf } from '../rules/flow/flow.ts'
import { APPLICANT } from '../rules/flow/roles.ts'
import { stepsTold } from '../rules/flow/told.ts'
import { appealingOf, appealRefusal } from './appeals.ts'
import { addCaseEvent, addToLedger, lockCase } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { DRAFT_CHANGED, type DraftRow, mayPrepare, NO_DRAFT, openDraft } from './draft-store.ts'
import { CASE, stepsOf } from './move-case.ts'
import { nextNumber } from './number-series.ts'
import { tellOffice } from './tell-office.ts'

export const fileCaseInput = z.object({
  draftId: z.uuid(),
  links: z.array(z.string().length(64)).max(50).default([]),
  expectedVersion: z.coerce.number().int().min(1),
  /** Of the link that is handed over on paper, where it was taken at the counter from somebody without an e-mail. */
  handOver: z.string().length(64).optional(),
})
export type FileCaseInput = z.output<typeof fileCaseInput>

export interface FiledCase {
  readonly caseId: string
  readonly number: string
  readonly atCounter?: boolean
  /** The link that was offered is the case's. */
  readonly handedOver?: boolean
}

/**
 * Files an application: the rules in force today decide, the case stays on today's edition for ever, takes the next number, and its
 * clock starts. Filing the same draft again, from another window or by a second press, gives the same case.
 */
export const fileCase: Command<FileCaseInput, FiledCase> = {
  id: 'cases.file',
  title: { es: 'Presentar una solicitud', en: 'File an application' },
  input: fileCaseInput as z.ZodType<FileCaseInput>,
  permission: APPLY,
  async run(tx, ctx, input) {
    const opened = await openDraft(tx, input.draftId, sql`for update of draft`)
    if (opened === undefined || !mayPrepare(ctx, input.links, opened.draft)) return refuse(NO_DRAFT)
    const { draft, compiled, definitionId } = opened
    if (draft.filedCaseId !== undefined) return filedAlready(tx, draft, draft.filedCaseId)
    if (draft.version !== input.expectedVersion) return refuse(DRAFT_CHANGED)
    const review = reviewOf(compiled, draft.answers, draft.documents, ctx.today)
    const late = await appealStillOpen(tx, ctx, draft)
    const refusal = late ?? refusalOf(review) ?? (awaitsConsent(draft) ? NO_CONSENT : undefined)
    if (refusal !== undefined) return refuse(refusal)
    return fileDraft(tx, ctx, { draft, compiled, definitionId, review, handOver: input.handOver })
  },
}

/** An appeal is in time by the day on which it is filed. The appealed case is held, so that two do not file against it at once. */
async function appealStillOpen(tx: WriteTx, ctx: Ctx, { appealsId }: DraftRow): Promise<Refusal | undefined> {
  if (appealsId === undefined) return undefined
  const row = await lockCase(tx, appealsId)
  if (row === undefined) return undefined
  const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
  return appealRefusal(definition, await appealingOf(tx, row, definition), ctx.today)
}

async function filedAlready(tx: WriteTx, { takenBy }: DraftRow, caseId: string) {
  const found = await tx.execute(sql`select number from cases.case_file where id = ${caseId}`)
  const output = {
    caseId,
    number: String(found.rows[0]?.number),
    ...(takenBy === undefined ? {} : { atCounter: true }),
  }
  return { ok: true as const, value: { output, changes: [] } }
}

export function awaitsConsent({ ownerName, consentedAt }: Pick<DraftRow, 'ownerName' | 'consentedAt'>): boolean {
  return ownerName !== undefined && consentedAt === undefined
}

/** The action by which the applicant files: the first step's, of the definition. */
function filingAction({ steps }: Definition): { readonly step: Step; readonly action: Action } | undefined {
  const [step] = steps
  const action = step?.actions.find(({ by }) => (by ?? step.by) === APPLICANT)
  return step === undefined || action === undefined ? undefined : { step, action }
}

interface Ready {
  readonly draft: DraftRow
  readonly compiled: CompiledDefinition
  readonly definitionId: string
  readonly review: Review
  readonly handOver: string | undefined
}

async function fileDraft(tx: WriteTx, ctx: Ctx, { draft, compiled, definitionId, review, handOver }: Ready) {
  const { definition } = compiled
  const answers = relevantAnswers(compiled, draft.answers)
  const filing = filingAction(definition)
  if (filing === undefined) return refuse(NO_FILING)
  const asked = { step: filing.step.key, action: filing.action.key }
  const flow = act(definition, startOf(definition), asked, [APPLICANT], rulesFor(compiled, answers).holds)
  if (!flow.ok) return flow
  const clock = await startClock(tx, ctx, definition)
  if (!clock.ok) return clock
  const given = await nextNumber(tx, draft.officeId, definition.code, Number(ctx.today.slice(0, 4)))
  const row = { id: newId(), officeId: draft.officeId }
  const atCounter = draft.takenBy !== undefined
  const link = atCounter && draft.tokenHash === undefined ? handOver : undefined
  await tx.execute(sql`
    insert into cases.case_file (id, office_id, number, series, year, sequence, definition_id, procedure, jurisdiction, draft_id,
      account_id, guest_email, taken_by, token_hash, applicant_name, owner_name, owner_email, consented_at, answers, filed_on, filed_at,
      flow, clock_state, due_on, appeals_id, verification_code)
    select ${row.id}, office_id, ${given.number}, ${given.series}, ${given.year}, ${given.sequence}, ${definitionId},
      ${definition.code}, jurisdiction, id, account_id, guest_email, taken_by,
      coalesce(token_hash, ${link ?? null}), applicant_name, owner_name, owner_email,
      consented_at, ${JSON.stringify(answers)}::jsonb, ${ctx.today}, ${ctx.now}, ${JSON.stringify(flow.value)}::jsonb,
      ${clock.value?.state ?? null}, ${clock.value?.due ?? null}::date, appeals_id,
      ${newVerificationCode()}
    from cases.draft where id = ${draft.id}`)
  await addCaseEvent(tx, ctx, row, { role: APPLICANT, ...asked, clock: filing.action.clock })
  if (clock.value !== undefined) await addToLedger(tx, row, clock.value.entry, 1)
  await keepDocuments(tx, ctx, row, draft.documents, 1)
  if (review.fees.totalCents > 0)
    await tx.execute(sql`
      insert into cases.fee_order (id, office_id, case_id, lines, total_cents, reference, issued_at)
      values (${newId()}, ${row.officeId}, ${row.id}, ${JSON.stringify(review.fees.lines)}::jsonb, ${review.fees.totalCents},
        ${`${given.number}-P1`}, ${ctx.now})`)
  const told = { ...row, number: given.number, assignedAccountId: undefined, demo: false }
  await tellOffice(tx, ctx, told, definition, stepsTold(definition, filing.action, flow.value), filing.action.title)
  await tx.execute(sql`
    update cases.draft set filed_case_id = ${row.id}, version = version + 1, updated_at = ${ctx.now} where id = ${draft.id}`)
  return {
    ok: true as const,
    value: {
      output: {
        caseId: row.id,
        number: given.number,
        ...(atCounter ? { atCounter, handedOver: link !== undefined } : {}),
      },
      changes: [
        {
          kind: CASE,
          id: row.id,
          label: given.number,
          before: {},
          after: { at: stepsOf(flow.value), action: asked.action },
        },
      ],
      events: [caseMoved({ caseId: row.id, number: given.number, procedure: definition.code, ...asked })],
    },
  }
}

/** The first entry of the ledger, and what the clock says with it; undefined where the definition has no term. */
async function startClock(tx: WriteTx, ctx: Ctx, definition: Definition) {
  const { term } = definition
  const calendar = term === undefined ? undefined : await calendarOf(tx, definition.calendar)
  if (term === undefined || calendar === undefined) return { ok: true as const, value: undefined }
  const entry = { kind: 'start' as const, on: ctx.today, at: ctx.now, actor: APPLICANT, rule: term.version }
  const ledger = append([], entry, term, calendar, ctx.today)
  if (!ledger.ok) return ledger
  const read = readClock(ledger.value, term, calendar, ctx.today)
  return read.ok ? { ok: true as const, value: { entry, state: read.value.state, due: read.value.due } } : read
}

/** Documents of a filing or a correction become the case's; the content is registered already. */
export async function keepDocuments(
  tx: WriteTx,
  ctx: Ctx,
  { id, officeId }: { readonly id: string; readonly officeId: string },
  documents: readonly DraftDocument[],
  entry: number,
): Promise<readonly string[]> {
  const account = typeof ctx.who === 'string' ? null : ctx.who.accountId
  const ids: string[] = []
  for (const { key, sha256, name } of documents) {
    const made = newId()
    await tx.execute(sql`
      insert into cases.case_document (id, office_id, case_id, key, sha256, name, entry, at, account_id)
      values (${made}, ${officeId}, ${id}, ${key}, ${sha256}, ${name}, ${entry}, ${ctx.now}, ${account}::uuid)`)
    await tx.execute(sql`
      update cases.case_document set superseded_by = ${made}, version = version + 1
      where case_id = ${id} and key = ${key} and id <> ${made} and superseded_by is null and not from_office`)
    ids.push(made)
  }
  return ids
}

/** Ten letters and digits that cannot be mistaken for one another: 32^10 of them. */
export function newVerificationCode(): string {
  const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return Array.from(randomBytes(10), (byte) => signs[byte % 32]).join('')
}

/** The first thing that stands in the way; the page shows them all. */
function refusalOf({ passes, faults, missing, stops }: Review): Refusal | undefined {
  if (passes) return undefined
  const [fault] = faults
  if (fault !== undefined) return { kind: 'not_ready', message: fault.message, field: fault.field.key }
  const [stop] = stops
  if (stop !== undefined) return { kind: 'stopped', message: stop.message }
  const [document] = missing
  return {
    kind: 'not_ready',
    message: {
      es: `Falta un documento: ${document?.title.es}.`,
      en: `A document is missing: ${document?.title.en ?? document?.title.es}.`,
    },
  }
}

const NO_FILING: Refusal<'no_filing'> = {
  kind: 'no_filing',
  message: {
    es: 'Este trámite no se presenta aquí: su definición no dice cómo.',
    en: 'This procedure is not filed here: its definition does not say how.',
  },
}
const NO_CONSENT: Refusal<'no_consent'> = {
  kind: 'no_consent',
  message: {
    es: 'Falta que autorice la persona en cuyo nombre se solicita. Se le envió un enlace por correo.',
    en: 'The person on whose behalf it is has not consented yet. A link was sent by e-mail.',
  },
}
