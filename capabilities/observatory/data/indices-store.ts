import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { Pack } from '../../../platform/packs/pack.ts'
import { indexFiles } from '../indices-deployment.ts'
import type { IndexDefinition } from '../rules/indices/definition.ts'

export const INDEX = 'observatory.index'

export interface IndexEdition {
  readonly id: Id
  readonly recordedAt: string
  readonly content: IndexDefinition
  /** What changed and why; empty of versions that the deployment brought. */
  readonly note: string
}

export interface IndexDraft {
  readonly id: Id
  readonly version: number
  readonly content: IndexDefinition
  readonly changedAt: string
}

/** Of each index, or of one, the version that came last. */
export async function newestIndices(tx: ReadTx, code?: string): Promise<readonly IndexEdition[]> {
  const found = await tx.execute(sql`
    select distinct on (code) id, recorded_at, content, note from observatory.index_edition
    where ${code ?? null}::text is null or code = ${code ?? null}
    order by code, valid_from desc, recorded_at desc, id desc`)
  return found.rows.map(editionOf).sort((one, other) => (one.content.code < other.content.code ? -1 : 1))
}

/** All versions of an index, the newest first. */
export async function indexEditions(tx: ReadTx, code: string): Promise<readonly IndexEdition[]> {
  const found = await tx.execute(sql`
    select id, recorded_at, content, note from observatory.index_edition where code = ${code}
    order by valid_from desc, recorded_at desc, id desc`)
  return found.rows.map(editionOf)
}

function editionOf(row: Record<string, unknown>): IndexEdition {
  return {
    id: String(row.id),
    recordedAt: String(row.recorded_at),
    content: row.content as IndexDefinition,
    note: String(row.note),
  }
}

/** Drafts of next versions, or that of one index. */
export async function indexDrafts(tx: ReadTx, code?: string): Promise<readonly IndexDraft[]> {
  const found = await tx.execute(sql`
    select id, version, content, changed_at from observatory.index_draft
    where ${code ?? null}::text is null or code = ${code ?? null} order by code`)
  return found.rows.map((row) => ({
    id: String(row.id),
    version: Number(row.version),
    content: row.content as IndexDefinition,
    changedAt: String(row.changed_at),
  }))
}

/** Versions that the pack publishes and the database lacks; one that is there is never changed, a new one is another row. */
export async function loadIndices(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const files = pack.read(indexFiles)
  if (!files.ok) return files
  const changes: Change[] = []
  for (const { value } of files.value) {
    const made = await tx.execute(sql`
      insert into observatory.index_edition (id, office_id, code, edition, content, valid_from, recorded_at)
      values (${newId()}, ${officeId}, ${value.code}, ${value.version}, ${JSON.stringify(value)}::jsonb, ${value.valid.from}, ${ctx.now})
      on conflict (office_id, code, edition) do nothing returning id`)
    const id = made.rows[0]?.id
    if (id === undefined) continue
    const label = `${value.title.es}, ${value.version}`
    changes.push({ kind: INDEX, id: String(id), label, before: {}, after: { edition: value.version } })
  }
  return { ok: true, value: changes }
}
