import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { CSV_START, CSV_TYPE, csvLine } from '../../../platform/documents/csv.ts'
import { troublePage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import type { Route } from '../../../platform/web/route.ts'
import { layerPieceQuery, type OpenFeature, type OpenLayer } from '../data/ogc-queries.ts'
import { featureText } from '../pages/public/ogc/feature-text.ts'
import { READ_GROUND } from '../places-permissions.ts'
import { GeoPackageFile } from './geopackage.ts'

/** So many features are read and written at a time: memory stays small however large the layer. */
const PIECE = 2000

interface Piece {
  readonly layer: OpenLayer
  readonly features: readonly OpenFeature[]
}

async function pieceOf(c: WebContext, after: number, as: 'geojson' | 'wkt' | 'wkb'): Promise<Piece | undefined> {
  const code = c.req.param('layer') ?? ''
  const found = await c.get('services').runner.query(layerPieceQuery, c.get('ctx'), { code, after, limit: PIECE, as })
  return found.ok ? found.value : undefined
}

/** The pieces after the first. One that fails in the middle breaks the download off: half a file never looks whole. */
async function* pieces(c: WebContext, first: Piece, as: 'geojson' | 'wkt' | 'wkb'): AsyncGenerator<Piece> {
  let piece: Piece | undefined = first
  while (piece !== undefined) {
    yield piece
    const last: number | undefined = piece.features.at(-1)?.number
    if (last === undefined || piece.features.length < PIECE) return
    piece = await pieceOf(c, last, as)
    if (piece === undefined) throw new Error('The layer went away while it was being sent.')
  }
}

async function* geojsonText(c: WebContext, first: Piece): AsyncGenerator<string> {
  const { code, title, licence, source } = first.layer
  const head = JSON.stringify({ type: 'FeatureCollection', name: code, title: title.es, licence, source })
  yield `${head.slice(0, -1)},"features":[\n`
  let comma = ''
  for await (const { features } of pieces(c, first, 'geojson')) {
    if (features.length === 0) continue
    yield `${comma}${features.map((each) => featureText(each)).join(',\n')}`
    comma = ',\n'
  }
  yield '\n]}\n'
}

async function* csvTextOf(c: WebContext, first: Piece): AsyncGenerator<string> {
  const names = first.layer.fields.map(({ name }) => name)
  yield `${CSV_START}${csvLine(['id', ...names, 'wkt'])}`
  for await (const { features } of pieces(c, first, 'wkt'))
    yield features
      .map(({ number, attributes, geometry }) => csvLine([number, ...names.map((name) => attributes[name]), geometry]))
      .join('')
}

async function* bytesOf(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}

function headers(c: WebContext, layer: OpenLayer, ending: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${layer.code}.${ending}"`,
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
    'last-modified': new Date(layer.changedAt).toUTCString(),
    'content-language': c.get('locale'),
  }
}

function streamed(
  as: 'geojson' | 'wkt',
  ending: string,
  type: string,
  write: (c: WebContext, first: Piece) => AsyncGenerator<string>,
): Route['handle'] {
  return async (c) => {
    const first = await pieceOf(c, 0, as)
    if (first === undefined) return troublePage(c, 404, 'not_found')
    const body = Readable.toWeb(Readable.from(bytesOf(write(c, first)))) as ReadableStream<Uint8Array>
    return c.body(body, 200, headers(c, first.layer, ending, type))
  }
}

/** SQLite writes into a file; it is sent from there and goes as soon as it has been. */
async function geopackage(c: WebContext): Promise<Response> {
  const first = await pieceOf(c, 0, 'wkb')
  if (first === undefined) return troublePage(c, 404, 'not_found')
  const folder = await mkdtemp(join(tmpdir(), 'trama-gpkg-'))
  const gone = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, `${first.layer.code}.gpkg`)
  try {
    const file = new GeoPackageFile(path, first.layer)
    for await (const { features } of pieces(c, first, 'wkb')) file.add(features)
    file.close()
  } catch (error) {
    await gone()
    throw error
  }
  const stream = createReadStream(path)
  stream.once('close', () => void gone())
  const body = Readable.toWeb(stream) as ReadableStream<Uint8Array>
  return c.body(body, 200, headers(c, first.layer, 'gpkg', 'application/geopackage+sqlite3'))
}

function route(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, permission: READ_GROUND, weight: 'export', handle }
}

/** Every public layer to take away. */
export const layerFileRoutes: readonly Route[] = [
  route('/capas/:layer/datos.geojson', streamed('geojson', 'geojson', 'application/geo+json', geojsonText)),
  route('/capas/:layer/datos.csv', streamed('wkt', 'csv', CSV_TYPE, csvTextOf)),
  route('/capas/:layer/datos.gpkg', geopackage),
]
