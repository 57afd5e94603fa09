import { type SQL, sql } from 'drizzle-orm'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ShapeKind } from '../model.ts'
import { type CoordinateSystem, systemOf } from '../rules/drawing/coordinate-systems.ts'
import { nearestVertex, shapeFault } from '../rules/drawing/shape-faults.ts'
import { faultWords, readTypedShape, SEPARATORS, verticesOf, writeTypedShape } from '../rules/drawing/typed-shape.ts'
import { CHECK_TERMS } from '../rules/layers/check-terms.ts'
import { invalidReason } from '../rules/layers/finding-words.ts'
import type { Shape, XY } from '../rules/layers/shape.ts'
import { type Extent, knownExtent } from './place-extent.ts'

/** What a form or another room says of a shape: its text, and the system it is written in. */
export interface TypedInput {
  readonly text: string
  /** Of `SYSTEMS`; left out: latitude and longitude. */
  readonly system?: string | undefined
}

/** A shape that may be kept: in degrees of WGS 84, valid, near the ground that is known here. */
export interface ReadShape {
  readonly shape: Shape
  /** For the database: well-known binary with its system, in hexadecimal. */
  readonly hex: string
  readonly areaM2: number | undefined
  readonly lengthM: number | undefined
}

export type ShapeRefusal = Refusal<'shape_unreadable' | 'shape_faulty' | 'shape_elsewhere'>

/** Reads what was typed, in whatever system, and says in words what keeps it from being a shape of this kind. */
export async function readShape(
  tx: ReadTx,
  kind: ShapeKind,
  { text, system: id }: TypedInput,
): Promise<Result<ReadShape, ShapeRefusal>> {
  const system = systemOf(id)
  if (system === undefined)
    return refused(
      'shape_unreadable',
      { es: 'Elija un sistema de la lista.', en: 'Choose a system of the list.' },
      'system',
    )
  const typed = readTypedShape(text, kind, system)
  if (!typed.ok) return refused('shape_unreadable', joined(typed.faults.map(faultWords)))
  const fault = shapeFault(typed.value.shape)
  if (fault !== undefined) return refused('shape_faulty', fault)
  const found = await tx.execute(sql`
    select st_asgeojson(g, 17) as json, encode(st_asewkb(g), 'hex') as hex, (d).valid as valid, (d).reason as reason,
      st_x((d).location) as x, st_y((d).location) as y
    from (select g, st_isvaliddetail(g) as d from (select ${inDegrees(typed.value.shape, typed.value.system)} as g) as moved) as seen`)
  const row = found.rows[0] ?? {}
  const shape = JSON.parse(String(row.json)) as Shape
  const vertices = verticesOf(shape)
  const elsewhere = awayFrom(vertices, kind, await knownExtent(tx))
  if (elsewhere !== undefined) return refused('shape_elsewhere', elsewhere)
  if (row.valid !== true) {
    const at = row.x === null ? undefined : nearestVertex(vertices, [Number(row.x), Number(row.y)])
    return refused('shape_faulty', invalidWords(String(row.reason ?? ''), at))
  }
  const hex = String(row.hex)
  const size = await tx.execute(sql`
    select case st_dimension(g) when 2 then st_area(g::geography) end as area, case st_dimension(g) when 1 then st_length(g::geography) end as length
    from (select ${hex}::geometry as g) as one`)
  const { area, length } = size.rows[0] ?? {}
  return {
    ok: true,
    value: {
      shape,
      hex,
      areaM2: area === null ? undefined : Number(area),
      lengthM: length === null ? undefined : Number(length),
    },
  }
}

function refused(kind: ShapeRefusal['kind'], message: Text, field = 'shape') {
  return refuse<ShapeRefusal>({ kind, message, field })
}

function joined(texts: readonly Text[]): Text {
  return { es: texts.map(({ es }) => es).join(' '), en: texts.map(({ es, en }) => en ?? es).join(' ') }
}

function inDegrees(shape: Shape, { srid, proj }: CoordinateSystem): SQL {
  const given = sql`st_geomfromgeojson(${JSON.stringify(shape)}::text)`
  if (proj !== undefined) return sql`st_transform(st_setsrid(${given}, 0), ${proj}::text, 4326)`
  return srid === 4326 ? given : sql`st_transform(st_setsrid(${given}, ${srid ?? 4326}::int), 4326)`
}

function awayFrom(vertices: readonly XY[], kind: ShapeKind, extent: Extent | undefined): Text | undefined {
  if (extent === undefined) return undefined
  const room = CHECK_TERMS.nearDegrees
  const [west, south, east, north] = [extent[0] - room, extent[1] - room, extent[2] + room, extent[3] + room]
  const isNear = ([x, y]: XY) => x >= west && x <= east && y >= south && y <= north
  const index = vertices.findIndex((at) => !isNear(at))
  const at = vertices[index]
  if (at === undefined) return undefined
  const place = `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`
  const [es, en] = kind === 'point' ? ['El punto', 'The point'] : [`El vértice ${index + 1}`, `Vertex ${index + 1}`]
  if (vertices.every(([x, y]) => isNear([y, x])))
    return {
      es: `${es} cae lejos de aquí (${place}), y con latitud y longitud intercambiadas cae aquí. Escriba primero la latitud.`,
      en: `${en} falls far from here (${place}), and with latitude and longitude swapped it falls here. Write the latitude first.`,
    }
  return {
    es: `${es} cae a más de 100 km del territorio (${place}). Revise sus cifras y el sistema de referencia.`,
    en: `${en} falls more than 100 km from the territory (${place}). Check its figures and the reference system.`,
  }
}

function invalidWords(reason: string, vertex: number | undefined): Text {
  const { es, en } = invalidReason(reason)
  const [esAt, enAt] =
    vertex === undefined ? ['', ''] : [` Ocurre junto al vértice ${vertex}.`, ` It happens near vertex ${vertex}.`]
  return { es: `La geometría no es válida: ${es}.${esAt}`, en: `The geometry is not valid: ${en}.${enAt}` }
}

/** A kept shape as its text in a system, to be read by people and changed by them. In degrees to the last digit, else millimetres. */
export async function shapeAsText(
  tx: ReadTx,
  shape: Shape,
  system: CoordinateSystem,
  locale: 'es' | 'en',
): Promise<string> {
  if (system.srid === 4326) return writeTypedShape(shape, system, SEPARATORS[locale])
  const given = sql`st_geomfromgeojson(${JSON.stringify(shape)}::text)`
  const moved =
    system.proj === undefined
      ? sql`st_transform(${given}, ${system.srid ?? 4326}::int)`
      : sql`st_transform(${given}, ${system.proj}::text)`
  const found = await tx.execute(sql`select st_asgeojson(${moved}, 3) as json`)
  return writeTypedShape(JSON.parse(String(found.rows[0]?.json)) as Shape, system, SEPARATORS[locale])
}
