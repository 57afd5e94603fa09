import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { SEE_DRAFT_DEFINITIONS } from '../permissions.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { type Jurisdiction, jurisdictionsOf } from './jurisdictions.ts'

export interface DefinitionDraft {
  readonly id: Id
  readonly version: number
  readonly code: string
  readonly content: Definition
  readonly changedAt: string
  /** What stands was tried. */
  readonly tried: boolean
}

export interface Edition {
  readonly id: Id
  readonly code: string
  readonly edition: string
  readonly publishedAt: string
  readonly content: Definition
}

export const NO_DRAFT: Refusal<'no_draft'> = {
  kind: 'no_draft',
  message: { es: 'No hay ningún borrador con esa dirección.', en: 'There is no draft at that address.' },
}

export async function draftsIn(tx: ReadTx, only: { readonly id?: Id; readonly code?: string } = {}) {
  const { id = null, code = null } = only
  const found = await tx.execute(sql`
    select id, version, code, content, changed_at, tried_version from cases.definition_draft
    where (${id}::uuid is null or id = ${id}) and (${code}::text is null or code = ${code})
    order by code collate "C"`)
  return found.rows.map(
    (row): DefinitionDraft => ({
      id: String(row.id),
      version: Number(row.version),
      code: String(row.code),
      content: row.content as Definition,
      changedAt: String(row.changed_at),
      tried: row.tried_version !== null && Number(row.tried_version) === Number(row.version),
    }),
  )
}

export async function editionsIn(tx: ReadTx, only: { readonly id?: Id; readonly code?: string } = {}) {
  const { id = null, code = null } = only
  const found = await tx.execute(sql`
    select id, code, edition, published_at, content from cases.definition
    where (${id}::uuid is null or id = ${id}) and (${code}::text is null or code = ${code})
    order by code collate "C", published_at desc, edition desc`)
  return found.rows.map(
    (row): Edition => ({
      id: String(row.id),
      code: String(row.code),
      edition: String(row.edition),
      publishedAt: String(row.published_at),
      content: row.content as Definition,
    }),
  )
}

/** Every procedure with its editions, the newest first, and what is being written. */
export const definitionsListQuery: Query<
  null,
  { readonly editions: readonly Edition[]; readonly drafts: readonly DefinitionDraft[] }
> = {
  id: 'cases.definitions_list',
  permission: SEE_DRAFT_DEFINITIONS,
  run: async (tx) => ({ ok: true, value: { editions: await editionsIn(tx), drafts: await draftsIn(tx) } }),
}

const uuid = z.uuid()

/** A draft, with the editions that were published of the same procedure and the municipalities of its divisions. */
export const draftQuery: Query<
  { readonly id: string },
  { readonly draft: DefinitionDraft; readonly editions: readonly Edition[]; readonly places: readonly Jurisdiction[] }
> = {
  id: 'cases.definition_draft',
  permission: SEE_DRAFT_DEFINITIONS,
  async run(tx, ctx, { id }) {
    const [draft] = uuid.safeParse(id).success ? await draftsIn(tx, { id }) : []
    if (draft === undefined) return refuse(NO_DRAFT)
    const { divisions = [] } = draft.content
    // Without divisions it is not asked where: then who writes says the municipality by its code.
    const places = divisions.length === 0 ? [] : await jurisdictionsOf(tx, draft.content, ctx.today)
    return { ok: true, value: { draft, editions: await editionsIn(tx, { code: draft.code }), places } }
  },
}

/** An edition or a draft by its address: what is compared and what is taken along as a file. */
export const anyDefinitionQuery: Query<
  { readonly id: string },
  { readonly content: Definition; readonly draft: boolean }
> = {
  id: 'cases.any_definition',
  permission: SEE_DRAFT_DEFINITIONS,
  async run(tx, _ctx, { id }) {
    if (!uuid.safeParse(id).success) return refuse(NO_DRAFT)
    const [edition] = await editionsIn(tx, { id })
    if (edition !== undefined) return { ok: true, value: { content: edition.content, draft: false } }
    const [draft] = await draftsIn(tx, { id })
    return draft === undefined ? refuse(NO_DRAFT) : { ok: true, value: { content: draft.content, draft: true } }
  },
}
