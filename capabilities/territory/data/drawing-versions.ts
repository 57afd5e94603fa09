import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Attributes } from '../rules/drawing/attribute-values.ts'
import type { ShapeMeasures } from '../rules/drawing/version-words.ts'
import { maybe } from './drawing-store.ts'

/** Every state that features of a layer were in, the present one last; columns as `feature_past` names them. */
export function allStates(layerId: Id, which: SQL = sql`true`): SQL {
  return sql`
    select id as feature_id, number, version, code, shape, attributes, recorded_at, changed_by, note, valid_from,
      null::timestamptz as replaced_at, null::text as how, null::uuid as ended_by, '' as end_note, null::date as valid_until
    from territory.feature where layer_id = ${layerId} and ${which}
    union all
    select feature_id, number, version, code, shape, attributes, recorded_at, changed_by, note, valid_from, replaced_at, how, ended_by, end_note,
      valid_until
    from territory.feature_past where layer_id = ${layerId} and ${which}`
}

/** "As it was": on the ground on a day, and in the books up to an instant. Each alone, or both. */
export interface AsOf {
  /** A day in the world; left out: whatever was last said. */
  readonly ground?: string | undefined
  /** The instant at which the day of the books ended; left out: as they are now. */
  readonly booksUntil?: string | undefined
}

/**
 * One row for each feature that was there: of what the books held by then, the newest statement that speaks of that day. What says no
 * day speaks of all of them, and corrects what was said before; so does a withdrawal that says none.
 */
export function statesThen(layerId: Id, { ground, booksUntil }: AsOf, which: SQL = sql`true`): SQL {
  const known = booksUntil === undefined ? sql`true` : sql`recorded_at < ${booksUntil}::timestamptz`
  const speaks = ground === undefined ? sql`true` : sql`(valid_from is null or valid_from <= ${ground}::date)`
  const ended =
    booksUntil === undefined ? sql`how = 'removed'` : sql`how = 'removed' and replaced_at < ${booksUntil}::timestamptz`
  const gone = ground === undefined ? sql`true` : sql`(valid_until is null or valid_until <= ${ground}::date)`
  return sql`
    select distinct on (feature_id) feature_id, number, version, code, shape, attributes, recorded_at, valid_from
    from (${allStates(layerId, which)}) as states
    where ${known} and ${speaks} and feature_id not in (
      select feature_id from territory.feature_past where layer_id = ${layerId} and ${ended} and ${gone})
    order by feature_id, recorded_at desc, version desc`
}

/** One version of a feature: what it said, who wrote it and when, and how it ended. */
export interface FeatureVersion extends ShapeMeasures {
  readonly featureId: Id
  readonly version: number
  readonly code: string | undefined
  readonly attributes: Attributes
  readonly recordedAt: string
  readonly by: string | undefined
  readonly note: string
  readonly validFrom: string | undefined
  /** Of the last one of a feature that was withdrawn. */
  readonly withdrawn?: {
    readonly at: string
    readonly by: string | undefined
    readonly note: string
    readonly validUntil: string | undefined
  }
}

const NAME_OF = (account: SQL) =>
  sql`(select p.name from identity.account a join identity.person p on p.id = a.person_id where a.id = ${account})`

/** Every version of one feature, the newest first, each measured against the one before it. */
export async function versionsOf(tx: ReadTx, layerId: Id, number: number): Promise<readonly FeatureVersion[]> {
  const found = await tx.execute(sql`
    select v.*, ${NAME_OF(sql`v.changed_by`)} as by_name, ${NAME_OF(sql`v.ended_by`)} as ended_by_name,
      st_orderingequals(v.shape, v.old) as same,
      case when d = 2 and v.whole then st_area(st_difference(v.shape, v.old)::geography) end as gained,
      case when d = 2 and v.whole then st_area(st_difference(v.old, v.shape)::geography) end as lost,
      case when d = 0 then st_distance(st_centroid(v.shape)::geography, st_centroid(v.old)::geography)
        when st_npoints(v.shape) <= 2000 then (select max(st_distance(p.geom::geography, v.old_edge::geography)) from st_dumppoints(v.shape) as p) end as moved
    from (
      select s.*, st_dimension(s.shape) as d, case st_dimension(s.shape) when 2 then st_area(s.shape::geography) end as area,
        case st_dimension(s.shape) when 1 then st_length(s.shape::geography) end as length, st_npoints(s.shape) as points,
        lag(s.shape) over w as old, case st_dimension(lag(s.shape) over w) when 2 then st_boundary(lag(s.shape) over w) else lag(s.shape) over w end as old_edge,
        st_isvalid(s.shape) and st_isvalid(lag(s.shape) over w) as whole
      from (${allStates(layerId, sql`number = ${number}`)}) as s window w as (order by s.recorded_at, s.version)) as v
    order by v.recorded_at, v.version`)
  const rows = found.rows
  return rows.map((row, index) => toVersion(row, rows[index - 1])).toReversed()
}

function figure(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value)
}

function toVersion(row: Record<string, unknown>, before: Record<string, unknown> | undefined): FeatureVersion {
  return {
    featureId: String(row.feature_id),
    version: Number(row.version),
    code: maybe(row.code),
    attributes: row.attributes as Attributes,
    recordedAt: String(row.recorded_at),
    by: maybe(row.by_name),
    note: String(row.note),
    validFrom: maybe(row.valid_from),
    areaM2: figure(row.area),
    lengthM: figure(row.length),
    vertices: Number(row.points),
    ...(before === undefined
      ? {}
      : {
          change: {
            same: row.same === true,
            areaM2: figure(before.area),
            lengthM: figure(before.length),
            vertices: Number(before.points),
            gainedM2: figure(row.gained),
            lostM2: figure(row.lost),
            movedM: figure(row.moved),
          },
        }),
    ...(row.how === 'removed'
      ? {
          withdrawn: {
            at: String(row.replaced_at),
            by: maybe(row.ended_by_name),
            note: String(row.end_note),
            validUntil: maybe(row.valid_until),
          },
        }
      : {}),
  }
}
