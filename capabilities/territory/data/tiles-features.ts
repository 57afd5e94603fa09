import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { WebBox } from '../events.ts'
import { featureTitle } from '../rules/tiles/feature-words.ts'
import { READ_OPEN_MAP } from '../tiles-permissions.ts'
import { extentOf, featuresOf, type MapLayer, openLayer } from './tiles-layers.ts'

/** A part of the map in degrees: west, south, east, north. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number]

const degrees = z.string().regex(/^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?){3}$/)

/** `west,south,east,north` as an address writes it. */
export const boxSchema = degrees
  .transform((text) => text.split(',').map(Number) as unknown as DegreeBox)
  .refine(([w, s, e, n]) => w < e && s < n && w >= -180 && e <= 180 && s >= -85.06 && n <= 85.06)

/** One line of the list beside the map. */
export interface FeatureInView {
  readonly number: number
  readonly title: string
  /** Longitude and latitude of a point in it. */
  readonly at: readonly [number, number]
  /** What it covers, to bring it into view. */
  readonly box: DegreeBox
}

export interface InView {
  readonly layer: MapLayer
  /** At most `MOST_COUNTED`, and then there may be more. */
  readonly count: number
  readonly features: readonly FeatureInView[]
  /** Number after which the next page begins; absent on the last. */
  readonly next: number | undefined
}

export const MOST_COUNTED = 10_000
export const IN_VIEW_PAGE = 50

interface InViewQuestion {
  readonly layer: string
  readonly box: DegreeBox
  readonly after: number
}

/** Features of a layer that reach into a part of the map, by number, so that pages are stable while features come and go. */
export const featuresInView: Query<InViewQuestion, InView> = {
  id: 'territory.features_in_view',
  permission: READ_OPEN_MAP,
  async run(tx, ctx, { layer: code, box, after }) {
    const layer = await openLayer(tx, ctx, code)
    if (!layer.ok) return layer
    return { ok: true, value: await inView(tx, layer.value, box, after) }
  },
}

export async function inView(
  tx: ReadTx,
  layer: MapLayer,
  box: DegreeBox,
  after = 0,
  page = IN_VIEW_PAGE,
): Promise<InView> {
  const within = sql`st_makeenvelope(${box[0]}::float8, ${box[1]}::float8, ${box[2]}::float8, ${box[3]}::float8, 4326)`
  const reaches = sql`layer_id = ${layer.id} and shape && ${within} and st_intersects(shape, ${within})`
  const counted = await tx.execute(sql`
    select count(*)::integer as count from (select 1 from ${featuresOf(layer)} where ${reaches} limit ${MOST_COUNTED}) c`)
  const found = await tx.execute(sql`
    select number, code, attributes, ${POINT_AND_BOX}
    from ${featuresOf(layer)} where ${reaches} and number > ${after} order by number limit ${page + 1}`)
  const features = found.rows.slice(0, page).map((row) => toFeature(layer, row))
  return {
    layer,
    count: Number(counted.rows[0]?.count ?? 0),
    features,
    next: found.rows.length > page ? features.at(-1)?.number : undefined,
  }
}

const POINT_AND_BOX = sql`
  st_x(st_pointonsurface(shape)) as x, st_y(st_pointonsurface(shape)) as y,
  st_xmin(shape) as w, st_ymin(shape) as s, st_xmax(shape) as e, st_ymax(shape) as n`

function toFeature(layer: MapLayer, row: Record<string, unknown>): FeatureInView {
  const number = Number(row.number)
  const code = (row.code as string | null) ?? null
  return {
    number,
    title: featureTitle(layer, { number, code, attributes: row.attributes as Record<string, unknown> }),
    at: [Number(row.x), Number(row.y)],
    box: [Number(row.w), Number(row.s), Number(row.e), Number(row.n)],
  }
}

export interface OneFeature extends FeatureInView {
  readonly layer: MapLayer
  readonly code: string | undefined
  readonly attributes: Readonly<Record<string, unknown>>
  /** Measured on the ellipsoid. */
  readonly areaM2: number | undefined
  readonly lengthM: number | undefined
}

/** One feature with everything that the reader may see of it. */
export const mapFeature: Query<{ readonly layer: string; readonly number: number }, OneFeature> = {
  id: 'territory.map_feature',
  permission: READ_OPEN_MAP,
  async run(tx, ctx, { layer: code, number }): Promise<Result<OneFeature, Refusal>> {
    const layer = await openLayer(tx, ctx, code)
    if (!layer.ok) return layer
    const found = await tx.execute(sql`
      select number, code, attributes, ${POINT_AND_BOX},
        case st_dimension(shape) when 2 then st_area(shape::geography) end as area,
        case st_dimension(shape) when 1 then st_length(shape::geography) end as length
      from ${featuresOf(layer.value)} where layer_id = ${layer.value.id} and number = ${number}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(noFeature())
    return {
      ok: true,
      value: {
        ...toFeature(layer.value, row),
        layer: layer.value,
        code: (row.code as string | null) ?? undefined,
        attributes: row.attributes as Record<string, unknown>,
        areaM2: row.area === null ? undefined : Number(row.area),
        lengthM: row.length === null ? undefined : Number(row.length),
      },
    }
  },
}

function noFeature(): Refusal<'no_feature'> {
  return {
    kind: 'no_feature',
    message: { es: 'Esa capa no tiene ningún objeto con ese número.', en: 'That layer has no feature of that number.' },
  }
}

/** What a layer covers; undefined when it is empty. */
export const layerExtent: Query<string, WebBox | undefined> = {
  id: 'territory.layer_extent',
  permission: READ_OPEN_MAP,
  async run(tx, ctx, code) {
    const layer = await openLayer(tx, ctx, code)
    if (!layer.ok) return layer
    return { ok: true, value: await extentOf(tx, layer.value) }
  },
}
