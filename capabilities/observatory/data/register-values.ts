import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { placesById } from '../../territory/contract.ts'

export interface EnteredValue {
  readonly id: Id
  readonly register: string
  readonly title: Text
  readonly number: number
  readonly on: string
  /** Code of the place. */
  readonly place: string
}

/** Records with a value and a point between two days, both counted, of registers of which a surface is drawn. */
export async function valuesEntered(tx: ReadTx, from: string, to: string): Promise<readonly EnteredValue[]> {
  const found = await tx.execute(sql`
    select r.id, r.number, r."on", r.place_id, g.code, g.kind -> 'row' as title from observatory.open_value r
    join observatory.register g on g.id = r.register_id
    where r."on" between ${from}::date and ${to}::date order by r."on", r.number`)
  const places = await placesById(
    tx,
    found.rows.map((row) => String(row.place_id)),
  )
  const codes = new Map(places.map(({ id, code }) => [id, code] as const))
  return found.rows.map((row) => ({
    id: String(row.id),
    register: String(row.code),
    title: row.title as Text,
    number: Number(row.number),
    on: String(row.on),
    place: codes.get(String(row.place_id)) ?? '',
  }))
}

/** How many of them one register holds. */
export async function countEntered(
  tx: ReadTx,
  registerId: Id,
  { from, by }: { readonly from: string; readonly by: string },
): Promise<number> {
  const found = await tx.execute(sql`
    select count(*) as entered from observatory.open_value
    where register_id = ${registerId} and "on" between ${from}::date and ${by}::date`)
  return Number(found.rows[0]?.entered)
}
