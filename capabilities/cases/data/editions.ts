import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { type CompiledDefinition, inJurisdiction } from '../rules/filing/compiled.ts'
import { keepCompiled } from './compiled-editions.ts'

/** Every edition under which cases may be running, ready to be asked. Contents that are known are not read again. */
export async function allEditions(tx: ReadTx): Promise<ReadonlyMap<Id, CompiledDefinition>> {
  const found = await tx.execute(sql`select id from cases.definition order by code, published_at`)
  const editions = new Map<Id, CompiledDefinition>()
  const unknown: Id[] = []
  for (const { id } of found.rows) {
    const known = knownEdition(String(id))
    if (known === undefined) unknown.push(String(id))
    else editions.set(String(id), known)
  }
  if (unknown.length === 0) return editions
  const read = await tx.execute(sql`
    select id, content from cases.definition where id = any(${sql.param(unknown)}::uuid[])`)
  for (const { id, content } of read.rows) {
    const made = keepCompiled(String(id), content as Definition)
    seen.set(String(id), made)
    editions.set(String(id), made)
  }
  return editions
}

/** The edition of a case where it was filed: a municipality may have units, words and a calendar of its own. */
export function editionOf(
  editions: ReadonlyMap<Id, CompiledDefinition>,
  row: Readonly<Record<string, unknown>>,
): CompiledDefinition | undefined {
  const common = editions.get(String(row.definition_id))
  const place = row.jurisdiction === null ? undefined : String(row.jurisdiction)
  return common === undefined ? undefined : inJurisdiction(common, place)
}

/** As `compiled-editions.ts` keeps them; here so that a list of all need not ask one by one. */
const seen = new Map<Id, CompiledDefinition>()
function knownEdition(id: Id): CompiledDefinition | undefined {
  return seen.get(id)
}
