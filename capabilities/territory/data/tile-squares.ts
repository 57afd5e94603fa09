import { type SQL, sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import { generalisation } from '../rules/tiles/generalise.ts'
import {
  type Prevailing,
  prevailingIn,
  type Square,
  type SquareValue,
  type StoredSquares,
  squareSide,
  squaresFarther,
  storedSquares,
  tileOf,
} from '../rules/tiles/squares.ts'
import { type TileAddress, tileBox, WORLD } from '../rules/tiles/tile-grid.ts'
import { featuresOf, type MapLayer } from './tiles-layers.ts'

/** Layers with more features than this keep their squares; of fewer they are counted whenever a tile is asked for. */
export const MANY_FEATURES = 5_000

const NO_SQUARES: StoredSquares = { place: [], many: [], covered: [], value: [] }

/**
 * Areas of the tile too small to be seen by themselves, drawn together: as they are kept where that is of the layer's present edition,
 * else counted anew, which takes as long as there are areas.
 */
export async function squaresOfTile(tx: ReadTx, layer: MapLayer, tile: TileAddress): Promise<StoredSquares> {
  if (generalisation(tile.z, layer.shapeKind).square === 0) return NO_SQUARES
  return layer.squaresEdition === layer.edition ? keptSquares(tx, layer, tile) : countedSquares(tx, layer, tile)
}

async function keptSquares(tx: ReadTx, { id, audience }: MapLayer, { z, x, y }: TileAddress): Promise<StoredSquares> {
  const table = audience === 'public' ? sql`territory.open_squares` : sql`territory.tile_squares`
  const found = await tx.execute(
    sql`select squares from ${table} where layer_id = ${id} and z = ${z} and x = ${x} and y = ${y}`,
  )
  return (found.rows[0]?.squares as StoredSquares | undefined) ?? NO_SQUARES
}

async function countedSquares(tx: ReadTx, layer: MapLayer, tile: TileAddress): Promise<StoredSquares> {
  const { smallest } = generalisation(tile.z, layer.shapeKind)
  const [west, south, east, north] = tileBox(tile)
  const prevailing = prevailingIn(layer.style)
  const { value, told, group } = countedBy(prevailing)
  const side = squareSide(tile.z)
  const found = await tx.execute(sql`
    select c as column, r as row, count(*)::integer as many, sum(web_size) as covered, ${told} as value from (
      select ${columnOf(side)} as c, ${rowOf(side)} as r, web_size, ${value} as value
      from ${featuresOf(layer)} where layer_id = ${layer.id} and web_size < ${smallest}::float8
        and web_shape && st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 3857)) small
    group by c, r ${group}`)
  const squares = squaresFarther([], found.rows.map(toSquare), prevailing?.how ?? 'most')
  return storedSquares(squares.filter((square) => isIn(square, tile)))
}

function isIn(square: Square, { z, x, y }: TileAddress): boolean {
  const own = tileOf(square, z)
  return own.x === x && own.y === y
}

/** The square in which the middle of what a feature covers lies; squares of so many metres, from the north-west of the world. */
export function columnOf(side: SQL | number): SQL {
  return sql`floor(((st_xmin(web_shape) + st_xmax(web_shape)) / 2 + ${WORLD}::float8) / ${side}::float8)::integer`
}
export function rowOf(side: SQL | number): SQL {
  return sql`floor((${WORLD}::float8 - (st_ymin(web_shape) + st_ymax(web_shape)) / 2) / ${side}::float8)::integer`
}

/** `value` of one feature, and what is `told` of a group of them; each different value is a group of its own. */
export function countedBy(prevailing: Prevailing): { readonly value: SQL; readonly told: SQL; readonly group: SQL } {
  if (prevailing === undefined) return { value: sql`null`, told: sql`null`, group: sql`` }
  const value = sql`attributes -> ${prevailing.field}::text`
  if (prevailing.how === 'most') return { value, told: sql`value`, group: sql`, value` }
  const number = sql`case when jsonb_typeof(${value}) = 'number' then (attributes ->> ${prevailing.field}::text)::float8 end`
  return { value: number, told: sql`avg(value)`, group: sql`` }
}

export function toSquare(row: Record<string, unknown>): Square {
  const value = row.value as SquareValue | object | null | undefined
  return {
    column: Number(row.column),
    row: Number(row.row),
    many: Number(row.many),
    covered: Number(row.covered),
    value: value === null || typeof value === 'object' ? undefined : value,
  }
}
