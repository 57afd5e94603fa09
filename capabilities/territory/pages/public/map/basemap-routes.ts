import { z } from 'zod'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { openBasemap } from '../../../imports/basemap-archive.ts'
import { READ_OPEN_MAP } from '../../../tiles-permissions.ts'

const digits = z.coerce.number().int().min(0)

/** Tiles of the deployment's own archive (`TRAMA_BASEMAP`), from this address alone: no server is asked that is not ours. */
async function basemapTile(c: WebContext): Promise<Response> {
  const file = c.get('services').basemap?.file
  const basemap = file === undefined ? undefined : await openBasemap(file)
  const asked = z
    .object({ z: digits, x: digits, y: digits })
    .safeParse({ z: c.req.param('z'), x: c.req.param('x'), y: c.req.param('y')?.replace(/\.mvt$/, '') })
  if (basemap === undefined || !asked.success || asked.data.z > basemap.maxZoom)
    return c.body(null, 404, { 'cache-control': 'no-store' })
  const { z: zoom, x, y } = asked.data
  if (x >= 2 ** zoom || y >= 2 ** zoom) return c.body(null, 404, { 'cache-control': 'no-store' })
  const etag = `W/"${basemap.version}"`
  const headers = { 'cache-control': 'public, no-cache', etag }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  const bytes = await basemap.tile(zoom, x, y)
  if (bytes === undefined) return c.body(null, 204, headers)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    ...headers,
    'content-type': 'application/vnd.mapbox-vector-tile',
  })
}

export const basemapRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/teselas-base/:z/:x/:y{[0-9]+\\.mvt}',
    permission: READ_OPEN_MAP,
    weight: 'tile',
    params: z.object({ z: z.string(), x: z.string(), y: z.string() }),
    handle: basemapTile,
  },
]
