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

interface Operation {
  readonly operationId: string
  readonly parameters: readonly {
    readonly name: string
    readonly required?: boolean
    readonly schema: { readonly type: string }
  }[]
}

interface Document {
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[]
  readonly [name: string]: unknown
}

/** Between the two squares there is nothing. */
const FAR = 'POLYGON((-89.15 13.70,-89.149 13.70,-89.149 13.701,-89.15 13.701,-89.15 13.70))'
const gap = { z, y, x: x + 4 }

/** The abstract tests of OGC API Tiles, part 1 (OGC 20-057, annex A), asked by hand of a served layer. */
describeOnBothDatabases('OGC API Tiles', (open) => {
  let loaded: Loaded
  let site: Site

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    const { database } = loaded
    const fields = [{ name: 'nombre', title: 'Nombre', type: 'text' }] as const
    await makeLayer(database, {
      code: 'cuadros',
      shapeKind: 'polygon',
      fields,
      features: [
        { wkt: SQUARE, attributes: { nombre: 'Uno' } },
        { wkt: FAR, attributes: { nombre: 'Otro' } },
      ],
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
    ['/conf/core: within the limits, where nothing is', `${tileset}/${gap.z}/${gap.y}/${gap.x}`, 204],
    ['/conf/core: within the grid and outside the limits', `${tileset}/15/1/1`, 404],
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

  test('/conf/mvt: the corner of the tile is the origin of its numbers', async () => {
    const answer = await site.request(`${tileset}/${z}/${y}/${x}`)
    const layers = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers
    const geometry = layers.cuadros?.feature(0).toGeoJSON(x, y, z).geometry
    const corners = geometry?.type === 'Polygon' ? geometry.coordinates.flat() : []
    const rounded = (place: number) => corners.map((corner) => Math.round((corner[place] ?? 0) * 1000) / 1000)
    expect([Math.min(...rounded(0)), Math.max(...rounded(0))]).toEqual([-89.25, -89.249])
    expect([Math.min(...rounded(1)), Math.max(...rounded(1))]).toEqual([13.7, 13.701])
  })

  test('/conf/tilesets-list and /conf/tileset: what the documents must say', async () => {
    const scheme = 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme'
    const list = await read(placesPaths.tilesets('cuadros'))
    for (const each of list.tilesets as readonly Document[]) {
      expect(each).toMatchObject({ dataType: 'vector', crs: expect.any(String), tileMatrixSetURI: expect.any(String) })
      expect(each.links.map(({ rel }) => rel)).toEqual(expect.arrayContaining(['self', scheme]))
      expect(linkOf(each, 'self')).toBe(tileset)
    }
    const told = await read(tileset)
    const item = told.links.find(({ rel }) => rel === 'item')
    expect(item).toMatchObject({ templated: true, type: 'application/vnd.mapbox-vector-tile' })
    for (const name of ['{tileMatrix}', '{tileRow}', '{tileCol}']) expect(item?.href).toContain(name)
    expect(told.links.map(({ rel }) => rel)).toContain(scheme)
  })

  test('/conf/geodata-tilesets: a layer leads to the list of its tilesets, below its own address', async () => {
    const collection = await read(`${placesPaths.collection('cuadros')}?f=json`)
    const rel = 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector'
    expect(collection.links.some((link) => link.rel === rel)).toBe(true)
    expect(linkOf(collection, rel).split('?')[0]).toBe(`${placesPaths.collection('cuadros')}/tiles`)
  })

  test('/conf/oas30: the definition tells every operation, by the names that programs look for', async () => {
    const { paths } = await read('/ogc/api?f=json')
    const operations = Object.entries(paths as Record<string, { readonly get: Operation }>)
    const ending = (suffix: string) => operations.find(([, { get }]) => get.operationId.endsWith(suffix))
    for (const suffix of [
      '.getTileMatrixSetsList',
      '.getTileMatrixSet',
      '.collection.vector.getTileSetsList',
      '.collection.vector.getTileSet',
    ])
      expect(ending(suffix), suffix).toBeDefined()
    const tile = ending('.collection.vector.getTile')
    expect(tile?.[0]).toBe('/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}')
    const types = tile?.[1].get.parameters.map(({ name, required, schema }) => [name, required, schema.type])
    expect(types).toEqual(
      expect.arrayContaining([
        ['tileMatrix', true, 'string'],
        ['tileRow', true, 'integer'],
        ['tileCol', true, 'integer'],
      ]),
    )
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
      maxTileCol: x + 9,
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
