import type { Shape, XY } from '../layers/shape.ts'

/** A place on the screen, in points. */
export interface Screen {
  readonly x: number
  readonly y: number
}

/** Lines of a shape: what the pointer may be drawn to. */
export function edgesOf(shape: Shape): readonly (readonly XY[])[] {
  switch (shape.type) {
    case 'Point':
      return [[shape.coordinates]]
    case 'MultiPoint':
      return shape.coordinates.map((at) => [at])
    case 'LineString':
      return [shape.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates
    case 'MultiPolygon':
      return shape.coordinates.flat()
  }
}

/**
 * The vertex that is near the pointer, else the nearest place on an edge; undefined where nothing is. A vertex is answered with its own
 * figures, so that neighbours share it to the last digit.
 */
export function snapTo(
  pointer: Screen,
  lines: readonly (readonly XY[])[],
  project: (at: XY) => Screen,
  unproject: (at: Screen) => XY,
  tolerance: number,
): XY | undefined {
  let vertex: XY | undefined
  let edge: Screen | undefined
  let [vertexAway, edgeAway] = [tolerance, tolerance]
  for (const line of lines) {
    let before: Screen | undefined
    for (const at of line) {
      const on = project(at)
      const away = Math.hypot(on.x - pointer.x, on.y - pointer.y)
      if (away < vertexAway) [vertex, vertexAway] = [at, away]
      if (before !== undefined) {
        const nearest = nearestOn(before, on, pointer)
        const off = Math.hypot(nearest.x - pointer.x, nearest.y - pointer.y)
        if (off < edgeAway) [edge, edgeAway] = [nearest, off]
      }
      before = on
    }
  }
  if (vertex !== undefined) return vertex
  return edge === undefined ? undefined : unproject(edge)
}

function nearestOn(a: Screen, b: Screen, { x, y }: Screen): Screen {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return { x: a.x + share * dx, y: a.y + share * dy }
}
