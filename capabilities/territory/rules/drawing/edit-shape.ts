import type { ShapeKind } from '../../model.ts'
import type { Shape, XY } from '../layers/shape.ts'

/** Fewest different vertices that a list of this kind has. */
const FEWEST: Readonly<Record<ShapeKind, number>> = { point: 1, line: 2, polygon: 3 }

/** The vertex of this number, from 0, put elsewhere. */
export function moveVertex(shape: Shape, index: number, to: XY): Shape {
  let at = 0
  return mapVertices(shape, (vertex) => {
    const moved = at === index ? to : vertex
    at += 1
    return moved
  })
}

/** Without one vertex; undefined where its line or ring would have too few left. */
export function removeVertex(shape: Shape, kind: ShapeKind, index: number): Shape | undefined {
  let from = 0
  let refused = false
  const removed = mapLists(shape, (list) => {
    const place = index - from
    from += list.length
    if (place < 0 || place >= list.length) return list
    refused = list.length <= FEWEST[kind]
    return list.toSpliced(place, 1)
  })
  return refused ? undefined : removed
}

/** A vertex more, behind the one of this number (from 0) on the same line or ring. */
export function insertVertex(shape: Shape, index: number, at: XY): Shape {
  let from = 0
  return mapLists(shape, (list) => {
    const place = index - from
    from += list.length
    return place < 0 || place >= list.length ? list : list.toSpliced(place + 1, 0, at)
  })
}

function mapVertices(shape: Shape, change: (at: XY) => XY): Shape {
  return mapLists(shape, (list) => list.map(change))
}

/** Each list of vertices changed; rings are opened before and closed again after. */
function mapLists(shape: Shape, change: (list: readonly XY[]) => readonly XY[]): Shape {
  const ring = (list: readonly XY[]) => {
    const open = change(list.slice(0, -1))
    return [...open, ...open.slice(0, 1)]
  }
  switch (shape.type) {
    case 'Point':
      return { type: 'Point', coordinates: change([shape.coordinates])[0] ?? shape.coordinates }
    case 'MultiPoint':
    case 'LineString':
      return { type: shape.type, coordinates: change(shape.coordinates) }
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: shape.coordinates.map(change) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: shape.coordinates.map(ring) }
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: shape.coordinates.map((rings) => rings.map(ring)) }
  }
}
