import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Database, WriteTx } from '../../../platform/database/database.ts'
import type { WebBox } from '../events.ts'
import { generalisation } from '../rules/tiles/generalise.ts'
import {
  GROUPED_ZOOMS,
  prevailingIn,
  type Square,
  type StoredSquares,
  squareAt,
  squareSide,
  squaresFarther,
  squaresFrom,
  storedByTile,
  storedSquares,
  tileOf,
} from '../rules/tiles/squares.ts'
import { type TileAddress, WORLD } from '../rules/tiles/tile-grid.ts'
import { layerById, type StoredLayer } from './layer-store.ts'
import { columnOf, countedBy, MANY_FEATURES, rowOf, toSquare } from './tile-squares.ts'

const app = { role: 'trama_app' } as const
/** Numbers of features that one short transaction looks at. */
const AT_ONCE = 10_000

/** Sizes from which on an area is drawn by itself, and sides of squares, from the nearest zoom to the farthest. */
const FROM_SIZES = GROUPED_ZOOMS.map((z) => generalisation(z, 'polygon').smallest)
const SIDES = GROUPED_ZOOMS.map(squareSide)

export interface KeepingParts {
  readonly database: Database
  readonly signal?: AbortSignal | undefined
  progress?(done: number, whole: number): Promise<void>
}

/** Large layers of areas whose squares, or crowded tiles, are of another edition or were never made. */
export async function layersToKeep(
  database: Database,
): Promise<readonly { readonly id: Id; readonly squares: boolean; readonly tiles: boolean }[]> {
  const found = await database.read(app, (tx) =>
    tx.execute(sql`
      select * from (
        select id, squares_edition is distinct from edition as squares, tiles_edition is distinct from edition as tiles
        from territory.layer where shape_kind = 'polygon' and retired_at is null and edition > 0 and feature_count > ${MANY_FEATURES}) large
      where squares or tiles order by id`),
  )
  return found.rows.map((row) => ({ id: String(row.id), squares: row.squares === true, tiles: row.tiles === true }))
}

/**
 * Counts the squares of a layer, a part of its features at a time, and keeps them if the layer has not changed meanwhile. False: it has,
 * or is gone; whoever changed it has told so, and it is counted again.
 */
export async function keepSquares({ database, signal, progress }: KeepingParts, id: Id): Promise<boolean> {
  const layer = await database.read(app, (tx) => layerById(tx, id))
  if (layer === undefined || layer.retiredAt !== undefined || layer.shapeKind !== 'polygon') return false
  const how = prevailingIn(layer.style)?.how ?? 'most'
  const first = new Map<number, Square[]>(GROUPED_ZOOMS.map((z) => [z, []]))
  for (let from = 0; from < layer.lastNumber; from += AT_ONCE) {
    signal?.throwIfAborted()
    for (const { z, square } of await counted(database, layer, from)) first.get(z)?.push(square)
    await progress?.(Math.min(from + AT_ONCE, layer.lastNumber), layer.lastNumber)
  }
  const rows: { tile: TileAddress; squares: StoredSquares }[] = []
  let nearer: readonly Square[] = []
  for (const z of GROUPED_ZOOMS) {
    nearer = squaresFarther(nearer, first.get(z) ?? [], how)
    rows.push(...storedByTile(nearer, z))
  }
  return database.write(app, async (tx) => {
    const now = await layerById(tx, id, { lock: true })
    if (now === undefined || now.edition !== layer.edition) return false
    await tx.execute(sql`delete from territory.tile_squares where layer_id = ${id}`)
    await save(tx, layer, rows)
    await tx.execute(sql`update territory.layer set squares_edition = edition where id = ${id}`)
    tx.publish('changed', 'territory')
    return true
  })
}

/** Squares of some features, each at the nearest zoom at which it is too small to be seen. */
async function counted(database: Database, { id, style }: StoredLayer, from: number) {
  const { value, told, group } = countedBy(prevailingIn(style))
  const side = sql`(${sql.param(SIDES)}::float8[])[step + 1]`
  const found = await database.read(app, (tx) =>
    tx.execute(sql`
      select step, c as column, r as row, count(*)::integer as many, sum(web_size) as covered, ${told} as value from (
        select step, ${columnOf(side)} as c, ${rowOf(side)} as r, web_size, ${value} as value
        from (
          select web_shape, web_size, attributes, width_bucket(web_size, ${sql.param(FROM_SIZES)}::float8[]) as step
          from territory.feature where layer_id = ${id} and number > ${from} and number <= ${from + AT_ONCE} offset 0) sized
        where step < ${FROM_SIZES.length}) small
      group by step, c, r ${group}`),
  )
  return found.rows.map((row) => ({ z: GROUPED_ZOOMS[Number(row.step)] ?? 0, square: toSquare(row) }))
}

async function save(
  tx: WriteTx,
  { id, officeId }: StoredLayer,
  rows: readonly { readonly tile: TileAddress; readonly squares: StoredSquares }[],
): Promise<void> {
  if (rows.length === 0) return
  const list = <T>(of: (row: (typeof rows)[number]) => T) => sql.param(rows.map(of))
  await tx.execute(sql`
    insert into territory.tile_squares (id, office_id, layer_id, z, x, y, squares)
    select i, ${officeId}, ${id}, z, x, y, s::jsonb
    from unnest(${list(() => newId())}::uuid[], ${list(({ tile }) => tile.z)}::int[], ${list(({ tile }) => tile.x)}::int[],
      ${list(({ tile }) => tile.y)}::int[], ${list(({ squares }) => JSON.stringify(squares))}::text[]) as u (i, z, x, y, s)
    on conflict (layer_id, z, x, y) do update set squares = excluded.squares, version = tile_squares.version + 1`)
}

