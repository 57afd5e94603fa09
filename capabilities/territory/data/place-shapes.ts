import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Shape } from '../rules/layers/shape.ts'
import { type PlaceMoment, placesOn } from './places-query.ts'

/** Shapes of the places of a division on a day, in degrees, by the id of the place; a place without one is left out. */
export async function placeShapes(tx: ReadTx, geography: string, moment: PlaceMoment): Promise<ReadonlyMap<Id, Shape>> {
  const places = await placesOn(tx, geography, moment)
  const states = places.map(({ state }) => state.id)
  const found = await tx.execute(sql`
    select s.place_id, st_asgeojson(s.shape, 7) as json from territory.place_state s
    where s.id = any(${sql.param(states)}::uuid[]) and st_dimension(s.shape) = 2`)
  return new Map(found.rows.map((row) => [String(row.place_id), JSON.parse(String(row.json)) as Shape]))
}
