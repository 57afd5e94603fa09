import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { PictureView } from '../rules/places/picture-view.ts'
import { type Geography, geographies, placesOn, type ShapeStatus } from './places-query.ts'

/** A place as it is drawn: in points of a picture, and as a square of the tile map. */
export interface DrawnPlace {
  readonly code: string
  readonly name: string
  readonly shapeStatus: ShapeStatus
  /** Absent where its shape is not known. */
  readonly path: string | undefined
  /** A point in it. */
  readonly at: readonly [x: number, y: number] | undefined
  /** Its square on the tile map, from 1. */
  readonly tile: { readonly column: number; readonly row: number } | undefined
  readonly population: number | undefined
  readonly areaKm2: number | undefined
  /** Codes of the places of the same division that it touches, as the shapes are drawn. */
  readonly beside: readonly string[]
}

export interface DrawnPlaces {
  readonly geography: Geography
  readonly day: CivilDate
  readonly width: number
  readonly height: number
  /** How the ground became this picture, for what is drawn upon it. */
  readonly view: PictureView
  readonly places: readonly DrawnPlace[]
}

/** Room around what is drawn, in points. */
const MARGIN = 6
/** A picture of places is not taller than it is wide, nor a mere stripe. */
const SQUARE = { tallest: 1, flattest: 0.45 }

/**
 * The places of a division on a day, drawn to a width: the same projection as the map, cut to nothing and lost none. `around` draws one
 * of them as large as there is room, and of the others what lies beside it.
 */
export async function drawnPlaces(
  tx: ReadTx,
  geography: Geography,
  day: CivilDate,
  width: number,
  around?: string,
): Promise<DrawnPlaces> {
  const places = await placesOn(tx, geography.code, { validOn: day })
  const states = places.map(({ state }) => state.id)
  const shapes = sql`
    select s.id, st_transform(coalesce(s.shape, st_setsrid(st_makepoint(s.longitude, s.latitude), 4326)), 3857) as web
    from territory.place_state s where s.id = any(${sql.param(states)}::uuid[])`
  const middle = places.find(({ code }) => code === around)?.state.id ?? null
  const extent = await tx.execute(sql`
    select st_xmin(e) as w, st_ymin(e) as s, st_xmax(e) as e, st_ymax(e) as n from (
      select st_extent(web) as e from (${shapes}) x where ${middle}::uuid is null or x.id = ${middle}::uuid) y`)
  const [west, south, east, north] = ['w', 's', 'e', 'n'].map((side) => Number(extent.rows[0]?.[side] ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const perPoint = Math.max((east - west) / (width - 2 * MARGIN), 1e-6)
  const tall = (north - south) / perPoint + 2 * MARGIN
  const height = Math.round(Math.min(Math.max(tall, width * SQUARE.flattest), width * SQUARE.tallest))
  // Taller than it may be: drawn smaller, in the middle.
  const scale = 1 / Math.max(perPoint, (north - south) / (height - 2 * MARGIN))
  const dx = width / 2 - ((west + east) / 2) * scale
  const dy = -height / 2 - ((south + north) / 2) * scale
  const drawn = await tx.execute(sql`
    with shapes as (${shapes}),
    moved as (select id, web, st_affine(web, ${scale}::float8, 0, 0, ${scale}::float8, ${dx}::float8, ${dy}::float8) as shape from shapes)
    select m.id, case when st_dimension(shape) = 2 then st_assvg(st_simplify(shape, 0.4, true), 0, 1) end as path,
      st_x(st_pointonsurface(shape)) as x, -st_y(st_pointonsurface(shape)) as y,
      (select array_agg(o.id::text) from shapes o where o.id <> m.id and o.web && st_expand(m.web, 1) and st_dwithin(o.web, m.web, 1)) as beside
    from moved m where web is not null`)
  const rows = new Map(drawn.rows.map((row) => [String(row.id), row]))
  const codeOf = new Map(places.map(({ code, state }) => [state.id, code]))
  return {
    geography,
    day,
    width,
    height,
    view: { scale, dx, dy },
    places: places.map(({ code, name, tileColumn, tileRow, state }) => {
      const row = rows.get(state.id)
      return {
        code,
        name,
        shapeStatus: state.shapeStatus,
        path: (row?.path as string | null | undefined) ?? undefined,
        at: row === undefined ? undefined : [Math.round(Number(row.x)), Math.round(Number(row.y))],
        tile:
          tileColumn === undefined || tileRow === undefined ? undefined : { column: tileColumn + 1, row: tileRow + 1 },
        population: state.population,
        areaKm2: state.areaKm2,
        beside: ((row?.beside as readonly string[] | null | undefined) ?? [])
          .flatMap((id) => codeOf.get(id) ?? [])
          .sort(),
      }
    }),
  }
}

/**
 * The division in force on a day that has most of these codes, drawn: for rooms that know municipalities by the codes of the
 * deployment's list. Undefined where no division in force has any of them.
 */
export async function drawnPlacesNamed(
  tx: ReadTx,
  codes: readonly string[],
  day: CivilDate,
  width: number,
  around?: string,
): Promise<DrawnPlaces | undefined> {
  const geography = await geographyOfPlaces(tx, codes, day)
  return geography === undefined ? undefined : drawnPlaces(tx, geography, day, width, around)
}

/** The division in force on a day that has most of these codes. */
export async function geographyOfPlaces(
  tx: ReadTx,
  codes: readonly string[],
  day: CivilDate,
): Promise<Geography | undefined> {
  const found = await tx.execute(sql`
    select g.code, count(*) as known from territory.place p join territory.geography g on g.id = p.geography_id
    where p.code = any(${sql.param([...codes])}::text[]) and (g.valid_from is null or g.valid_from <= ${day}::date)
      and (g.valid_until is null or g.valid_until > ${day}::date)
    group by g.code order by known desc, g.code collate "C" limit 1`)
  const code = found.rows[0]?.code
  return (await geographies(tx)).find((each) => each.code === code)
}
