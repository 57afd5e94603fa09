import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { openJson } from '../../../../../platform/web/json-answer.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { problem } from '../../../../../platform/web/problem.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import {
  boxSchema,
  featuresInView,
  IN_VIEW_PAGE,
  layerExtent,
  MOST_COUNTED,
  mapFeature,
} from '../../../data/tiles-features.ts'
import { keptLayer, keptTile, type ServedTile } from '../../../data/tiles-kept.ts'
import type { MapLayer } from '../../../data/tiles-layers.ts'
import { saidAttributes } from '../../../rules/tiles/feature-words.ts'
import { isTile, MAX_ZOOM, MIN_ZOOM, type TileAddress } from '../../../rules/tiles/tile-grid.ts'
import { tileJson } from '../../../rules/tiles/tile-json.ts'
import { boxInDegrees } from '../../../rules/tiles/web-mercator.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { READ_OPEN_MAP } from '../../../tiles-permissions.ts'

const TILE_TYPE = 'application/vnd.mapbox-vector-tile'

/** An address that means nothing, or a layer that is not for this reader: one answer, so that nobody learns which. */
function nothing(c: WebContext): Response {
  return c.body(null, 404, { 'cache-control': 'no-store' })
}

function tileAnswer(c: WebContext): Promise<Response> {
  const tile = {
    z: Number(c.req.param('z')),
    x: Number(c.req.param('x')),
    y: Number(c.req.param('y')?.replace(/\.mvt$/, '')),
  }
  return sendTile(c, c.req.param('layer') ?? '', tile)
}

/** The tile of a layer; `open`: of a public one alone, whoever asks. */
export async function sendTile(
  c: WebContext,
  code: string,
  tile: TileAddress,
  { open = false }: { readonly open?: boolean } = {},
): Promise<Response> {
  if (!isTile(tile) || tile.z < MIN_ZOOM || tile.z > MAX_ZOOM) return nothing(c)
  const { runner } = c.get('services')
  const ctx = c.get('ctx')
  const layer = await keptLayer(runner, ctx, code)
  if (!layer.ok || (open && layer.value.audience !== 'public')) return nothing(c)
  const headers = tileHeaders(layer.value)
  const asked = tagsOf(c.req.header('if-none-match'))
  // Who has it from this very edition has it as it is, whether we still do or not.
  if (asked.some(({ edition }) => edition === String(layer.value.edition)))
    return c.body(null, 304, { ...headers, etag: asked[0]?.tag ?? '' })
  const found = await keptTile(runner, ctx, layer.value, tile)
  if (!found.ok) return nothing(c)
  const { hash, content, limited, shown, grouped } = found.value
  const etag = `W/"${layer.value.edition}-${hash}"`
  if (asked.some((each) => each.hash === hash)) return c.body(null, 304, { ...headers, etag })
  const told = {
    ...headers,
    etag,
    ...(limited ? { 'trama-tile-limited': String(shown) } : {}),
    ...(grouped > 0 ? { 'trama-tile-grouped': String(grouped) } : {}),
  }
  if (content.length === 0) return c.body(null, 204, told)
  const { bytes, encoding } = await packedFor(c, found.value)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    ...told,
    'content-type': TILE_TYPE,
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  })
}

/** Asked for again each time: an edit shows in the next tile, and what has not changed costs a line. */
function tileHeaders({ audience }: MapLayer): Record<string, string> {
  if (audience !== 'public') return { 'cache-control': 'private, no-cache', vary: 'Cookie, Accept-Encoding' }
  return { 'cache-control': 'public, no-cache', vary: 'Accept-Encoding', 'access-control-allow-origin': '*' }
}

/** `W/"7-abc"`: the layer's edition when the tile was sent, and the hash of what it held. */
function tagsOf(header: string | undefined) {
  return [...(header ?? '').matchAll(/(?:W\/)?"(\d+)-([\w-]+)"/g)].map(([tag, edition, hash]) => ({
    tag,
    edition,
    hash,
  }))
}

async function packedFor(c: WebContext, tile: ServedTile): Promise<{ bytes: Uint8Array; encoding?: 'br' | 'gzip' }> {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = (['br', 'gzip'] as const).find((each) =>
    new RegExp(`\\b${each}\\b(?!\\s*;\\s*q=0(\\.0*)?\\b)`).test(accepted),
  )
  if (encoding === undefined || tile.content.length < 200) return { bytes: tile.content }
  return { bytes: await tile.packed(encoding), encoding }
}

