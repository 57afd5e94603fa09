import type { Text } from '../../../../kernel/text.ts'
import type { ShapeKind } from '../../model.ts'

/** A shape in two dimensions, in whatever reference system its file is in. As GeoJSON names and nests it (RFC 7946 §3.1). */
export type Shape =
  | { readonly type: 'Point'; readonly coordinates: XY }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly XY[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly XY[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly XY[])[])[] }

export type XY = readonly [x: number, y: number]

export type Judged =
  /** `more`: it had heights or measures, which were left out. */
  { readonly is: 'shape'; readonly shape: Shape; readonly more: boolean } | { readonly is: 'no'; readonly reason: Text }

/** Further than any place in any reference system: a value beyond it is no coordinate. */
const FURTHEST = 1e9
const FEWEST_RING = 4

class NoShape extends Error {
  readonly reason: Text
  constructor(es: string, en: string) {
    super(en)
    this.reason = { es, en }
  }
}

export function kindOf(shape: Shape): ShapeKind {
  if (shape.type === 'Point' || shape.type === 'MultiPoint') return 'point'
  return shape.type === 'LineString' || shape.type === 'MultiLineString' ? 'line' : 'polygon'
}

/**
 * What a reader found, as a shape that the database can hold; else the reason in words. Heights and measures are left out: the
 * layers of the ground are flat. A part that is empty among others is left out, a shape that is wholly empty is refused.
 */
export function judgeShape(found: unknown): Judged {
  const seen = { more: false }
  try {
    return { is: 'shape', shape: shapeOf(found, seen), more: seen.more }
  } catch (error) {
    if (error instanceof NoShape) return { is: 'no', reason: error.reason }
    throw error
  }
}

interface Seen {
  more: boolean
}

function shapeOf(found: unknown, seen: Seen): Shape {
  if (found === null || found === undefined) throw new NoShape('No tiene geometría.', 'It has no geometry.')
  const { type, coordinates } = found as { readonly type?: unknown; readonly coordinates?: unknown }
  switch (type) {
    case 'Point':
      if (Array.isArray(coordinates) && coordinates.length === 0) throw empty()
      return { type, coordinates: position(coordinates, seen) }
    case 'MultiPoint':
      return { type, coordinates: some(list(coordinates).map((each) => position(each, seen))) }
    case 'LineString':
      return { type, coordinates: line(coordinates, seen) }
    case 'MultiLineString':
      return { type, coordinates: some(filled(coordinates).map((each) => line(each, seen))) }
    case 'Polygon':
      return { type, coordinates: polygon(coordinates, seen) }
    case 'MultiPolygon':
      return { type, coordinates: some(filled(coordinates).map((each) => polygon(each, seen))) }
    case 'GeometryCollection':
      throw new NoShape(
        'Es una colección de geometrías de varias clases; sepárela en puntos, líneas y polígonos.',
        'It is a collection of geometries of several kinds; separate it into points, lines and polygons.',
      )
    default:
      throw new NoShape(
        `Su geometría es de una clase que no se lee${typeof type === 'string' ? ` (${type.slice(0, 40)})` : ''}; conviértala en puntos, líneas o polígonos.`,
        `Its geometry is of a kind that is not read${typeof type === 'string' ? ` (${type.slice(0, 40)})` : ''}; turn it into points, lines or polygons.`,
      )
  }
}

function empty(): NoShape {
  return new NoShape('Su geometría está vacía.', 'Its geometry is empty.')
}

function list(found: unknown): readonly unknown[] {
  if (!Array.isArray(found))
    throw new NoShape('Sus coordenadas no están completas.', 'Its coordinates are not complete.')
  return found
}

function filled(found: unknown): readonly unknown[] {
  return list(found).filter((part) => !Array.isArray(part) || part.length > 0)
}

function some<T>(parts: readonly T[]): readonly T[] {
  if (parts.length === 0) throw empty()
  return parts
}

function position(found: unknown, seen: Seen): XY {
  const at = list(found)
  const [x, y] = at
  if (typeof x !== 'number' || typeof y !== 'number' || !(Math.abs(x) < FURTHEST) || !(Math.abs(y) < FURTHEST))
    throw new NoShape('Una de sus coordenadas no es un número.', 'One of its coordinates is not a number.')
  if (at.length > 2) seen.more = true
  return [x, y]
}

function line(found: unknown, seen: Seen): readonly XY[] {
  const points = some(list(found)).map((each) => position(each, seen))
  if (points.length < 2) throw new NoShape('Una línea suya tiene un solo punto.', 'A line of it has a single point.')
  return points
}

function polygon(found: unknown, seen: Seen): readonly (readonly XY[])[] {
  return some(filled(found)).map((each, index) => {
    const ring = list(each).map((at) => position(at, seen))
    const [first, last] = [ring[0], ring.at(-1)]
    if (ring.length < FEWEST_RING)
      throw new NoShape(
        `Su anillo ${index + 1} tiene menos de cuatro puntos.`,
        `Its ring ${index + 1} has fewer than four points.`,
      )
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
      throw new NoShape(
        `Su anillo ${index + 1} no cierra: empieza y termina en puntos distintos.`,
        `Its ring ${index + 1} is not closed: it begins and ends in different points.`,
      )
    return ring
  })
}
