import type { Text } from '../../../../kernel/text.ts'
import { readWkt } from '../../imports/wkt.ts'
import type { ShapeKind } from '../../model.ts'
import { judgeShape, kindOf, type Shape, type XY } from '../layers/shape.ts'
import { readCoordinates } from '../map/coordinates.ts'
import { type CoordinateSystem, isWithin, SYSTEMS, WGS84 } from './coordinate-systems.ts'

/** What is wrong with a typed shape, and on which line; without one it is about the whole. */
export interface TypedFault {
  readonly line?: number
  readonly text: Text
}

export interface TypedShape {
  readonly shape: Shape
  readonly system: CoordinateSystem
}

export type TypedOutcome =
  | { readonly ok: true; readonly value: TypedShape }
  | { readonly ok: false; readonly faults: readonly TypedFault[] }

/** Larger than any plot or road by hand; a file is the way for more. */
export const LONGEST_TEXT = 400_000
const MOST_FAULTS = 8

const HOLE = /^\s*(hueco|hole)\s*:?\s*$/i
const PART = /^\s*(parte|part)\s*:?\s*$/i

/**
 * A shape as people type it: a vertex on each line, in the order of its system (`13.6929, -89.2182`: latitude, longitude;
 * `262063.07 1515630.48`: east, north). A line `hueco` begins a hole of a polygon, `parte` another part. The last vertex of a
 * polygon need not repeat the first. Pasted WKT and GeoJSON are read too; these write east or longitude first.
 */
export function readTypedShape(text: string, kind: ShapeKind, system: CoordinateSystem): TypedOutcome {
  if (text.trim() === '') return fault(kind === 'point' ? NOTHING_OF_A_POINT : NOTHING)
  if (text.length > LONGEST_TEXT)
    return fault({
      es: 'Es demasiado largo para escribirlo aquí. Tráigalo como archivo.',
      en: 'It is too long to be written here. Bring it as a file.',
    })
  if (text.trimStart().startsWith('{')) return ofKind(readGeoJson(text), kind)
  if (/^\s*(SRID\s*=|MULTI|POINT|LINESTRING|POLYGON)/i.test(text)) return ofKind(readPastedWkt(text, system), kind)
  return readLines(text, kind, system)
}

const NOTHING: Text = {
  es: 'Escriba las coordenadas: un vértice en cada línea.',
  en: 'Write the coordinates: one vertex on each line.',
}
const NOTHING_OF_A_POINT: Text = { es: 'Escriba las coordenadas del punto.', en: 'Write the coordinates of the point.' }

function fault(text: Text, line?: number): TypedOutcome {
  return { ok: false, faults: [line === undefined ? { text } : { text, line }] }
}

interface Vertex {
  readonly at: XY
  readonly line: number
}
/** A part of a polygon is its rings; of anything else, one list. */
type Part = Vertex[][]

function readLines(text: string, kind: ShapeKind, system: CoordinateSystem): TypedOutcome {
  const parts: Part[] = [[[]]]
  const faults: TypedFault[] = []
  for (const [index, words] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    if (words.trim() === '') continue
    const part = parts.at(-1) as Part
    if (PART.test(words)) {
      if (part.at(-1)?.length === 0) faults.push({ line, text: kind === 'point' ? NO_POINT_BEFORE : EMPTY_BEFORE })
      parts.push([[]])
    } else if (HOLE.test(words)) {
      if (kind !== 'polygon') faults.push({ line, text: NO_HOLES })
      if (part.at(-1)?.length === 0) faults.push({ line, text: kind === 'point' ? NO_POINT_BEFORE : EMPTY_BEFORE })
      part.push([])
    } else {
      const at = vertexOf(words, system)
      if (at === undefined) faults.push({ line, text: noVertex(words, kind, system) })
      else if (!isWithin(at, system)) faults.push({ line, text: beyond(words, system) })
      else part.at(-1)?.push({ at, line })
    }
    if (faults.length >= MOST_FAULTS) return { ok: false, faults }
  }
  if (faults.length > 0) return { ok: false, faults }
  return assembled(parts, kind, system)
}

const METRES_POINT = /^\s*([-+]?\d+(?:\.\d+)?)\s*(?:[,;]\s*|\s)\s*([-+]?\d+(?:\.\d+)?)\s*$/
const METRES_COMMA = /^\s*([-+]?\d+(?:,\d+)?)\s*(?:;\s*|\s)\s*([-+]?\d+(?:,\d+)?)\s*$/

/** East (or longitude) first, whatever order the line has. */
function vertexOf(words: string, { axes }: CoordinateSystem): XY | undefined {
  if (axes === 'degrees') return readCoordinates(words)
  const found = METRES_POINT.exec(words) ?? METRES_COMMA.exec(words)
  if (found === null) return undefined
  const [x, y] = [found[1], found[2]].map((each) => Number((each ?? '').replace(',', '.')))
  return x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y) ? undefined : [x, y]
}

