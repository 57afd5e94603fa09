import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { CONSENT_ASKED, GUEST_LINK } from '../filing-notices.ts'
import { filingPaths } from '../filing-paths.ts'
import { APPLY } from '../filing-permissions.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { fieldsOf } from '../rules/filing/answers.ts'
import { appealingOf, appealRefusal, NOT_ALONE } from './appeals.ts'
import { CASE_NOT_HERE } from './case-query.ts'
import { readCase } from './case-store.ts'
import { compiledEdition } from './compiled-editions.ts'
import { isOwn } from './draft-store.ts'
import { jurisdictionsOf, NO_PROCEDURE } from './jurisdictions.ts'

export const DRAFT = 'cases.draft'

export const startForm = z.object({
  name: z.string().trim().min(2).max(200).optional(),
  email: z.email().max(200).optional(),
  ownerName: z.string().trim().min(2).max(200).optional(),
  ownerEmail: z.email().max(200).optional(),
  /** Code of the place that it is asked for in, where that matters. */
  jurisdiction: z.string().max(100).optional(),
})

/** Tokens are made by the page, because their hashes are all that is kept: the letter alone knows them. */
export const startDraftInput = startForm.extend({
  code: z.string().max(100),
  locale: z.enum(['es', 'en']).default('es'),
  guest: z.object({ token: z.string().max(200), hash: z.string().length(64) }).optional(),
  consent: z.object({ token: z.string().max(200), hash: z.string().length(64) }),
  /** Against the decision of which case it is, for whom that case is: with the links that the person came by. */
  appeals: z.object({ caseId: z.uuid(), links: z.array(z.string().length(64)).max(50) }).optional(),
})

/** Begins an application: of an account, or of a guest who is sent a link; on somebody's behalf, that person is asked. */
export const startDraft: Command<z.output<typeof startDraftInput>, { readonly draftId: string }> = {
  id: 'cases.start_draft',
  title: { es: 'Empezar una solicitud', en: 'Begin an application' },
  input: startDraftInput as z.ZodType<z.output<typeof startDraftInput>>,
  permission: APPLY,
  async run(tx, ctx, input) {
    const account = typeof ctx.who === 'string' ? undefined : ctx.who
    if (account === undefined && (input.email === undefined || input.guest === undefined)) return refuse(NO_EMAIL)
    if (account === undefined && input.name === undefined) return refuse(NO_NAME)
    if (input.ownerName !== undefined && input.ownerEmail === undefined) return refuse(NO_OWNER_EMAIL)
    const found = await tx.execute(sql`
      select id, office_id, content from cases.definition where code = ${input.code}
      order by published_at desc, edition desc limit 1`)
    const [row] = found.rows
    if (row === undefined) return refuse(NO_PROCEDURE)
    const definition = row.content as Definition
    const { title } = definition
    const against = input.appeals === undefined ? undefined : await decisionToAppeal(tx, ctx, input.code, input.appeals)
    if (against?.ok === false) return against
    if (definition.againstDecision === true && against === undefined) return refuse(NOT_ALONE)
    const places = await jurisdictionsOf(tx, definition, ctx.today)
    const place = places.find(({ code }) => code === input.jurisdiction)
    if (places.length > 0 && place === undefined) return refuse(NO_PLACE)
    const draftId = newId()
    const behalf = input.ownerEmail !== undefined && input.ownerName !== undefined
    const by = account?.name ?? input.name ?? ''
    await tx.execute(sql`
      insert into cases.draft (id, office_id, definition_id, account_id, guest_email, token_hash, applicant_name, owner_name,
        owner_email, consent_token_hash, jurisdiction, appeals_id, answers, created_at, updated_at)
      values (${draftId}, ${String(row.office_id)}, ${String(row.id)}, ${account?.accountId ?? null}::uuid,
        ${account === undefined ? (input.email ?? null) : null}, ${account === undefined ? (input.guest?.hash ?? null) : null},
        ${by}, ${behalf ? (input.ownerName ?? null) : null}, ${behalf ? (input.ownerEmail ?? null) : null},
        ${behalf ? input.consent.hash : null}, ${place?.code ?? null}, ${input.appeals?.caseId ?? null}::uuid,
        ${JSON.stringify(against === undefined ? {} : toldAlready(definition, against.value))}::jsonb, ${ctx.now}, ${ctx.now})`)
    if (account === undefined && input.email !== undefined && input.guest !== undefined)
      await notify(tx, ctx, {
        kind: GUEST_LINK,
        to: { email: input.email, locale: input.locale },
        data: { procedure: title },
        link: filingPaths.link(input.guest.token),
      })
    if (behalf && input.ownerEmail !== undefined)
      await notify(tx, ctx, {
        kind: CONSENT_ASKED,
        to: { email: input.ownerEmail, locale: input.locale },
        data: { procedure: title, by },
        link: filingPaths.consent(input.consent.token),
      })
    return {
      ok: true,
      value: {
        output: { draftId },
        changes: [
          {
            kind: DRAFT,
            id: draftId,
            label: title.es,
            before: {},
            after: { procedure: input.code, ...(place === undefined ? {} : { place: place.name }) },
          },
        ],
      },
    }
  },
}

interface ToAppeal {
  readonly case: string
  readonly resolution: string
}

/** The decision of one's own case, while it may be appealed by this procedure. */
async function decisionToAppeal(
  tx: WriteTx,
  ctx: Ctx,
  code: string,
  { caseId, links }: { readonly caseId: string; readonly links: readonly string[] },
): Promise<Result<ToAppeal, Refusal>> {
  const row = await readCase(tx, caseId)
  if (row === undefined || !isOwn(ctx, links, row)) return refuse(CASE_NOT_HERE)
  const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
  const appealing = await appealingOf(tx, row, definition)
  const refusal = appealRefusal(definition, appealing, ctx.today)
  if (refusal !== undefined) return refuse(refusal)
  if (definition.appeal?.procedure !== code) return refuse(NO_PROCEDURE)
  return ok({ case: row.number, resolution: appealing.decision?.number ?? '' })
}

/** Nobody types what is known: fields of the appeal called `case` and `resolution` have their answers. */
function toldAlready(definition: Definition, told: ToAppeal): Readonly<Record<string, string>> {
  const keys = new Set(fieldsOf(definition).map(({ key }) => key))
  return Object.fromEntries(Object.entries(told).filter(([key]) => keys.has(key)))
}

const NO_EMAIL: Refusal<'no_email'> = {
  kind: 'no_email',
  field: 'email',
  message: {
    es: 'Escriba su correo: ahí recibe el enlace con el que sigue su solicitud.',
    en: 'Write your e-mail: there you receive the link by which you go on with your application.',
  },
}
const NO_NAME: Refusal<'no_name'> = {
  kind: 'no_name',
  field: 'name',
  message: { es: 'Escriba su nombre.', en: 'Write your name.' },
}
const NO_OWNER_EMAIL: Refusal<'no_owner_email'> = {
  kind: 'no_owner_email',
  field: 'ownerEmail',
  message: {
    es: 'Escriba el correo de esa persona: ahí se le pide su autorización.',
    en: 'Write that person’s e-mail: there the consent is asked for.',
  },
}
export const NO_PLACE: Refusal<'no_place'> = {
  kind: 'no_place',
  field: 'jurisdiction',
  message: {
    es: 'Elija el municipio: de él dependen los requisitos, las tarifas y quién atiende.',
    en: 'Choose the municipality: requirements, fees and who attends to it depend on it.',
  },
}
