import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { FieldReading, FieldSpec, ShapeKind } from '../model.ts'
import { type RowPart, rowParts } from './keep-findings.ts'

/** Where the features of an import go. */
export interface Into {
  readonly importId: Id
  readonly layerId: Id
  readonly officeId: Id
  readonly now: string
  /** Who brought the file, and what it is called: what each version says of itself. */
  readonly by: Id | undefined
  readonly note: string
  readonly fields: readonly FieldSpec[]
  readonly readings: readonly FieldReading[]
}

/** Rows of one statement: each is shorter than what the databases allow one to take, on the slowest machine that is served. */
const AT_ONCE = 10_000

/** Some of the rows of a file, or of the numbers of a layer. */
export type Some = RowPart | readonly number[]

/** All of them up to the last, or those that are listed, a statement's worth at a time. */
export function someAtOnce(which: 'all' | readonly number[], last: number): readonly Some[] {
  if (which === 'all') return rowParts(last, AT_ONCE)
  return rowParts(which.length, AT_ONCE).map(({ from, to }) => which.slice(from, to))
}

function among(column: SQL, some: Some): SQL {
  return 'from' in some
    ? sql`${column} > ${some.from} and ${column} <= ${some.to}`
    : sql`${column} = any(${sql.param(some)}::int[])`
}

export const DIMENSION: Readonly<Record<ShapeKind, number>> = { point: 0, line: 1, polygon: 2 }

interface Adding {
  readonly kind: ShapeKind
  readonly rows: Some
  /** The last number that was given. */
  readonly last: number
}

/** Rows of the file as features, numbered in its order after the last number. Answers how many there are. */
export async function addFeatures(tx: WriteTx, into: Into, { kind, rows, last }: Adding): Promise<number> {
  const { importId, layerId, officeId, now, by, note } = into
  const added = await tx.execute(sql`
    with added as (
      insert into territory.feature (id, office_id, layer_id, number, code, shape, attributes, recorded_at, changed_by, note)
      select i.id, ${officeId}, ${layerId}, ${last}::int + row_number() over (order by i.row), i.code, i.shape, ${typed(into)}, ${now},
        ${by ?? null}::uuid, ${note}
      from territory.imported_feature i
      where i.import_id = ${importId} and ${among(sql`i.row`, rows)} and st_dimension(i.shape) = ${DIMENSION[kind]}
      order by i.row returning 1)
    select count(*)::int as n from added`)
  return Number(added.rows[0]?.n ?? 0)
}

/** Copies features to what is past, with how they ended; `which` holds their ids. */
export function toPast(
  which: SQL,
  how: 'changed' | 'removed',
  end: {
    readonly now: string
    readonly by: Id | undefined
    readonly note: string
    readonly validUntil?: string | undefined
  },
): SQL {
  const [by, note] = how === 'removed' ? [end.by ?? null, end.note] : [null, '']
  return sql`
    insert into territory.feature_past (id, office_id, version, layer_id, feature_id, number, code, shape, attributes, recorded_at,
      changed_by, note, valid_from, replaced_at, how, ended_by, end_note, valid_until)
    select gen_random_uuid(), f.office_id, f.version, f.layer_id, f.id, f.number, f.code, f.shape, f.attributes, f.recorded_at,
      f.changed_by, f.note, f.valid_from, ${end.now}::timestamptz, ${how}, ${by}::uuid, ${note}, ${end.validUntil ?? null}::date
    from territory.feature f join ${which} on which.id = f.id`
}

/** Takes features out of a layer. They stay readable as the past. */
export async function removeFeatures(tx: WriteTx, into: Into, numbers: Some): Promise<number> {
  const removed = await tx.execute(sql`
    with which as materialized (
      select f.id from territory.feature f where f.layer_id = ${into.layerId} and ${among(sql`f.number`, numbers)} order by f.number),
    past as (${toPast(sql`which`, 'removed', into)}),
    done as (delete from territory.feature f using which where f.id = which.id returning 1)
    select count(*)::int as n from done`)
  return Number(removed.rows[0]?.n ?? 0)
}

/** Features become what the rows of their codes say; what they were goes to the past. */
export async function changeFeatures(tx: WriteTx, into: Into, rows: Some): Promise<number> {
  const { importId, layerId, now, by, note } = into
  const changed = await tx.execute(sql`
    with which as materialized (
      select f.id, i.shape, ${typed(into)} as attributes
      from territory.imported_feature i join territory.feature f on f.layer_id = ${layerId} and f.code = i.code
      where i.import_id = ${importId} and ${among(sql`i.row`, rows)}),
    past as (${toPast(sql`which`, 'changed', into)}),
    done as (
      update territory.feature f set shape = which.shape, attributes = which.attributes, recorded_at = ${now}, version = f.version + 1,
        changed_by = ${by ?? null}::uuid, note = ${note}
      from which where f.id = which.id returning 1)
    select count(*)::int as n from done`)
  return Number(changed.rows[0]?.n ?? 0)
}

/** Fields that one call of the database's function takes (100 arguments). */
const FIELDS_AT_ONCE = 40

/** The attributes of `i` with each value of the type that the person confirmed; those that are so already stay as they are. */
export function typed({ fields, readings }: Into): SQL {
  const casts = fields.flatMap((field) => {
    const kinds = Object.keys(readings.find((each) => each.name === field.name)?.kinds ?? {})
    const cast = castOf(field, kinds)
    return cast === undefined ? [] : [sql`${field.name}::text, ${cast}`]
  })
  if (casts.length === 0) return sql`i.attributes`
  const groups: SQL[] = []
  for (let at = 0; at < casts.length; at += FIELDS_AT_ONCE)
    groups.push(sql`jsonb_build_object(${sql.join(casts.slice(at, at + FIELDS_AT_ONCE), sql`, `)})`)
  return sql`(i.attributes || ${sql.join(groups, sql` || `)})`
}

function castOf({ name, type }: FieldSpec, kinds: readonly string[]): SQL | undefined {
  const value = sql`nullif(btrim(i.attributes ->> ${name}), '')`
  const only = (...some: readonly string[]) => kinds.every((kind) => some.includes(kind))
  switch (type) {
    case 'text':
      return only('text', 'text_whole', 'text_number', 'text_date', 'text_yes_no')
        ? undefined
        : sql`to_jsonb(i.attributes ->> ${name})`
    case 'whole':
    case 'number':
      return only('whole', 'number') ? undefined : sql`to_jsonb(${value}::numeric)`
    case 'date':
      return undefined
    case 'yes_no':
      return only('yes_no') ? undefined : sql`to_jsonb(lower(${value}) in ('si', 'sí', 'true', 'verdadero', 'yes'))`
  }
}
