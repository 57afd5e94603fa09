import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { draftLacks } from '../rules/resolution/resolution.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { addCaseEvent, standingTo } from './case-store.ts'
import { RESOLUTION } from './draft-resolution.ts'
import { moveCase, NO_CASE } from './move-case.ts'
import { accountOf, holdForStaff } from './staff-case.ts'
import { resolutionsOf } from './staff-case-query.ts'
import { tellOfMove } from './tell-of-move.ts'

export const signResolutionInput = z.object({
  caseId: z.uuid(),
  resolutionId: z.uuid(),
  /** Of the case and of the draft, as they were when the document was made. */
  expectedVersion: z.coerce.number().int().min(1),
  draftVersion: z.coerce.number().int().min(1),
  /** The signed document in the store; made by the page, never typed. */
  document: storedFileInput,
  signedAs: z.string().max(300),
  certificate: z.string().max(200),
  development: z.boolean(),
})

export interface SignedResolution {
  readonly number: string
  readonly code: string
}

/** The decision is taken: the case goes on as its flow says, and the signed document becomes part of it, in one act. */
export const signResolution: Command<z.infer<typeof signResolutionInput>, SignedResolution> = {
  id: 'cases.sign_resolution',
  title: { es: 'Firmar la resolución de un expediente', en: 'Sign the resolution of a case' },
  input: signResolutionInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, input) {
    const held = await holdForStaff(tx, ctx, input.caseId)
    if (!held.ok) return held
    const draft = (await resolutionsOf(tx, input.caseId)).find(({ id }) => id === input.resolutionId)
    if (draft === undefined) return refuse(NO_CASE)
    if (draft.state !== 'draft' || draft.version !== input.draftVersion) return refuse(DRAFT_OTHER)
    if (draftLacks(draft).length > 0) return refuse(DRAFT_LACKS)
    const move = {
      caseId: input.caseId,
      expectedVersion: input.expectedVersion,
      step: draft.step,
      action: draft.action,
      publicWords: `Resolución ${draft.number}. Código de verificación: ${draft.code}.`,
      payload: { resolution: draft.number, code: draft.code },
    }
    const moved = await moveCase(tx, ctx, (row) => standingTo(tx, ctx, row), move)
    if (!moved.ok) return moved
    const { before } = moved.value
    await registerFile(tx, input.document, ctx.now)
    await tx.execute(sql`
      update cases.resolution set state = 'signed', signed_at = ${ctx.now}, signed_on = ${ctx.today},
        signed_by = ${accountOf(ctx)}::uuid, signed_as = ${input.signedAs}, certificate = ${input.certificate},
        development = ${input.development}, sha256 = ${input.document.sha256}, version = version + 1
      where id = ${draft.id}`)
    await tx.execute(sql`
      insert into cases.case_document (id, office_id, case_id, key, sha256, name, entry, at, account_id, from_office)
      values (${newId()}, ${before.officeId}, ${before.id}, 'resolution', ${input.document.sha256}, ${`${draft.number}.pdf`}, 1,
        ${ctx.now}, ${accountOf(ctx)}::uuid, true)`)
    await tellOfMove(tx, ctx, moved.value, move)
    const after = { state: 'signed', signedAs: input.signedAs, sha256: input.document.sha256 }
    return {
      ok: true,
      value: {
        output: { number: draft.number, code: draft.code },
        changes: [
          ...moved.value.changes,
          { kind: RESOLUTION, id: draft.id, label: draft.number, before: { state: 'draft' }, after },
        ],
        events: moved.value.events,
      },
    }
  },
}

export const NOTICE_WAYS = ['platform', 'e_mail', 'in_person'] as const

export const notifyResolutionInput = z.object({
  caseId: z.uuid(),
  resolutionId: z.uuid(),
  way: z.enum(NOTICE_WAYS),
  /** Who received it, the number of the record, when the letter was opened: what proves that it arrived. */
  proof: z.string().trim().min(5).max(1000),
  expectedVersion: z.coerce.number().int().min(1),
})

/** That the decision was told, how, and what proves it. From the day after it terms for appeals run. */
export const notifyResolution: Command<z.infer<typeof notifyResolutionInput>, { readonly number: string }> = {
  id: 'cases.notify_resolution',
  title: { es: 'Dejar constancia de la notificación', en: 'Record that a resolution was notified' },
  input: notifyResolutionInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, { caseId, resolutionId, way, proof, expectedVersion }) {
    const held = await holdForStaff(tx, ctx, caseId)
    if (!held.ok) return held
    const done = await tx.execute(sql`
      update cases.resolution set state = 'notified', notified_at = ${ctx.now}, notified_on = ${ctx.today},
        notified_way = ${way}, notified_proof = ${proof}, notified_by = ${accountOf(ctx)}::uuid, version = version + 1
      where id = ${resolutionId} and case_id = ${caseId} and state = 'signed' and version = ${expectedVersion}
      returning number`)
    const number = done.rows[0]?.number
    if (number === undefined) return refuse(NOT_SIGNED)
    await addCaseEvent(tx, ctx, held.value.row, {
      role: 'staff',
      action: 'notify',
      internalWords: proof,
      payload: { resolution: String(number), way },
    })
    const change = { before: { state: 'signed' }, after: { state: 'notified', way, proof } }
    return {
      ok: true,
      value: {
        output: { number: String(number) },
        changes: [{ kind: RESOLUTION, id: resolutionId, label: String(number), ...change }],
      },
    }
  },
}

const DRAFT_OTHER: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'El proyecto cambió o ya se firmó. Léalo como está ahora antes de firmar.',
    en: 'The draft changed, or was signed already. Read it as it stands before signing.',
  },
}

const DRAFT_LACKS: Refusal<'incomplete'> = {
  kind: 'incomplete',
  message: {
    es: 'A la resolución le falta su fundamento, o las condiciones o motivos que lleva.',
    en: 'The resolution lacks its grounds, or the conditions or reasons it carries.',
  },
}

const NOT_SIGNED: Refusal<'not_signed'> = {
  kind: 'not_signed',
  message: {
    es: 'Solo se notifica una resolución firmada, y una sola vez.',
    en: 'Only a signed resolution is notified, and only once.',
  },
}
