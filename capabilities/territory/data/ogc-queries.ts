import { type SQL, sql } from 'drizzle-orm'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { FieldSpec, LayerStyle, ShapeKind } from '../model.ts'
import { READ_GROUND } from '../places-permissions.ts'
import type { Crs } from '../rules/ogc/crs.ts'
import { type ItemsRequest, itemsRequest, MOST_MATCHED } from '../rules/ogc/items-request.ts'
import { cql2Condition } from './cql2-sql.ts'

/** A layer as anybody sees it. */
export interface OpenLayer {
  readonly id: string
  readonly code: string
  readonly title: Text
  readonly description: Text
  readonly shapeKind: ShapeKind
  readonly fields: readonly FieldSpec[]
  readonly style: LayerStyle
  readonly licence: string
  readonly source: string
  readonly quality: string
  readonly dataDate: string | undefined
  readonly demo: boolean
  readonly features: number
  readonly edition: number
  readonly changedAt: string
  /** West, south, east, north; of an empty layer none. */
  readonly extent: readonly [number, number, number, number] | undefined
}

export interface OpenFeature {
  readonly number: number
  /** GeoJSON, as the database wrote it. */
  readonly geometry: string
  readonly attributes: Readonly<Record<string, unknown>>
}

export interface ItemsAnswer {
  readonly layer: OpenLayer
  readonly request: ItemsRequest
  /** How many there are on all pages; undefined: more than `MOST_MATCHED` fit the filter, and nobody asked for their number alone. */
  readonly matched: number | undefined
  readonly features: readonly OpenFeature[]
  /** More stand behind the last one. */
  readonly more: boolean
}

export const NO_LAYER: Refusal<'no_layer'> = {
  kind: 'no_layer',
  message: { es: 'No hay ninguna capa pública con ese nombre.', en: 'There is no public layer of that name.' },
}
const NO_FEATURE: Refusal<'no_feature'> = {
  kind: 'no_feature',
  message: { es: 'La capa no tiene ningún objeto con ese número.', en: 'The layer has no feature of that number.' },
}

export const openLayersQuery: Query<undefined, readonly OpenLayer[]> = {
  id: 'territory.open_layers',
  permission: READ_GROUND,
  run: async (tx) => ({ ok: true, value: await openLayers(tx) }),
}

/** All layers that anybody may take. */
export function openLayers(tx: ReadTx): Promise<readonly OpenLayer[]> {
  return layersWhere(tx, sql`true`)
}

export const openLayerQuery: Query<{ readonly code: string }, OpenLayer> = {
  id: 'territory.open_layer',
  permission: READ_GROUND,
  run: (tx, _ctx, { code }) => oneLayer(tx, code),
}

export interface ItemsInput {
  readonly code: string
  readonly query: Readonly<Record<string, readonly string[]>>
}

export const itemsQuery: Query<ItemsInput, ItemsAnswer> = {
  id: 'territory.layer_items',
  permission: READ_GROUND,
  async run(tx, _ctx, { code, query }) {
    const layer = await oneLayer(tx, code)
    if (!layer.ok) return layer
    const request = itemsRequest(query, layer.value.fields)
    if (!request.ok) return request
    const where = conditions(layer.value, request.value)
    if (!where.ok) return where
    return { ok: true, value: await readItems(tx, layer.value, request.value, where.value) }
  },
}

export const itemQuery: Query<
  { readonly code: string; readonly number: number; readonly crs: Crs },
  { readonly layer: OpenLayer; readonly feature: OpenFeature }
> = {
  id: 'territory.layer_item',
  permission: READ_GROUND,
  async run(tx, _ctx, { code, number, crs }) {
    const layer = await oneLayer(tx, code)
    if (!layer.ok) return layer
    const found = await tx.execute(sql`
      select f.number, ${geometryIn(crs)} as geometry, f.attributes from territory.open_feature f
      where f.layer_id = ${layer.value.id} and f.number = ${number}`)
    const [row] = found.rows
    return row === undefined
      ? refuse(NO_FEATURE)
      : { ok: true, value: { layer: layer.value, feature: featureOf(row, layer.value) } }
  },
}

