/**
 * A small part of the earth as a plane, in metres: within fifty kilometres its lengths differ from those on the ellipsoid by less than
 * two in a thousand. And whether a point lies in a shape. Pure.
 */
export type XY = readonly [x: number, y: number]

/** A polygon or several, as GeoJSON nests them, in longitude and latitude. */
export type Area =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly XY[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly XY[])[])[] }

/** Metres in a degree of latitude, on a sphere as large as the ellipsoid in the mean (IUGG: 6,371,008.8 m). */
const DEGREE = (Math.PI * 6_371_008.8) / 180

export interface Plane {
  readonly toMetres: (at: XY) => XY
  readonly toDegrees: (at: XY) => XY
}

/** Around a point: x to the east and y to the north of it. */
export function planeAround([longitude, latitude]: XY): Plane {
  const east = DEGREE * Math.cos((latitude * Math.PI) / 180)
  return {
    toMetres: ([x, y]) => [(x - longitude) * east, (y - latitude) * DEGREE],
    toDegrees: ([x, y]) => [longitude + x / east, latitude + y / DEGREE],
  }
}

export function metresBetween(one: XY, other: XY): number {
  const { toMetres } = planeAround([one[0], (one[1] + other[1]) / 2])
  const [[x1, y1], [x2, y2]] = [toMetres(one), toMetres(other)]
  return Math.hypot(x2 - x1, y2 - y1)
}

export function polygonsOf(area: Area): readonly (readonly (readonly XY[])[])[] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates
}

/** Even and odd crossings; holes are rings like any other. */
export function isInside([x, y]: XY, area: Area): boolean {
  return polygonsOf(area).some((rings) => {
    let inside = false
    for (const ring of rings)
      for (let index = 0; index + 1 < ring.length; index += 1) {
        const [x1, y1] = ring[index] as XY
        const [x2, y2] = ring[index + 1] as XY
        if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
      }
    return inside
  })
}
