import { type SQL, sql } from 'drizzle-orm'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { FieldSpec, FieldType } from '../model.ts'
import {
  type Expression,
  type GeometryLiteral,
  SPAN_RELATIONS,
  type SpatialRelation,
  type TemporalRelation,
} from '../rules/cql2/expression.ts'
import { notUnderstood } from '../rules/cql2/parse.ts'
import { NotUnderstood } from '../rules/cql2/tokens.ts'
import { type Axes, shapeOfBox, strayPosition } from '../rules/cql2/where-on-earth.ts'
import { withoutAccents, withoutCase } from './cql2-fold-sql.ts'
import { comparable, inTime, OPEN_FROM, OPEN_UNTIL, type Span } from './cql2-time-sql.ts'

/** What a filter may speak of: attributes of a layer that its reader sees, `id` and `geometry`; rows are called `f`. */
export interface Cql2Scope extends Axes {
  readonly fields: readonly FieldSpec[]
  /** Reference system of the coordinates in the filter. */
  readonly srid: number
}

/** Names under which the shape of a feature is known. */
const SHAPE_NAMES: ReadonlySet<string> = new Set(['geometry', 'geom', 'shape'])

type Kind = 'boolean' | 'number' | 'text' | 'date' | 'geometry'
interface Typed {
  readonly kind: Kind
  readonly sql: SQL
}

/** A condition for `where`; everything that somebody wrote goes to the database as a parameter. */
export function cql2Condition(filter: Expression, scope: Cql2Scope): Result<SQL, Refusal<'filter_malformed'>> {
  try {
    return { ok: true, value: condition(filter, scope) }
  } catch (error) {
    if (error instanceof NotUnderstood) return refuse(notUnderstood(error))
    throw error
  }
}

const KIND_NAMES: Readonly<Record<Kind, Text>> = {
  boolean: { es: 'una condición', en: 'a condition' },
  number: { es: 'un número', en: 'a number' },
  text: { es: 'un texto', en: 'a text' },
  date: { es: 'una fecha', en: 'a date' },
  geometry: { es: 'una geometría', en: 'a geometry' },
}

function condition(of: Expression, scope: Cql2Scope): SQL {
  switch (of.type) {
    case 'and':
    case 'or': {
      const word = of.type === 'and' ? sql` and ` : sql` or `
      return sql`(${sql.join(
        of.parts.map((part) => condition(part, scope)),
        word,
      )})`
    }
    case 'not':
      return sql`(not ${condition(of.of, scope)})`
    case 'compare': {
      const [left, right] = alike([of.left, of.right], scope)
      if (left === undefined || right === undefined || left.kind === 'geometry') throw unfit(of.right, 'text')
      return sql`(${left.sql} ${sql.raw(of.operator)} ${right.sql})`
    }
    case 'like':
      return sql`(${textOf(of.value, scope)} like ${textOf(of.pattern, scope)})`
    case 'between': {
      const [value, low, high] = alike([of.value, of.low, of.high], scope)
      if (value === undefined || low === undefined || high === undefined) throw unfit(of.value, 'number')
      return sql`(${value.sql} between ${low.sql} and ${high.sql})`
    }
    case 'in': {
      const [value, ...list] = alike([of.value, ...of.list], scope)
      if (value === undefined || value.kind === 'geometry') throw unfit(of.value, 'text')
      return sql`(${value.sql} in (${sql.join(
        list.map((item) => item.sql),
        sql`, `,
      )}))`
    }
    case 'is_null':
      return sql`(${typed(of.value, scope).sql} is null)`
    case 'spatial':
      return sql`${sql.raw(RELATIONS[of.relation])}(${shapeOf(of.left, scope)}, ${shapeOf(of.right, scope)})`
    case 'temporal':
      return inTime(of.relation, span(of.left, of.relation, scope), span(of.right, of.relation, scope))
    default: {
      const value = typed(of, scope)
      if (value.kind !== 'boolean') throw unfit(of, 'boolean')
      return value.sql
    }
  }
}

const RELATIONS: Readonly<Record<SpatialRelation, string>> = {
  S_INTERSECTS: 'st_intersects',
  S_EQUALS: 'st_equals',
  S_DISJOINT: 'st_disjoint',
  S_TOUCHES: 'st_touches',
  S_WITHIN: 'st_within',
  S_OVERLAPS: 'st_overlaps',
  S_CROSSES: 'st_crosses',
  S_CONTAINS: 'st_contains',
}

const SPANS: ReadonlySet<string> = new Set(SPAN_RELATIONS)

/** Of some relations a moment has no part: only what lasts contains, meets or overlaps. */
function span(of: Expression, relation: TemporalRelation, scope: Cql2Scope): Span {
  if (of.type === 'interval')
    return {
      from: of.from === undefined ? OPEN_FROM : dateOf(of.from, scope),
      until: of.until === undefined ? OPEN_UNTIL : dateOf(of.until, scope),
    }
  if (SPANS.has(relation))
    throw new NotUnderstood(
      {
        es: `${relation} compara intervalos: INTERVAL(desde, hasta). Para una fecha está T_INTERSECTS.`,
        en: `${relation} compares spans of time: INTERVAL(from, until). For a date there is T_INTERSECTS.`,
      },
      of.at,
    )
  const moment = dateOf(of, scope)
  return { from: moment, until: moment }
}

function dateOf(of: Expression, scope: Cql2Scope): SQL {
  const value = typed(of, scope)
  if (value.kind !== 'date') throw unfit(of, 'date')
  return value.sql
}

function textOf(of: Expression, scope: Cql2Scope): SQL {
  const value = typed(of, scope)
  if (value.kind !== 'text') throw unfit(of, 'text')
  return value.sql
}

