import { DatabaseSync } from 'node:sqlite'
import { handmadeZip } from '../../../platform/documents/handmade-zip.ts'
import type { Shape, XY } from '../rules/layers/shape.ts'
import { wkbHex } from './wkb.ts'

/** Files of features as other programs write them, put together by hand: for the tests of the readers. */
export interface ExampleFeature {
  readonly shape: Shape | null
  readonly attributes: Readonly<Record<string, string | number | null>>
}

export const WGS84_PRJ =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
export const UTM16_PRJ =
  'PROJCS["WGS_1984_UTM_Zone_16N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-87.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'

export function exampleGeojson(features: readonly ExampleFeature[]): Buffer {
  return Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      name: 'ejemplo',
      features: features.map(({ shape, attributes }) => ({ type: 'Feature', properties: attributes, geometry: shape })),
    }),
  )
}

function wktOf({ type, coordinates }: Shape): string {
  const write = (part: unknown): string =>
    Array.isArray(part) && typeof part[0] === 'number'
      ? part.join(' ')
      : `(${(part as readonly unknown[]).map(write).join(', ')})`
  return `${type.toUpperCase()} ${type === 'Point' ? `(${write(coordinates)})` : write(coordinates)}`
}

export function exampleCsv(features: readonly ExampleFeature[], delimiter = ','): Buffer {
  const names = Object.keys(features[0]?.attributes ?? {})
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
  const lines = features.map(({ shape, attributes }) =>
    [shape === null ? '' : cell(wktOf(shape)), ...names.map((name) => cell(attributes[name]))].join(delimiter),
  )
  return Buffer.from([['wkt', ...names].join(delimiter), ...lines].join('\r\n'))
}

export function writeGeopackage(
  path: string,
  features: readonly ExampleFeature[],
  { srs = 4326, tables = ['ejemplo'] }: { readonly srs?: number; readonly tables?: readonly string[] } = {},
): void {
  const database = new DatabaseSync(path)
  const fields = Object.entries(features[0]?.attributes ?? {})
  database.exec(`
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text, organization_coordsys_id integer, definition text);
    insert into gpkg_spatial_ref_sys values ('x', ${srs}, '${srs > 0 ? 'EPSG' : 'NONE'}', ${srs}, 'undefined');
    create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer, z tinyint, m tinyint);`)
  for (const table of tables) {
    const columns = fields.map(([name, value]) => `"${name}" ${typeof value === 'number' ? 'real' : 'text'}`)
    database.exec(`create table "${table}" (${['fid integer primary key', 'geom blob', ...columns].join(', ')});
      insert into gpkg_geometry_columns values ('${table}', 'geom', 'GEOMETRY', ${srs}, 0, 0);`)
    const insert = database.prepare(
      `insert into "${table}" (${['geom', ...fields.map(([name]) => `"${name}"`)].join(', ')}) values (${['?', ...fields.map(() => '?')].join(', ')})`,
    )
    for (const { shape, attributes } of features)
      insert.run(shape === null ? null : gpkgBlob(shape, srs), ...fields.map(([name]) => attributes[name] ?? null))
  }
  database.close()
}

function gpkgBlob(shape: Shape, srs: number): Buffer {
  const head = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0])
  head.writeInt32LE(srs, 4)
  return Buffer.concat([head, Buffer.from(wkbHex(shape), 'hex')])
}

export interface ShapefileExtras {
  readonly prj?: string | undefined
  readonly cpg?: string | undefined
  /** How text is written, whatever the `.cpg` says. */
  readonly encoding?: 'utf8' | 'latin1'
  readonly name?: string
}

export function exampleShapefile(
  features: readonly ExampleFeature[],
  { prj = WGS84_PRJ, cpg, encoding = 'utf8', name = 'ejemplo' }: ShapefileExtras = {},
): Buffer {
  const parts = [
    { name: `${name}.shp`, content: shpBytes(features.map(({ shape }) => shape)) },
    { name: `${name}.dbf`, content: dbfBytes(features, encoding) },
    ...(prj === '' ? [] : [{ name: `${name}.prj`, content: prj }]),
    ...(cpg === undefined ? [] : [{ name: `${name}.cpg`, content: cpg }]),
  ]
  return Buffer.from(handmadeZip(parts))
}

