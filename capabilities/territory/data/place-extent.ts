import { type SQL, sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'

export type Extent = readonly [west: number, south: number, east: number, north: number]

/** The box around all places that are known here, by their shapes or their points; undefined while there are none. */
export async function knownExtent(tx: ReadTx): Promise<Extent | undefined> {
  const found = await tx.execute(sql`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(coalesce(shape, st_setsrid(st_makepoint(longitude, latitude), 4326))) as box
      from territory.place_state where replaced_at is null) as known`)
  const row = found.rows[0]
  if (row === undefined || row.west === null) return undefined
  return [Number(row.west), Number(row.south), Number(row.east), Number(row.north)]
}

/** The known ground with some room around it. */
export function nearBy([west, south, east, north]: Extent, degrees: number): SQL {
  return sql`st_expand(st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326), ${degrees})`
}

/** Far from the known ground as it stands, and on it with latitude and longitude the other way round. */
export function swappedAxes(extent: Extent, degrees: number): SQL {
  const near = nearBy(extent, degrees)
  return sql`(not shape && ${near} and st_flipcoordinates(shape) && ${near})`
}
