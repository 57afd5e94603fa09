import { sql } from 'drizzle-orm'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { ImportReading } from '../model.ts'
import type { FindingRule } from '../rules/layers/check-terms.ts'
import { type Checked, inPart, keepFindings, type RowPart } from './keep-findings.ts'
import { type Extent, nearBy, swappedAxes } from './place-extent.ts'

const ABOUT_ALL = ['swapped', 'out_of_range', 'far_away', 'ring_order'] as const satisfies readonly FindingRule[]
type AboutAll = (typeof ABOUT_ALL)[number]

/**
 * Where the whole lies: out of the world, with its axes swapped, far from the ground that is known here, or with its rings the other
 * way round. Seen a part at a time, and told once: each is a finding about the file, not about a feature.
 */
export function watchPlacement(own: Checked, reading: ImportReading, extent: Extent | undefined) {
  const { id, terms } = own
  const seen: Record<AboutAll, { count: number; rows: number[] }> = {
    swapped: { count: 0, rows: [] },
    out_of_range: { count: 0, rows: [] },
    far_away: { count: 0, rows: [] },
    ring_order: { count: 0, rows: [] },
  }
  let features = 0
  const swapped = extent === undefined ? sql`false` : swappedAxes(extent, terms.nearDegrees)
  const near = extent === undefined ? sql`true` : sql`shape && ${nearBy(extent, terms.nearDegrees)}`
  // GeoJSON asks for it (RFC 7946 §3.1.6); a Shapefile asks for the opposite, and both are read as they are.
  const clockwise =
    reading.format === 'geojson'
      ? sql`case when st_dimension(shape) = 2 and not st_ispolygonccw(shape) then st_isvalid(shape) else false end`
      : sql`false`

  async function see(tx: WriteTx, part: RowPart): Promise<void> {
    const found = await tx.execute(sql`
      with each as materialized (
        select row, ${swapped} as swapped, ${near} as near, ${clockwise} as ring_order,
          st_xmin(shape) < -180 or st_xmax(shape) > 180 or st_ymin(shape) < -90 or st_ymax(shape) > 90 as nowhere
        from territory.imported_feature where ${inPart(id, part)}),
      judged as (
        select row, swapped, nowhere and not swapped as out_of_range, not near and not swapped and not nowhere as far_away, ring_order from each)
      select (select count(*) from each)::int as features, ${sql.join(
        ABOUT_ALL.map(
          (rule) => sql`count(*) filter (where ${sql.identifier(rule)})::int as ${sql.identifier(rule)},
            (array_agg(row order by row) filter (where ${sql.identifier(rule)}))[1:${terms.namedRows}] as ${sql.identifier(`${rule}_rows`)}`,
        ),
        sql`, `,
      )} from judged`)
    const row = found.rows[0] ?? {}
    features += Number(row.features ?? 0)
    for (const rule of ABOUT_ALL) {
      seen[rule].count += Number(row[rule] ?? 0)
      if (seen[rule].rows.length < terms.namedRows)
        seen[rule].rows.push(...((row[`${rule}_rows`] as number[] | null) ?? []))
    }
  }

  async function keep(tx: WriteTx): Promise<void> {
    const tolerance: Readonly<Partial<Record<AboutAll, string>>> = {
      swapped: `${terms.nearDegrees}°`,
      far_away: `${terms.nearDegrees}°`,
    }
    for (const rule of ABOUT_ALL) {
      const { count, rows } = seen[rule]
      // Some features beyond the border are a layer's own business; when most are, the reference system is not the right one.
      if (count === 0 || (rule === 'far_away' && count * 2 <= features)) continue
      await keepFindings(
        tx,
        own,
        rule,
        tolerance[rule] ?? null,
        sql`select ${sql.param(rows.slice(0, terms.namedRows))}::int[], ${JSON.stringify({ count, crs: reading.crs?.code ?? 4326 })}::jsonb, null::geometry`,
      )
    }
  }
  return { see, keep }
}
