import type { Ctx } from '../../platform/capability/context.ts'
import type { Database } from '../../platform/database/database.ts'
import { type Asked, type SearchHit, search } from '../../platform/search/search.ts'

/** What somebody finds, section after section, as the database's public role reads it unless said otherwise. */
export async function foundBy(
  database: Database,
  ctx: Ctx,
  asked: string | Asked,
  role: 'trama_public' | 'trama_app' = 'trama_public',
): Promise<readonly SearchHit[]> {
  const found = await database.read({ role }, (tx) =>
    search(tx, ctx, typeof asked === 'string' ? { words: asked } : asked, []),
  )
  return found.sections.flatMap(({ hits }) => hits)
}
