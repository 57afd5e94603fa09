import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { openLayerQuery } from '../../../data/ogc-queries.ts'
import { unknownParameter } from '../../../rules/ogc/items-request.ts'
import { JSON_TYPE } from '../../../rules/ogc/present.ts'
import { presentGrids, presentTileset, presentTilesets } from '../../../rules/ogc/present-tiles.ts'
import { tileLimits, WEB_MERCATOR_QUAD, webMercatorQuad } from '../../../rules/ogc/tile-matrix.ts'
import type { TileAddress } from '../../../rules/tiles/tile-grid.ts'
import { boxOnWeb } from '../../../rules/tiles/web-mercator.ts'
import { sendTile } from '../map/tile-routes.ts'
import { addressesOf, data, refused, strangeParameter } from './ogc-request.ts'
import { route, withLayer } from './ogc-routes.tsx'

const NO_GRID = {
  kind: 'no_layer',
  message: {
    es: `Las teselas se dan solo en la cuadrícula ${WEB_MERCATOR_QUAD}.`,
    en: `Tiles are given in the grid ${WEB_MERCATOR_QUAD} alone.`,
  },
} as const

const OUTSIDE = {
  kind: 'no_layer',
  message: {
    es: 'La capa no llega hasta allí: sus límites están en la descripción de sus teselas.',
    en: 'The layer does not reach there: its limits stand in the description of its tiles.',
  },
} as const

function inGrid(c: WebContext, answer: () => Response | Promise<Response>): Response | Promise<Response> {
  return c.req.param('grid') === WEB_MERCATOR_QUAD ? answer() : refused(c, NO_GRID)
}

const tilesets = (c: WebContext) =>
  withLayer(c, (layer) => data(c, presentTilesets(layer, addressesOf(c), c.get('locale')), JSON_TYPE))

const tileset = (c: WebContext) =>
  inGrid(c, () => withLayer(c, (layer) => data(c, presentTileset(layer, addressesOf(c), c.get('locale')), JSON_TYPE)))

function grids(c: WebContext): Response {
  const strange = strangeParameter(c)
  return strange === undefined ? data(c, presentGrids(addressesOf(c), c.get('locale')), JSON_TYPE) : refused(c, strange)
}

function grid(c: WebContext): Response | Promise<Response> {
  const strange = strangeParameter(c)
  return strange === undefined ? inGrid(c, () => data(c, webMercatorQuad(), JSON_TYPE)) : refused(c, strange)
}

/** Rows before columns, as the standard counts; what is no whole number is no tile. */
function tile(c: WebContext): Response | Promise<Response> {
  const strange = Object.keys(c.req.query()).find((name) => name !== 'f')
  if (strange !== undefined) return refused(c, unknownParameter(strange, ['f']))
  const format = c.req.query('f') ?? 'mvt'
  if (format !== 'mvt')
    return refused(c, {
      kind: 'bad_parameter',
      field: 'f',
      message: { es: 'f: una tesela se da como «mvt».', en: 'f: a tile is given as “mvt”.' },
    })
  const whole = (name: string) => {
    const text = c.req.param(name) ?? ''
    return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  }
  const address = { z: whole('matrix'), y: whole('row'), x: whole('col') }
  return inGrid(c, async () => {
    const code = c.req.param('layer') ?? ''
    const sent = await sendTile(c, code, address, { open: true })
    return sent.status === 204 ? emptyOrNone(c, code, address, sent) : sent
  })
}

/** A tile with nothing in it is empty where the layer's limits reach, and does not exist outside of them. */
async function emptyOrNone(c: WebContext, code: string, { z, x, y }: TileAddress, empty: Response): Promise<Response> {
  const layer = await c.get('services').runner.query(openLayerQuery, c.get('ctx'), { code })
  const extent = layer.ok ? layer.value.extent : undefined
  if (extent === undefined) return empty
  const limits = tileLimits(boxOnWeb(extent)).find(({ tileMatrix }) => tileMatrix === String(z))
  if (limits === undefined) return refused(c, OUTSIDE)
  const inside = x >= limits.minTileCol && x <= limits.maxTileCol && y >= limits.minTileRow && y <= limits.maxTileRow
  return inside ? empty : refused(c, OUTSIDE)
}

/** OGC API Tiles, part 1, for every public layer: over the tiles that the map draws. */
export const ogcTilesRoutes: readonly Route[] = [
  route('/ogc/tileMatrixSets', grids),
  route('/ogc/tileMatrixSets/:grid', grid),
  route('/ogc/collections/:layer/tiles', tilesets),
  route('/ogc/collections/:layer/tiles/:grid', tileset),
  { ...route('/ogc/collections/:layer/tiles/:grid/:matrix/:row/:col', tile), weight: 'tile' },
]
