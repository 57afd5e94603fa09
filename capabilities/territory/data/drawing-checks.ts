import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { FindingTerms } from '../model.ts'
import { CHECK_TERMS, type FindingRule, SEVERITY } from '../rules/layers/check-terms.ts'
import { KNOWN_LIMITS } from './known-limits.ts'

interface Settled {
  readonly layerId: Id
  readonly officeId: Id
  readonly number: number
  readonly by: Id | undefined
  readonly now: string
}

interface Found {
  readonly rule: FindingRule
  readonly rows: readonly number[]
  readonly terms: FindingTerms
  readonly tolerance: string | null
  readonly at: string | null
}

/** Of these no feature alone is the matter: an edit neither makes nor settles them. */
const OF_THE_WHOLE: readonly FindingRule[] = ['gap', 'far_away', 'swapped', 'out_of_range']

/**
 * What the checks say of a feature as it is now, beside its neighbours. What is found anew is kept open; what was open and is no
 * longer so is settled, by whom and when; what somebody excepted stays excepted.
 */
export async function recheckFeature(tx: WriteTx, settled: Settled): Promise<readonly FindingRule[]> {
  const { layerId, officeId, number, by, now } = settled
  const found = await findingsOf(tx, layerId, number)
  const known = await tx.execute(sql`
    select id, rule, rows, state from territory.finding
    where layer_id = ${layerId} and ${number}::int = any (rows) and state in ('open', 'excepted') for update`)
  const keyOf = (rule: unknown, rows: unknown) => `${String(rule)} ${(rows as readonly number[]).join(',')}`
  const old = new Map(
    known.rows.map((row) => [
      keyOf(row.rule, row.rows),
      { id: String(row.id), open: row.state === 'open', rule: row.rule as FindingRule },
    ]),
  )
  for (const each of found) {
    const before = old.get(keyOf(each.rule, each.rows))
    old.delete(keyOf(each.rule, each.rows))
    if (before === undefined)
      await tx.execute(sql`
        insert into territory.finding (id, office_id, layer_id, rule, severity, rows, terms, shape, tolerance)
        values (gen_random_uuid(), ${officeId}, ${layerId}, ${each.rule}, ${SEVERITY[each.rule]}, ${sql.param([...each.rows])}::int[],
          ${JSON.stringify(each.terms)}::jsonb, ${each.at}::geometry, ${each.tolerance})`)
    else if (before.open)
      await tx.execute(sql`
        update territory.finding set terms = ${JSON.stringify(each.terms)}::jsonb, shape = ${each.at}::geometry, version = version + 1
        where id = ${before.id}`)
  }
  const gone = [...old.values()].filter(({ open, rule }) => open && !OF_THE_WHOLE.includes(rule)).map(({ id }) => id)
  if (gone.length > 0)
    await tx.execute(sql`
      update territory.finding set state = 'repaired', settled_by = ${by ?? null}::uuid, settled_at = ${now}, version = version + 1
      where id = any (${sql.param(gone)}::uuid[])`)
  return found.map(({ rule }) => rule)
}

async function findingsOf(tx: WriteTx, layerId: Id, number: number): Promise<readonly Found[]> {
  const { overlapM2, thinness, sliverM2, sliverWidthM, manyPoints } = CHECK_TERMS
  const mine = sql`territory.feature f where f.layer_id = ${layerId} and f.number = ${number}`
  const checks: readonly (readonly [FindingRule, string | null, SQL])[] = [
    [
      'overlap',
      `${overlapM2} m²`,
      sql`select array[least(number, other), greatest(number, other)] as rows,
          jsonb_strip_nulls(jsonb_build_object('area', round(area::numeric, 2), 'code', code, 'other', other_code)) as terms, st_pointonsurface(shared) as at
        from (select number, other, code, other_code, shared, st_area(shared::geography) as area
          from (select f.number, o.number as other, f.code, o.code as other_code, st_collectionextract(st_intersection(f.shape, o.shape), 3) as shared
            from territory.feature f join territory.feature o on o.layer_id = f.layer_id and o.id <> f.id and o.shape && f.shape and st_dimension(o.shape) = 2
            where f.layer_id = ${layerId} and f.number = ${number} and st_dimension(f.shape) = 2
              and case when st_isvalid(o.shape) then st_relate(f.shape, o.shape, 'T********') else false end) as pairs
          where not st_isempty(shared)) as measured
        where area > ${overlapM2}`,
    ],
    [
      'sliver',
      `${sliverWidthM} m, ${sliverM2} m²`,
      sql`select array[number] as rows, jsonb_strip_nulls(jsonb_build_object('area', round(area::numeric, 2), 'width', round((2 * area / nullif(edge, 0))::numeric, 3), 'code', code)) as terms,
          st_pointonsurface(st_envelope(shape)) as at
        from (select f.number, f.code, f.shape, st_area(f.shape::geography) as area, st_perimeter(f.shape::geography) as edge from ${mine} and st_dimension(f.shape) = 2) as each
        where area < ${sliverM2} or (4 * pi() * area / nullif(edge * edge, 0) < ${thinness} and 2 * area / nullif(edge, 0) < ${sliverWidthM})`,
    ],
    [
      'outside',
      null,
      sql`select array[f.number] as rows, jsonb_strip_nulls(jsonb_build_object('code', f.code)) as terms, st_pointonsurface(st_envelope(f.shape)) as at
        from ${mine}
          and exists (select from ${KNOWN_LIMITS} l)
          and not exists (select from ${KNOWN_LIMITS} l where l.shape && f.shape and st_intersects(l.shape, f.shape))`,
    ],
    [
      'many_points',
      `${manyPoints} puntos`,
      sql`select array[f.number] as rows, jsonb_strip_nulls(jsonb_build_object('points', st_npoints(f.shape), 'code', f.code)) as terms, st_pointonsurface(st_envelope(f.shape)) as at
        from ${mine} and st_npoints(f.shape) > ${manyPoints}`,
    ],
    [
      'duplicate_shape',
      null,
      sql`select (select array_agg(o.number order by o.number) from territory.feature o where o.layer_id = f.layer_id and o.shape && f.shape and st_asbinary(o.shape) = st_asbinary(f.shape)) as rows,
          jsonb_build_object('count', (select count(*)::int from territory.feature o where o.layer_id = f.layer_id and o.shape && f.shape and st_asbinary(o.shape) = st_asbinary(f.shape))) as terms,
          st_pointonsurface(f.shape) as at
        from ${mine} and exists (select from territory.feature o where o.layer_id = f.layer_id and o.id <> f.id and o.shape && f.shape and st_asbinary(o.shape) = st_asbinary(f.shape))`,
    ],
  ]
  const found: Found[] = []
  for (const [rule, tolerance, question] of checks) {
    const answer = await tx.execute(
      sql`select rows, terms, encode(st_asewkb(at), 'hex') as at from (${question}) as q limit 200`,
    )
    for (const row of answer.rows)
      found.push({
        rule,
        tolerance,
        rows: row.rows as readonly number[],
        terms: row.terms as FindingTerms,
        at: row.at === null ? null : String(row.at),
      })
  }
  return found
}
