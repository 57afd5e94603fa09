import { VectorTile } from '@mapbox/vector-tile'
import { sql } from 'drizzle-orm'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '../../../kernel/ids.ts'
import { enqueueEvents } from '../../../platform/events/outbox.ts'
import { identity } from '../../../platform/identity/manifest.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { makeLayer, PUBLIC_CTX } from '../../../tests/integration/made-layer.ts'
import { makeAccount, openSessionOf, type Site, siteOf } from '../../../tests/integration/site.ts'
import { territory } from '../capability.ts'
import { type LayerChange, layerChanged } from '../events.ts'
import { type TileAddress, tileBox, tilesTouching } from '../rules/tiles/tile-grid.ts'
import { boxInDegrees, boxOnWeb } from '../rules/tiles/web-mercator.ts'
import { tilesPaths } from '../tiles-paths.ts'
import { layerTile } from './tiles-kept.ts'

const MANIFESTS = [identity, territory]
const app = { role: 'trama_app' } as const

/** Two squares of some 100 m, about five kilometres from each other. */
const WEST_SQUARE = 'POLYGON((-89.25 13.70,-89.249 13.70,-89.249 13.701,-89.25 13.701,-89.25 13.70))'
const EAST_SQUARE = 'POLYGON((-89.20 13.70,-89.199 13.70,-89.199 13.701,-89.20 13.701,-89.20 13.70))'
const FIELDS = [
  { name: 'nombre', title: 'Nombre', type: 'text' },
  { name: 'propietario', title: 'Propietario', type: 'text', staffOnly: true },
] as const

function tileOver(longitude: number, latitude: number, z: number): TileAddress {
  const [tile] = tilesTouching(boxOnWeb([longitude, latitude, longitude, latitude]), z)
  if (tile === undefined) throw new Error('No such tile.')
  return tile
}
const WEST_TILE = tileOver(-89.2495, 13.7005, 15)
const EAST_TILE = tileOver(-89.1995, 13.7005, 15)

