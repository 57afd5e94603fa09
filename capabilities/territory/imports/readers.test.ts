import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handmadeZip } from '../../../platform/documents/handmade-zip.ts'
import { closeWorkbookWorkers, writeWorkbook } from '../../../platform/documents/workbook.ts'
import type { ImportOptions } from '../model.ts'
import { judgeShape, type Shape, type XY } from '../rules/layers/shape.ts'
import {
  type ExampleFeature,
  exampleCsv,
  exampleGeojson,
  exampleShapefile,
  UTM16_PRJ,
  writeGeopackage,
} from './example-files.ts'
import { exampleFlatgeobuf } from './example-flatgeobuf.ts'
import type { SourceRow } from './feature-source.ts'
import { openSource } from './open-source.ts'

let folder = ''
let count = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trama-readers-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await closeWorkbookWorkers()
})

function fresh(): string {
  count += 1
  return join(folder, `file-${count}`)
}

async function read(content: Buffer | ((path: string) => void), options: ImportOptions = {}) {
  const path = fresh()
  if (typeof content === 'function') content(path)
  else writeFileSync(path, content)
  const opened = await openSource({ path, name: 'ejemplo', size: statSync(path).size, options })
  if (!opened.ok) return { refusal: opened.refusal, head: undefined, rows: undefined, notes: undefined }
  const source = opened.value
  const rows: SourceRow[] = []
  if (source.head.question === undefined) for await (const row of source.rows()) rows.push(row)
  const answer = { refusal: undefined, head: source.head, rows, notes: source.notes(), progress: source.progress() }
  await source.close()
  return answer
}

/** The shape of a row as it is judged, in a form in which the order of rings and their direction do not matter. */
function shapeOf(row: SourceRow): unknown {
  if ('problem' in row) return row.problem.es
  const judged = judgeShape(row.geometry)
  return judged.is === 'shape' ? plain(judged.shape) : judged.reason.es
}

/** Parts of several are told apart from a single one by no format alike; a ring begins and runs as each likes. */
function plain(shape: Shape | null): unknown {
  if (shape === null) return 'No tiene geometría.'
  const points: string[] = []
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (typeof part[0] === 'number') points.push(part.join(' '))
    else for (const each of part) walk(each)
  }
  walk(shape.coordinates)
  return `${shape.type.replace('Multi', '')} ${points.sort().join(',')}`
}

const at = fc
  .tuple(fc.integer({ min: -895_000, max: -885_000 }), fc.integer({ min: 130_000, max: 140_000 }))
  .map(([x, y]): XY => [x / 10_000, y / 10_000])
/** A box with a hole or without: any of them is valid. */
const box = fc.tuple(at, fc.boolean()).map(([[x, y], holed]): XY[][] => {
  const ring = (from: number, size: number): XY[] => [
    [x + from, y + from],
    [x + from + size, y + from],
    [x + from + size, y + from + size],
    [x + from, y + from + size],
    [x + from, y + from],
  ]
  return holed ? [ring(0, 1), ring(0.25, 0.5)] : [ring(0, 1)]
})
const shape = fc.oneof(
  at.map((coordinates): Shape => ({ type: 'Point', coordinates })),
  fc.array(at, { minLength: 2, maxLength: 6 }).map((coordinates): Shape => ({ type: 'LineString', coordinates })),
  box.map((coordinates): Shape => ({ type: 'Polygon', coordinates })),
)
/** A text that every format carries whole: dBASE fills up with blanks. */
const word = fc
  .string({ unit: fc.constantFrom('a', 'ñ', 'Á', ' ', ',', '"', ';', '1', 'é'), maxLength: 20 })
  .map((text) => `x${text.trim()}x`)
const rows = (of: fc.Arbitrary<Shape | null>) =>
  fc.array(
    fc
      .record({ shape: of, nombre: word, area: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 4) })
      .map(({ shape: found, nombre, area }): ExampleFeature => ({ shape: found, attributes: { nombre, area } })),
    { minLength: 1, maxLength: 12 },
  )

const FORMATS: readonly (readonly [
  string,
  (features: readonly ExampleFeature[]) => Buffer | ((path: string) => void),
  ImportOptions?,
])[] = [
  ['GeoJSON', exampleGeojson],
  ['CSV', exampleCsv, { crs: 4326 }],
  ['GeoPackage', (features) => (path) => writeGeopackage(path, features)],
  ['Shapefile', (features) => exampleShapefile(features, { cpg: 'UTF-8' })],
  ['FlatGeobuf', exampleFlatgeobuf],
]

