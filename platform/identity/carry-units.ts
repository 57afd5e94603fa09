import { sql } from 'drizzle-orm'
import type { WriteTx } from '../database/database.ts'

/** The organisation chart of a year that has none yet begins as that of another year; a unit that the year has is left alone. */
export async function carryUnits(tx: WriteTx, from: number, to: number): Promise<void> {
  await tx.execute(sql`
    insert into identity.unit_year (unit_id, year, title, synonyms, level, parent_unit_id, sort, presents_plan)
    select unit_id, ${to}::int, title, synonyms, level, parent_unit_id, sort, presents_plan
    from identity.unit_year where year = ${from} on conflict (unit_id, year) do nothing`)
}
