import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Query } from '../../../platform/capability/command.ts'
import type { Manifest } from '../../../platform/capability/manifest.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { readOne } from '../../../platform/packs/pack.ts'
import { definitionFiles } from '../definitions-deployment.ts'
import { READ_CATALOGUE } from '../permissions.ts'
import type { Definition } from '../rules/definition/definition.ts'

export const DEFINITION = 'cases.definition'

export interface PublishedDefinition {
  readonly id: Id
  readonly publishedAt: string
  readonly content: Definition
}

/** Of each procedure the edition that was published last. */
export async function publishedDefinitions(tx: ReadTx, code?: string): Promise<readonly PublishedDefinition[]> {
  const found = await tx.execute(sql`
    select distinct on (code) id, published_at, content from cases.definition
    where ${code ?? null}::text is null or code = ${code ?? null}
    order by code, published_at desc, edition desc`)
  return found.rows.map((row) => ({
    id: String(row.id),
    publishedAt: String(row.published_at),
    content: row.content as Definition,
  }))
}

const NO_DEFINITION: Refusal<'no_definition'> = {
  kind: 'no_definition',
  message: { es: 'No hay ningún trámite con ese nombre.', en: 'There is no procedure of that name.' },
}

export const catalogueQuery: Query<null, readonly PublishedDefinition[]> = {
  id: 'cases.catalogue',
  permission: READ_CATALOGUE,
  run: async (tx) => ({ ok: true, value: await publishedDefinitions(tx) }),
}

export const definitionQuery: Query<{ readonly code: string }, PublishedDefinition> = {
  id: 'cases.definition',
  permission: READ_CATALOGUE,
  async run(tx, _ctx, { code }) {
    const [found] = await publishedDefinitions(tx, code)
    return found === undefined ? refuse(NO_DEFINITION) : { ok: true, value: found }
  },
}

/** Editions that the pack publishes and the database lacks. */
export const loadDefinitions: NonNullable<Manifest['loadPack']> = async (tx, ctx, pack) => {
  const institution = readOne(pack, institutionFile)
  if (!institution.ok) return institution
  const files = pack.read(definitionFiles)
  if (!files.ok) return files
  const changes: Change[] = []
  for (const { value } of files.value) {
    const made = await tx.execute(sql`
      insert into cases.definition (id, office_id, code, edition, content, published_at)
      select ${newId()}, id, ${value.code}, ${value.edition}, ${JSON.stringify(value)}::jsonb, ${ctx.now}
      from identity.office where code = ${institution.value?.value.home ?? ''}
      on conflict (office_id, code, edition) do nothing returning id`)
    const id = made.rows[0]?.id
    if (id === undefined) continue
    const label = `${value.title.es}, ${value.edition}`
    changes.push({ kind: DEFINITION, id: String(id), label, before: {}, after: { edition: value.edition } })
  }
  return { ok: true, value: changes }
}
