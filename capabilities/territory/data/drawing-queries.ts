import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import { startOfDay } from '../../../platform/audit/civil-day.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { EDIT_FEATURES } from '../drawing-permissions.ts'
import { SEE_LAYERS } from '../layers-permissions.ts'
import { type CoordinateSystem, WGS84 } from '../rules/drawing/coordinate-systems.ts'
import type { Shape } from '../rules/layers/shape.ts'
import { readCoordinates } from '../rules/map/coordinates.ts'
import { boxOfView, type MapView, metresPerPoint, viewOf } from '../rules/map/map-view.ts'
import { featureTitle } from '../rules/tiles/feature-words.ts'
import { type ReadShape, readShape, shapeAsText } from './drawing-shape.ts'
import { noSuchFeature } from './drawing-store.ts'
import { type AsOf, allStates, type FeatureVersion, statesThen, versionsOf } from './drawing-versions.ts'
import { FINDING, layerQuery, noSuchLayer, type ShownFinding, shownFinding } from './layer-queries.ts'
import type { StoredLayer } from './layer-store.ts'
import { type DrawnFeature, drawnIn, readDrawn } from './map-page.ts'
import { isAt, matchesWords } from './pick-feature.ts'
import { layersFor, type MapLayer } from './tiles-layers.ts'

/** Days that a person asks for, and the institution's zone, in which a day of the books ends. */
export interface DaysAsked {
  readonly ground?: CivilDate | undefined
  readonly books?: CivilDate | undefined
  readonly zone: string
}

export function asOf({ ground, books, zone }: DaysAsked): AsOf {
  return { ground, booksUntil: books === undefined ? undefined : startOfDay(books, zone, 1) }
}

export interface FeaturePicture {
  readonly view: MapView
  readonly layers: readonly { readonly layer: MapLayer; readonly drawn: readonly DrawnFeature[] }[]
}

export interface FeatureAnswer {
  readonly layer: StoredLayer
  readonly number: number
  readonly title: string
  /** Newest first. */
  readonly versions: readonly FeatureVersion[]
  /** The one that is shown; undefined where it was not there on the day that was asked for. */
  readonly shown: FeatureVersion | undefined
  /** Neither withdrawn, nor a day or an older version asked for. */
  readonly isNow: boolean
  readonly shape: Shape | undefined
  readonly text: string
  readonly picture: FeaturePicture | undefined
  readonly findings: readonly ShownFinding[]
}

export interface FeatureQuestion extends DaysAsked {
  readonly code: string
  readonly number: number
  readonly version?: number | undefined
  readonly system?: CoordinateSystem | undefined
}

/** One feature for the staff: as it is or as it was, with its history and what the checks say of it. */
export const featureQuery: Query<FeatureQuestion, FeatureAnswer> = {
  id: 'territory.feature',
  permission: SEE_LAYERS,
  async run(tx, ctx, { code, number, version, system = WGS84, ...days }) {
    const found = await layerQuery.run(tx, ctx, { code })
    if (!found.ok) return found
    const { layer } = found.value
    const versions = await versionsOf(tx, layer.id, number)
    const newest = versions[0]
    if (newest === undefined) return refuse(noSuchFeature())
    const asksDay = days.ground !== undefined || days.books !== undefined
    const at = asksDay ? await versionThen(tx, layer, number, asOf(days)) : (version ?? newest.version)
    const shown = versions.find((each) => each.version === at)
    if (shown === undefined && !asksDay) return refuse(noSuchFeature())
    const shape = shown === undefined ? undefined : await shapeOfVersion(tx, layer, number, shown.version)
    return {
      ok: true,
      value: {
        layer,
        number,
        title: featureTitle(layer, { number, code: newest.code ?? null, attributes: newest.attributes }),
        versions,
        shown,
        isNow: !asksDay && version === undefined && newest.withdrawn === undefined,
        shape,
        text: shape === undefined ? '' : await shapeAsText(tx, shape, system, ctx.locale),
        picture: shown === undefined ? undefined : await pictureOf(tx, ctx, layer, number, shown.version),
        findings: await findingsOf(tx, layer, number),
      },
    }
  },
}

async function versionThen(tx: ReadTx, layer: StoredLayer, number: number, then: AsOf): Promise<number | undefined> {
  const found = await tx.execute(sql`select version from (${statesThen(layer.id, then, sql`number = ${number}`)}) as s`)
  return found.rows[0] === undefined ? undefined : Number(found.rows[0].version)
}

