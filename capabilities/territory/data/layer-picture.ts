import { sql } from 'drizzle-orm'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_GROUND } from '../places-permissions.ts'
import { boxOfView, type MapView, metresPerPoint, viewOf } from '../rules/map/map-view.ts'
import { usualDay, usualGeography } from '../rules/places/usual-day.ts'
import { featureTitle } from '../rules/tiles/feature-words.ts'
import { type DrawnFeature, drawnIn, wholeExtent } from './map-page.ts'
import { geographies } from './places-query.ts'
import { featuresOf, layersFor, type MapLayer, openLayer } from './tiles-layers.ts'

/** Points of a picture that fall together, with how many. */
export interface DrawnDot extends Omit<DrawnFeature, 'path'> {
  readonly count: number
}

export interface PlaceCount {
  readonly geography: string
  readonly code: string
  readonly name: string
  readonly count: number
}

export interface LayerPicture {
  readonly view: MapView
  /** What it lies on; absent where the layer is the ground itself. */
  readonly ground: { readonly layer: MapLayer; readonly drawn: readonly DrawnFeature[] } | undefined
  readonly layer: MapLayer
  /** Of lines and areas: the largest. */
  readonly drawn: readonly DrawnFeature[]
  /** Of points: all of them. */
  readonly dots: readonly DrawnDot[]
  /** How many in each place; absent where there are too many to ask on every visit. */
  readonly counts: readonly PlaceCount[] | undefined
}

/** A layer as its page shows it: all of it, on the ground, and how much of it is where. */
export const layerPicture: Query<string, LayerPicture> = {
  id: 'territory.layer_picture',
  permission: READ_GROUND,
  async run(tx, ctx, code) {
    const found = await openLayer(tx, ctx, code)
    if (!found.ok) return found
    const layer = found.value
    const view = viewOf(await wholeExtent(tx, [layer]))
    const box = boxOfView(view)
    const [first] = await layersFor(tx, ctx)
    const ground =
      first === undefined || first.id === layer.id
        ? undefined
        : { layer: first, drawn: await drawnIn(tx, first, view, box) }
    const isPoints = layer.shapeKind === 'point'
    return {
      ok: true,
      value: {
        view,
        ground,
        layer,
        drawn: isPoints ? [] : await drawnIn(tx, layer, view, box),
        dots: isPoints ? await dotsOf(tx, layer, view) : [],
        counts: layer.featureCount > MOST_COUNTED_BY_PLACE ? undefined : await countsByPlace(tx, layer, ctx.today),
      },
    }
  },
}

const MOST_COUNTED_BY_PLACE = 20_000

/** Two points of the picture: nearer than this nobody tells dots apart, and no picture has more cells than it can show. */
const CELL = 2

async function dotsOf(tx: ReadTx, layer: MapLayer, view: MapView): Promise<readonly DrawnDot[]> {
  const [west, , , north] = boxOfView(view)
  const perPoint = metresPerPoint(view.zoom)
  const cell = perPoint * CELL
  const found = await tx.execute(sql`
    select min(number) as number, (array_agg(code order by number))[1] as code, (array_agg(attributes order by number))[1] as attributes,
      count(*) as count, avg(x) as x, avg(y) as y
    from (select number, code, attributes, st_x(p) as x, st_y(p) as y from (
      select number, code, attributes, st_centroid(web_shape) as p from ${featuresOf(layer)} where layer_id = ${layer.id}) s) d
    group by floor(x / ${cell}::float8), floor(y / ${cell}::float8) order by 1`)
  return found.rows.map((row) => {
    const number = Number(row.number)
    const attributes = row.attributes as Record<string, unknown>
    return {
      number,
      attributes,
      title: featureTitle(layer, { number, code: (row.code as string | null) ?? null, attributes }),
      at: [Math.round((Number(row.x) - west) / perPoint), Math.round((north - Number(row.y)) / perPoint)],
      count: Number(row.count),
    }
  })
}

/** Each feature is counted where a point of it lies, once. */
async function countsByPlace(tx: ReadTx, layer: MapLayer, today: string): Promise<readonly PlaceCount[] | undefined> {
  const geography = usualGeography(await geographies(tx))
  if (geography === undefined) return undefined
  const day = usualDay(geography, today)
  const found = await tx.execute(sql`
    with places as (
      select distinct on (p.id) p.id, p.code, s.name, s.sort_key, s.shape from territory.place p
      join territory.place_state s on s.place_id = p.id and s.replaced_at is null
      where p.geography_id = ${geography.id} and (s.valid_from is null or s.valid_from <= ${day}::date)
      order by p.id, s.valid_from desc nulls last),
    features as (select number, st_pointonsurface(shape) as point from ${featuresOf(layer)} where layer_id = ${layer.id}),
    placed as (
      select distinct on (f.number) f.number, l.id from features f join places l on l.shape && f.point and st_intersects(l.shape, f.point)
      order by f.number, l.code collate "C")
    select l.code, l.name, count(x.number) as count from places l left join placed x on x.id = l.id
    where l.shape is not null group by l.code, l.name, l.sort_key order by l.sort_key`)
  return found.rows.map((row) => ({
    geography: geography.code,
    code: String(row.code),
    name: String(row.name),
    count: Number(row.count),
  }))
}
