import { sql } from 'drizzle-orm'
import type { WriteTx } from '../../../platform/database/database.ts'
import { SQUARE_DEGREE } from './check-neighbours.ts'
import { type Checked, inPart, keepFindings, type RowPart } from './keep-findings.ts'

export async function invalidShapes(tx: WriteTx, own: Checked, part: RowPart): Promise<void> {
  await keepFindings(
    tx,
    own,
    'invalid',
    null,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('reason', (detail).reason, 'code', code)), (detail).location
      from (select row, code, st_isvaliddetail(shape) as detail from territory.imported_feature
        where ${inPart(own.id, part)} and st_dimension(shape) > 0) as each
      where not (detail).valid order by row`,
  )
}

/** Whoever crosses the 180th meridian without being cut there, or has one coordinate far from the others, lies around the whole Earth. */
export async function wideShapes(tx: WriteTx, own: Checked, part: RowPart): Promise<void> {
  await keepFindings(
    tx,
    own,
    'too_wide',
    '180°',
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('west', st_xmin(shape), 'east', st_xmax(shape), 'code', code)), null::geometry
      from territory.imported_feature where ${inPart(own.id, part)} and st_xmax(shape) - st_xmin(shape) > 180
        and st_xmin(shape) >= -180 and st_xmax(shape) <= 180 order by row`,
  )
}

export async function heavyShapes(tx: WriteTx, own: Checked, part: RowPart): Promise<void> {
  await keepFindings(
    tx,
    own,
    'many_points',
    `${own.terms.manyPoints} puntos`,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('points', st_npoints(shape), 'code', code)), st_pointonsurface(st_envelope(shape))
      from territory.imported_feature where ${inPart(own.id, part)} and st_npoints(shape) > ${own.terms.manyPoints}`,
  )
  await keepFindings(
    tx,
    own,
    'repeated_points',
    null,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('points', st_npoints(shape) - st_npoints(st_removerepeatedpoints(shape)), 'code', code)),
        st_pointonsurface(st_envelope(shape))
      from territory.imported_feature where ${inPart(own.id, part)} and st_dimension(shape) > 0
        and st_npoints(shape) > st_npoints(st_removerepeatedpoints(shape))`,
  )
}

/** Of those that are not near to it on the plane nothing is measured: what degrees get wrong is far less than this. */
const ROOM = 4

/** Long and thin: an edge drawn twice, not a piece of ground. Measured on the ellipsoid, once the plane says that it may be one. */
export async function slivers(tx: WriteTx, own: Checked, part: RowPart): Promise<void> {
  const { thinness, sliverM2, sliverWidthM } = own.terms
  await keepFindings(
    tx,
    own,
    'sliver',
    `${sliverWidthM} m, ${sliverM2} m²`,
    sql`select array[row], jsonb_strip_nulls(jsonb_build_object('area', round(area::numeric, 2), 'width', round((2 * area / nullif(edge, 0))::numeric, 3), 'code', code)),
        st_pointonsurface(st_envelope(shape))
      from (select row, code, shape, st_area(shape::geography) as area, st_perimeter(shape::geography) as edge
        from (select row, code, shape, st_area(shape) as flat_area, st_perimeter(shape) as flat_edge
          from territory.imported_feature where ${inPart(own.id, part)} and st_dimension(shape) = 2
            and st_ymin(shape) >= -90 and st_ymax(shape) <= 90 offset 0) as flat
        where (flat_area * ${SQUARE_DEGREE}::float8 * greatest(cos(radians(st_ymin(shape))), 0.01) < ${ROOM * sliverM2}::float8
            or 4 * pi() * flat_area < ${ROOM * thinness}::float8 * flat_edge * flat_edge)
          and st_isvalid(shape)) as each
      where area < ${sliverM2} or (4 * pi() * area / nullif(edge * edge, 0) < ${thinness} and 2 * area / nullif(edge, 0) < ${sliverWidthM})
      order by row`,
  )
}
