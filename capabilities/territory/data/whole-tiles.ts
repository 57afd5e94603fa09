import { sql } from 'drizzle-orm'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { WebBox } from '../events.ts'
import { CROWDED_ZOOMS } from '../rules/tiles/generalise.ts'
import { BUFFER, type TileAddress, tileSide, unitOf, WORLD } from '../rules/tiles/tile-grid.ts'
import type { StoredLayer } from './layer-store.ts'
import type { MapLayer } from './tiles-layers.ts'

export interface ReadTile {
  readonly bytes: Uint8Array
  readonly shown: number
  /** There were more features than a tile takes: the smallest are not in it. */
  readonly limited: boolean
  /** Areas too small to be seen by themselves that squares stand for. */
  readonly grouped: number
}

/**
 * The tile as it is kept, where it is of the layer's present edition; undefined where it must be made. Kept ones are believed of no other
 * edition, not even where only its texts changed: what of its attributes may be seen may be another.
 */
export async function wholeTile(
  tx: ReadTx,
  { id, audience, edition, tilesEdition }: MapLayer,
  { z, x, y }: TileAddress,
): Promise<ReadTile | undefined> {
  if (tilesEdition !== edition || !CROWDED_ZOOMS.includes(z)) return undefined
  const table = audience === 'public' ? sql`territory.open_tile` : sql`territory.kept_tile`
  const found = await tx.execute(sql`
    select content, shown, limited, grouped from ${table} where layer_id = ${id} and z = ${z} and x = ${x} and y = ${y}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    bytes: row.content as Uint8Array,
    shown: Number(row.shown),
    limited: row.limited === true,
    grouped: Number(row.grouped),
  }
}

/** Keeps a tile that was made of an edition, if that is still the layer's. False: it has another by now. */
export async function keepTile(
  tx: WriteTx,
  { id, officeId, edition }: StoredLayer,
  { z, x, y }: TileAddress,
  { bytes, shown, limited, grouped }: ReadTile,
): Promise<boolean> {
  // The layer is held: an edit comes wholly before, and then this is another edition, or after, and then it takes the tile out.
  const held = await tx.execute(
    sql`select 1 from territory.layer where id = ${id} and edition = ${edition} and retired_at is null for share`,
  )
  if (held.rows.length === 0) return false
  await tx.execute(sql`
    insert into territory.kept_tile (id, office_id, layer_id, z, x, y, content, shown, limited, grouped)
    values (gen_random_uuid(), ${officeId}, ${id}, ${z}, ${x}, ${y}, ${sql.param(Buffer.from(bytes))}::bytea, ${shown}, ${limited}, ${grouped})
    on conflict (layer_id, z, x, y) do update set content = excluded.content, shown = excluded.shown, limited = excluded.limited,
      grouped = excluded.grouped, version = kept_tile.version + 1`)
  return true
}

/**
 * One feature changed: the kept tiles that it was or is in are taken out, and made when somebody asks for them; all others are those of
 * the new edition. Called when the layer has it; does nothing where none of the edition before are kept.
 */
export async function touchWholeTiles(
  tx: WriteTx,
  { id }: StoredLayer,
  edition: number,
  boxes: readonly WebBox[],
): Promise<void> {
  const raised = await tx.execute(sql`
    update territory.layer set tiles_edition = ${edition} where id = ${id} and tiles_edition = ${edition - 1} returning 1`)
  if (raised.rows.length === 0) return
  for (const z of CROWDED_ZOOMS)
    for (const [west, south, east, north] of boxes) {
      const at = (metres: number) => Math.floor(metres / tileSide(z))
      const margin = BUFFER * unitOf(z)
      await tx.execute(sql`
        delete from territory.kept_tile where layer_id = ${id} and z = ${z}
          and x between ${at(west - margin + WORLD)} and ${at(east + margin + WORLD)}
          and y between ${at(WORLD - north - margin)} and ${at(WORLD - south + margin)}`)
    }
}
