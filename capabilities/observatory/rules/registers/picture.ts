import { type Area, planeAround, polygonsOf, type XY } from './plane.ts'

export interface PictureOfPlaces {
  readonly width: number
  readonly height: number
  readonly toPicture: (at: XY) => XY
  /** Metres that one point of the picture is long. */
  readonly metresPerPoint: number
  readonly areas: ReadonlyMap<string, { readonly path: string; readonly at: XY }>
}

const MARGIN = 6

/** Places drawn to a width, north above: all of them in it, as tall as that makes it. Undefined where no place has a shape. */
export function pictureOf(shapes: ReadonlyMap<string, Area>, width: number): PictureOfPlaces | undefined {
  const corners = [...shapes.values()].flatMap((area) => polygonsOf(area).flatMap((rings) => rings[0] ?? []))
  if (corners.length === 0) return undefined
  const [west, east] = [
    least(corners, 0),
    -least(
      corners.map(([x, y]) => [-x, y]),
      0,
    ),
  ]
  const [south, north] = [
    least(corners, 1),
    -least(
      corners.map(([x, y]) => [x, -y]),
      1,
    ),
  ]
  const plane = planeAround([(west + east) / 2, (south + north) / 2])
  const [left, bottom] = plane.toMetres([west, south])
  const [right, top] = plane.toMetres([east, north])
  const metresPerPoint = Math.max(right - left, 1) / (width - 2 * MARGIN)
  const toPicture = (at: XY): XY => {
    const [x, y] = plane.toMetres(at)
    return [round(MARGIN + (x - left) / metresPerPoint), round(MARGIN + (top - y) / metresPerPoint)]
  }
  return {
    width,
    height: Math.round((top - bottom) / metresPerPoint + 2 * MARGIN),
    toPicture,
    metresPerPoint,
    areas: new Map([...shapes].map(([id, area]) => [id, drawn(area, toPicture)] as const)),
  }
}

function drawn(area: Area, toPicture: (at: XY) => XY) {
  const rings = polygonsOf(area).flat()
  const paths = rings.map((ring) => ring.map(toPicture))
  const [largest = []] = paths.toSorted((one, other) => Math.abs(areaOf(other)) - Math.abs(areaOf(one)))
  return {
    path: paths
      .map(
        (ring) =>
          `M${withoutRepeats(ring)
            .map(([x, y]) => `${x} ${y}`)
            .join('L')}Z`,
      )
      .join(''),
    at: middleOf(largest),
  }
}

/** Corners nearer than a tenth of a point are one. */
function withoutRepeats(ring: readonly XY[]): readonly XY[] {
  return ring.filter(([x, y], index) => {
    const before = ring[index - 1]
    return before === undefined || before[0] !== x || before[1] !== y
  })
}

function areaOf(ring: readonly XY[]): number {
  return ring.reduce((all, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as XY
    return all + (x * nextY - nextX * y) / 2
  }, 0)
}

/** Centre of gravity: where its name stands. */
function middleOf(ring: readonly XY[]): XY {
  const area = areaOf(ring)
  if (area === 0) return ring[0] ?? [0, 0]
  let [cx, cy] = [0, 0]
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as XY
    const cross = x * nextY - nextX * y
    cx += (x + nextX) * cross
    cy += (y + nextY) * cross
  })
  return [Math.round(cx / (6 * area)), Math.round(cy / (6 * area))]
}

function least(corners: readonly XY[], axis: 0 | 1): number {
  return corners.reduce((found, corner) => Math.min(found, corner[axis]), Number.POSITIVE_INFINITY)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