const ORDER = {
  degrees: { es: 'latitud y longitud', en: 'latitude and longitude' },
  metres: {
    es: 'este y norte en metros, sin separar los miles',
    en: 'east and north in metres, thousands not separated',
  },
} as const

function noVertex(words: string, kind: ShapeKind, { axes, example }: CoordinateSystem): Text {
  const said = words.trim().slice(0, 60)
  const [es, en] = kind === 'point' ? ['un punto', 'point'] : ['un vértice', 'vertex']
  return {
    es: `«${said}» no es ${es}. Escriba ${ORDER[axes].es}, por ejemplo ${example}.`,
    en: `“${said}” is no ${en}. Write ${ORDER[axes].en}, for example ${example}.`,
  }
}

function beyond(words: string, { title, example }: CoordinateSystem): Text {
  const said = words.trim().slice(0, 60)
  return {
    es: `«${said}» no puede ser un lugar en ${title.es}. Un lugar de aquí se escribe como ${example}.`,
    en: `“${said}” cannot be a place in ${title.en}. A place here is written like ${example}.`,
  }
}

const EMPTY_BEFORE: Text = {
  es: 'Antes de esta línea falta al menos un vértice.',
  en: 'At least one vertex is missing before this line.',
}
const NO_POINT_BEFORE: Text = {
  es: 'Antes de esta línea falta un punto.',
  en: 'A point is missing before this line.',
}
const NO_HOLES: Text = { es: 'Solo un polígono tiene huecos.', en: 'Only a polygon has holes.' }

function assembled(parts: readonly Part[], kind: ShapeKind, system: CoordinateSystem): TypedOutcome {
  const faults: TypedFault[] = []
  for (const part of parts)
    for (const list of part) {
      const line = list[0]?.line
      const at = line === undefined ? {} : { line }
      if (list.length === 0)
        faults.push({
          text:
            kind === 'point'
              ? { es: 'Falta un punto al final.', en: 'A point is missing at the end.' }
              : { es: 'Falta al menos un vértice al final.', en: 'At least one vertex is missing at the end.' },
        })
      else if (kind === 'point' && list.length > 1)
        faults.push({
          line: list[1]?.line ?? 1,
          text: {
            es: 'Un punto tiene una sola línea. Para varios puntos, escriba «parte» entre ellos.',
            en: 'A point has a single line. For several points, write “part” between them.',
          },
        })
      else if (kind === 'line' && list.length < 2)
        faults.push({
          ...at,
          text: { es: 'Una línea tiene al menos dos vértices.', en: 'A line has at least two vertices.' },
        })
      else if (kind === 'polygon') faults.push(...ringFaults(list))
    }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS) }
  const rings = parts.map((part) => part.map((list) => list.map(({ at }) => at)))
  return { ok: true, value: { shape: shapeOf(rings, kind), system } }
}

function ringFaults(list: readonly Vertex[]): readonly TypedFault[] {
  const closed = isSame(list[0]?.at, list.at(-1)?.at) && list.length > 1
  if (list.length - (closed ? 1 : 0) >= 3) return []
  const line = list[0]?.line
  return [
    {
      ...(line === undefined ? {} : { line }),
      text: {
        es: 'Un polígono tiene al menos tres vértices distintos.',
        en: 'A polygon has at least three different vertices.',
      },
    },
  ]
}

function shapeOf(parts: readonly (readonly (readonly XY[])[])[], kind: ShapeKind): Shape {
  const lists = parts.map(([first = []]) => first)
  if (kind === 'point') {
    const points = lists.flat()
    const [only] = points
    return points.length === 1 && only !== undefined
      ? { type: 'Point', coordinates: only }
      : { type: 'MultiPoint', coordinates: points }
  }
  if (kind === 'line') {
    const [only] = lists
    return lists.length === 1 && only !== undefined
      ? { type: 'LineString', coordinates: only }
      : { type: 'MultiLineString', coordinates: lists }
  }
  const closed = parts.map((part) => part.map(closedRing))
  const [only] = closed
  return closed.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: closed }
}

function closedRing(ring: readonly XY[]): readonly XY[] {
  return isSame(ring[0], ring.at(-1)) ? ring : [...ring, ...ring.slice(0, 1)]
}

function isSame(one: XY | undefined, other: XY | undefined): boolean {
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1]
}

function readGeoJson(text: string): TypedOutcome {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return fault({
      es: 'Empieza como GeoJSON y no está completo. Péguelo entero.',
      en: 'It begins like GeoJSON and is not complete. Paste all of it.',
    })
  }
  const { type, geometry, features } = found as {
    readonly type?: unknown
    readonly geometry?: unknown
    readonly features?: unknown
  }
  if (type === 'FeatureCollection') {
    const all = Array.isArray(features) ? (features as readonly { readonly geometry?: unknown }[]) : []
    if (all.length !== 1)
      return fault({
        es: `El GeoJSON trae ${all.length} objetos y aquí se escribe uno.`,
        en: `The GeoJSON holds ${all.length} features, and one is written here.`,
      })
    return judged(all[0]?.geometry, WGS84)
  }
  return judged(type === 'Feature' ? geometry : found, WGS84)
}

