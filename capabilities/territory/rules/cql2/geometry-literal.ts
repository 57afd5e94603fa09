import type { Position } from '../../model.ts'
import type { GeometryLiteral, Nested } from './expression.ts'
import { NotUnderstood } from './tokens.ts'

/** What reads the words of a shape needs of the reader of the whole. */
export interface Reader {
  readonly at: () => number
  readonly takeSign: (sign: string) => boolean
  readonly expectSign: (sign: string) => void
  readonly takeWord: (word: string) => boolean
  /** A number, with its sign. */
  readonly number: () => number
  /** The kind of shape that stands next, taken. */
  readonly shapeWord: () => string | undefined
}

/** How deep positions stand in lists, by kind of shape. */
const DEPTH: Readonly<Record<string, { readonly name: string; readonly depth: number; readonly ring?: boolean }>> = {
  POINT: { name: 'Point', depth: 0 },
  LINESTRING: { name: 'LineString', depth: 1 },
  POLYGON: { name: 'Polygon', depth: 2, ring: true },
  MULTIPOINT: { name: 'MultiPoint', depth: 1 },
  MULTILINESTRING: { name: 'MultiLineString', depth: 2 },
  MULTIPOLYGON: { name: 'MultiPolygon', depth: 3, ring: true },
}

export function isShapeWord(word: string): boolean {
  return word === 'GEOMETRYCOLLECTION' || word in DEPTH
}

/** The rest of a shape in the words of WKT, after its kind. */
export function readShape(reader: Reader, kind: string): GeometryLiteral {
  for (const measure of ['ZM', 'Z', 'M']) if (reader.takeWord(measure)) break
  if (kind === 'GEOMETRYCOLLECTION') {
    reader.expectSign('(')
    const geometries: GeometryLiteral[] = []
    do {
      const at = reader.at()
      const next = reader.shapeWord()
      if (next === undefined || next === 'GEOMETRYCOLLECTION')
        throw new NotUnderstood({ es: 'Aquí se espera una geometría.', en: 'A geometry is expected here.' }, at)
      geometries.push(readShape(reader, next))
    } while (reader.takeSign(','))
    reader.expectSign(')')
    return { type: 'GeometryCollection', geometries }
  }
  const made = DEPTH[kind]
  if (made === undefined) throw new Error(`${kind} is no kind of shape.`)
  const at = reader.at()
  const coordinates = kind === 'POINT' ? pointIn(reader) : listIn(reader, made.depth, kind === 'MULTIPOINT')
  if (kind.endsWith('LINESTRING')) everyList(coordinates, (list) => list.length >= 2, at, TOO_SHORT)
  if (made.ring === true) everyList(coordinates, isRing, at, NO_RING)
  return { type: made.name, coordinates }
}

const TOO_SHORT = { es: 'Una línea tiene al menos dos puntos.', en: 'A line has at least two points.' }
const NO_RING = {
  es: 'Un anillo tiene al menos cuatro puntos y termina donde empieza.',
  en: 'A ring has at least four points and ends where it begins.',
}

function pointIn(reader: Reader): Position {
  reader.expectSign('(')
  const point = position(reader)
  reader.expectSign(')')
  return point
}

function listIn(reader: Reader, depth: number, loose: boolean): Nested {
  reader.expectSign('(')
  const items: Nested[] = []
  do {
    if (depth > 1) items.push(listIn(reader, depth - 1, loose))
    // Points of many may stand in brackets of their own or not: both are written.
    else if (loose && reader.takeSign('(')) {
      items.push(position(reader))
      reader.expectSign(')')
    } else items.push(position(reader))
  } while (reader.takeSign(','))
  reader.expectSign(')')
  return items
}

function position(reader: Reader): Position {
  const values = [reader.number(), reader.number()]
  const at = reader.at()
  // Heights and measures are read over: features are looked for in the plane.
  while (values.length < 5) {
    const next = heightOf(reader)
    if (next === undefined) break
    values.push(next)
  }
  const [x, y] = values
  if (x === undefined || y === undefined || values.length > 4)
    throw new NotUnderstood(
      { es: 'Un punto tiene entre dos y cuatro números.', en: 'A point has two to four numbers.' },
      at,
    )
  return [x, y]
}

function heightOf(reader: Reader): number | undefined {
  try {
    return reader.number()
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

function isRing(list: readonly Nested[]): boolean {
  const [first, last] = [list[0], list.at(-1)]
  return list.length >= 4 && String(first) === String(last)
}

/** Holds every innermost list of positions to a condition. */
function everyList(
  nested: Nested,
  holds: (list: readonly Nested[]) => boolean,
  at: number,
  otherwise: { readonly es: string; readonly en: string },
): void {
  const list = nested as readonly Nested[]
  const [first] = list
  if (Array.isArray(first) && Array.isArray(first[0])) {
    for (const item of list) everyList(item, holds, at, otherwise)
    return
  }
  if (!holds(list)) throw new NotUnderstood(otherwise, at)
}
