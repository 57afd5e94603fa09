import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { handmadeZip } from '../../../platform/documents/handmade-zip.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import {
  collection,
  feature,
  type LayerWorkshop,
  layerWorkshop,
  PARCELS,
  square,
} from '../../../tests/integration/layer-workshop.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { type ExampleFeature, exampleShapefile } from '../imports/example-files.ts'
import { exampleFlatgeobuf } from '../imports/example-flatgeobuf.ts'
import type { FindingRule } from '../rules/layers/check-terms.ts'
import { findingWords } from '../rules/layers/finding-words.ts'
import type { XY } from '../rules/layers/shape.ts'

const app = { role: 'trama_app' } as const

const ring = (...points: readonly XY[]): XY[][] => [[...points, points[0] ?? [0, 0]]]
const polygon = (name: string, coordinates: XY[][]): ExampleFeature => ({
  shape: { type: 'Polygon', coordinates },
  attributes: { nombre: name, nombre_del_uno: `${name} 1`, nombre_del_dos: `${name} 2` },
})
const NEAR = ring([-89.2, 13.7], [-89.2, 13.701], [-89.199, 13.701], [-89.199, 13.7])
const NEXT = ring([-89.198, 13.7], [-89.198, 13.701], [-89.197, 13.701], [-89.197, 13.7])
const TWO = [polygon('Cañón', NEAR), polygon('Peñón', NEXT)]
const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share))
const columns = Array.from({ length: 1000 }, (_, i) => `c${i}`)

interface Case {
  readonly what: string
  readonly content: string | Buffer
  readonly name?: string
  readonly state: 'read' | 'refused' | 'asking'
  readonly read?: number
  readonly rejected?: number
  /** What the person is told, and of which row. */
  readonly says: string
}

const CASES: readonly Case[] = [
  {
    what: 'a ring that crosses itself',
    content: collection([
      PARCELS[0],
      feature({ codigo: 'moño' }, ring([-89.2, 13.7], [-89.199, 13.701], [-89.199, 13.7], [-89.2, 13.701])),
    ]),
    state: 'read',
    read: 2,
    says: 'En la fila 2 (moño): su borde se cruza a sí mismo.',
  },
  {
    what: 'a feature without geometry',
    content: collection([PARCELS[0], { type: 'Feature', properties: { codigo: 'sin' }, geometry: null }]),
    state: 'read',
    read: 1,
    rejected: 1,
    says: 'fila 2: No tiene geometría.',
  },
  {
    what: 'heights and measures',
    content: collection([
      feature(
        { codigo: 'alto' },
        square(1).map((each) => each.map(([x, y]) => [x, y, 600, 7])),
      ),
    ]),
    state: 'read',
    read: 1,
    says: 'Regla «plano»: un objeto traía altura o medida',
  },
  {
    what: 'an alphabet that is not the declared one',
    content: exampleShapefile(TWO, { encoding: 'latin1', cpg: 'UTF-8' }),
    name: 'zonas.zip',
    state: 'read',
    read: 2,
    says: 'debería estar en UTF-8',
  },
  {
    what: 'a Shapefile without .prj',
    content: exampleShapefile(TWO, { prj: '' }),
    name: 'zonas.zip',
    state: 'asking',
    says: 'crs',
  },
  {
    what: 'an archive that would fill the disk',
    content: Buffer.from(handmadeZip([{ name: 'a.shp', content: Buffer.alloc(30_000_000) }])),
    name: 'bomba.zip',
    state: 'refused',
    says: 'comprim',
  },
  {
    what: 'a polygon across the 180th meridian that is not cut there',
    content: collection([
      PARCELS[0],
      feature({ codigo: 'mundo' }, ring([179.9, 13.7], [-179.9, 13.7], [-179.9, 13.8], [179.9, 13.8])),
    ]),
    state: 'read',
    read: 2,
    says: 'La fila 2 (mundo) abarca más de media Tierra: su longitud va de -179.9° a 179.9°.',
  },
  {
    what: 'coordinates that are nowhere',
    content: collection([PARCELS[0], feature({ codigo: 'fuera' }, square(300_000))]),
    state: 'read',
    read: 2,
    says: '1 objeto tiene coordenadas que no existen en la Tierra',
  },
  {
    what: 'a table with a thousand columns',
    content: `lon,lat,${columns.join(',')}\n-89.2,13.7,${columns.join(',')}`,
    name: 'ancha.csv',
    state: 'refused',
    says: '«ancha.csv» trae más de 300 campos (hasta la fila 2)',
  },
  { what: 'an empty collection', content: collection([]), state: 'refused', says: 'no trae ningún objeto' },
  { what: 'an empty file', content: '', state: 'refused', says: '«parcelas.geojson»' },
  {
    what: 'GeoJSON that is cut',
    content: collection(PARCELS).slice(0, -60),
    state: 'read',
    read: 2,
    rejected: 1,
    says: 'está cortado',
  },
  {
    what: 'an archive that is cut',
    content: cut(exampleShapefile(TWO), 0.7),
    name: 'zonas.zip',
    state: 'refused',
    says: 'está dañado o incompleto',
  },
  {
    what: 'a FlatGeobuf that is cut',
    content: exampleFlatgeobuf(TWO).subarray(0, -20),
    name: 'zonas.fgb',
    state: 'read',
    read: 1,
    rejected: 1,
    says: 'cortado',
  },
  {
    what: 'a CSV that is cut within quotation marks',
    content: 'lon,lat,nombre\n-89.2,13.7,Parque\n-89.3,13.8,"Plaza de',
    name: 'plazas.csv',
    state: 'read',
    read: 1,
    rejected: 1,
    says: 'fila 3: Abre unas comillas que no se cierran',
  },
  {
    what: 'a photograph by another name',
    content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]),
    state: 'refused',
    says: 'ninguno de los formatos',
  },
]