function shpBytes(shapes: readonly (Shape | null)[]): Buffer {
  const records = shapes.map((shape, index) => {
    const content = shpRecord(shape)
    const head = Buffer.alloc(8)
    head.writeInt32BE(index + 1, 0)
    head.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([head, content])
  })
  const head = Buffer.alloc(100)
  head.writeInt32BE(9994, 0)
  head.writeInt32LE(1000, 28)
  return Buffer.concat([head, ...records])
}

/** Edges clockwise and holes the other way, as the format asks. */
function turned(ring: readonly XY[], clockwise: boolean): readonly XY[] {
  const sum = ring.slice(1).reduce((all, [x, y], i) => all + (x - (ring[i]?.[0] ?? 0)) * (y + (ring[i]?.[1] ?? 0)), 0)
  return sum > 0 === clockwise ? ring : ring.toReversed()
}

function shpRecord(shape: Shape | null): Buffer {
  if (shape === null) return Buffer.alloc(4)
  const doubles = (points: readonly XY[]) => {
    const bytes = Buffer.alloc(16 * points.length)
    points.forEach(([x, y], i) => {
      bytes.writeDoubleLE(x, 16 * i)
      bytes.writeDoubleLE(y, 16 * i + 8)
    })
    return bytes
  }
  const int = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32LE(value)
    return bytes
  }
  const lines = (type: number, parts: readonly (readonly XY[])[]) => {
    let start = 0
    const starts = parts.map((part) => {
      const at = int(start)
      start += part.length
      return at
    })
    return Buffer.concat([int(type), Buffer.alloc(32), int(parts.length), int(start), ...starts, ...parts.map(doubles)])
  }
  const rings = (polygon: readonly (readonly XY[])[]) => polygon.map((ring, i) => turned(ring, i === 0))
  switch (shape.type) {
    case 'Point':
      return Buffer.concat([int(1), doubles([shape.coordinates])])
    case 'MultiPoint':
      return Buffer.concat([int(8), Buffer.alloc(32), int(shape.coordinates.length), doubles(shape.coordinates)])
    case 'LineString':
      return lines(3, [shape.coordinates])
    case 'MultiLineString':
      return lines(3, shape.coordinates)
    case 'Polygon':
      return lines(5, rings(shape.coordinates))
    case 'MultiPolygon':
      return lines(5, shape.coordinates.flatMap(rings))
  }
}

const TEXT_LENGTH = 80
const NUMBER_LENGTH = 20

function dbfBytes(features: readonly ExampleFeature[], encoding: 'utf8' | 'latin1'): Buffer {
  const fields = Object.entries(features[0]?.attributes ?? {}).map(([name, value]) => ({
    name,
    number: typeof value === 'number',
  }))
  const recordLength = 1 + fields.reduce((sum, { number }) => sum + (number ? NUMBER_LENGTH : TEXT_LENGTH), 0)
  const head = Buffer.alloc(32 + 32 * fields.length + 1)
  head[0] = 3
  head.writeUInt32LE(features.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(recordLength, 10)
  fields.forEach(({ name, number }, i) => {
    const at = 32 + 32 * i
    head.write(name.slice(0, 10), at)
    head.write(number ? 'N' : 'C', at + 11)
    head[at + 16] = number ? NUMBER_LENGTH : TEXT_LENGTH
  })
  head[head.length - 1] = 0x0d
  const records = features.map(({ attributes }) => {
    const record = Buffer.alloc(recordLength, 0x20)
    let at = 1
    for (const { name, number } of fields) {
      const value = attributes[name]
      if (number) record.write(String(value ?? '').padStart(NUMBER_LENGTH), at)
      else record.write(String(value ?? ''), at, TEXT_LENGTH, encoding)
      at += number ? NUMBER_LENGTH : TEXT_LENGTH
    }
    return record
  })
  return Buffer.concat([head, ...records, Buffer.from([0x1a])])
}
