import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Missing, missing } from '../../../kernel/missing.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

export interface Point {
  readonly longitude: number
  readonly latitude: number
}

/** Any geometry of GeoJSON, in longitude and latitude. */
export interface Shape {
  readonly type: string
  readonly coordinates?: unknown
  readonly geometries?: unknown
}

/**
 * Which features answer. `open`: what the public may see, as it is now. `all`: every layer with every attribute, for rooms that
 * answer to staff; and with `asOf` as the books had it at that moment.
 */
export interface LayerChoice {
  readonly layer: string
  readonly of: 'open' | 'all'
  readonly asOf?: string | undefined
}

export interface FoundFeature {
  readonly layer: string
  /** The feature's own id, the same whatever it was changed to. */
  readonly id: Id
  readonly number: number
  readonly code: string | undefined
  readonly attributes: Readonly<Record<string, unknown>>
}

export interface TouchedFeature extends FoundFeature {
  /** Of what both have in common: square metres where both are areas, metres of a line; measured on the ellipsoid. */
  readonly areaM2: number | undefined
  readonly lengthM: number | undefined
  /** What share of the shape asked about lies in the feature, by area or length; 1 for a point. */
  readonly share: number
}

export interface NearFeature extends FoundFeature {
  readonly metres: number
}

/** The features of a layer, as rows `id, number, code, shape, attributes`. */
function featuresOf({ layer, of, asOf }: LayerChoice): SQL {
  if (of === 'open')
    return sql`select f.id, f.number, f.code, f.shape, f.attributes from territory.open_feature f
      join territory.open_layer l on l.id = f.layer_id where l.code = ${layer}`
  if (asOf === undefined)
    return sql`select f.id, f.number, f.code, f.shape, f.attributes from territory.feature f
      join territory.layer l on l.id = f.layer_id where l.code = ${layer} and l.edition > 0`
  return sql`select f.id, f.number, f.code, f.shape, f.attributes from territory.feature f
      join territory.layer l on l.id = f.layer_id where l.code = ${layer} and l.edition > 0 and f.recorded_at <= ${asOf}::timestamptz
    union all
    select f.feature_id, f.number, f.code, f.shape, f.attributes from territory.feature_past f
      join territory.layer l on l.id = f.layer_id
      where l.code = ${layer} and f.recorded_at <= ${asOf}::timestamptz and f.replaced_at > ${asOf}::timestamptz`
}

const pointSql = ({ longitude, latitude }: Point) =>
  sql`st_setsrid(st_makepoint(${longitude}::float8, ${latitude}::float8), 4326)`
const shapeSql = (shape: Shape) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}::text), 4326)`

/** Features of a layer that a point lies in, or on the edge of. */
export async function whatContains(tx: ReadTx, point: Point, choice: LayerChoice): Promise<readonly FoundFeature[]> {
  const found = await tx.execute(sql`
    select f.* from (${featuresOf(choice)}) f where st_covers(f.shape, ${pointSql(point)}) order by f.number`)
  return found.rows.map((row) => featureOf(row, choice.layer))
}

/**
 * Features of a layer that have something in common with a shape, and how much, the largest part first. Two areas that only
 * share an edge have none.
 */
export async function touches(tx: ReadTx, shape: Shape, choice: LayerChoice): Promise<readonly TouchedFeature[]> {
  return touchedBy(tx, sql`select ${shapeSql(shape)} as shape`, choice)
}

async function touchedBy(tx: ReadTx, asked: SQL, choice: LayerChoice): Promise<readonly TouchedFeature[]> {
  const found = await tx.execute(sql`
    with asked as materialized (${asked}), met as (
      select f.id, f.number, f.code, f.attributes, a.shape as asked,
        st_dimension(a.shape) as asked_dimension, least(st_dimension(a.shape), st_dimension(f.shape)) as dimension,
        st_intersection(f.shape, a.shape) as common
      from (${featuresOf(choice)}) f cross join asked a where st_intersects(f.shape, a.shape)
    ), measured as (
      select m.*,
        case when dimension = 2 then st_area(st_collectionextract(common, 3)::geography) end as area,
        case when dimension = 1 then st_length(st_collectionextract(common, 2)::geography) end as length,
        case asked_dimension when 2 then st_area(asked::geography) when 1 then st_length(asked::geography) end as whole
      from met m where not st_isempty(common)
    )
    select id, number, code, attributes, area, length,
      case when asked_dimension = 0 then 1 when dimension < asked_dimension or coalesce(whole, 0) = 0 then 0
        else least(coalesce(area, length) / whole, 1) end as share
    from measured where dimension = 0 or coalesce(area, length) > 0 order by share desc, number`)
  return found.rows.map((row) => ({
    ...featureOf(row, choice.layer),
    areaM2: number(row.area),
    lengthM: number(row.length),
    share: Number(row.share),
  }))
}

/** The features of a layer that are nearest to a point, nearest first; how far, in metres on the ellipsoid. */
export async function nearest(
  tx: ReadTx,
  point: Point,
  choice: LayerChoice,
  count: number,
): Promise<readonly NearFeature[]> {
  // The index orders by degrees, which are not equally long in all directions: more than asked for are measured.
  const found = await tx.execute(sql`
    with near as (
      select f.* from (${featuresOf(choice)}) f order by f.shape <-> ${pointSql(point)} limit ${count * 3 + 10}
    )
    select id, number, code, attributes, st_distance(shape::geography, ${pointSql(point)}::geography) as metres
    from near order by metres, number limit ${count}`)
  return found.rows.map((row) => ({ ...featureOf(row, choice.layer), metres: Number(row.metres) }))
}

/** How large a shape is on the ellipsoid, in square metres; 0 of points and lines. */
export async function areaOf(tx: ReadTx, shape: Shape): Promise<number> {
  const found = await tx.execute(sql`select st_area(${shapeSql(shape)}::geography) as area`)
  return Number(found.rows[0]?.area ?? 0)
}

/** Whose zone is asked for: a feature of a layer, by its number. */
export interface ZoneOf {
  readonly layer: string
  readonly number: number
}

export interface Zone {
  /** The zone in which most of it lies. */
  readonly main: TouchedFeature
  /** All of them, the largest part first; more than one where it lies across an edge. */
  readonly parts: readonly TouchedFeature[]
}

/**
 * In which zone of a layer a feature lay, both as the books had them at a moment (now, without one). `not_collected`: the books
 * did not have the feature then; `not_applicable`: no zone reaches it.
 */
export async function zoneOf(
  tx: ReadTx,
  feature: ZoneOf,
  zones: { readonly layer: string; readonly of: LayerChoice['of']; readonly asOf?: string | undefined },
): Promise<Zone | Missing> {
  const own = sql`select f.shape from (${featuresOf({ ...zones, layer: feature.layer })}) f where f.number = ${feature.number}`
  const there = await tx.execute(sql`select count(*) as n from (${own}) f`)
  if (Number(there.rows[0]?.n ?? 0) === 0) return missing('not_collected')
  const parts = await touchedBy(tx, own, zones)
  const [main] = parts
  return main === undefined ? missing('not_applicable') : { main, parts }
}

function featureOf(row: Record<string, unknown>, layer: string): FoundFeature {
  return {
    layer,
    id: String(row.id),
    number: Number(row.number),
    code: row.code === null ? undefined : String(row.code),
    attributes: row.attributes as Readonly<Record<string, unknown>>,
  }
}

function number(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}
