import type { Shape, XY } from '../rules/layers/shape.ts'

const CODES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6 } as const
const NAMES = Object.fromEntries(Object.entries(CODES).map(([name, code]) => [code, name]))
const COLLECTION = 7

/** Well-known binary of a flat shape in hexadecimal, least byte first (OGC 06-103r4 §8.2): what a database reads as text. */
export function wkbHex(shape: Shape): string {
  const bytes = Buffer.allocUnsafe(sizeOf(shape))
  let at = 0
  const head = (type: keyof typeof CODES) => {
    bytes[at] = 1
    bytes.writeUInt32LE(CODES[type], at + 1)
    at += 5
  }
  const count = (number: number) => {
    at = bytes.writeUInt32LE(number, at)
  }
  const position = ([x, y]: XY) => {
    at = bytes.writeDoubleLE(x, at)
    at = bytes.writeDoubleLE(y, at)
  }
  const points = (line: readonly XY[]) => {
    count(line.length)
    for (const each of line) position(each)
  }
  const rings = (polygon: readonly (readonly XY[])[]) => {
    count(polygon.length)
    for (const ring of polygon) points(ring)
  }
  head(shape.type)
  switch (shape.type) {
    case 'Point':
      position(shape.coordinates)
      break
    case 'LineString':
      points(shape.coordinates)
      break
    case 'Polygon':
      rings(shape.coordinates)
      break
    case 'MultiPoint':
      count(shape.coordinates.length)
      for (const each of shape.coordinates) {
        head('Point')
        position(each)
      }
      break
    case 'MultiLineString':
      count(shape.coordinates.length)
      for (const each of shape.coordinates) {
        head('LineString')
        points(each)
      }
      break
    case 'MultiPolygon':
      count(shape.coordinates.length)
      for (const each of shape.coordinates) {
        head('Polygon')
        rings(each)
      }
      break
  }
  return bytes.toString('hex')
}

function sizeOf(shape: Shape): number {
  const line = (points: readonly unknown[]) => 4 + 16 * points.length
  const polygon = (rings: readonly (readonly unknown[])[]) => 4 + rings.reduce((sum, ring) => sum + line(ring), 0)
  switch (shape.type) {
    case 'Point':
      return 21
    case 'LineString':
      return 5 + line(shape.coordinates)
    case 'Polygon':
      return 5 + polygon(shape.coordinates)
    case 'MultiPoint':
      return 9 + 21 * shape.coordinates.length
    case 'MultiLineString':
      return 9 + shape.coordinates.reduce((sum, each) => sum + 5 + line(each), 0)
    case 'MultiPolygon':
      return 9 + shape.coordinates.reduce((sum, each) => sum + 5 + polygon(each), 0)
  }
}

/** Thrown where the bytes are no geometry; the row they stand in is set aside. */
export class BrokenBytes extends Error {}

interface Read {
  readonly type: string
  readonly coordinates: unknown
}

/**
 * A geometry of other programs, as GeoJSON nests it: either order of bytes, heights and measures as ISO and as PostGIS write
 * them. Counts are held against the bytes that are there, so that a lie asks for no memory.
 */
export function readWkb(bytes: Uint8Array, from = 0): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = from
  const need = (size: number) => {
    if (at + size > bytes.byteLength) throw new BrokenBytes('It ends too early.')
  }

  function geometry(depth: number): Read {
    need(5)
    const little = view.getUint8(at) === 1
    const code = view.getUint32(at + 1, little)
    at += 5
    if ((code & 0x20000000) !== 0) at += 4
    const iso = Math.floor((code & 0xffff) / 1000)
    const more = (code & 0x80000000) !== 0 ? 1 : 0
    const measured = (code & 0x40000000) !== 0 ? 1 : 0
    const dimensions = iso === 3 ? 4 : iso > 0 ? 3 : 2 + more + measured
    const type = (code & 0xffff) % 1000
    const count = (least: number) => {
      need(4)
      const number = view.getUint32(at, little)
      at += 4
      need(number * least)
      return number
    }
    const position = () => {
      need(8 * dimensions)
      const found: number[] = []
      for (let i = 0; i < dimensions; i += 1) found.push(view.getFloat64(at + 8 * i, little))
      at += 8 * dimensions
      return found
    }
    const points = () => Array.from({ length: count(8 * dimensions) }, position)
    const rings = () => Array.from({ length: count(4) }, points)
    const name = NAMES[type]
    if (type === 1) {
      const found = position()
      return { type: 'Point', coordinates: found.every(Number.isNaN) ? [] : found }
    }
    if (type === 2) return { type: 'LineString', coordinates: points() }
    if (type === 3) return { type: 'Polygon', coordinates: rings() }
    if (type === COLLECTION) return { type: 'GeometryCollection', coordinates: [] }
    if (name === undefined || depth > 0) return { type: `WKB ${type}`, coordinates: [] }
    const parts = Array.from({ length: count(9) }, () => geometry(depth + 1).coordinates)
    return { type: name, coordinates: type === CODES.MultiPoint ? parts.filter(isFilled) : parts }
  }
  return geometry(0)
}

function isFilled(part: unknown): boolean {
  return !Array.isArray(part) || part.length > 0
}
