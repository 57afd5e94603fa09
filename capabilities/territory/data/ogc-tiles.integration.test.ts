import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identity } from '../../../platform/identity/manifest.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { makeLayer } from '../../../tests/integration/made-layer.ts'
import { type Site, siteOf } from '../../../tests/integration/site.ts'
import { territory } from '../capability.ts'
import { placesPaths } from '../places-paths.ts'
import { tilesTouching } from '../rules/tiles/tile-grid.ts'
import { boxOnWeb } from '../rules/tiles/web-mercator.ts'

const MANIFESTS = [identity, territory]
const SQUARE = 'POLYGON((-89.25 13.70,-89.249 13.70,-89.249 13.701,-89.25 13.701,-89.25 13.70))'
const [TILE] = tilesTouching(boxOnWeb([-89.2495, 13.7005, -89.2495, 13.7005]), 15)
const { z, x, y } = TILE ?? { z: 0, x: 0, y: 0 }

interface Document {
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[]
  readonly [name: string]: unknown
}

/** The abstract tests of OGC API Tiles, part 1 (OGC 20-057, annex A), asked by hand of a served layer. */
describeOnBothDatabases('OGC API Tiles', (open) => {
  let loaded: Loaded
  let site: Site

  beforeAll(async () => {
    loaded = await loadDeployment(await open(), MANIFESTS, 'example')
    const { database } = loaded
    const fields = [{ name: 'nombre', title: 'Nombre', type: 'text' }] as const
    await makeLayer(database, {
      code: 'cuadros',
      shapeKind: 'polygon',
      fields,
      features: [{ wkt: SQUARE, attributes: { nombre: 'Uno' } }],
    })
    await makeLayer(database, {
      code: 'internos',
      shapeKind: 'polygon',
      audience: 'staff',
      features: [{ wkt: SQUARE }],
    })
    site = siteOf(loaded, { manifests: MANIFESTS })
  })
  afterAll(() => site.close())

  const read = async (path: string): Promise<Document> => {
    const answer = await site.request(path)
    expect(answer.status, path).toBe(200)
    return (await answer.json()) as Document
  }
  const linkOf = ({ links }: Pick<Document, 'links'>, rel: string) => {
    const href = links.find((link) => link.rel.endsWith(rel))?.href ?? ''
    return href.startsWith('http') ? href.slice(new URL(href).origin.length) : href
  }
  const tileset = placesPaths.tileset('cuadros')

  test.each([
    ['/conf/core: a tile by matrix, row and column', `${tileset}/${z}/${y}/${x}`, 200],
    ['/conf/core: the same with the format said', `${tileset}/${z}/${y}/${x}?f=mvt`, 200],
    ['/conf/core: within the grid, where nothing is', `${tileset}/15/1/1`, 204],
    ['/conf/core: a row beyond the matrix', `${tileset}/10/1024/1`, 404],
    ['/conf/core: a matrix without tiles', `${tileset}/20/1/1`, 404],
    ['/conf/core: a matrix that is none', `${tileset}/x/1/1`, 404],
    ['/conf/core: a column that is no whole number', `${tileset}/10/1/1.5`, 404],
    ['/conf/core: another grid', `${placesPaths.tilesets('cuadros')}/WorldCRS84Quad/10/1/1`, 404],
    ['/conf/core: no such layer', `${placesPaths.tileset('nada')}/10/1/1`, 404],
    ['a layer of the staff', `${placesPaths.tileset('internos')}/${z}/${y}/${x}`, 404],
    ['a parameter that is not known', `${tileset}/${z}/${y}/${x}?datetime=2019`, 400],
    ['a format that is not given', `${tileset}/${z}/${y}/${x}?f=png`, 400],
    ['/conf/tilesets-list: no such layer', placesPaths.tilesets('nada'), 404],
    ['/conf/tilesets-list: a parameter that is not known', `${placesPaths.tilesets('cuadros')}?limite=3`, 400],
    ['/conf/tileset: another grid', `${placesPaths.tilesets('cuadros')}/WorldCRS84Quad`, 404],
    ['tileMatrixSet: another grid', '/ogc/tileMatrixSets/WorldCRS84Quad', 404],
  ])('%s: %s is %i', async (_what, path, status) => {
    expect((await site.request(path)).status).toBe(status)
  })

  test('/conf/mvt: the tile is a vector tile with the layer of that name', async () => {
    const answer = await site.request(`${tileset}/${z}/${y}/${x}`)
    expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
    const layers = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers
    expect(Object.keys(layers)).toEqual(['cuadros'])
    expect(layers.cuadros?.feature(0).properties).toEqual({ nombre: 'Uno' })
  })

  test('from the landing page every link leads on to a tile', async () => {
    const landing = await read('/ogc?f=json')
    const grids = await read(linkOf(landing, '/tiling-schemes'))
    expect(grids).toMatchObject({ tileMatrixSets: [{ id: 'WebMercatorQuad' }] })
    const collection = await read(`${placesPaths.collection('cuadros')}?f=json`)
    const list = await read(linkOf(collection, '/tilesets-vector'))
    const [first] = list.tilesets as readonly Document[]
    expect(first).toMatchObject({ dataType: 'vector', crs: 'http://www.opengis.net/def/crs/EPSG/0/3857' })
    const told = await read(linkOf(first ?? { links: [] }, 'self'))
    expect(told).toMatchObject({
      dataType: 'vector',
      tileMatrixSetURI: 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
      layers: [{ id: 'cuadros', geometryDimension: 2, minTileMatrix: '6', maxTileMatrix: '16' }],
    })
    const limits = told.tileMatrixSetLimits as readonly { readonly tileMatrix: string }[]
    expect(limits.find(({ tileMatrix }) => tileMatrix === '15')).toEqual({
      tileMatrix: '15',
      minTileRow: y,
      maxTileRow: y,
      minTileCol: x,
      maxTileCol: x,
    })
    expect(await read(linkOf(told, '/tiling-scheme'))).toMatchObject({ id: 'WebMercatorQuad' })
    const template = decodeURI(linkOf(told, 'item'))
    const address = template
      .replace('{tileMatrix}', String(z))
      .replace('{tileRow}', String(y))
      .replace('{tileCol}', String(x))
    expect((await site.request(address)).status).toBe(200)
  })

  test('every class that is claimed is claimed once', async () => {
    const { conformsTo } = await read('/ogc/conformance?f=json')
    const claimed = conformsTo as readonly string[]
    expect(new Set(claimed).size).toBe(claimed.length)
    expect(claimed).toContain('http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt')
  })
})
