/** Kinds of shapes in a `.shp` (ESRI Shapefile Technical Description, 1998): with heights they are 10 higher, with measures 20. */
const NULL_SHAPE = 0

export class BrokenShape extends Error {}

/** A record's content as GeoJSON nests it; null for the null shape. */
export function shpShape(bytes: Buffer): unknown {
  if (bytes.length < 4) throw new BrokenShape('It is too short.')
  const type = bytes.readInt32LE(0)
  if (type === NULL_SHAPE) return null
  const kind = type % 10
  // What has heights or measures is told by its first point having more; who judges shapes says that it was left out.
  const more = type > 10 ? [0] : []
  if (kind === 1) {
    need(bytes, 20)
    return { type: 'Point', coordinates: [bytes.readDoubleLE(4), bytes.readDoubleLE(12), ...more] }
  }
  if (kind === 8) {
    need(bytes, 40)
    const count = bytes.readInt32LE(36)
    return { type: 'MultiPoint', coordinates: points(bytes, 40, count, more) }
  }
  if (kind !== 3 && kind !== 5) return { type: `Shapefile ${type}`, coordinates: [] }
  need(bytes, 44)
  const [parts, count] = [bytes.readInt32LE(36), bytes.readInt32LE(40)]
  need(bytes, 44 + 4 * parts)
  const starts = Array.from({ length: parts }, (_, i) => bytes.readInt32LE(44 + 4 * i))
  const all = points(bytes, 44 + 4 * parts, count, more)
  const lines = starts.map((start, i) => all.slice(start, starts[i + 1] ?? count))
  if (kind === 3)
    return lines.length === 1
      ? { type: 'LineString', coordinates: lines[0] }
      : { type: 'MultiLineString', coordinates: lines }
  const polygons = polygonsOf(lines)
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function need(bytes: Buffer, length: number): void {
  if (length < 0 || bytes.length < length) throw new BrokenShape('It is too short.')
}

function points(bytes: Buffer, from: number, count: number, more: readonly number[]): number[][] {
  if (count < 0) throw new BrokenShape('It says a negative number of points.')
  need(bytes, from + 16 * count)
  return Array.from({ length: count }, (_, i) => [
    bytes.readDoubleLE(from + 16 * i),
    bytes.readDoubleLE(from + 16 * i + 8),
    ...(i === 0 ? more : []),
  ])
}

type Ring = number[][]

/** Rings that run clockwise are edges, the others holes: each goes to the smallest edge around it, or becomes an edge itself. */
function polygonsOf(rings: readonly Ring[]): Ring[][] {
  if (rings.length === 1) return [[...rings]]
  const edges = rings.filter((ring) => area(ring) >= 0).map((ring) => ({ ring, holes: [] as Ring[] }))
  if (edges.length === 0) return rings.map((ring) => [ring])
  const alone: Ring[] = []
  for (const hole of rings.filter((ring) => area(ring) < 0)) {
    const [at] = hole
    const around = edges
      .filter(({ ring }) => at !== undefined && (edges.length === 1 || contains(ring, at)))
      .sort((a, b) => area(a.ring) - area(b.ring))[0]
    if (around === undefined) alone.push(hole)
    else around.holes.push(hole)
  }
  return [...edges.map(({ ring, holes }) => [ring, ...holes]), ...alone.map((ring) => [ring])]
}

/** Positive when clockwise. */
function area(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[i], ring[i + 1]]
    sum += (x2 - x1) * (y2 + y1)
  }
  return sum / 2
}

function contains(ring: Ring, [x = 0, y = 0]: readonly number[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[xi = 0, yi = 0] = [], [xj = 0, yj = 0] = []] = [ring[i], ring[j]]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