async function tileJsonAnswer(c: WebContext): Promise<Response> {
  const { runner, entrance } = c.get('services')
  const code = (c.req.param('file') ?? '').replace(/\.json$/, '')
  const layer = await keptLayer(runner, c.get('ctx'), code)
  const extent = layer.ok ? await runner.query(layerExtent, c.get('ctx'), code) : layer
  if (!layer.ok || !extent.ok) return nothing(c)
  const origin = entrance.publicUrl ?? new URL(c.req.url).origin
  const bounds = extent.value === undefined ? undefined : boxInDegrees(extent.value)
  return sendJson(c, layer.value, tileJson(layer.value, `${new URL(origin).origin}${tilesPaths.tiles(code)}`, bounds))
}

const inViewQuery = z.object({
  bbox: boxSchema,
  desde: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(0),
})

const NO_BOX: Refusal<'no_box'> = {
  kind: 'no_box',
  field: 'bbox',
  message: {
    es: 'Diga qué parte del mapa: bbox=oeste,sur,este,norte en grados; «desde» es un número entero.',
    en: 'Say which part of the map: bbox=west,south,east,north in degrees; “desde” is a whole number.',
  },
}

async function inViewAnswer(c: WebContext): Promise<Response> {
  const asked = inViewQuery.safeParse(c.req.query())
  if (!asked.success) return problem(c, 400, NO_BOX)
  const question = { layer: c.req.param('layer') ?? '', box: asked.data.bbox, after: asked.data.desde }
  const found = await c.get('services').runner.query(featuresInView, c.get('ctx'), question)
  if (!found.ok) return nothing(c)
  const { layer, features, count, next } = found.value
  return sendJson(c, layer, {
    layer: layer.code,
    count,
    more: count >= MOST_COUNTED,
    page: IN_VIEW_PAGE,
    features,
    next,
  })
}

async function featureAnswer(c: WebContext): Promise<Response> {
  const number = Number((c.req.param('file') ?? '').replace(/\.json$/, ''))
  if (!Number.isInteger(number) || number < 1 || number > 2 ** 31 - 1) return nothing(c)
  const found = await c
    .get('services')
    .runner.query(mapFeature, c.get('ctx'), { layer: c.req.param('layer') ?? '', number })
  if (!found.ok) return nothing(c)
  const { layer, title, code, attributes, at, box, areaM2, lengthM } = found.value
  const locale = c.get('locale')
  return sendJson(c, layer, {
    layer: layer.code,
    layerTitle: say({ es: layer.title, ...(layer.titleEn === undefined ? {} : { en: layer.titleEn }) }, locale),
    number,
    title,
    code,
    at,
    box,
    areaM2,
    lengthM,
    attributes: saidAttributes(layer.fields, attributes, locale),
  })
}

function sendJson(c: WebContext, layer: MapLayer, body: object): Response {
  if (layer.audience === 'public') return openJson(c, body)
  c.header('cache-control', 'private, no-store')
  return c.json(body)
}

const code = z.string().min(1).max(80)
const file = z.string().regex(/^.{1,80}\.json$/)

/** Tiles and what a map asks beside them. Public layers for anybody; those of the staff for who works in the institution. */
export const tileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/teselas/:layer/:z/:x/:y{[0-9]+\\.mvt}',
    permission: READ_OPEN_MAP,
    weight: 'tile',
    params: z.object({ layer: code, z: z.string(), x: z.string(), y: z.string() }),
    handle: tileAnswer,
  },
  {
    method: 'GET',
    path: '/teselas/:file{[^/]+\\.json}',
    permission: READ_OPEN_MAP,
    weight: 'tile',
    params: z.object({ file }),
    handle: tileJsonAnswer,
  },
  {
    method: 'GET',
    path: '/teselas/:layer/objetos.json',
    permission: READ_OPEN_MAP,
    weight: 'tile',
    params: z.object({ layer: code }),
    query: z.object({ bbox: z.string(), desde: z.string().optional() }),
    handle: inViewAnswer,
  },
  {
    method: 'GET',
    path: '/teselas/:layer/objetos/:file{[0-9]+\\.json}',
    permission: READ_OPEN_MAP,
    weight: 'tile',
    params: z.object({ layer: code, file }),
    handle: featureAnswer,
  },
]