describe.each(FORMATS.map(([name, write, options]) => ({ name, write, options })))(
  'any features written as $name',
  ({ write, options = {} }) => {
    test('are read with the same shapes and attributes, each in its place', async () => {
      await fc.assert(
        fc.asyncProperty(rows(fc.oneof(shape, fc.constant(null))), async (features) => {
          // A table of WKT says by its first shape which column it is; one without any is asked about.
          fc.pre(features.some((each) => each.shape !== null))
          const answer = await read(write(features), options)
          if (answer.rows === undefined) throw new Error(answer.refusal.message.en)
          expect(answer.rows.map(shapeOf)).toEqual(features.map((each) => plain(each.shape)))
          expect(
            answer.rows.map((row) =>
              'attributes' in row ? [row.attributes.nombre, Number(row.attributes.area)] : row,
            ),
          ).toEqual(features.map(({ attributes }) => [attributes.nombre, attributes.area]))
        }),
        { numRuns: 40 },
      )
    })
  },
)

const square = (x: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 13],
      [x + 1, 13],
      [x + 1, 14],
      [x, 14],
      [x, 13],
    ],
  ],
})
const TWO: readonly ExampleFeature[] = [
  { shape: square(-89), attributes: { nombre: 'Cañón', area: 1.5 } },
  { shape: square(-88), attributes: { nombre: 'Peñón', area: 2 } },
]

describe('what a file says of its reference system', () => {
  test.each([
    ['GeoJSON says nothing: degrees, by its format', exampleGeojson(TWO), { crs: { code: 4326, from: 'format' } }],
    ['a .prj in the words of ESRI', exampleShapefile(TWO, { prj: UTM16_PRJ }), { crsText: UTM16_PRJ }],
    ['FlatGeobuf by its code', exampleFlatgeobuf(TWO, 32616), { crs: { code: 32616, from: 'file' } }],
    [
      'a GeoPackage by its code',
      (path: string) => writeGeopackage(path, TWO, { srs: 5460 }),
      { crs: { code: 5460, from: 'file' } },
    ],
    [
      'WKT that begins with it',
      Buffer.from('wkt,n\n"SRID=32616;POINT(1 2)",1'),
      { crs: { code: 32616, from: 'file' } },
    ],
    ['columns called longitude and latitude', Buffer.from('lon,lat\n-89,13'), { crs: { code: 4326, from: 'file' } }],
  ])('%s', async (_what, content, head) => {
    expect(await read(content)).toMatchObject({ head })
  })

  test.each([
    ['a Shapefile without .prj', exampleShapefile(TWO, { prj: '' })],
    ['columns called x and y', Buffer.from('x,y\n262063,1515630')],
    ['a GeoPackage that does not know', (path: string) => writeGeopackage(path, TWO, { srs: -1 })],
  ])('%s says nothing, and nothing is guessed', async (_what, content) => {
    const answer = await read(content)
    expect(answer.head?.crs).toBeUndefined()
    expect(answer.head?.crsText).toBeUndefined()
  })
})

describe('alphabets', () => {
  test.each([
    ['as declared', { encoding: 'latin1', cpg: 'ISO-8859-1' } as const, ''],
    ['UTF-8 declared, Windows written', { encoding: 'latin1', cpg: 'UTF-8' } as const, 'debería estar en UTF-8'],
    ['Windows declared, UTF-8 written', { encoding: 'utf8', cpg: '1252' } as const, 'en UTF-8, y así se leyeron'],
    ['nothing declared, UTF-8 written', { encoding: 'utf8' } as const, ''],
    ['nothing declared, Windows written', { encoding: 'latin1' } as const, ''],
  ])('a table of attributes: %s', async (_what, extras, said) => {
    const answer = await read(exampleShapefile(TWO, extras))
    expect(answer.rows?.map((row) => ('attributes' in row ? row.attributes.nombre : row))).toEqual(['Cañón', 'Peñón'])
    expect(answer.notes?.map(({ es }) => es).join(' ')).toContain(said)
    if (said === '') expect(answer.notes).toEqual([])
  })

  test('CSV as Windows programs write it, with semicolons and decimal commas', async () => {
    const answer = await read(Buffer.from('longitud;latitud;nombre\r\n-89,2;13,7;Cañón\r\n', 'latin1'))
    expect(answer.rows).toMatchObject([
      { row: 2, geometry: { type: 'Point', coordinates: [-89.2, 13.7] }, attributes: { nombre: 'Cañón' } },
    ])
    expect(answer.notes?.map(({ es }) => es).join(' ')).toContain('Windows-1252')
  })
})