describeOnBothDatabases('files that are broken', (open) => {
  let loaded: Loaded
  let shop: LayerWorkshop

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    shop = layerWorkshop(loaded)
    await shop.take(await shop.bring(collection(PARCELS)), 'new')
  })
  afterAll(() => shop.close())

  /** Everything that the person is told of an import, in sentences. */
  async function toldOf(id: string): Promise<string> {
    const { refusal, reading } = await shop.stored(id)
    const rejects = await loaded.database.read(app, (tx) =>
      tx.execute(
        sql`select row, reason ->> 'es' as es from territory.rejected_row where import_id = ${id} order by row`,
      ),
    )
    const findings = await shop.findings(id)
    return [
      refusal?.es,
      reading?.question,
      ...(reading?.notes ?? []).map(({ es }) => es),
      ...rejects.rows.map((row) => `fila ${String(row.row)}: ${String(row.es)}`),
      ...findings.map(({ rule, rows, terms }) => findingWords(rule as FindingRule, rows, terms as never).es),
    ].join('\n')
  }

  test.each(CASES)('$what: $says', async ({ content, name, state, read = 0, rejected = 0, says }) => {
    const before = await shop.layer('parcelas')
    const found = await shop.bring(content, {}, name)
    expect(await toldOf(found.id)).toContain(says)
    expect(found.state).toBe(state)
    if (state === 'read') expect(found.counts).toMatchObject({ read, rejected })
    expect(await shop.layer('parcelas'), 'the layer is as before').toEqual(before)
  })

  test.each([
    ['a table of columns', 'lon,lat,n,n\n-89.2,13.7,a,b', 'dos.csv', { n: 'a', n_2: 'b' }],
    [
      'a table of attributes, whose names are cut at ten letters',
      exampleShapefile(TWO.slice(0, 1)),
      'dos.zip',
      { nombre: 'Cañón', nombre_del: 'Cañón 1', nombre_del_2: 'Cañón 2' },
    ],
  ])('two columns of one name in %s are both kept', async (_what, content, name, attributes) => {
    const found = await shop.bring(content, {}, name)
    const rows = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select attributes from territory.imported_feature where import_id = ${found.id}`),
    )
    expect(rows.rows[0]?.attributes).toMatchObject(attributes)
  })
})
