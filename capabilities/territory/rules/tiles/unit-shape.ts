/** A shape as GeoJSON writes it, in whole units of a tile with y downwards. */
export type UnitShape =
  | { readonly type: 'Point'; readonly coordinates: Pair }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Pair[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Pair[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Pair[])[])[] }

type Pair = readonly number[]

/** What is drawn of it: 1 points, 2 lines, 3 rings; each path as x, y, x, y, … and rings without their closing point. */
export interface DrawnShape {
  readonly type: 1 | 2 | 3
  readonly paths: readonly (readonly number[])[]
}

/** Undefined where rounding to whole units leaves nothing. */
export function drawnShape(shape: UnitShape): DrawnShape | undefined {
  const drawn = pathsOf(shape)
  return drawn.paths.length === 0 ? undefined : drawn
}

function pathsOf(shape: UnitShape): DrawnShape {
  switch (shape.type) {
    case 'Point':
      return points([shape.coordinates])
    case 'MultiPoint':
      return points(shape.coordinates)
    case 'LineString':
      return { type: 2, paths: lines([shape.coordinates]) }
    case 'MultiLineString':
      return { type: 2, paths: lines(shape.coordinates) }
    case 'Polygon':
      return { type: 3, paths: rings(shape.coordinates) }
    case 'MultiPolygon':
      return { type: 3, paths: shape.coordinates.flatMap(rings) }
  }
}

function points(pairs: readonly Pair[]): DrawnShape {
  return { type: 1, paths: pairs.length === 0 ? [] : [pairs.flatMap(([x = 0, y = 0]) => [x, y])] }
}

function lines(parts: readonly (readonly Pair[])[]): readonly (readonly number[])[] {
  return parts.map(withoutRepeats).filter((line) => line.length >= 4)
}

/** The outline clockwise on the screen, holes the other way round (4.3.4.4); a polygon whose outline has no area left is none. */
function rings(parts: readonly (readonly Pair[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = []
  for (const [i, part] of parts.entries()) {
    const ring = withoutRepeats(part)
    if (ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.length -= 2
    const area = ring.length < 6 ? 0 : signedArea(ring)
    if (area === 0 && i === 0) return []
    if (area === 0) continue
    kept.push(area > 0 === (i === 0) ? ring : reversed(ring))
  }
  return kept
}

function withoutRepeats(pairs: readonly Pair[]): number[] {
  const path: number[] = []
  for (const [x = 0, y = 0] of pairs) if (path.at(-2) !== x || path.at(-1) !== y) path.push(x, y)
  return path
}

/** Twice the area; positive when clockwise with y downwards. */
function signedArea(ring: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length
    sum += (ring[i] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[i + 1] ?? 0)
  }
  return sum
}

function reversed(ring: readonly number[]): readonly number[] {
  const turned: number[] = []
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i] ?? 0, ring[i + 1] ?? 0)
  return turned
}