async function shapeOfVersion(
  tx: ReadTx,
  layer: StoredLayer,
  number: number,
  version: number,
): Promise<Shape | undefined> {
  const found = await tx.execute(sql`
    select st_asgeojson(shape, 17) as json from (${allStates(layer.id, sql`number = ${number}`)}) as s where version = ${version}`)
  return found.rows[0] === undefined ? undefined : (JSON.parse(String(found.rows[0].json)) as Shape)
}

/** States as the picture's query reads features. */
function drawable(states: SQL, layer: StoredLayer): SQL {
  return sql`(select ${layer.id}::uuid as layer_id, number, code, attributes, st_transform(shape, 3857) as web_shape, st_npoints(shape)::float8 as web_size
    from (${states}) as s) as f`
}

async function pictureOf(
  tx: ReadTx,
  ctx: Ctx,
  layer: StoredLayer,
  number: number,
  version: number,
): Promise<FeaturePicture | undefined> {
  const source = drawable(
    sql`select * from (${allStates(layer.id, sql`number = ${number}`)}) as v where version = ${version}`,
    layer,
  )
  return drawnOf(tx, ctx, layer, source)
}

/** What the source holds in the middle of a picture, on the ground. */
async function drawnOf(tx: ReadTx, ctx: Ctx, layer: StoredLayer, source: SQL): Promise<FeaturePicture | undefined> {
  const extent = await tx.execute(sql`
    select st_xmin(e) as w, st_ymin(e) as s, st_xmax(e) as e, st_ymax(e) as n from (select st_extent(web_shape) as e from ${source}) as x`)
  const row = extent.rows[0]
  if (row === undefined || row.w === null) return undefined
  const view = viewOf([Number(row.w), Number(row.s), Number(row.e), Number(row.n)])
  const box = boxOfView(view)
  const drawn = await readDrawn(tx, layer, box, metresPerPoint(view.zoom), sql`true`, source)
  const [ground] = await layersFor(tx, ctx)
  const under =
    ground === undefined || ground.id === layer.id
      ? []
      : [{ layer: ground, drawn: await drawnIn(tx, ground, view, box) }]
  return { view, layers: [...under, { layer, drawn }] }
}

async function findingsOf(tx: ReadTx, layer: StoredLayer, number: number): Promise<readonly ShownFinding[]> {
  const found = await tx.execute(sql`
    select ${FINDING} from territory.finding f where f.layer_id = ${layer.id} and ${number}::int = any (f.rows)
    order by f.state <> 'open', f.rule, f.rows, f.id limit 100`)
  return found.rows.map(shownFinding)
}

export const FEATURES_PAGE = 50

export interface ListedFeature {
  readonly number: number
  readonly title: string
  readonly code: string | undefined
  readonly recordedAt: string
  readonly version: number
  readonly withdrawn: boolean
}

export interface FeatureListAnswer {
  readonly layer: StoredLayer
  readonly features: readonly ListedFeature[]
  readonly whole: number
}

/** Features of a layer by code, words or number; also those that were withdrawn, when they are looked for. */
export const featureListQuery: Query<
  { readonly code: string; readonly words?: string | undefined; readonly page: number },
  FeatureListAnswer
> = {
  id: 'territory.features',
  permission: SEE_LAYERS,
  async run(tx, ctx, { code, words = '', page }) {
    const found = await layerQuery.run(tx, ctx, { code })
    if (!found.ok) return found
    const { layer } = found.value
    const rows = await tx.execute(sql`
      select number, code, attributes, version, recorded_at, withdrawn, count(*) over ()::int as whole from (${searched(layer, words)}) as f
      order by number limit ${FEATURES_PAGE} offset ${(page - 1) * FEATURES_PAGE}`)
    const features = rows.rows.map((row) => {
      const number = Number(row.number)
      const own = row.code === null ? undefined : String(row.code)
      const attributes = row.attributes as Readonly<Record<string, unknown>>
      return {
        number,
        code: own,
        title: featureTitle(layer, { number, code: own ?? null, attributes }),
        version: Number(row.version),
        recordedAt: String(row.recorded_at),
        withdrawn: row.withdrawn === true,
      }
    })
    return { ok: true, value: { layer, features, whole: Number(rows.rows[0]?.whole ?? 0) } }
  },
}

