import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { Kept } from '../../../platform/capability/kept.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import type { Runner } from '../../../platform/capability/runner.ts'
import { NEWS_GAP } from '../../../platform/database/events.ts'
import { CHANGED } from '../../../platform/database/memory.ts'
import type { Subscription } from '../../../platform/events/subscription.ts'
import { LAYER_CHANGED } from '../events.ts'
import { type HeardChange, type KeptTile, TileCache } from '../rules/tiles/tile-cache.ts'
import type { TileAddress } from '../rules/tiles/tile-grid.ts'
import { READ_OPEN_MAP, READ_STAFF_MAP } from '../tiles-permissions.ts'
import { type MapLayer, noLayer, openLayer } from './tiles-layers.ts'
import { finishTile, readTile, type TileRead, tileMaker } from './tiles-read.ts'
import type { ReadTile } from './whole-tiles.ts'

/** A tile ready to be sent, packed once however many ask for it. */
export interface ServedTile extends KeptTile, TileContent {
  /** Of what is in it: the same in every process, and the same again when a change elsewhere left it as it was. */
  readonly hash: string
  packed(encoding: 'br' | 'gzip'): Promise<Uint8Array>
}
type TileContent = {
  readonly content: Uint8Array
  readonly limited: boolean
  readonly shown: number
  readonly grouped: number
}

/** Memory for tiles, packed ones included. */
const CACHE_BYTES = 128 * 1024 * 1024

/** News from the process that heard of a change to all others. */
const TILE_NEWS = 'territory.tiles'

interface TileKeeper {
  readonly tiles: TileCache<ServedTile>
  /** Being read now: whoever asks for the same waits for it, so that a hundred at once make one query. */
  readonly reading: Map<string, Promise<Result<ServedTile, Refusal>>>
  /** Layers by reader and code, until something of the ground changes. */
  readonly layers: Map<string, MapLayer>
  epoch: number
}

export const TILES: Kept<TileKeeper> = {
  id: 'territory.tiles',
  make(news) {
    const keeper: TileKeeper = { tiles: new TileCache(CACHE_BYTES), reading: new Map(), layers: new Map(), epoch: 0 }
    const forgetLayers = () => {
      keeper.epoch += 1
      keeper.layers.clear()
      // Who asks from now on is not answered with what was begun before.
      keeper.reading.clear()
    }
    news.subscribe(CHANGED, (topic) => {
      if (topic === 'territory') forgetLayers()
    })
    news.subscribe(TILE_NEWS, (payload) => {
      keeper.tiles.hear(JSON.parse(payload) as HeardChange)
      forgetLayers()
    })
    news.subscribe(NEWS_GAP, () => {
      keeper.tiles.clear()
      forgetLayers()
    })
    return keeper
  },
}

/** One process brings the event here; from here it reaches them all. */
export const dropTouchedTiles: Subscription = {
  event: LAYER_CHANGED.name,
  version: LAYER_CHANGED.version,
  name: 'territory.drop_touched_tiles',
  async handle(tx, _ctx, { payload }) {
    const { layerId, edition, bbox3857 } = payload
    tx.publish(TILE_NEWS, JSON.stringify({ layerId, edition, bbox3857 }))
  },
}

interface TileQuestion {
  readonly layer: string
  readonly tile: TileAddress
}

/** What the database has of the tile now, and at which edition of its layer; `finishTile` makes the tile of it. */
export const layerTile: Query<TileQuestion, { readonly read: TileRead; readonly layer: MapLayer }> = {
  id: 'territory.layer_tile',
  permission: READ_OPEN_MAP,
  async run(tx, ctx, { layer: code, tile }) {
    const layer = await openLayer(tx, ctx, code)
    if (!layer.ok) return layer
    const read = await readTile(tx, layer.value, tile, await tileMaker(tx))
    return { ok: true, value: { read, layer: layer.value } }
  },
}

export const oneLayer: Query<string, MapLayer> = {
  id: 'territory.map_layer',
  permission: READ_OPEN_MAP,
  run: openLayer,
}

/** The layer as the reader may see it: remembered until the ground changes. */
export async function keptLayer(runner: Runner, ctx: Ctx, code: string): Promise<Result<MapLayer, Refusal>> {
  const keeper = runner.kept(TILES)
  const key = `${readerOf(ctx)} ${code}`
  const known = keeper.layers.get(key)
  if (known !== undefined) return { ok: true, value: known }
  const { epoch } = keeper
  const found = await runner.query(oneLayer, ctx, code)
  if (found.ok && keeper.epoch === epoch) keeper.layers.set(key, found.value)
  return found
}

/** The tile from memory, from whoever is reading it already, or from the database. */
export async function keptTile(
  runner: Runner,
  ctx: Ctx,
  layer: MapLayer,
  tile: TileAddress,
): Promise<Result<ServedTile, Refusal>> {
  const keeper = runner.kept(TILES)
  const key = `${layer.id} ${layer.audience} ${tile.z}/${tile.x}/${tile.y}`
  const known = keeper.tiles.get(key, layer.edition)
  if (known !== undefined) return { ok: true, value: known }
  const begun = keeper.reading.get(key)
  if (begun !== undefined) return begun
  const reading = read(runner, ctx, layer, tile).then((found) => {
    if (found.ok) keeper.tiles.put(key, layer.id, tile, found.value)
    return found
  })
  keeper.reading.set(key, reading)
  try {
    return await reading
  } finally {
    if (keeper.reading.get(key) === reading) keeper.reading.delete(key)
  }
}

async function read(
  runner: Runner,
  ctx: Ctx,
  { code, id, audience }: MapLayer,
  tile: TileAddress,
): Promise<Result<ServedTile, Refusal>> {
  const found = await runner.query(layerTile, ctx, { layer: code, tile })
  if (!found.ok) return found
  // Hidden or put in the place of another between the two questions: what is shared is only what was asked for.
  if (found.value.layer.id !== id || found.value.layer.audience !== audience) return { ok: false, refusal: noLayer() }
  return { ok: true, value: servedTile(finishTile(code, tile, found.value.read), found.value.layer.edition) }
}

const packBrotli = promisify(brotliCompress)
const packGzip = promisify(gzip)

function servedTile({ bytes: content, shown, limited, grouped }: ReadTile, edition: number): ServedTile {
  const packed = new Map<string, Promise<Uint8Array>>()
  const pack = (encoding: 'br' | 'gzip') =>
    encoding === 'gzip'
      ? packGzip(content, { level: 6 })
      : packBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return {
    content,
    shown,
    limited,
    grouped,
    edition,
    // Both packings together are about as large as the tile itself.
    bytes: 2 * content.length + 500,
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    packed(encoding) {
      const known = packed.get(encoding) ?? pack(encoding)
      packed.set(encoding, known)
      return known
    },
  }
}

/** Readers who see the same layers. */
function readerOf({ who }: Ctx): string {
  if (!mayDo(who, READ_STAFF_MAP)) return 'public'
  return typeof who === 'string' ? who : who.officeId
}