function shapeOf(of: Expression, scope: Cql2Scope): SQL {
  const value = typed(of, scope)
  if (value.kind !== 'geometry') throw unfit(of, 'geometry')
  return value.sql
}

/** Values that are compared with each other are of one kind; a text that reads as a day serves where a date is meant. */
function alike(parts: readonly Expression[], scope: Cql2Scope): readonly Typed[] {
  const values = parts.map((part) => typed(part, scope))
  const dated = values.some(({ kind }) => kind === 'date')
  return values.map((value, index) => {
    const part = parts[index]
    const fits = value.kind === values[0]?.kind
    if (part === undefined || fits) return dated && value.kind === 'text' ? { ...value, kind: 'date' } : value
    if (dated && part.type === 'text') return { ...value, kind: 'date' }
    throw unfit(part, values[0]?.kind ?? 'text')
  })
}

function typed(of: Expression, scope: Cql2Scope): Typed {
  switch (of.type) {
    case 'text':
      return { kind: 'text', sql: sql`${of.value}::text collate "C"` }
    case 'date':
    case 'timestamp':
      return { kind: 'date', sql: sql`${comparable(of.value)}::text collate "C"` }
    case 'number':
      return { kind: 'number', sql: sql`${of.value}::float8` }
    case 'boolean':
      return { kind: 'boolean', sql: sql`${of.value}::boolean` }
    case 'property':
      return property(of.name, of.at, scope)
    case 'fold':
      return { kind: 'text', sql: (of.how === 'case' ? withoutCase : withoutAccents)(textOf(of.of, scope)) }
    case 'arithmetic':
      return { kind: 'number', sql: arithmetic(of, scope) }
    case 'geometry':
      return literal(of.shape, of.at, scope)
    case 'box': {
      const shape = shapeOfBox(of.corners, scope)
      if (shape === undefined) throw new NotUnderstood(NO_BOX, of.at)
      return literal(shape, of.at, scope)
    }
    case 'interval':
      throw unfit(of, 'date')
    default:
      return { kind: 'boolean', sql: condition(of, scope) }
  }
}

const NO_BOX: Text = {
  es: 'La esquina menor de BBOX va primero.',
  en: 'The smaller corner of BBOX comes first.',
}

function literal(shape: GeometryLiteral, at: number, scope: Cql2Scope): Typed {
  const stray = strayPosition(shape, scope)
  if (stray !== undefined)
    throw new NotUnderstood(
      {
        es: `El punto ${stray.join(' ')} no está en la Tierra: revise el orden de las coordenadas.`,
        en: `The point ${stray.join(' ')} is not on Earth: look at the order of the coordinates.`,
      },
      at,
    )
  const read = sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}::text), ${scope.srid}::int)`
  const turned = scope.latitudeFirst ? sql`st_flipcoordinates(${read})` : read
  return { kind: 'geometry', sql: sql`st_makevalid(st_transform(${turned}, 4326))` }
}

const KIND_OF: Readonly<Record<FieldType, Kind>> = {
  text: 'text',
  whole: 'number',
  number: 'number',
  date: 'date',
  yes_no: 'boolean',
}

function property(name: string, at: number, { fields }: Cql2Scope): Typed {
  const field = fields.find((each) => each.name === name)
  if (field === undefined) {
    if (name === 'id') return { kind: 'number', sql: sql`f.number::float8` }
    if (SHAPE_NAMES.has(name)) return { kind: 'geometry', sql: sql`f.shape` }
    const known = fields.map((each) => each.name).join(', ')
    throw new NotUnderstood(
      {
        es: `La capa no tiene el atributo «${name}». Tiene: ${known}.`,
        en: `The layer has no attribute “${name}”. It has: ${known}.`,
      },
      at,
    )
  }
  const kind = KIND_OF[field.type]
  // What stands there and is of another type than the layer says is no value of it, and stops no question.
  if (kind === 'number')
    return {
      kind,
      sql: sql`case when jsonb_typeof(f.attributes -> ${name}) = 'number' then (f.attributes ->> ${name})::float8 end`,
    }
  if (kind === 'boolean')
    return {
      kind,
      sql: sql`case when jsonb_typeof(f.attributes -> ${name}) = 'boolean' then (f.attributes ->> ${name})::boolean end`,
    }
  return { kind, sql: sql`(f.attributes ->> ${name}) collate "C"` }
}

function arithmetic(of: Extract<Expression, { type: 'arithmetic' }>, scope: Cql2Scope): SQL {
  const [left, right] = [of.left, of.right].map((part) => {
    const value = typed(part, scope)
    if (value.kind !== 'number') throw unfit(part, 'number')
    return value.sql
  })
  if (left === undefined || right === undefined) throw unfit(of, 'number')
  switch (of.operator) {
    // Divided by nothing is no number, and stops no question.
    case '/':
      return sql`(${left} / nullif(${right}, 0))`
    case '%':
      return sql`mod(${left}::numeric, nullif(${right}, 0)::numeric)::float8`
    case 'div':
      return sql`trunc(${left} / nullif(${right}, 0))`
    case '^':
      return sql`case when abs(${right}) <= 64 and (${left} > 0 or (${left} <> 0 and trunc(${right}) = ${right}))
        and abs(${left}) <= 10000 then power(${left}, ${right}) end`
    default:
      return sql`(${left} ${sql.raw(of.operator === '+' ? '+' : of.operator === '-' ? '-' : '*')} ${right})`
  }
}

function unfit(part: Expression, wanted: Kind): NotUnderstood {
  const { es, en } = KIND_NAMES[wanted]
  return new NotUnderstood({ es: `Aquí se espera ${es}.`, en: `Here ${en} is expected.` }, part.at)
}
