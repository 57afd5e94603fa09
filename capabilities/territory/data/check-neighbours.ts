import { sql } from 'drizzle-orm'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Checked, keepFindings, type RowPart } from './keep-findings.ts'
import { KNOWN_LIMITS } from './known-limits.ts'

/**
 * Polygons of a part of the rows that share ground with a later one. The neighbours come from the index of shapes and from nothing
 * else (`offset 0`): the planner, which knows nothing yet of a file just read, would compare all with all. Pairs of which even the
 * boxes share too little, and those that only touch, fall out before anything is cut. Invalid shapes are left out: they have a
 * finding of their own, and cannot be cut; whether a shape is valid is asked once and not for each of its neighbours.
 */
export async function overlapsOf(tx: WriteTx, own: Checked, { from, to }: RowPart): Promise<void> {
  const { id, terms } = own
  await keepFindings(
    tx,
    own,
    'overlap',
    `${terms.overlapM2} m²`,
    sql`select array[one, other], jsonb_strip_nulls(jsonb_build_object('area', round(area::numeric, 2), 'code', code, 'other', other_code)), st_pointonsurface(shared)
      from (select one, other, code, other_code, shared, st_area(shared::geography) as area
        from (
          with part as materialized (
            select row, code, shape from territory.imported_feature
            where import_id = ${id} and row > ${from} and row <= ${to} and st_dimension(shape) = 2 and st_ymin(shape) >= -90 and st_ymax(shape) <= 90),
          pairs as materialized (
            select a.row as one, a.code, a.shape, b.row as other, b.code as other_code, b.shape as other_shape
            from part a
            cross join lateral (select import_id, row, code, shape from territory.imported_feature where shape && a.shape offset 0) as b
            where b.import_id = ${id} and b.row > a.row and st_dimension(b.shape) = 2
              and (least(st_xmax(a.shape), st_xmax(b.shape)) - greatest(st_xmin(a.shape), st_xmin(b.shape)))
                * (least(st_ymax(a.shape), st_ymax(b.shape)) - greatest(st_ymin(a.shape), st_ymin(b.shape)))
                * ${SQUARE_DEGREE}::float8 * cos(radians(st_ymin(a.shape))) > ${terms.overlapM2 / 2}::float8),
          sound as materialized (
            select row from (
              select distinct on (row) row, shape
              from (select one as row, shape from pairs union all select other, other_shape from pairs) as each order by row) as once
            where st_isvalid(shape))
          select one, other, code, other_code, st_collectionextract(st_intersection(shape, other_shape), 3) as shared
          from pairs join sound s on s.row = pairs.one join sound t on t.row = pairs.other
          where st_relate(shape, other_shape, 'T********')) as cut
        where not st_isempty(shared)) as measured
      where area > ${terms.overlapM2} order by one, other`,
  )
}

/** m² of a square degree at the equator. */
export const SQUARE_DEGREE = 12_392_029_000

/** Features that touch none of the places whose limits are known from more than a drawing. While all are schematic, none is judged. */
export async function findOutside(tx: WriteTx, own: Checked, { from, to }: RowPart): Promise<void> {
  const { id } = own
  await keepFindings(
    tx,
    own,
    'outside',
    null,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('code', code)), st_pointonsurface(st_envelope(shape))
      from territory.imported_feature f
      where f.import_id = ${id} and f.row > ${from} and f.row <= ${to}
        and exists (select from ${KNOWN_LIMITS} l)
        and case when st_isvalid(f.shape) then not exists (select from ${KNOWN_LIMITS} l
            where l.shape && f.shape and st_intersects(l.shape, f.shape)) else false end
      order by row`,
  )
}
