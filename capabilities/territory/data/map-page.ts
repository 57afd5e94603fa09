import { type SQL, sql } from 'drizzle-orm'
import { fold } from '../../../kernel/sort-key.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { WebBox } from '../events.ts'
import { boxOfView, type MapView, metresPerPoint, PICTURE, viewOf } from '../rules/map/map-view.ts'
import { featureTitle } from '../rules/tiles/feature-words.ts'
import { boxInDegrees, boxOnWeb } from '../rules/tiles/web-mercator.ts'
import { READ_OPEN_MAP } from '../tiles-permissions.ts'
import { type InView, inView, mapFeature, type OneFeature } from './tiles-features.ts'
import { extentOf, featuresOf, layersFor, type MapLayer } from './tiles-layers.ts'

export interface MapQuestion {
  /** Codes of the layers that the deployment lays under all others. */
  readonly ground?: readonly string[] | undefined
  /** Codes of the layers to show; undefined: as the map begins. */
  readonly layers: readonly string[] | undefined
  readonly view: MapView | undefined
  /** Words to find a place or a feature by. */
  readonly words: string | undefined
}

export interface DrawnFeature {
  readonly number: number
  readonly title: string
  readonly attributes: Readonly<Record<string, unknown>>
  /** In points of the picture. */
  readonly path: string | undefined
  readonly at: readonly [number, number]
}

export interface ShownLayer {
  readonly layer: MapLayer
  readonly drawn: readonly DrawnFeature[]
  readonly list: InView
}

export interface MapAnswer {
  readonly layers: readonly MapLayer[]
  readonly shown: readonly ShownLayer[]
  readonly ground: readonly Omit<ShownLayer, 'list'>[]
  readonly view: MapView
  /** All there is, where nobody asked for a view. */
  readonly whole: WebBox | undefined
  readonly found: readonly MapHit[]
}

export interface MapHit {
  readonly title: string
  /** Name of the layer, or that it is a place. */
  readonly of: string | undefined
  readonly layer: string | undefined
  readonly number: number | undefined
  readonly view: MapView
}

/** San Salvador, where nothing is loaded yet. */
const NOTHING_YET: WebBox = [-9958000, 1527000, -9905000, 1560000]

/** Everything that the map's page says without a script. */
export const mapPage: Query<MapQuestion, MapAnswer> = {
  id: 'territory.map_page',
  permission: READ_OPEN_MAP,
  async run(tx, ctx, { ground: under = [], layers: codes, view: asked, words }) {
    const layers = await layersFor(tx, ctx)
    const chosen = codes === undefined ? layers.slice(0, 2) : layers.filter(({ code }) => codes.includes(code))
    const whole = asked === undefined ? await wholeExtent(tx, chosen.length === 0 ? layers : chosen) : undefined
    const view = asked ?? viewOf(whole ?? NOTHING_YET)
    const box = boxOfView(view)
    const shown: ShownLayer[] = []
    for (const layer of chosen) {
      const list = await inView(tx, layer, boxInDegrees(box), 0, LISTED)
      shown.push({ layer, drawn: await drawnIn(tx, layer, view, box), list })
    }
    const ground: Omit<ShownLayer, 'list'>[] = []
    for (const layer of layers.filter(({ code }) => under.includes(code)))
      ground.push({ layer, drawn: await drawnIn(tx, layer, view, box) })
    return {
      ok: true,
      value: {
        layers,
        shown,
        ground,
        view,
        whole,
        found: words === undefined ? [] : await findOnMap(tx, layers, words),
      },
    }
  },
}

/** On the page itself; more come when they are asked for. */
const LISTED = 25

export async function wholeExtent(tx: ReadTx, layers: readonly MapLayer[]): Promise<WebBox> {
  const boxes: WebBox[] = []
  for (const layer of layers) {
    const box = await extentOf(tx, layer)
    if (box !== undefined) boxes.push(box)
  }
  if (boxes.length === 0) return NOTHING_YET
  const of = (i: 0 | 1 | 2 | 3) => boxes.map((box) => box[i])
  return [Math.min(...of(0)), Math.min(...of(1)), Math.max(...of(2)), Math.max(...of(3))]
}

/** A picture of thousands says no more than one of the largest. */
const MOST_DRAWN = 600

export async function drawnIn(
  tx: ReadTx,
  layer: MapLayer,
  view: MapView,
  box: WebBox,
): Promise<readonly DrawnFeature[]> {
  const perPoint = metresPerPoint(view.zoom)
  return readDrawn(tx, layer, box, perPoint, sql`true`)
}

/** In the order of the index of sizes, so that of hundreds of thousands the largest are found without looking at each; points have no size. */
function largestFirst({ shapeKind }: MapLayer): SQL {
  return shapeKind === 'point' ? sql`number` : sql`web_size desc, number`
}