/** A piece of a layer, by number: what downloads are written from, piece after piece. */
export const layerPieceQuery: Query<
  { readonly code: string; readonly after: number; readonly limit: number; readonly as: 'geojson' | 'wkt' | 'wkb' },
  { readonly layer: OpenLayer; readonly features: readonly OpenFeature[] }
> = {
  id: 'territory.layer_piece',
  permission: READ_GROUND,
  async run(tx, _ctx, { code, after, limit, as }) {
    const layer = await oneLayer(tx, code)
    if (!layer.ok) return layer
    const written =
      as === 'geojson'
        ? sql`st_asgeojson(f.shape, 7)`
        : as === 'wkt'
          ? sql`st_astext(f.shape, 7)`
          : sql`encode(st_asbinary(f.shape, 'NDR'), 'hex')`
    const found = await tx.execute(sql`
      select f.number, ${written} as geometry, f.attributes from territory.open_feature f
      where f.layer_id = ${layer.value.id} and f.number > ${after} order by f.number limit ${limit}`)
    return { ok: true, value: { layer: layer.value, features: found.rows.map((row) => featureOf(row, layer.value)) } }
  },
}

async function readItems(
  tx: ReadTx,
  layer: OpenLayer,
  request: ItemsRequest,
  where: readonly SQL[],
): Promise<ItemsAnswer> {
  const asked = sql.join([sql`f.layer_id = ${layer.id}`, ...where], sql` and `)
  const all = where.length === 0 ? layer.features : undefined
  if (request.onlyHits) {
    const matched = all ?? (await countWhere(tx, asked))
    return { layer, request, matched, features: [], more: false }
  }
  const found = await tx.execute(sql`
    select f.number, ${geometryIn(request.crs)} as geometry, f.attributes from territory.open_feature f
    where ${asked} and f.number > ${request.after} order by f.number limit ${request.limit + 1} offset ${request.offset}`)
  const features = found.rows.map((row) => featureOf(row, layer))
  const more = features.length > request.limit
  const here = { layer, request, features: features.slice(0, request.limit), more }
  if (all !== undefined) return { ...here, matched: all }
  // A first page that is the only one has counted them already.
  if (!more && request.after === 0 && request.offset === 0) return { ...here, matched: features.length }
  const counted = await countWhere(tx, asked, MOST_MATCHED + 1)
  return { ...here, matched: counted > MOST_MATCHED ? undefined : counted }
}

async function countWhere(tx: ReadTx, asked: SQL, most?: number): Promise<number> {
  const found = await tx.execute(sql`
    select count(*) as n from (select from territory.open_feature f where ${asked} limit ${most ?? null}::int) as counted`)
  return Number(found.rows[0]?.n ?? 0)
}

function geometryIn({ srid, latitudeFirst, digits }: Crs): SQL {
  const shape = srid === 4326 ? sql`f.shape` : sql`st_transform(f.shape, ${srid}::int)`
  return sql`st_asgeojson(${latitudeFirst ? sql`st_flipcoordinates(${shape})` : shape}, ${digits}::int)`
}

function conditions(layer: OpenLayer, request: ItemsRequest): Result<readonly SQL[], Refusal> {
  const found: SQL[] = []
  if (request.bbox !== undefined) found.push(inBox(request.bbox))
  const dated = layer.fields.find(({ type }) => type === 'date')
  // A feature without a date is there at all times.
  if (request.datetime !== undefined && dated !== undefined) {
    const day = sql`left(f.attributes ->> ${dated.name}, 10) collate "C"`
    const { from, until } = request.datetime
    const inside = [
      from === undefined ? [] : [sql`${day} >= ${from}`],
      until === undefined ? [] : [sql`${day} <= ${until}`],
    ]
    found.push(sql`(${day} is null or (${sql.join(inside.flat(), sql` and `)}))`)
  }
  for (const { field, value } of request.equals)
    found.push(sql`f.attributes -> ${field.name} = ${JSON.stringify(value)}::jsonb`)
  if (request.filter !== undefined) {
    const { srid, latitudeFirst, degrees } = request.filterCrs
    const condition = cql2Condition(request.filter, { fields: layer.fields, srid, latitudeFirst, degrees })
    if (!condition.ok) return condition
    found.push(condition.value)
  }
  return { ok: true, value: found }
}

