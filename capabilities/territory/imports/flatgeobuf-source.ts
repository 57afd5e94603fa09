import { createReadStream } from 'node:fs'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import type { FeatureSource, FieldValue, FileToRead, OpenedSource, SourceRow } from './feature-source.ts'
import { BrokenBuffer, FlatTable } from './flatbuffer.ts'
import { brokenFile } from './import-refusals.ts'

const MAGIC_LENGTH = 8
const LARGEST_HEAD = 10_000_000
const LARGEST_FEATURE = 128_000_000
const NODE_BYTES = 40

/** Numbers of the fields as the schemas header.fbs and feature.fbs give them. */
const HEADER = { type: 2, columns: 7, count: 8, nodeSize: 9, crs: 10 } as const
const CRS = { organization: 0, code: 1, wkt: 4 } as const
const COLUMN = { name: 0, type: 1 } as const
const FEATURE = { geometry: 0, properties: 1, columns: 2 } as const
const GEOMETRY = { ends: 0, xy: 1, z: 2, m: 3, type: 6, parts: 7 } as const

const TYPES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
]

interface Column {
  readonly name: string
  readonly type: number
}

/** A FlatGeobuf (version 3), read from its beginning to its end; its index of places is passed over. */
export async function openFlatgeobuf(file: FileToRead): Promise<OpenedSource> {
  const bytes = byteReader(createReadStream(file.path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>)
  try {
    await bytes.take(MAGIC_LENGTH)
    const head = await sized(bytes, LARGEST_HEAD)
    if (head === undefined) throw new BrokenBuffer()
    const header = FlatTable.root(head)
    const columns = columnsOf(header.tables(HEADER.columns))
    await skipIndex(bytes, header.long(HEADER.count) ?? 0, header.short(HEADER.nodeSize) ?? 16)
    const odd: Text[] = []
    return ok({
      head: { format: 'flatgeobuf', ...crsOf(header), encoding: 'UTF-8' },
      rows: () => rowsOf(bytes, columns, header.byte(HEADER.type) ?? 0, odd),
      progress: () => ({ read: bytes.read(), whole: file.size }),
      notes: () => odd,
      close: () => bytes.close(),
    } satisfies FeatureSource)
  } catch (error) {
    await bytes.close()
    if (!(error instanceof BrokenBuffer)) throw error
    return refuse(
      brokenFile(file.name, 'el encabezado del FlatGeobuf está dañado.', 'the head of the FlatGeobuf is damaged.'),
    )
  }
}

async function sized(bytes: ByteReader, largest: number): Promise<Buffer | undefined> {
  const length = await bytes.take(4)
  if (length === undefined) return undefined
  if (length.length < 4) throw new BrokenBuffer()
  const size = length.readUInt32LE(0)
  if (size > largest) throw new BrokenBuffer()
  const found = await bytes.take(size)
  if (found === undefined || found.length < size) throw new BrokenBuffer()
  return found
}

const SKIPPED_AT_ONCE = 1_000_000

/** A packed tree: as many leaves as features, each level smaller by the size of a node. */
async function skipIndex(bytes: ByteReader, features: number, nodeSize: number): Promise<void> {
  if (nodeSize < 2 || features === 0) return
  let nodes = features
  for (let level = features; level > 1; ) {
    level = Math.ceil(level / nodeSize)
    nodes += level
  }
  if (features === 1) nodes = 2
  for (let left = nodes * NODE_BYTES; left > 0; left -= SKIPPED_AT_ONCE)
    if ((await bytes.take(Math.min(left, SKIPPED_AT_ONCE))) === undefined) return
}

function columnsOf(tables: readonly FlatTable[]): readonly Column[] {
  return tables.map((table, index) => ({
    name: table.text(COLUMN.name) ?? `campo_${index + 1}`,
    type: table.byte(COLUMN.type) ?? 0,
  }))
}

function crsOf(header: FlatTable): Pick<FeatureSource['head'], 'crs' | 'crsText'> {
  const crs = header.table(HEADER.crs)
  const code = crs?.int(CRS.code) ?? 0
  const organization = crs?.text(CRS.organization) ?? 'EPSG'
  if (code > 0 && /^epsg$/i.test(organization)) return { crs: { code, from: 'file' } }
  const text = crs?.text(CRS.wkt)
  return text === undefined || text === '' ? {} : { crsText: text }
}

async function* rowsOf(
  bytes: ByteReader,
  columns: readonly Column[],
  type: number,
  odd: Text[],
): AsyncGenerator<SourceRow> {
  for (let row = 1; ; row += 1) {
    let found: Buffer | undefined
    try {
      found = await sized(bytes, LARGEST_FEATURE)
    } catch (error) {
      if (!(error instanceof BrokenBuffer)) throw error
      odd.push(CUT)
      yield { row, problem: BROKEN, raw: null }
      return
    }
    if (found === undefined) return
    try {
      const feature = FlatTable.root(found)
      const own = feature.tables(FEATURE.columns)
      const attributes = propertiesOf(feature.bytes(FEATURE.properties), own.length > 0 ? columnsOf(own) : columns)
      const geometry = feature.table(FEATURE.geometry)
      yield { row, geometry: geometry === undefined ? null : geometryOf(geometry, type), attributes }
    } catch (error) {
      if (!(error instanceof BrokenBuffer || error instanceof RangeError)) throw error
      yield { row, problem: BROKEN, raw: null }
    }
  }
}

interface Read {
  readonly type: string
  readonly coordinates: unknown
}

function geometryOf(table: FlatTable, declared: number): Read {
  const own = table.byte(GEOMETRY.type) ?? 0
  const number = own === 0 ? declared : own
  const type = TYPES[number] ?? `FlatGeobuf ${number}`
  if (type === 'MultiPolygon')
    return { type, coordinates: table.tables(GEOMETRY.parts).map((part) => geometryOf(part, 3).coordinates) }
  const points = pointsOf(table)
  if (type === 'Point') return { type, coordinates: points[0] ?? [] }
  if (type === 'LineString' || type === 'MultiPoint') return { type, coordinates: points }
  if (type !== 'Polygon' && type !== 'MultiLineString') return { type, coordinates: [] }
  const ends = table.ints(GEOMETRY.ends)
  const parts = ends.length === 0 ? [points] : ends.map((end, i) => points.slice(i === 0 ? 0 : ends[i - 1], end))
  return { type, coordinates: points.length === 0 ? [] : parts }
}

function pointsOf(table: FlatTable): number[][] {
  const xy = table.doubles(GEOMETRY.xy)
  const more = [...table.doubles(GEOMETRY.z).slice(0, 1), ...table.doubles(GEOMETRY.m).slice(0, 1)]
  const points: number[][] = []
  for (let i = 0; i + 1 < xy.length; i += 2) points.push([xy[i] ?? Number.NaN, xy[i + 1] ?? Number.NaN])
  // That there are heights or measures is told by one point; who judges shapes says that they were left out.
  points[0]?.push(...more)
  return points
}

/** The number of a column, then its value, one after the other. */
function propertiesOf(bytes: Buffer | undefined, columns: readonly Column[]): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  if (bytes === undefined) return values
  let at = 0
  const text = () => {
    const length = bytes.readUInt32LE(at)
    if (at + 4 + length > bytes.length) throw new BrokenBuffer()
    const found = bytes.toString('utf8', at + 4, at + 4 + length)
    at += 4 + length
    return found
  }
  const number = (size: number, read: () => number | bigint) => {
    const found = read()
    at += size
    return typeof found === 'bigint' ? (Number.isSafeInteger(Number(found)) ? Number(found) : String(found)) : found
  }
  const readers: readonly (() => FieldValue)[] = [
    () => number(1, () => bytes.readInt8(at)),
    () => number(1, () => bytes.readUInt8(at)),
    () => number(1, () => bytes.readUInt8(at)) !== 0,
    () => number(2, () => bytes.readInt16LE(at)),
    () => number(2, () => bytes.readUInt16LE(at)),
    () => number(4, () => bytes.readInt32LE(at)),
    () => number(4, () => bytes.readUInt32LE(at)),
    () => number(8, () => bytes.readBigInt64LE(at)),
    () => number(8, () => bytes.readBigUInt64LE(at)),
    () => number(4, () => Math.fround(bytes.readFloatLE(at))),
    () => number(8, () => bytes.readDoubleLE(at)),
    text,
    text,
    text,
    () => {
      text()
      return null
    },
  ]
  while (at + 2 <= bytes.length) {
    const column = columns[bytes.readUInt16LE(at)]
    at += 2
    const read = column === undefined ? undefined : readers[column.type]
    if (column === undefined || read === undefined) throw new BrokenBuffer()
    values[column.name] = read()
  }
  return values
}

const CUT: Text = {
  es: 'El FlatGeobuf está cortado: se leyó hasta donde se pudo. Compare cuántos objetos debía traer.',
  en: 'The FlatGeobuf is cut: it was read as far as possible. Compare how many features it should hold.',
}
const BROKEN: Text = { es: 'Está dañado en el FlatGeobuf.', en: 'It is damaged in the FlatGeobuf.' }