/** Features of a layer that reach into a box, in points of the picture; read from wherever `from` says. */
export async function readDrawn(
  tx: ReadTx,
  layer: MapLayer,
  box: WebBox,
  perPoint: number,
  which: SQL,
  from: SQL = featuresOf(layer),
): Promise<readonly DrawnFeature[]> {
  const scale = 1 / perPoint
  const within = sql`st_makeenvelope(${box[0]}::float8, ${box[1]}::float8, ${box[2]}::float8, ${box[3]}::float8, 3857)`
  const kind = { point: 1, line: 2, polygon: 3 }[layer.shapeKind]
  const found = await tx.execute(sql`
    with picked as (
      select number, code, attributes, case when web_shape @ ${within} then web_shape
        else st_collectionextract(coalesce(st_clipbybox2d(web_shape, ${within}::box2d), web_shape), ${kind}::integer) end as piece
      from ${from} where layer_id = ${layer.id} and web_shape && ${within} and ${which}
      order by ${largestFirst(layer)} limit ${MOST_DRAWN}
    ),
    drawn as (
      select number, code, attributes,
        st_affine(st_simplify(piece, ${perPoint / 2}::float8, true), ${scale}::float8, 0, 0, ${scale}::float8, ${-box[0] * scale}::float8, ${-box[3] * scale}::float8) as shape
      from picked where not st_isempty(piece)
    )
    select number, code, attributes, case when st_dimension(shape) > 0 then st_assvg(shape, 0, 1) end as path,
      st_x(middle) as x, -st_y(middle) as y
    from (select *, st_pointonsurface(shape) as middle from drawn where not st_isempty(shape)) d order by number`)
  return found.rows.map((row) => {
    const number = Number(row.number)
    const attributes = row.attributes as Record<string, unknown>
    return {
      number,
      attributes,
      title: featureTitle(layer, { number, code: (row.code as string | null) ?? null, attributes }),
      path: (row.path as string | null) ?? undefined,
      at: [Math.round(Number(row.x)), Math.round(Number(row.y))],
    }
  })
}

/** One feature alone, in the middle of its picture: for its page. */
export const mapFeaturePage: Query<{ readonly layer: string; readonly number: number }, FeaturePicture> = {
  id: 'territory.map_feature_page',
  permission: READ_OPEN_MAP,
  async run(tx, ctx, question) {
    const found = await mapFeature.run(tx, ctx, question)
    if (!found.ok) return found
    const feature = found.value
    const view = viewOf(boxOnWeb(feature.box))
    const drawn = await readDrawn(
      tx,
      feature.layer,
      boxOfView(view),
      metresPerPoint(view.zoom),
      sql`number = ${feature.number}`,
    )
    const [ground] = await layersFor(tx, ctx)
    const under =
      ground === undefined || ground.id === feature.layer.id
        ? []
        : [{ layer: ground, drawn: await drawnIn(tx, ground, view, boxOfView(view)) }]
    return { ok: true, value: { feature, view, layers: [...under, { layer: feature.layer, drawn }] } }
  },
}

export interface FeaturePicture {
  readonly feature: OneFeature
  readonly view: MapView
  /** The ground, and the feature alone on it. */
  readonly layers: readonly { readonly layer: MapLayer; readonly drawn: readonly DrawnFeature[] }[]
}

const MOST_HITS = 20
/** Larger layers are searched by the beginning of a code alone. */
const SEARCHED_BY_NAME = 20_000

/** Places and features by name or code, without accents. */
async function findOnMap(tx: ReadTx, layers: readonly MapLayer[], words: string): Promise<readonly MapHit[]> {
  const key = fold(words).trim()
  if (key === '') return []
  const like = `%${key.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const places = await tx.execute(sql`
    select s.name, st_xmin(w) as w, st_ymin(w) as s, st_xmax(w) as e, st_ymax(w) as n, s.longitude, s.latitude
    from (select *, st_transform(shape, 3857) as w from territory.place_state where replaced_at is null) s
    where ${folded(sql`s.name`)} like ${like} and (s.shape is not null or s.longitude is not null)
    order by s.sort_key, s.id limit ${MOST_HITS}`)
  const hits: MapHit[] = places.rows.map((row) => ({
    title: String(row.name),
    of: undefined,
    layer: undefined,
    number: undefined,
    view: viewOfRow(row) ?? { centre: [Number(row.longitude), Number(row.latitude)], zoom: 13 },
  }))
  for (const layer of layers) {
    if (hits.length >= MOST_HITS * 2) break
    const named = layer.featureCount > SEARCHED_BY_NAME ? sql`` : sql`or ${folded(titleSql(layer))} like ${like}`
    const found = await tx.execute(sql`
      select number, code, attributes, st_xmin(web_shape) as w, st_ymin(web_shape) as s, st_xmax(web_shape) as e, st_ymax(web_shape) as n
      from ${featuresOf(layer)} where layer_id = ${layer.id} and (code = ${words.trim()} ${named}) order by number limit ${MOST_HITS}`)
    for (const row of found.rows) {
      const number = Number(row.number)
      const title = featureTitle(layer, {
        number,
        code: (row.code as string | null) ?? null,
        attributes: row.attributes as Record<string, unknown>,
      })
      hits.push({ title, of: layer.title, layer: layer.code, number, view: viewOfRow(row) ?? viewOf(NOTHING_YET) })
    }
  }
  return hits
}

function viewOfRow(row: Record<string, unknown>): MapView | undefined {
  if (row.w === null) return undefined
  return viewOf([Number(row.w), Number(row.s), Number(row.e), Number(row.n)], {
    width: PICTURE.width / 1.5,
    height: PICTURE.height / 1.5,
  })
}

/** What is written on the map, else every text of the feature. */
function titleSql(layer: MapLayer) {
  const texts = layer.fields.filter(({ type }) => type === 'text').map(({ name }) => sql`attributes ->> ${name}::text`)
  return sql`concat_ws(' ', code, ${texts.length === 0 ? sql`null` : sql.join(texts, sql`, `)})`
}

/** As `fold` of the kernel does it. */
function folded(text: SQL) {
  return sql`translate(lower(${text}), 'áéíóúüñÁÉÍÓÚÜÑ', 'aeiouunaeiouun')`
}
