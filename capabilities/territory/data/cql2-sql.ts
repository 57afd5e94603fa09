import { type SQL, sql } from 'drizzle-orm'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { FieldSpec, FieldType } from '../model.ts'
import type { Expression, SpatialRelation } from '../rules/cql2/expression.ts'
import { notUnderstood } from '../rules/cql2/parse.ts'
import { NotUnderstood } from '../rules/cql2/tokens.ts'

/** What a filter may speak of: attributes of a layer that its reader sees, `id` and `geometry`; rows are called `f`. */
export interface Cql2Scope {
  readonly fields: readonly FieldSpec[]
  /** Reference system of the coordinates in the filter, and whether latitude stands first in them. */
  readonly srid: number
  readonly latitudeFirst: boolean
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
      return inTime(of, scope)
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

/** Days and moments are compared as they are written (ISO 8601), by their characters: a day is its own beginning. */
function inTime(of: Extract<Expression, { type: 'temporal' }>, scope: Cql2Scope): SQL {
  const [left, right] = [span(of.left, scope), span(of.right, scope)]
  const before = (one: SQL | undefined, other: SQL | undefined) =>
    one === undefined || other === undefined ? sql`false` : sql`${one} < ${other}`
  const notAfter = (one: SQL | undefined, other: SQL | undefined) =>
    one === undefined || other === undefined ? sql`true` : sql`${one} <= ${other}`
  switch (of.relation) {
    case 'T_AFTER':
      return sql`(${before(right.until, left.from)})`
    case 'T_BEFORE':
      return sql`(${before(left.until, right.from)})`
    case 'T_DURING':
      return sql`(${right.from === undefined ? sql`true` : before(right.from, left.from)}
        and ${right.until === undefined ? sql`true` : before(left.until, right.until)})`
    case 'T_EQUALS':
      return sql`(${left.from ?? sql`''`} = ${right.from ?? sql`''`} and ${left.until ?? sql`''`} = ${right.until ?? sql`''`})`
    case 'T_INTERSECTS':
      return sql`(${notAfter(left.from, right.until)} and ${notAfter(right.from, left.until)})`
    case 'T_DISJOINT':
      return sql`(not (${notAfter(left.from, right.until)} and ${notAfter(right.from, left.until)}))`
  }
}

interface Span {
  readonly from: SQL | undefined
  readonly until: SQL | undefined
}

function span(of: Expression, scope: Cql2Scope): Span {
  if (of.type === 'interval') {
    const end = (part: Expression | undefined) => (part === undefined ? undefined : dateOf(part, scope))
    return { from: end(of.from), until: end(of.until) }
  }
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
      return { kind: 'date', sql: sql`${of.value}::text collate "C"` }
    case 'number':
      return { kind: 'number', sql: sql`${of.value}::float8` }
    case 'boolean':
      return { kind: 'boolean', sql: sql`${of.value}::boolean` }
    case 'property':
      return property(of.name, of.at, scope)
    case 'fold':
      return { kind: 'text', sql: folded(of.how, textOf(of.of, scope)) }
    case 'arithmetic':
      return { kind: 'number', sql: arithmetic(of, scope) }
    case 'geometry': {
      const shape = sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(of.shape)}::text), ${scope.srid}::int)`
      const turned = scope.latitudeFirst ? sql`st_flipcoordinates(${shape})` : shape
      return { kind: 'geometry', sql: sql`st_makevalid(st_transform(${turned}, 4326))` }
    }
    case 'interval':
      throw unfit(of, 'date')
    default:
      return { kind: 'boolean', sql: condition(of, scope) }
  }
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

/** The embedded database folds no letters outside of ASCII by itself; these are the ones of Spanish and its neighbours. */
const CAPITALS = 'ÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ'

function folded(how: 'case' | 'accents', value: SQL): SQL {
  return how === 'accents'
    ? sql`(unaccent(${value}) collate "C")`
    : sql`(translate(lower(${value}), ${CAPITALS}, ${CAPITALS.toLowerCase()}) collate "C")`
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
