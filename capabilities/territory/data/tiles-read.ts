import { type SQL, sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import { encodeTile, type TileFeature } from '../rules/tiles/encode-tile.ts'
import {
  fewerFeatures,
  fieldsInTile,
  GROUPED_COUNT,
  generalisation,
  LEAST_COVERED,
  MOST_BYTES,
  MOST_FEATURES,
  NAMED_HERE,
} from '../rules/tiles/generalise.ts'
import { BUFFER, EXTENT, type TileAddress, tileBox, unitOf } from '../rules/tiles/tile-grid.ts'
import type { UnitShape } from '../rules/tiles/unit-shape.ts'
import { featuresOf, type MapLayer } from './tiles-layers.ts'

/** How a tile is put together: by PostGIS, or by us where its build cannot (no protobuf: the embedded one, some packages). */
export type TileMaker = 'database' | 'program'

/** Asked of the database itself, never guessed from which one it is; the same answer as long as it is open. */
export function tileMaker(tx: ReadTx): Promise<TileMaker> {
  return tx.memory.remember([], 'tile maker', async () => {
    const found = await tx.execute(sql`select coalesce(postgis_libprotobuf_version(), '') <> '' as able`)
    return found.rows[0]?.able === true ? 'database' : 'program'
  })
}

export interface ReadTile {
  readonly bytes: Uint8Array
  readonly shown: number
  /** There were more features than a tile takes: the smallest are not in it. */
  readonly limited: boolean
  /** Areas under a point of the screen that squares stand for. */
  readonly grouped: number
}

/** What the database answered for a tile: made by it, or the features of which `finishTile` makes one. */
export type TileRead =
  | ReadTile
  | { readonly rows: readonly TileRow[]; readonly limited: boolean; readonly grouped: number }

interface TileRow {
  readonly number: number | undefined
  readonly attributes: Record<string, unknown>
  /** GeoJSON as text, in units of the tile. */
  readonly shape: string
  /** 1 for the largest on the map, 0 for what stands for several. */
  readonly rank: number
}

/** The tile as the layer is now. Made anew with fewer features while it comes out too large. */
export async function readTile(tx: ReadTx, layer: MapLayer, tile: TileAddress, maker: TileMaker): Promise<TileRead> {
  const seen = await seenAt(tx, layer, tile.z)
  if (seen === 0 && generalisation(tile.z, layer.shapeKind).square === 0)
    return { bytes: new Uint8Array(0), shown: 0, limited: false, grouped: 0 }
  const few = seen <= FEW
  if (maker === 'program') return rowsOfTile(tx, layer, tile, few)
  let read = await madeByDatabase(tx, layer, tile, MOST_FEATURES, few)
  while (read.bytes.length > MOST_BYTES && read.shown > 1) {
    const fewer = fewerFeatures(read.shown, read.bytes.length)
    read = { ...(await madeByDatabase(tx, layer, tile, fewer, few)), limited: true }
  }
  return read
}

/**
 * Encodes what the database could not, and in the same way leaves the smallest out of what is too large. Called once the
 * transaction is over: on the embedded database everybody else waits for an open one.
 */
export function finishTile(code: string, read: TileRead): ReadTile {
  if ('bytes' in read) return read
  let rows = read.rows
  let { limited } = read
  const { grouped } = read
  for (;;) {
    const features = rows.map(
      ({ number, attributes, shape }): TileFeature => ({
        number,
        attributes,
        shape: JSON.parse(shape) as UnitShape,
      }),
    )
    const bytes = encodeTile(code, features)
    if (bytes.length <= MOST_BYTES || rows.length <= 1) return { bytes, shown: rows.length, limited, grouped }
    const fewer = fewerFeatures(rows.length, bytes.length)
    rows = rows.filter(({ rank }) => rank <= fewer)
    limited = true
  }
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

async function madeByDatabase(
  tx: ReadTx,
  layer: MapLayer,
  tile: TileAddress,
  most: number,
  few: boolean,
): Promise<ReadTile> {
  // Compiling the query would take longer than running it: what it costs is guessed far too high for geometry.
  await tx.execute(sql`select set_config('jit', 'off', true)`)
  const found = await tx.execute(sql`
    with ${cut(layer, tile, most, few)}
    select st_asmvt(drawn, ${layer.code}::text, ${EXTENT}::integer, 'geom', 'number') as bytes,
      count(geom)::integer as shown, (select count(*) from picked)::integer as found, ${GROUPED} as grouped
    from (
      select number, attributes,
        st_asmvtgeom(shape, ${box(tileBox(tile))}::box2d, ${EXTENT}::integer, ${BUFFER}::integer, true) as geom
      from visible order by number, place offset 0
    ) drawn`)
  const row = found.rows[0]
  return {
    bytes: (row?.bytes as Uint8Array | null) ?? new Uint8Array(0),
    shown: Number(row?.shown ?? 0),
    limited: Number(row?.found ?? 0) > most,
    grouped: Number(row?.grouped ?? 0),
  }
}

const GROUPED = sql`coalesce((select sum(many) from visible), 0)::integer`

async function rowsOfTile(tx: ReadTx, layer: MapLayer, tile: TileAddress, few: boolean): Promise<TileRead> {
  const [west, , , north] = tileBox(tile)
  const scale = 1 / unitOf(tile.z)
  const found = await tx.execute(sql`
    with ${cut(layer, tile, MOST_FEATURES, few)}
    select number, attributes, rank, (select count(*) from picked)::integer as found, ${GROUPED} as grouped,
      st_asgeojson(st_affine(shape, ${scale}::float8, 0, 0, ${-scale}::float8, ${-west * scale}::float8, ${north * scale}::float8), 0, 0) as shape
    from visible order by number, place`)
  const rows = found.rows.map((row) => ({
    number: row.number === null ? undefined : Number(row.number),
    attributes: row.attributes as Record<string, unknown>,
    shape: String(row.shape),
    rank: Number(row.rank),
  }))
  const first = found.rows[0]
  return { rows, limited: Number(first?.found ?? 0) > MOST_FEATURES, grouped: Number(first?.grouped ?? 0) }
}

function box([west, south, east, north]: readonly [number, number, number, number]): SQL {
  return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 3857)`
}

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
  const simplified = tolerance > 0 ? sql`st_simplify(piece, ${tolerance}::float8, true)` : sql`piece`
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
      select number, attributes, rank, shape, 0::bigint as place, null::bigint as many from (select number, attributes, rank, ${simplified} as shape from pieces where not st_isempty(piece) offset 0) s
      where not st_isempty(shape) and case st_dimension(shape)
        when 2 then 2 * st_area(shape) >= ${unit}::float8 * st_perimeter(shape) and st_area(shape) > 0
        when 1 then st_length(shape) >= ${2 * unit}::float8
        else true end
      ${squares(layer, tile)}
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

/** Areas under a point, together in squares: nothing far away is empty because its parts are small. */
function squares(layer: MapLayer, tile: TileAddress): SQL {
  const { smallest, square } = generalisation(tile.z, layer.shapeKind)
  if (square === 0) return sql``
  const [west, south, east, north] = tileBox(tile, BUFFER)
  const at = (low: SQL, high: SQL) => sql`floor((${low} + ${high}) / ${2 * square}::float8)`
  const [first, last] = [Math.round(west / square), Math.round(east / square) - 1]
  const [lowest, highest] = [Math.round(south / square), Math.round(north / square) - 1]
  const value = commonValue(layer)
  return sql`
      union all
      select null::integer, jsonb_build_object(${GROUPED_COUNT}::text, many) || attributes, 0,
        st_expand(st_setsrid(st_makepoint((x + 0.5) * ${square}::float8, (y + 0.5) * ${square}::float8), 3857),
          ${square / 2}::float8 * sqrt(least(1, greatest(${LEAST_COVERED}::float8, covered / ${square * square}::float8)))),
        (y - ${lowest}::integer)::bigint * 1000 + x::bigint - ${first}::integer, many
      from (
        select x, y, count(*) as many, sum(web_size) as covered, ${value} as attributes
        from (
          select ${at(sql`st_xmin(web_shape)`, sql`st_xmax(web_shape)`)} as x, ${at(sql`st_ymin(web_shape)`, sql`st_ymax(web_shape)`)} as y,
            web_size, attributes
          from ${featuresOf(layer)} where layer_id = ${layer.id} and web_shape && ${box([west, south, east, north])}
            and web_size < ${smallest}::float8) small
        where x between ${first}::integer and ${last}::integer and y between ${lowest}::integer and ${highest}::integer
        group by x, y) grouped`
}

/** What a square is drawn by: the value that most of its areas have, of classes of a number their mean. */
function commonValue({ style, fields }: MapLayer): SQL {
  const field = fields.find(({ name }) => name === style.field)?.name
  if (field === undefined || style.kind === 'single') return sql`'{}'::jsonb`
  const common =
    style.kind === 'categories'
      ? sql`mode() within group (order by attributes -> ${field}::text)`
      : sql`to_jsonb(avg(case when jsonb_typeof(attributes -> ${field}::text) = 'number' then (attributes ->> ${field}::text)::float8 end))`
  return sql`jsonb_strip_nulls(jsonb_build_object(${field}::text, ${common}))`
}

/** By name, because a layer's fields are data; what is not there is left out. */
function attributesOf(layer: MapLayer, z: number): SQL {
  const names = fieldsInTile(layer, z)
  if (names.length === 0) return sql`'{}'::jsonb`
  if (names.length === layer.fields.length) return sql`attributes`
  const pairs = names.map((name) => sql`${name}::text, attributes -> ${name}::text`)
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs, sql`, `)}))`
}