describeOnBothDatabases('tiles', (open) => {
  let loaded: Loaded
  let site: Site
  let squares: Id
  let asked = 0

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    const { database } = loaded
    squares = await makeLayer(database, {
      code: 'cuadros',
      shapeKind: 'polygon',
      fields: FIELDS,
      features: [
        { wkt: WEST_SQUARE, attributes: { nombre: 'Poniente', propietario: 'Una persona' } },
        { wkt: EAST_SQUARE, attributes: { nombre: 'Oriente', propietario: 'Otra persona' } },
      ],
    })
    await makeLayer(database, {
      code: 'internos',
      shapeKind: 'polygon',
      audience: 'staff',
      fields: FIELDS,
      features: [{ wkt: WEST_SQUARE, attributes: { nombre: 'Interno', propietario: 'Una persona' } }],
    })
    await makeLayer(database, {
      code: 'ajenos',
      shapeKind: 'polygon',
      audience: 'office',
      features: [{ wkt: WEST_SQUARE }],
    })
    site = siteOf(loaded, {
      manifests: MANIFESTS,
      runner: (runner) => ({
        ...runner,
        query(query, ctx, input) {
          if (query.id === layerTile.id) asked += 1
          return runner.query(query, ctx, input)
        },
      }),
    })
  })
  afterAll(() => site.close())

  const get = (layer: string, { z, x, y }: TileAddress, headers: Record<string, string> = {}) =>
    site.request(tilesPaths.tile(layer, z, x, y), { headers })

  async function readersHeaders(): Promise<Record<string, string>> {
    const { accountId } = await makeAccount(loaded, `lectora.${Math.random().toString(36).slice(2, 8)}`, ['reader'])
    return { cookie: (await openSessionOf(loaded, accountId)).cookie }
  }

  async function featuresIn(answer: Response, layer: string) {
    const tile = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers[layer]
    return Array.from({ length: tile?.length ?? 0 }, (_, i) => {
      const feature = tile?.feature(i)
      return { id: feature?.id, ...feature?.properties }
    })
  }

  /** As a command of the layer's owner would: the change, the layer's edition and the event in one transaction. */
  async function change(work: ReturnType<typeof sql>, bbox3857: LayerChange['bbox3857']): Promise<void> {
    await loaded.database.write(app, async (tx) => {
      await tx.execute(work)
      const found = await tx.execute(
        sql`update territory.layer set edition = edition + 1 where id = ${squares} returning edition`,
      )
      await enqueueEvents(tx, PUBLIC_CTX, [
        layerChanged({ layerId: squares, edition: Number(found.rows[0]?.edition), bbox3857 }),
      ])
      tx.publish('changed', 'territory')
    })
  }

  test('hold the features of the tile with what the public may see of them', async () => {
    const answer = await get('cuadros', WEST_TILE)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await featuresIn(answer, 'cuadros')).toEqual([{ id: 1, nombre: 'Poniente' }])
  })

  test('of public layers are the same for the staff, staff fields left out', async () => {
    const answer = await get('cuadros', WEST_TILE, await readersHeaders())
    expect(await featuresIn(answer, 'cuadros')).toEqual([{ id: 1, nombre: 'Poniente' }])
  })

  test('of layers of the staff are for the staff alone, and of another office for nobody else', async () => {
    const headers = await readersHeaders()
    expect((await get('internos', WEST_TILE)).status).toBe(404)
    const answer = await get('internos', WEST_TILE, headers)
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(await featuresIn(answer, 'internos')).toEqual([{ id: 1, nombre: 'Interno', propietario: 'Una persona' }])
    expect((await get('internos', WEST_TILE)).status, 'also after somebody of the staff has asked').toBe(404)
    expect([(await get('ajenos', WEST_TILE)).status, (await get('ajenos', WEST_TILE, headers)).status]).toEqual([
      404, 404,
    ])
  })

  test('a hundred who ask at once for a cold tile make one query', async () => {
    asked = 0
    const tile = tileOver(-89.2495, 13.7005, 14)
    const answers = await Promise.all(Array.from({ length: 100 }, () => get('cuadros', tile)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(asked).toBe(1)
  })

  test('who has a tile already is told so, also from an edition that did not touch it', async () => {
    const tag = (await get('cuadros', WEST_TILE)).headers.get('etag') ?? ''
    expect((await get('cuadros', WEST_TILE, { 'if-none-match': tag })).status).toBe(304)
    await change(sql`select 1`, tileBox(EAST_TILE, -1000))
    expect((await get('cuadros', WEST_TILE, { 'if-none-match': tag })).status).toBe(304)
  })

  test('an edit shows in the next tile, and what it did not touch stays in memory', async () => {
    await loaded.dispatcher.drain()
    await Promise.all([get('cuadros', WEST_TILE), get('cuadros', EAST_TILE)])
    await change(
      sql`update territory.feature set attributes = attributes || '{"nombre":"Cambiado"}' where layer_id = ${squares} and number = 1`,
      boxOnWeb([-89.25, 13.7, -89.249, 13.701]),
    )
    expect(await featuresIn(await get('cuadros', WEST_TILE), 'cuadros'), 'before the news has come').toEqual([
      { id: 1, nombre: 'Cambiado' },
    ])
    await loaded.dispatcher.drain()
    asked = 0
    expect(await featuresIn(await get('cuadros', WEST_TILE), 'cuadros')).toEqual([{ id: 1, nombre: 'Cambiado' }])
    expect(await featuresIn(await get('cuadros', EAST_TILE), 'cuadros')).toEqual([{ id: 2, nombre: 'Oriente' }])
    expect(asked, 'neither is read again').toBe(0)
  })

  test('a layer that is hidden is gone at once', async () => {
    const hidden = await makeLayer(loaded.database, {
      code: 'oculta',
      shapeKind: 'polygon',
      features: [{ wkt: WEST_SQUARE }],
    })
    expect((await get('oculta', WEST_TILE)).status).toBe(200)
    await loaded.database.write(app, async (tx) => {
      await tx.execute(sql`update territory.layer set audience = 'staff', edition = edition + 1 where id = ${hidden}`)
      tx.publish('changed', 'territory')
    })
    expect((await get('oculta', WEST_TILE)).status).toBe(404)
  })

  test('far away draw together what is under a point of the screen, say so, and give it no number to ask by', async () => {
    const far = await get('cuadros', tileOver(-89.2495, 13.7005, 9))
    expect(far.headers.get('trama-tile-grouped')).toBe('2')
    expect(await featuresIn(far, 'cuadros')).toEqual([
      { id: undefined, _objetos: 1 },
      { id: undefined, _objetos: 1 },
    ])
    const farther = await get('cuadros', tileOver(-89.2495, 13.7005, 6))
    expect(farther.headers.get('trama-tile-grouped'), 'none is lost between squares').toBe('2')
    const near = await get('cuadros', tileOver(-89.2495, 13.7005, 12))
    expect(near.headers.get('trama-tile-grouped')).toBeNull()
    expect((await featuresIn(near, 'cuadros')).map(({ id }) => id)).toContain(1)
  })

  test('an area that reaches into several tiles is named in one of them', async () => {
    const [west, south, east, north] = boxInDegrees(tileBox(WEST_TILE))
    const wide = (east - west) * 0.3
    // Its middle lies in the tile to the east.
    const area = `POLYGON((${east - wide} ${south},${east + 2 * wide} ${south},${east + 2 * wide} ${north},${east - wide} ${north},${east - wide} ${south}))`
    await makeLayer(loaded.database, {
      code: 'con-nombre',
      shapeKind: 'polygon',
      fields: [{ name: 'nombre', title: 'Nombre', type: 'text' }],
      style: { kind: 'single', colour: 'data-1', label: 'nombre' },
      features: [
        { wkt: area, attributes: { nombre: 'Ancha' } },
        { wkt: WEST_SQUARE, attributes: { nombre: 'Pequeña' } },
      ],
    })
    const inTile = async (tile: TileAddress) => featuresIn(await get('con-nombre', tile), 'con-nombre')
    expect(await inTile(WEST_TILE)).toEqual([
      { id: 1, nombre: 'Ancha' },
      { id: 2, nombre: 'Pequeña', _nombre: true },
    ])
    expect(await inTile({ ...WEST_TILE, x: WEST_TILE.x + 1 })).toEqual([{ id: 1, nombre: 'Ancha', _nombre: true }])
  })

  test.each([
    ['no such layer', '/teselas/nada/10/1/1.mvt', 404],
    ['outside the grid', '/teselas/cuadros/10/5000/1.mvt', 404],
    ['nearer than there are tiles', '/teselas/cuadros/20/0/0.mvt', 404],
    ['farther than there are tiles', '/teselas/cuadros/0/0/0.mvt', 404],
    ['where the layer has nothing', '/teselas/cuadros/10/1/1.mvt', 204],
    ['no number', '/teselas/cuadros/a/b/1.mvt', 404],
  ])('%s: %s is %i', async (_title, path, status) => {
    expect((await site.request(path)).status).toBe(status)
  })

  test('hold no more than a cheap phone draws: the largest, and the answer says so', async () => {
    const tile = tileOver(-89.2475, 13.702, 16)
    const [west, south] = boxInDegrees(tileBox(tile))
    const square = (i: number, side: number) => {
      const [x, y] = [west + (i % 150) * 0.000_035, south + Math.floor(i / 150) * 0.000_035]
      return `POLYGON((${x} ${y},${x + side} ${y},${x + side} ${y + side},${x} ${y + side},${x} ${y}))`
    }
    const features = Array.from({ length: 20_100 }, (_, i) => ({ wkt: square(i, i < 100 ? 0.000_01 : 0.000_02) }))
    await makeLayer(loaded.database, { code: 'demasiados', shapeKind: 'polygon', fields: [], features })
    const answer = await get('demasiados', tile)
    const numbers = (await featuresIn(answer, 'demasiados')).map(({ id }) => id ?? 0)
    expect(answer.headers.get('trama-tile-limited')).toBe(String(numbers.length))
    expect(numbers.length).toBe(20_000)
    expect(
      numbers.filter((number) => number <= 100),
      'the smallest are left out',
    ).toEqual([])
  })

  test('are packed as the reader can unpack', async () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ wkt: WEST_SQUARE, attributes: { nombre: `Cuadro ${i}` } }))
    await makeLayer(loaded.database, { code: 'muchos', shapeKind: 'polygon', features: many })
    const encodings = await Promise.all(
      ['br, gzip', 'gzip', 'identity', 'br;q=0, gzip'].map(async (accept) =>
        (await get('muchos', WEST_TILE, { 'accept-encoding': accept })).headers.get('content-encoding'),
      ),
    )
    expect(encodings).toEqual(['br', 'gzip', null, 'gzip'])
  })

  test('are described by a TileJSON', async () => {
    const answer = await site.request('/teselas/cuadros.json')
    const told = (await answer.json()) as {
      tiles: string[]
      bounds: number[]
      vector_layers: { id: string; fields: object }[]
      simplified: { zoom: number; smallest: number; count?: string }[]
    }
    expect(told.tiles).toEqual(['http://localhost/teselas/cuadros/{z}/{x}/{y}.mvt'])
    expect(told.bounds.map((each) => Math.round(each * 1000) / 1000)).toEqual([-89.25, 13.7, -89.199, 13.701])
    expect(told.vector_layers.map(({ id, fields }) => [id, Object.keys(fields)])).toEqual([['cuadros', ['nombre']]])
    expect(
      told.simplified.find(({ zoom }) => zoom === 13),
      'and say what a zoom leaves out',
    ).toMatchObject({
      smallest: 1460.7,
      count: '_objetos',
    })
  })

  test('the list of what is in view and the one feature hold no staff field either', async () => {
    const list = await site.request(tilesPaths.inView('cuadros', { bbox: '-89.26,13.69,-89.24,13.71' }))
    const told = (await list.json()) as { count: number; features: { number: number; title: string }[] }
    expect([told.count, told.features.map(({ title }) => title)]).toEqual([1, ['Cambiado']])
    const one = await (await site.request(tilesPaths.feature('cuadros', 1))).text()
    expect(one).toContain('Cambiado')
    expect(one).not.toMatch(/propietario|Una persona/i)
    expect((await site.request(tilesPaths.inView('cuadros', { bbox: '1,2,3' }))).status).toBe(400)
    expect((await site.request(tilesPaths.feature('cuadros', 99))).status).toBe(404)
    expect(site.errors).toEqual([])
  })
})
