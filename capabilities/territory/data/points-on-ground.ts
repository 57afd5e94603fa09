import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { geographyOfPlaces } from './drawn-places.ts'
import { placesOn } from './places-query.ts'
import type { Point } from './spatial-questions.ts'

/** Something of which one asks where it is: a shape of GeoJSON in degrees, or a feature of a layer by its number. */
export type GroundAsked =
  | { readonly id: string; readonly shape: string }
  | { readonly id: string; readonly layer: string; readonly feature: number }

/**
 * A point in each of these, by its id: of what is no longer there, or is of a layer that is not open to everybody, none. One question
 * however many.
 */
export async function pointsOnGround(tx: ReadTx, asked: readonly GroundAsked[]): Promise<ReadonlyMap<string, Point>> {
  if (asked.length === 0) return new Map()
  const found = await tx.execute(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(id text, shape text, layer text, feature int)),
    shapes as (
      select id, st_setsrid(st_geomfromgeojson(shape), 4326) as shape from asked where shape is not null
      union all
      select a.id, f.shape from asked a join territory.open_layer l on l.code = a.layer
      join territory.open_feature f on f.layer_id = l.id and f.number = a.feature where a.shape is null),
    points as (select id, st_pointonsurface(shape) as at from shapes)
    select id, st_x(at) as longitude, st_y(at) as latitude from points where at is not null and not st_isempty(at)`)
  return new Map(found.rows.map((row) => [String(row.id), pointOf(row)]))
}

/** Points strewn over places, by the code of each: the same seed strews the same. For made-up cases; places without a shape have none. */
export async function pointsStrewn(
  tx: ReadTx,
  codes: readonly string[],
  day: CivilDate,
  each: number,
): Promise<ReadonlyMap<string, readonly Point[]>> {
  const geography = await geographyOfPlaces(tx, codes, day)
  if (geography === undefined) return new Map()
  const places = await placesOn(tx, geography.code, { validOn: day })
  const codeOf = new Map(places.map(({ code, state }) => [state.id, code]))
  const states = places.flatMap(({ code, state }) => (codes.includes(code) ? [state.id] : []))
  const found = await tx.execute(sql`
    select s.id, st_x(d.geom) as longitude, st_y(d.geom) as latitude
    from territory.place_state s cross join lateral st_dump(st_generatepoints(s.shape, ${each}::int, 17)) d
    where s.id = any(${sql.param(states)}::uuid[]) and st_dimension(s.shape) = 2 order by s.id, d.path`)
  const strewn = Map.groupBy(found.rows, ({ id }) => codeOf.get(String(id)) ?? '')
  return new Map([...strewn].map(([code, rows]) => [code, rows.map(pointOf)]))
}

function pointOf(row: Readonly<Record<string, unknown>>): Point {
  return { longitude: Number(row.longitude), latitude: Number(row.latitude) }
}