describe('tables of columns', () => {
  test('of an Excel sheet: numbers, days and texts keep what they are', async () => {
    const written = await writeWorkbook({
      title: 'x',
      created: '2026-01-01T00:00:00Z',
      styles: {},
      sheets: [
        {
          name: 'Puntos',
          cells: [
            ['lon', 'lat', 'nombre'],
            [-89.2, 13.7, 'Parque'],
            [-89.3, 13.8, '0614'],
          ].flatMap((cells, row) => cells.map((value, column) => ({ row: row + 1, column: column + 1, value }))),
        },
      ],
    })
    if (!written.ok) throw new Error(written.refusal.message.en)
    const answer = await read(Buffer.from(written.value))
    expect(answer.head).toMatchObject({ format: 'xlsx', table: 'Puntos', columns: { x: 'lon', y: 'lat' } })
    expect(answer.rows).toMatchObject([
      { row: 2, geometry: { coordinates: [-89.2, 13.7] }, attributes: { nombre: 'Parque' } },
      { row: 3, attributes: { nombre: '0614' } },
    ])
  })

  test('whose columns do not say the place: a person is asked, and then answers', async () => {
    const content = Buffer.from('a,b,c\n-89.2,13.7,Parque')
    expect(await read(content)).toMatchObject({ head: { question: 'columns', headings: ['a', 'b', 'c'] } })
    expect(await read(content, { columns: { x: 'a', y: 'b' } })).toMatchObject({
      rows: [{ geometry: { coordinates: [-89.2, 13.7] } }],
    })
  })

  test.each([
    ['coordinates that are no numbers', 'lon,lat\n-89,13\nnorte,13', 3, 'no son números: «norte, 13»'],
    ['a text with a comma and without quotes', 'lon,lat,n\n-89,13,a\n-89,13,a,b', 3, 'tiene 4 columnas'],
    ['WKT that is none', 'wkt,n\nPOINT(1 2),a\nPUNTO 1,b', 3, 'no es WKT'],
  ])('%s: the row is kept with the reason', async (_what, content, row, words) => {
    const answer = await read(Buffer.from(content))
    expect(answer.rows?.find((each) => each.row === row)).toMatchObject({
      problem: { es: expect.stringContaining(words) },
    })
  })
})

describe('files that are not as they should be', () => {
  test.each([
    [
      'an archive without a Shapefile',
      Buffer.from(handmadeZip([{ name: 'notas.txt', content: 'hola' }])),
      'no trae ningún .shp (trae: notas.txt)',
    ],
    [
      'an archive that would fill the disk',
      Buffer.from(handmadeZip([{ name: 'a.shp', content: Buffer.alloc(30_000_000) }])),
      'comprim',
    ],
    ['a protected archive', Buffer.from(handmadeZip([{ name: 'a.shp', content: 'x', flags: 1 }])), 'contraseña'],
    ['another SQLite database', writeSqlite, 'no es un GeoPackage'],
    [
      'a FlatGeobuf with a damaged head',
      Buffer.from('fgb\u0003fgb\u0000\u00ff\u0000\u0000\u0000', 'latin1'),
      'encabezado',
    ],
    ['a page of the web', Buffer.from('<html></html>'), 'ninguno de los formatos'],
    ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]), 'ninguno de los formatos'],
    ['a text', Buffer.from('Hola, mundo'.replace(',', '')), 'ninguno de los formatos'],
  ])('%s is refused in a sentence', async (_what, content, words) => {
    const answer = await read(content)
    expect(answer.refusal?.message.es).toContain(words)
    expect(answer.refusal?.message.en?.length).toBeGreaterThan(20)
  })

  test('a Shapefile that is cut keeps what it has', async () => {
    const whole = exampleShapefile(TWO)
    expect((await read(whole)).rows).toHaveLength(2)
    const answer = await read(Buffer.from(exampleFlatgeobuf(TWO).subarray(0, -20)))
    expect(answer.rows?.map((row) => 'problem' in row)).toEqual([false, true])
    expect(answer.notes?.map(({ es }) => es).join(' ')).toContain('cortado')
  })

  test('several tables: the person chooses', async () => {
    const write = (path: string) => writeGeopackage(path, TWO, { tables: ['calles', 'parcelas'] })
    expect(await read(write)).toMatchObject({ head: { question: 'table', tables: ['calles', 'parcelas'] } })
    expect(await read(write, { table: 'parcelas' })).toMatchObject({ head: { table: 'parcelas' }, rows: { length: 2 } })
  })
})

function writeSqlite(path: string): void {
  const database = new DatabaseSync(path)
  database.exec('create table t (a int)')
  database.close()
}
