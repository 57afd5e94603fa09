import type { Position } from '../../model.ts'
import type { Corners, GeometryLiteral, Nested } from './expression.ts'

/** How the coordinates of a filter are to be read. */
export interface Axes {
  readonly latitudeFirst: boolean
  readonly degrees: boolean
}

/** The first position that lies nowhere on Earth: a filter that has one would find nothing and seem right. */
export function strayPosition(shape: GeometryLiteral, axes: Axes): Position | undefined {
  if (!axes.degrees) return undefined
  for (const part of shape.geometries ?? []) {
    const stray = strayPosition(part, axes)
    if (stray !== undefined) return stray
  }
  return shape.coordinates === undefined ? undefined : strayIn(shape.coordinates, axes)
}

function strayIn(nested: Nested, axes: Axes): Position | undefined {
  if (isPosition(nested)) {
    const [longitude, latitude] = axes.latitudeFirst ? [nested[1], nested[0]] : nested
    return Math.abs(longitude) > 180 || Math.abs(latitude) > 90 ? nested : undefined
  }
  for (const part of nested) {
    const stray = strayIn(part, axes)
    if (stray !== undefined) return stray
  }
  return undefined
}

function isPosition(nested: Nested): nested is Position {
  return typeof nested[0] === 'number'
}

/**
 * A box as a shape, in the order of axes in which it is written. Where its west lies east of its east it crosses the 180th meridian and
 * is two; where its south lies north of its north, or in metres its west east of its east, it is none.
 */
export function shapeOfBox([a, b, c, d]: Corners, { latitudeFirst, degrees }: Axes): GeometryLiteral | undefined {
  const [west, south, east, north] = latitudeFirst ? [b, a, d, c] : [a, b, c, d]
  if (south > north || (west > east && !degrees)) return undefined
  const ring = (from: number, to: number): Nested => {
    const corners: readonly Position[] = [
      [from, south],
      [to, south],
      [to, north],
      [from, north],
      [from, south],
    ]
    return [latitudeFirst ? corners.map(([x, y]): Position => [y, x]) : corners]
  }
  return west <= east
    ? { type: 'Polygon', coordinates: ring(west, east) }
    : { type: 'MultiPolygon', coordinates: [ring(west, 180), ring(-180, east)] }
}