function readPastedWkt(text: string, chosen: CoordinateSystem): TypedOutcome {
  const found = readWkt(text)
  if (found === undefined)
    return fault({
      es: 'Empieza como WKT y no está completo: revise los paréntesis.',
      en: 'It begins like WKT and is not complete: check the brackets.',
    })
  const system = found.srid === undefined ? chosen : SYSTEMS.find(({ srid }) => srid === found.srid)
  if (system === undefined)
    return fault({
      es: `El WKT dice EPSG:${found.srid}, que no está en la lista de sistemas.`,
      en: `The WKT says EPSG:${found.srid}, which is not in the list of systems.`,
    })
  return judged(found, system)
}

function judged(found: unknown, system: CoordinateSystem): TypedOutcome {
  const result = judgeShape(found)
  if (result.is === 'no') return fault(result.reason)
  for (const [index, at] of verticesOf(result.shape).entries())
    if (!isWithin(at, system)) {
      const where = `(${at[0]} ${at[1]})`
      const [es, en] =
        kindOf(result.shape) === 'point'
          ? [`El punto ${where}`, `The point ${where}`]
          : [`El vértice ${index + 1} ${where}`, `Vertex ${index + 1} ${where}`]
      return fault({
        es: `${es} no puede ser un lugar en ${system.title.es}.`,
        en: `${en} cannot be a place in ${system.title.en}.`,
      })
    }
  return { ok: true, value: { shape: result.shape, system } }
}

const KIND_WORDS: Readonly<Record<ShapeKind, Text>> = {
  point: { es: 'un punto', en: 'a point' },
  line: { es: 'una línea', en: 'a line' },
  polygon: { es: 'un polígono', en: 'a polygon' },
}

function ofKind(outcome: TypedOutcome, kind: ShapeKind): TypedOutcome {
  if (!outcome.ok) return outcome
  const found = kindOf(outcome.value.shape)
  if (found === kind) return outcome
  return fault({
    es: `Aquí va ${KIND_WORDS[kind].es} y lo pegado es ${KIND_WORDS[found].es}.`,
    en: `This takes ${KIND_WORDS[kind].en}, and what was pasted is ${KIND_WORDS[found].en}.`,
  })
}

/** All vertices in their order; of a ring, without the last one that closes it. */
export function verticesOf(shape: Shape): readonly XY[] {
  switch (shape.type) {
    case 'Point':
      return [shape.coordinates]
    case 'MultiPoint':
    case 'LineString':
      return shape.coordinates
    case 'MultiLineString':
      return shape.coordinates.flat()
    case 'Polygon':
      return shape.coordinates.flatMap((ring) => ring.slice(0, -1))
    case 'MultiPolygon':
      return shape.coordinates.flat().flatMap((ring) => ring.slice(0, -1))
  }
}

/** Faults in one sentence each, the line named. */
export function faultWords({ line, text }: TypedFault): Text {
  if (line === undefined) return text
  return { es: `Línea ${line}: ${text.es}`, en: `Line ${line}: ${text.en ?? text.es}` }
}

/** As `readTypedShape` reads it back: the same figures to the last digit. */
export function writeTypedShape(
  shape: Shape,
  { axes }: CoordinateSystem,
  words: { readonly hole: string; readonly part: string },
): string {
  const vertex = ([x, y]: XY) => (axes === 'degrees' ? `${plain(y)}, ${plain(x)}` : `${plain(x)} ${plain(y)}`)
  const ring = (list: readonly XY[]) => list.slice(0, -1).map(vertex).join('\n')
  const polygon = (rings: readonly (readonly XY[])[]) => rings.map(ring).join(`\n${words.hole}\n`)
  const between = `\n${words.part}\n`
  switch (shape.type) {
    case 'Point':
      return vertex(shape.coordinates)
    case 'MultiPoint':
      return shape.coordinates.map(vertex).join(between)
    case 'LineString':
      return shape.coordinates.map(vertex).join('\n')
    case 'MultiLineString':
      return shape.coordinates.map((list) => list.map(vertex).join('\n')).join(between)
    case 'Polygon':
      return polygon(shape.coordinates)
    case 'MultiPolygon':
      return shape.coordinates.map(polygon).join(between)
  }
}

/** The shortest figures that mean the same number, never as a power of ten. */
function plain(value: number): string {
  const short = String(value)
  if (!short.includes('e')) return short
  const [mantissa = '0', power = '0'] = short.split('e')
  // What is written so without help is below a millionth: nothing of an address on Earth is above 10²¹.
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(-Number(power) - 1)}${mantissa.replace(/[-.]/g, '')}`
}

/** Words of the two separators, by language; both languages are read. */
export const SEPARATORS = { es: { hole: 'hueco', part: 'parte' }, en: { hole: 'hole', part: 'part' } } as const