/**
 * One feature changed: the squares in which it was and is are counted again, at every zoom, so that the next tile shows it without a
 * layer of hundreds of thousands being counted for it. Called when the layer has its new edition; does nothing where no squares of
 * the edition before are kept.
 */
export async function touchSquares(
  tx: WriteTx,
  layer: StoredLayer,
  edition: number,
  boxes: readonly WebBox[],
): Promise<void> {
  const raised = await tx.execute(sql`
    update territory.layer set squares_edition = ${edition} where id = ${layer.id} and squares_edition = ${edition - 1} returning 1`)
  if (raised.rows.length === 0) return
  const touched = touchedBy(boxes)
  const kept = await keptAround(tx, layer, touched)
  const own = await countedIn(tx, layer, touched)
  const how = prevailingIn(layer.style)?.how ?? 'most'
  const changed = new Map<string, readonly Square[]>()
  for (const { z, column, row } of touched) {
    const nearer = squaresAt(kept, z + 1).filter((each) => each.column >> 1 === column && each.row >> 1 === row)
    const here = own.filter(({ at }) => at.z === z && at.column === column && at.row === row)
    const [now] = squaresFarther(
      nearer,
      here.map(({ square }) => square),
      how,
    )
    const tile = tileOf({ column, row }, z)
    const others = (kept.get(keyOf(tile)) ?? []).filter((each) => each.column !== column || each.row !== row)
    kept.set(keyOf(tile), now === undefined ? others : [...others, now])
    changed.set(keyOf(tile), kept.get(keyOf(tile)) ?? [])
  }
  const rows = [...changed].map(([key, squares]) => ({ tile: tileOfKey(key), squares: storedSquares(squares) }))
  await save(tx, layer, rows)
}

function touchedBy(boxes: readonly WebBox[]): readonly Touched[] {
  const all = GROUPED_ZOOMS.flatMap((z) => boxes.map((box) => ({ z, ...squareAt(box, z) })))
  return [...new Map(all.map((each) => [`${each.z} ${each.column} ${each.row}`, each])).values()]
}

interface Touched {
  readonly z: number
  readonly column: number
  readonly row: number
}

function keyOf({ z, x, y }: TileAddress): string {
  return `${z}/${x}/${y}`
}

function tileOfKey(key: string): TileAddress {
  const [z = 0, x = 0, y = 0] = key.split('/').map(Number)
  return { z, x, y }
}

function squaresAt(kept: ReadonlyMap<string, readonly Square[]>, z: number): readonly Square[] {
  return [...kept].flatMap(([key, squares]) => (tileOfKey(key).z === z ? squares : []))
}

async function keptAround(
  tx: WriteTx,
  { id }: StoredLayer,
  touched: readonly Touched[],
): Promise<Map<string, readonly Square[]>> {
  const tiles = [...new Map(touched.map((each) => tileOf(each, each.z)).map((tile) => [keyOf(tile), tile])).values()]
  const found = await tx.execute(sql`
    select s.z, s.x, s.y, s.squares from unnest(${sql.param(tiles.map(({ z }) => z))}::int[], ${sql.param(tiles.map(({ x }) => x))}::int[],
      ${sql.param(tiles.map(({ y }) => y))}::int[]) as t (z, x, y)
    join territory.tile_squares s on s.layer_id = ${id} and s.z = t.z and s.x = t.x and s.y = t.y`)
  return new Map(
    found.rows.map((row) => {
      const tile = { z: Number(row.z), x: Number(row.x), y: Number(row.y) }
      return [keyOf(tile), squaresFrom(row.squares as StoredSquares, tile)]
    }),
  )
}

/** What becomes too small in each of the squares just there: all that is nearer has a square already. */
async function countedIn(tx: WriteTx, { id, style }: StoredLayer, touched: readonly Touched[]) {
  const { value, told, group } = countedBy(prevailingIn(style))
  const list = (of: (each: Touched) => number) => sql.param(touched.map(of))
  const found = await tx.execute(sql`
    select nr, count(*)::integer as many, sum(web_size) as covered, ${told} as value from (
      select t.nr, f.web_size, ${value} as value
      from unnest(${list(({ z }) => squareSide(z))}::float8[], ${list(({ column }) => column)}::int[], ${list(({ row }) => row)}::int[],
        ${list(({ z }) => (z === GROUPED_ZOOMS[0] ? 0 : generalisation(z + 1, 'polygon').smallest))}::float8[],
        ${list(({ z }) => generalisation(z, 'polygon').smallest)}::float8[]) with ordinality as t (side, c, r, least, smallest, nr)
      cross join lateral (
        select web_shape, web_size, attributes from territory.feature
        where layer_id = ${id} and web_size >= t.least and web_size < t.smallest
          and web_shape && st_makeenvelope(t.c * t.side - ${WORLD}::float8, ${WORLD}::float8 - (t.r + 1) * t.side,
            (t.c + 1) * t.side - ${WORLD}::float8, ${WORLD}::float8 - t.r * t.side, 3857)
        offset 0) f
      where ${columnOf(sql`t.side`)} = t.c and ${rowOf(sql`t.side`)} = t.r) small
    group by nr ${group}`)
  return found.rows.flatMap((row) => {
    const at = touched[Number(row.nr) - 1]
    return at === undefined ? [] : [{ at, square: toSquare({ ...row, column: at.column, row: at.row }) }]
  })
}
