import { sql } from 'drizzle-orm'
import type { Refusal, Result } from '../../kernel/result.ts'
import { appendAudit } from '../audit/append.ts'
import type { Change } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { Manifest } from '../capability/manifest.ts'
import { tellWhatChanged } from '../capability/runner.ts'
import type { Database } from '../database/database.ts'
import { demoPasswordHash } from '../identity/load-institution.ts'
import type { Pack } from '../packs/pack.ts'
import type { SearchSource } from '../search/document.ts'
import { fillSearch } from '../search/fill.ts'

export interface PackLoad {
  readonly demo: boolean
  readonly ctx: Ctx
  onRoom(manifest: Manifest): void
}

class PackRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message.en ?? refusal.message.es)
    this.refusal = refusal
  }
}

/** What all rooms offer to search. */
export function searchSourcesOf(manifests: readonly Manifest[]): readonly SearchSource[] {
  return manifests.flatMap((manifest) => manifest.search ?? [])
}

/** What the database already took from this pack: nothing, an older edition, or this very one. */
export async function loadedPack(database: Database, id: string): Promise<{ hash: string; demo: boolean } | undefined> {
  return database.read({ role: 'trama_app' }, async (tx) => {
    const found = await tx.execute(sql`select hash, demo from platform.pack_loaded where id = ${id}`)
    const row = found.rows[0]
    return row === undefined ? undefined : { hash: String(row.hash), demo: Number(row.demo) === 1 }
  })
}

/** Every room takes what it reads of the pack, in one transaction with its audit entry; then the search index is filled. */
export async function loadPackInto(
  database: Database,
  manifests: readonly Manifest[],
  pack: Pack,
  load: PackLoad,
): Promise<Result<number, Refusal>> {
  const hash = load.demo ? await demoPasswordHash(pack) : undefined
  try {
    const count = await database.write({ role: 'trama_app' }, async (tx) => {
      const changes: Change[] = []
      for (const manifest of manifests) {
        if (manifest.loadPack === undefined) continue
        load.onRoom(manifest)
        const loaded = await manifest.loadPack(tx, load.ctx, pack, { demo: load.demo, demoPasswordHash: hash })
        if (!loaded.ok) throw new PackRefused(loaded.refusal)
        changes.push(...loaded.value)
      }
      await fillSearch(tx, searchSourcesOf(manifests))
      const { id, version } = pack.identity
      await tx.execute(sql`
        insert into platform.pack_loaded (id, version, hash, demo, at)
        values (${id}, ${version}, ${pack.hash}, ${load.demo ? 1 : 0}, ${load.ctx.now})
        on conflict (id) do update set version = excluded.version, hash = excluded.hash, at = excluded.at,
          demo = greatest(platform.pack_loaded.demo, excluded.demo)`)
      await appendAudit(tx, load.ctx, { command: 'pack.load', changes, reason: `${id} ${version}` })
      await tellWhatChanged(database, changes)
      return changes.length
    })
    return { ok: true, value: count }
  } catch (error) {
    if (error instanceof PackRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
}
