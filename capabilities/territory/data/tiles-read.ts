import { type SQL, sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import { encodeTile } from '../rules/tiles/encode-tile.ts'
import {
  fewerFeatures,
  fieldsInTile,
  generalisation,
  MOST_BYTES,
  MOST_FEATURES,
  NAMED_HERE,
} from '../rules/tiles/generalise.ts'
import { type DrawnSquare, drawnSquares, squareAttributes } from '../rules/tiles/squares.ts'
import { BUFFER, EXTENT, type TileAddress, tileBox, unitOf } from '../rules/tiles/tile-grid.ts'
import { drawnShape, drawnSquare, unitsIn } from '../rules/tiles/unit-shape.ts'
import { squaresOfTile } from './tile-squares.ts'
import { featuresOf, type MapLayer } from './tiles-layers.ts'
import { type ReadTile, wholeTile } from './whole-tiles.ts'

/** How a tile is put together: by PostGIS, or by us where its build cannot (no protobuf: the embedded one, some packages). */
export type TileMaker = 'database' | 'program'

/** Asked of the database itself, never guessed from which one it is; the same answer as long as it is open. */
export function tileMaker(tx: ReadTx): Promise<TileMaker> {
  return tx.memory.remember([], 'tile maker', async () => {
    const found = await tx.execute(sql`select coalesce(postgis_libprotobuf_version(), '') <> '' as able`)
    return found.rows[0]?.able === true ? 'database' : 'program'
  })
}

/** What the database answered for a tile: made by it, or what `finishTile` makes one of. */
export type TileRead = ReadTile | RowsOfTile

interface RowsOfTile {
  readonly rows: readonly TileRow[]
  readonly squares: readonly DrawnSquare[]
  /** The attribute that squares have a value of. */
  readonly field: string | undefined
  readonly limited: boolean
}

interface TileRow {
  readonly number: number
  readonly attributes: Record<string, unknown>
  /** Well-known binary, in metres of the web map. */
  readonly shape: Uint8Array
  /** 1 for the largest on the map. */
  readonly rank: number
}

/** The tile as the layer is now. Made anew with fewer features while it comes out too large. */
export async function readTile(tx: ReadTx, layer: MapLayer, tile: TileAddress, maker: TileMaker): Promise<TileRead> {
  const kept = await wholeTile(tx, layer, tile)
  if (kept !== undefined) return kept
  const squares = drawnSquares(await squaresOfTile(tx, layer, tile), tile.z)
  const field = layer.fields.find(({ name }) => name === layer.style.field)?.name
  const together = { squares, field }
  const seen = await seenAt(tx, layer, tile.z)
  if (seen === 0) return { ...together, rows: [], limited: false }
  const few = seen <= FEW
  if (maker === 'program') return { ...together, ...(await rowsOfTile(tx, layer, tile, few)) }
  let read = await madeByDatabase(tx, layer, tile, { most: MOST_FEATURES, few, ...together })
  while (read.bytes.length > MOST_BYTES && read.shown > 1) {
    const most = fewerFeatures(read.shown, read.bytes.length)
    read = { ...(await madeByDatabase(tx, layer, tile, { most, few, ...together })), limited: true }
  }
  return read
}

/**
 * Encodes what the database could not, and in the same way leaves the smallest out of what is too large. Called once the
 * transaction is over: on the embedded database everybody else waits for an open one.
 */
export function finishTile(code: string, tile: TileAddress, read: TileRead): ReadTile {
  if ('bytes' in read) return read
  const squares = read.squares.map((square) => ({
    number: undefined,
    attributes: squareAttributes(square, read.field),
    drawn: drawnSquare(square),
  }))
  const toUnits = unitsIn(tile)
  let features = read.rows.flatMap(({ number, attributes, shape, rank }) => {
    const drawn = drawnShape(shape, toUnits)
    return drawn === undefined ? [] : [{ number, attributes, drawn, rank }]
  })
  let { limited } = read
  for (;;) {
    const bytes = encodeTile(code, [...features, ...squares])
    const shown = features.length
    if (bytes.length <= MOST_BYTES || shown <= 1) return { bytes, shown, limited, grouped: groupedIn(read.squares) }
    const fewer = fewerFeatures(shown, bytes.length)
    features = features.filter(({ rank }) => rank <= fewer)
    limited = true
  }
}

function groupedIn(squares: readonly DrawnSquare[]): number {
  return squares.reduce((sum, { many }) => sum + many, 0)
}

/** Of so many it is quicker to look at each than to look for those in the tile among all others. */
const FEW = 5000

/**
 * How many of a layer's features a zoom shows anywhere; more than FEW are not counted further. Where they are few, the largest, they are
 * found by size first: by place first, a tile far away would touch every parcel to leave it out again.
 */
function seenAt(tx: ReadTx, layer: MapLayer, z: number): Promise<number> {
  const { smallest } = generalisation(z, layer.shapeKind)
  if (smallest === 0) return Promise.resolve(Number.POSITIVE_INFINITY)
  return tx.memory.remember(['territory'], `seen of ${layer.id} at ${z}`, async () => {
    const found = await tx.execute(sql`
      select count(*)::integer as count from (
        select 1 from ${featuresOf(layer)} where layer_id = ${layer.id} and web_size >= ${smallest}::float8 limit ${FEW + 1}) c`)
    return Number(found.rows[0]?.count)
  })
}

interface Making {
  readonly most: number
  readonly few: boolean
  readonly squares: readonly DrawnSquare[]
  readonly field: string | undefined
}

async function madeByDatabase(
  tx: ReadTx,
  layer: MapLayer,
  tile: TileAddress,
  { most, few, squares, field }: Making,
): Promise<ReadTile> {
  await tx.execute(ALONE)
  const found = await tx.execute(sql`
    with ${cut(layer, tile, most, few)}
    select st_asmvt(drawn, ${layer.code}::text, ${EXTENT}::integer, 'geom', 'number') as bytes,
      count(number)::integer as shown, (select count(*) from picked)::integer as found
    from (
      select * from (
        select number, attributes,
          st_asmvtgeom(shape, ${box(tileBox(tile))}::box2d, ${EXTENT}::integer, ${BUFFER}::integer, true) as geom
        from visible order by number offset 0) features
      ${squaresToo(squares, field)}
    ) drawn where geom is not null`)
  const row = found.rows[0]
  return {
    bytes: (row?.bytes as Uint8Array | null) ?? new Uint8Array(0),
    shown: Number(row?.shown ?? 0),
    limited: Number(row?.found ?? 0) > most,
    grouped: groupedIn(squares),
  }
}

/**
 * A tile is made by one process without being compiled first: what it costs is guessed far too high for geometry, and starting helpers
 * or the compiler takes longer than the whole.
 */
const ALONE = sql`select set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`

/** Squares are in units of the tile already. */
function squaresToo(squares: readonly DrawnSquare[], field: string | undefined): SQL {
  if (squares.length === 0) return sql``
  const attributes = squares.map((square) => JSON.stringify(squareAttributes(square, field)))
  return sql`
      union all
      select null::integer, said::jsonb, st_reverse(st_makeenvelope(x - half, y - half, x + half, y + half))
      from unnest(${sql.param(squares.map(({ middle }) => middle[0]))}::int[], ${sql.param(squares.map(({ middle }) => middle[1]))}::int[],
        ${sql.param(squares.map(({ half }) => half))}::int[], ${sql.param(attributes)}::text[]) as square (x, y, half, said)`
}

async function rowsOfTile(tx: ReadTx, layer: MapLayer, tile: TileAddress, few: boolean) {
  await tx.execute(ALONE)
  const found = await tx.execute(sql`
    with ${cut(layer, tile, MOST_FEATURES, few)}
    select number, attributes, rank, (select count(*) from picked)::integer as found, st_asbinary(shape, 'NDR') as shape
    from visible order by number`)
  const rows = found.rows.map((row) => ({
    number: Number(row.number),
    attributes: row.attributes as Record<string, unknown>,
    shape: row.shape as Uint8Array,
    rank: Number(row.rank),
  }))
  return { rows, limited: Number(found.rows[0]?.found ?? 0) > MOST_FEATURES }
}

function box([west, south, east, north]: readonly [number, number, number, number]): SQL {
  return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 3857)`
}

/** A shape of so few points (a parcel) is not simplified: there is next to nothing to leave out. */
const FEW_POINTS = 6

/**
 * `picked`: the largest features that reach the tile; `visible`: cut at its buffer, simplified, without what is thinner than a unit,
 * which the two ways of rounding would not agree on. `offset 0` keeps the planner from writing what cuts and simplifies into every place
 * that looks at it, and doing it as often. The same for both, so that a tile has the same features whoever encodes it.
 */
function cut(layer: MapLayer, tile: TileAddress, most: number, few: boolean): SQL {
  const { smallest, tolerance } = generalisation(tile.z, layer.shapeKind)
  const unit = unitOf(tile.z)
  const around = box(tileBox(tile, BUFFER))
  const seen = smallest > 0 ? sql`and web_size >= ${smallest}::float8` : sql``
  const simplified =
    tolerance > 0
      ? sql`case when st_npoints(piece) > ${FEW_POINTS} then st_simplify(piece, ${tolerance}::float8, true) else piece end`
      : sql`piece`
  const kind = { point: 1, line: 2, polygon: 3 }[layer.shapeKind]
  const columns = sql`number, ${attributesOf(layer, tile.z)} as attributes, web_shape as whole, web_size`
  const ofLayer = sql`from ${featuresOf(layer)} where layer_id = ${layer.id}`
  const largestFirst = sql`order by web_size desc nulls last, number limit ${most + 1}`
  const reaching = few
    ? sql`
      large as materialized (select ${columns} ${ofLayer} ${seen}),
      reaching as (select * from large where whole && ${around} ${largestFirst})`
    : sql`
      reaching as (select ${columns} ${ofLayer} and web_shape && ${around} ${seen} ${largestFirst})`
  return sql`${reaching},
    picked as (
      select number, attributes, whole, row_number() over (order by web_size desc nulls last, number)::integer as rank from reaching
    ),
    pieces as (
      select number, ${namedHere(layer, tile)} as attributes, rank,
        case when whole @ ${around} then whole
          else st_collectionextract(coalesce(st_clipbybox2d(whole, ${around}::box2d), whole), ${kind}::integer) end as piece
      from (select * from picked where rank <= ${most}) p offset 0
    ),
    visible as (
      select number, attributes, rank, shape from (select number, attributes, rank, ${simplified} as shape from pieces where not st_isempty(piece) offset 0) s
      where not st_isempty(shape) and case st_dimension(shape)
        when 2 then 2 * st_area(shape) >= ${unit}::float8 * st_perimeter(shape) and st_area(shape) > 0
        when 1 then st_length(shape) >= ${2 * unit}::float8
        else true end
    )`
}

/**
 * An area that lies in several tiles would be named in each: its name belongs to the one in which a point of its own lies. What lies
 * whole in a tile needs no looking for.
 */
function namedHere(layer: MapLayer, tile: TileAddress): SQL {
  const { label } = layer.style
  if (layer.shapeKind !== 'polygon' || !layer.fields.some(({ name }) => name === label)) return sql`attributes`
  const [west, south, east, north] = tileBox(tile)
  const own = box(tileBox(tile))
  return sql`case
    when not (whole && ${own}) then attributes
    when whole @ ${own} or (
      select st_x(p) >= ${west}::float8 and st_x(p) < ${east}::float8 and st_y(p) > ${south}::float8 and st_y(p) <= ${north}::float8
      from (select st_pointonsurface(whole) as p offset 0) o)
    then attributes || jsonb_build_object(${NAMED_HERE}::text, true) else attributes end`
}

/** By name, because a layer's fields are data; what is not there is left out. */
function attributesOf(layer: MapLayer, z: number): SQL {
  const names = fieldsInTile(layer, z)
  if (names.length === 0) return sql`'{}'::jsonb`
  if (names.length === layer.fields.length) return sql`attributes`
  const pairs = names.map((name) => sql`${name}::text, attributes -> ${name}::text`)
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs, sql`, `)}))`
}