function inBox({ corners, crs }: NonNullable<ItemsRequest['bbox']>): SQL {
  const [west, south, east, north] = corners
  const meets = (from: number, to: number) => {
    const box = sql`st_makeenvelope(${from}::float8, ${south}::float8, ${to}::float8, ${north}::float8, ${crs.srid}::int)`
    const own = crs.srid === 4326 ? box : sql`st_transform(${box}, 4326)`
    return sql`(f.shape && ${own} and st_intersects(f.shape, ${own}))`
  }
  return west <= east ? meets(west, east) : sql`(${meets(west, 180)} or ${meets(-180, east)})`
}

async function oneLayer(tx: ReadTx, code: string): Promise<Result<OpenLayer, Refusal>> {
  const [layer] = await layersWhere(tx, sql`l.code = ${code}`)
  return layer === undefined ? refuse(NO_LAYER) : { ok: true, value: layer }
}

async function layersWhere(tx: ReadTx, where: SQL): Promise<readonly OpenLayer[]> {
  const found = await tx.execute(sql`
    select l.* from territory.open_layer l where ${where} order by l.sort, l.code collate "C"`)
  const layers: OpenLayer[] = []
  for (const row of found.rows) layers.push(layerOf(row, await extentOf(tx, String(row.id), String(row.edition))))
  return layers
}

/** Every feature of the layer is looked at for it: remembered for each edition. */
function extentOf(tx: ReadTx, layerId: string, edition: string): Promise<OpenLayer['extent']> {
  return tx.memory.remember(['territory'], `degrees of ${layerId} at ${edition}`, async () => {
    const found = await tx.execute(sql`
      select st_xmin(e.box) as west, st_ymin(e.box) as south, st_xmax(e.box) as east, st_ymax(e.box) as north
      from (select st_extent(f.shape) as box from territory.open_feature f where f.layer_id = ${layerId}) e`)
    const row = found.rows[0]
    if (row === undefined || row.west === null) return undefined
    return [Number(row.west), Number(row.south), Number(row.east), Number(row.north)]
  })
}

function layerOf(row: Record<string, unknown>, extent: OpenLayer['extent']): OpenLayer {
  return {
    id: String(row.id),
    code: String(row.code),
    title: textOf(row.title, row.title_en),
    description: textOf(row.description, row.description_en),
    shapeKind: row.shape_kind as ShapeKind,
    fields: row.fields as readonly FieldSpec[],
    style: row.style as LayerStyle,
    licence: String(row.licence),
    source: String(row.source),
    quality: String(row.quality),
    dataDate: row.data_date === null ? undefined : String(row.data_date),
    demo: row.demo === true,
    features: Number(row.feature_count),
    edition: Number(row.edition),
    changedAt: String(row.changed_at),
    extent,
  }
}

function textOf(es: unknown, en: unknown): Text {
  return { es: String(es), ...(en === null || en === '' ? {} : { en: String(en) }) }
}

/** Attributes in the order of the layer; one that is not there is said to be nothing, so that all features have the same. */
function featureOf(row: Record<string, unknown>, { fields }: OpenLayer): OpenFeature {
  const values = row.attributes as Readonly<Record<string, unknown>>
  return {
    number: Number(row.number),
    geometry: String(row.geometry),
    attributes: Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? null])),
  }
}
