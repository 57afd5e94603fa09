import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { APPLY } from '../filing-permissions.ts'
import { mayPrepare, NO_DRAFT, openDraft } from './draft-store.ts'
import { DRAFT } from './start-draft.ts'

const consentInput = z.object({ hash: z.string().length(64) })

/** Whoever the application is made for says yes, by the link that was sent. Saying it twice changes nothing. */
export const giveConsent: Command<z.output<typeof consentInput>, { readonly draftId: string }> = {
  id: 'cases.give_consent',
  title: { es: 'Autorizar una solicitud en su nombre', en: 'Consent to an application on one’s behalf' },
  input: consentInput,
  permission: APPLY,
  async run(tx, ctx, { hash }) {
    const done = await tx.execute(sql`
      update cases.draft set consented_at = coalesce(consented_at, ${ctx.now}), version = version + 1
      where consent_token_hash = ${hash} returning id, owner_name`)
    const [row] = done.rows
    if (row === undefined) return refuse(NO_DRAFT)
    const draftId = String(row.id)
    const change = {
      kind: DRAFT,
      id: draftId,
      label: String(row.owner_name),
      before: {},
      after: { consented: ctx.today },
    }
    return { ok: true, value: { output: { draftId }, changes: [change] } }
  },
}

const discardInput = z.object({ draftId: z.uuid(), links: z.array(z.string().length(64)).max(50).default([]) })

/** Throws a draft away; one that has been filed is a case and stays. */
export const discardDraft: Command<z.output<typeof discardInput>, null> = {
  id: 'cases.discard_draft',
  title: { es: 'Descartar una solicitud en preparación', en: 'Discard an application being prepared' },
  input: discardInput as z.ZodType<z.output<typeof discardInput>>,
  permission: APPLY,
  async run(tx, ctx, { draftId, links }) {
    const opened = await openDraft(tx, draftId, sql`for update of draft`)
    if (opened === undefined || !mayPrepare(ctx, links, opened.draft) || opened.draft.filedCaseId !== undefined)
      return refuse(NO_DRAFT)
    await tx.execute(sql`delete from cases.draft where id = ${draftId}`)
    const { definition } = opened.compiled
    const change = { kind: DRAFT, id: draftId, label: definition.title.es, before: { procedure: definition.code } }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}
