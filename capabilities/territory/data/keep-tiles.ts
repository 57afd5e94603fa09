import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Database } from '../../../platform/database/database.ts'
import { CROWDED, CROWDED_ZOOMS, generalisation } from '../rules/tiles/generalise.ts'
import { type TileAddress, tileSide } from '../rules/tiles/tile-grid.ts'
import type { KeepingParts } from './keep-squares.ts'
import { layerById, type StoredLayer } from './layer-store.ts'
import { columnOf, rowOf } from './tile-squares.ts'
import { layerAsSeen } from './tiles-layers.ts'
import { finishTile, readTile, tileMaker } from './tiles-read.ts'
import { keepTile } from './whole-tiles.ts'

const app = { role: 'trama_app' } as const
/** Numbers of features that one short transaction looks at. */
const AT_ONCE = 10_000
/** Tiles that one short transaction takes out. */
const TILES_AT_ONCE = 200

/**
 * Makes the crowded tiles of a large layer beforehand, one in a short transaction, and keeps them as they are sent. False: the layer
 * changed meanwhile or is gone; what was begun is not believed.
 */
export async function keepWholeTiles({ database, signal, progress }: KeepingParts, id: Id): Promise<boolean> {
  const layer = await database.read(app, (tx) => layerById(tx, id))
  if (layer === undefined || layer.retiredAt !== undefined || layer.shapeKind !== 'polygon') return false
  await dropTiles(database, id)
  const tiles = await crowdedTiles(database, layer, signal)
  for (const [done, tile] of tiles.entries()) {
    signal?.throwIfAborted()
    const read = await database.read(app, async (tx) => {
      const seen = await layerAsSeen(tx, id)
      return seen?.edition === layer.edition ? readTile(tx, seen, tile, await tileMaker(tx)) : undefined
    })
    if (read === undefined) return false
    const made = finishTile(layer.code, tile, read)
    if (!(await database.write(app, (tx) => keepTile(tx, layer, tile, made)))) return false
    await progress?.(done + 1, tiles.length)
  }
  return database.write(app, async (tx) => {
    const settled = await tx.execute(
      sql`update territory.layer set tiles_edition = edition where id = ${id} and edition = ${layer.edition} returning 1`,
    )
    if (settled.rows.length === 0) return false
    tx.publish('changed', 'territory')
    return true
  })
}

async function dropTiles(database: Database, id: Id): Promise<void> {
  for (;;) {
    const gone = await database.write(app, (tx) =>
      tx.execute(sql`
        delete from territory.kept_tile where id in (select id from territory.kept_tile where layer_id = ${id} limit ${TILES_AT_ONCE})
        returning 1 as gone`),
    )
    if (gone.rows.length < TILES_AT_ONCE) return
  }
}

/** Tiles in which the middles of so many features lie that are drawn by themselves there. */
async function crowdedTiles(
  database: Database,
  { id, lastNumber }: StoredLayer,
  signal: AbortSignal | undefined,
): Promise<readonly TileAddress[]> {
  const counts = new Map<string, { readonly tile: TileAddress; many: number }>()
  const side = sql`t.side`
  for (let from = 0; from < lastNumber; from += AT_ONCE) {
    signal?.throwIfAborted()
    const found = await database.read(app, (tx) =>
      tx.execute(sql`
        select z, x, y, count(*)::int as many from (
          select t.z, ${columnOf(side)} as x, ${rowOf(side)} as y
          from unnest(${sql.param([...CROWDED_ZOOMS])}::int[], ${sql.param(CROWDED_ZOOMS.map(tileSide))}::float8[],
            ${sql.param(CROWDED_ZOOMS.map((z) => generalisation(z, 'polygon').smallest))}::float8[]) as t (z, side, smallest)
          join territory.feature f on f.layer_id = ${id} and f.number > ${from} and f.number <= ${from + AT_ONCE} and f.web_size >= t.smallest) seen
        group by z, x, y`),
    )
    for (const row of found.rows) {
      const tile = { z: Number(row.z), x: Number(row.x), y: Number(row.y) }
      const key = `${tile.z}/${tile.x}/${tile.y}`
      const known = counts.get(key)
      if (known === undefined) counts.set(key, { tile, many: Number(row.many) })
      else known.many += Number(row.many)
    }
  }
  return [...counts.values()].flatMap(({ tile, many }) => (many > CROWDED ? [tile] : []))
}