function searched(layer: StoredLayer, words: string): SQL {
  const now = sql`select number, code, attributes, version, recorded_at, false as withdrawn from territory.feature where layer_id = ${layer.id}`
  const key = fold(words).trim()
  if (key === '') return now
  const at = readCoordinates(words)
  const number = /^\d{1,9}$/.test(key) ? Number(key) : -1
  const matches = at === undefined ? sql`(number = ${number} or ${matchesWords(layer, key)})` : isAt(at)
  return sql`${now} and ${matches} union all
    select number, code, attributes, version, replaced_at, true from territory.feature_past where layer_id = ${layer.id} and how = 'removed' and ${matches}`
}

export interface LayerThenAnswer {
  readonly layer: StoredLayer
  readonly count: number
  readonly picture: FeaturePicture | undefined
  /** What is otherwise now, the first of them: there then and not now, the other way round, or different. */
  readonly differences: readonly ThenAndNow[]
  readonly differing: number
}

export interface ThenAndNow {
  readonly number: number
  readonly title: string
  readonly is: 'gone' | 'new' | 'changed'
  /** Its version of that day. */
  readonly thenVersion: number | undefined
}

const MOST_DIFFERENCES = 100

/** The whole layer as it was on a day, and what is otherwise now. */
export const layerThenQuery: Query<DaysAsked & { readonly code: string }, LayerThenAnswer> = {
  id: 'territory.layer_then',
  permission: SEE_LAYERS,
  async run(tx, ctx, { code, ...days }): Promise<Result<LayerThenAnswer, Refusal>> {
    const found = await layerQuery.run(tx, ctx, { code })
    if (!found.ok) return refuse(found.refusal.kind === 'no_such_layer' ? noSuchLayer() : found.refusal)
    const { layer } = found.value
    const then = statesThen(layer.id, asOf(days))
    const counted = await tx.execute(sql`select count(*)::int as n from (${then}) as s`)
    const rows = await tx.execute(sql`
      select coalesce(t.number, f.number) as number, coalesce(t.code, f.code) as code, coalesce(t.attributes, f.attributes) as attributes,
        t.version as then, f.version as now, count(*) over ()::int as whole
      from (${then}) as t full join (select * from territory.feature where layer_id = ${layer.id}) as f on f.id = t.feature_id
      where t.version is distinct from f.version order by 1 limit ${MOST_DIFFERENCES}`)
    return {
      ok: true,
      value: {
        layer,
        count: Number(counted.rows[0]?.n ?? 0),
        picture: await drawnOf(tx, ctx, layer, drawable(then, layer)),
        differences: rows.rows.map((row) => {
          const number = Number(row.number)
          return {
            number,
            title: featureTitle(layer, {
              number,
              code: row.code === null ? null : String(row.code),
              attributes: row.attributes as Readonly<Record<string, unknown>>,
            }),
            is: row.now === null ? 'gone' : row.then === null ? 'new' : 'changed',
            thenVersion: row.then === null ? undefined : Number(row.then),
          }
        }),
        differing: Number(rows.rows[0]?.whole ?? 0),
      },
    }
  },
}

export interface ShapePreview {
  readonly layer: StoredLayer
  readonly read: Result<ReadShape, Refusal>
  /** The shape among its neighbours, where it could be read. */
  readonly picture: FeaturePicture | undefined
}

/** What a typed shape would be, without keeping it: its size, or what is wrong with it, and where it lies. */
export const shapePreviewQuery: Query<
  { readonly code: string; readonly text: string; readonly system?: string | undefined },
  ShapePreview
> = {
  id: 'territory.shape_preview',
  permission: EDIT_FEATURES,
  async run(tx, ctx, { code, text, system }) {
    const found = await layerQuery.run(tx, ctx, { code })
    if (!found.ok) return found
    const { layer } = found.value
    const read = await readShape(tx, layer.shapeKind, { text, system })
    if (!read.ok) return { ok: true, value: { layer, read, picture: undefined } }
    const source = sql`(select ${layer.id}::uuid as layer_id, 0 as number, null::text as code, '{}'::jsonb as attributes,
      st_transform(${read.value.hex}::geometry, 3857) as web_shape, 1::float8 as web_size) as f`
    const alone: StoredLayer = { ...layer, style: { kind: 'single', colour: 'data-5', opacity: 0.6 } }
    const picture = await drawnOf(tx, ctx, alone, source)
    if (picture === undefined) return { ok: true, value: { layer, read, picture } }
    const around = {
      layer,
      drawn: await drawnIn(tx, { ...layer, audience: 'staff' }, picture.view, boxOfView(picture.view)),
    }
    return { ok: true, value: { layer, read, picture: { ...picture, layers: [around, ...picture.layers.slice(-1)] } } }
  },
}
