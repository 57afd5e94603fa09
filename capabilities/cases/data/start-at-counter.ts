import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { CONSENT_ASKED, GUEST_LINK } from '../filing-notices.ts'
import { filingPaths } from '../filing-paths.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { jurisdictionsOf, NO_PROCEDURE } from './jurisdictions.ts'
import { NO_CASE } from './move-case.ts'
import { DRAFT, NO_PLACE } from './start-draft.ts'

export const counterForm = z.object({
  code: z.string().max(100),
  name: z.string().trim().min(2).max(200),
  /** Whoever has none is handed the link on paper when it is filed. */
  email: z.email().max(200).optional(),
  jurisdiction: z.string().max(100).optional(),
  ownerName: z.string().trim().min(2).max(200).optional(),
  ownerEmail: z.email().max(200).optional(),
  /** The owner's signed consent was shown at the counter. */
  consentShown: z.literal('yes').optional(),
})

const link = z.object({ token: z.string().max(200), hash: z.string().length(64) })
const counterInput = counterForm.extend({ locale: z.enum(['es', 'en']).default('es'), guest: link, consent: link })

/**
 * Begins an application for somebody who is at the counter: whoever works there prepares and files it, and it belongs to that
 * person, by the link that is sent or, without an e-mail, handed over on paper.
 */
export const startAtCounter: Command<z.output<typeof counterInput>, { readonly draftId: string }> = {
  id: 'cases.start_at_counter',
  title: { es: 'Recibir una solicitud en ventanilla', en: 'Take an application at the counter' },
  input: counterInput as z.ZodType<z.output<typeof counterInput>>,
  permission: WORK_ON_CASES,
  async run(tx, ctx, input) {
    const { who } = ctx
    if (typeof who === 'string') return refuse(NO_CASE)
    const found = await tx.execute(sql`
      select id, content from cases.definition where code = ${input.code} and office_id = ${who.officeId}
      order by published_at desc, edition desc limit 1`)
    const [row] = found.rows
    if (row === undefined) return refuse({ ...NO_PROCEDURE, field: 'code' })
    const definition = row.content as Definition
    const places = await jurisdictionsOf(tx, definition, ctx.today)
    const place = places.find(({ code }) => code === input.jurisdiction)
    if (places.length > 0 && place === undefined) return refuse(NO_PLACE)
    const shown = input.consentShown === 'yes'
    if (input.ownerName !== undefined && !shown && input.ownerEmail === undefined) return refuse(NO_CONSENT)
    if (input.ownerName === undefined && (shown || input.ownerEmail !== undefined)) return refuse(NO_OWNER)
    const asked = input.ownerName !== undefined && !shown && input.ownerEmail !== undefined
    const draftId = newId()
    await tx.execute(sql`
      insert into cases.draft (id, office_id, definition_id, taken_by, guest_email, token_hash, applicant_name, owner_name,
        owner_email, consent_token_hash, consented_at, jurisdiction, created_at, updated_at)
      values (${draftId}, ${who.officeId}, ${String(row.id)}, ${who.accountId}, ${input.email ?? null},
        ${input.email === undefined ? null : input.guest.hash}, ${input.name}, ${input.ownerName ?? null},
        ${input.ownerEmail ?? null}, ${asked ? input.consent.hash : null}, ${shown ? ctx.now : null}, ${place?.code ?? null},
        ${ctx.now}, ${ctx.now})`)
    const { title } = definition
    if (input.email !== undefined)
      await notify(tx, ctx, {
        kind: GUEST_LINK,
        to: { email: input.email, locale: input.locale },
        data: { procedure: title },
        link: filingPaths.link(input.guest.token),
      })
    if (asked)
      await notify(tx, ctx, {
        kind: CONSENT_ASKED,
        to: { email: input.ownerEmail ?? '', locale: input.locale },
        data: { procedure: title, by: input.name },
        link: filingPaths.consent(input.consent.token),
      })
    const after = {
      procedure: input.code,
      atCounter: true,
      ...(place === undefined ? {} : { place: place.name }),
      ...(shown ? { consentShown: true } : {}),
    }
    return {
      ok: true,
      value: { output: { draftId }, changes: [{ kind: DRAFT, id: draftId, label: title.es, before: {}, after }] },
    }
  },
}

export interface Counter {
  readonly procedures: readonly { readonly code: string; readonly title: Text }[]
  /** Places of any of them, on this day; which of them matter depends on the procedure. */
  readonly places: readonly { readonly code: string; readonly name: string }[]
  /** What this person has begun at the counter and not filed yet, the newest first. */
  readonly drafts: readonly {
    readonly id: string
    readonly procedure: Text
    readonly applicant: string
    readonly updatedAt: string
  }[]
}

export const counterQuery: Query<null, Counter> = {
  id: 'cases.counter',
  permission: WORK_ON_CASES,
  async run(tx, { who, today }) {
    if (typeof who === 'string') return refuse(NO_CASE)
    const found = await tx.execute(sql`
      select distinct on (code) code, content from cases.definition where office_id = ${who.officeId}
      order by code, published_at desc, edition desc`)
    const definitions = found.rows.map(({ content }) => content as Definition)
    const places = new Map<string, string>()
    const asked = new Set<string>()
    for (const definition of definitions) {
      // Most ask for the same divisions: each set of them is looked up once.
      const key = JSON.stringify([definition.divisions, definition.overrides.map(({ jurisdiction }) => jurisdiction)])
      if (asked.has(key)) continue
      asked.add(key)
      for (const { code, name } of await jurisdictionsOf(tx, definition, today)) places.set(code, name)
    }
    const drafts = await tx.execute(sql`
      select t.id, t.applicant_name, t.updated_at, d.content -> 'title' as title
      from cases.draft t join cases.definition d on d.id = t.definition_id
      where t.taken_by = ${who.accountId} and t.filed_case_id is null order by t.updated_at desc limit 100`)
    return {
      ok: true,
      value: {
        procedures: definitions.map(({ code, title }) => ({ code, title })),
        places: [...places].map(([code, name]) => ({ code, name })),
        drafts: drafts.rows.map((row) => ({
          id: String(row.id),
          procedure: row.title as Text,
          applicant: String(row.applicant_name),
          updatedAt: String(row.updated_at),
        })),
      },
    }
  },
}

const NO_CONSENT: Refusal<'no_consent'> = {
  kind: 'no_consent',
  field: 'consentShown',
  message: {
    es: 'Marque que vio la autorización firmada, o escriba el correo de esa persona para pedírsela.',
    en: 'Tick that you saw the signed consent, or write that person’s e-mail so that it is asked for.',
  },
}
const NO_OWNER: Refusal<'no_owner'> = {
  kind: 'no_owner',
  field: 'ownerName',
  message: {
    es: 'Escriba el nombre de la persona en cuyo nombre se solicita.',
    en: 'Write the name of the person on whose behalf it is.',
  },
}
