import { sql } from 'drizzle-orm'
import type { Text } from '../../../kernel/text.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Checked, keepFindings } from './keep-findings.ts'

/**
 * Polygons of a part of the rows that share ground with a later one. The index gives the neighbours; those that only touch fall out
 * before anything is cut. Invalid shapes are left out: they have a finding of their own, and cannot be cut.
 */
export async function overlapsOf(tx: WriteTx, own: Checked, from: number, to: number): Promise<void> {
  const { id, terms } = own
  await keepFindings(
    tx,
    own,
    'overlap',
    `${terms.overlapM2} m²`,
    sql`select array[one, other], jsonb_strip_nulls(jsonb_build_object('area', round(area::numeric, 2), 'code', code, 'other', other_code)), st_pointonsurface(shared)
      from (select one, other, code, other_code, shared, st_area(shared::geography) as area
        from (select a.row as one, b.row as other, a.code, b.code as other_code, st_collectionextract(st_intersection(a.shape, b.shape), 3) as shared
          from territory.imported_feature a
          join territory.imported_feature b on b.import_id = a.import_id and b.row > a.row and b.shape && a.shape and st_dimension(b.shape) = 2
          where a.import_id = ${id} and a.row > ${from} and a.row <= ${to} and st_dimension(a.shape) = 2
            and st_ymin(a.shape) >= -90 and st_ymax(a.shape) <= 90
            and case when st_isvalid(a.shape) and st_isvalid(b.shape) then st_relate(a.shape, b.shape, 'T********') else false end) as pairs
        where not st_isempty(shared)) as measured
      where area > ${terms.overlapM2} order by one, other`,
  )
}

/** Holes between polygons of which somebody says that they cover their ground. */
export async function findGaps(tx: WriteTx, own: Checked): Promise<readonly Text[]> {
  const { id, terms } = own
  await keepFindings(
    tx,
    own,
    'gap',
    `${terms.gapM2} m²`,
    sql`select array(select n.row from territory.imported_feature n where n.import_id = ${id} and n.shape && hole and st_intersects(n.shape, hole) order by n.row limit 10),
        jsonb_build_object('area', round(area::numeric, 2)), st_pointonsurface(hole)
      from (select hole, st_area(hole::geography) as area
        from (select st_makepolygon(st_exteriorring((ring).geom)) as hole
          from (select st_dumprings((st_dump(whole)).geom) as ring
            from (select st_union(shape) as whole from territory.imported_feature
              where import_id = ${id} and st_dimension(shape) = 2 and st_isvalid(shape)) as united) as rings
          where (ring).path[1] > 0) as holes) as measured
      where area > ${terms.gapM2} order by area desc limit ${terms.keptOfRule}`,
  )
  return []
}

/** Features that touch none of the places whose limits are known from more than a drawing. While all are schematic, none is judged. */
export async function findOutside(tx: WriteTx, own: Checked, from: number, to: number): Promise<void> {
  const { id } = own
  await keepFindings(
    tx,
    own,
    'outside',
    null,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('code', code)), st_pointonsurface(st_envelope(shape))
      from territory.imported_feature f
      where f.import_id = ${id} and f.row > ${from} and f.row <= ${to}
        and exists (select from territory.place_state where replaced_at is null and shape_status in ('official', 'unofficial') and shape is not null)
        and case when st_isvalid(f.shape) then not exists (select from territory.place_state p
            where p.replaced_at is null and p.shape_status in ('official', 'unofficial')
              and p.shape && f.shape and st_intersects(p.shape, f.shape)) else false end
      order by row`,
  )
}
