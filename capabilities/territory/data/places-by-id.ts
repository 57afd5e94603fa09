import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

export interface NamedPlace {
  readonly id: Id
  /** Code of its geography. */
  readonly geography: string
  readonly code: string
  readonly name: string
  /** As the books first called it: a better name later is no change of the records that point here. */
  readonly firstName: string
}

/** The places behind ids that another room keeps, in the order of their names; an id that is none is left out. */
export async function placesById(tx: ReadTx, ids: readonly Id[]): Promise<readonly NamedPlace[]> {
  if (ids.length === 0) return []
  const found = await tx.execute(sql`
    select p.id, g.code as geography, p.code, now_said.name, first_said.name as first_name
    from territory.place p join territory.geography g on g.id = p.geography_id
    join lateral (select name, sort_key from territory.place_state where place_id = p.id and replaced_at is null
      order by valid_from desc nulls last limit 1) now_said on true
    join lateral (select name from territory.place_state where place_id = p.id order by recorded_at, id limit 1) first_said on true
    where p.id = any(${sql.param([...new Set(ids)])}::uuid[])
    order by now_said.sort_key, g.code collate "C", p.code collate "C"`)
  return found.rows.map((row) => ({
    id: String(row.id),
    geography: String(row.geography),
    code: String(row.code),
    name: String(row.name),
    firstName: String(row.first_name),
  }))
}
