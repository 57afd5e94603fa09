import { sql } from 'drizzle-orm'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Checked, keepFindings } from './keep-findings.ts'

/** One of so many shares into which everything falls by what is compared, so that equals are always in the same one. */
export interface Share {
  readonly nr: number
  readonly of: number
}

/** Rows of one share: what a statement sorts well within its time. */
const IN_SHARE = 100_000

export function shares(rows: number): readonly Share[] {
  const of = Math.max(1, Math.ceil(rows / IN_SHARE))
  return Array.from({ length: of }, (_, nr) => ({ nr, of }))
}

export function within(text: ReturnType<typeof sql>, { nr, of }: Share) {
  return of === 1 ? sql`true` : sql`abs(hashtext(${text})::bigint) % ${of} = ${nr}`
}

/**
 * The same shape more than once, one finding for each set. Equal shapes begin at the same place in the west: by that, which
 * stands in front of each shape, the shares are made, so that each shape is read whole once and not once for each share.
 */
export async function sameShapes(tx: WriteTx, own: Checked, share: Share): Promise<void> {
  await keepFindings(
    tx,
    own,
    'duplicate_shape',
    null,
    sql`select rows, jsonb_build_object('count', n), (select st_pointonsurface(shape) from territory.imported_feature where import_id = ${own.id} and row = rows[1])
      from (select (array_agg(row order by row))[1:${own.terms.namedRows}] as rows, count(*)::int as n
        from (select row, md5(st_asbinary(shape)) as shape_key from territory.imported_feature
          where import_id = ${own.id} and ${within(sql`coalesce(st_xmin(shape)::text, '')`, share)} offset 0) as keyed
        group by shape_key having count(*) > 1 order by min(row) limit ${own.terms.keptOfRule}) as twins`,
  )
}

export async function sameCodes(tx: WriteTx, own: Checked, share: Share): Promise<void> {
  await keepFindings(
    tx,
    own,
    'duplicate_code',
    null,
    sql`select (array_agg(row order by row))[1:${own.terms.namedRows}], jsonb_build_object('count', count(*)::int, 'code', code), null::geometry
      from territory.imported_feature where import_id = ${own.id} and code is not null and ${within(sql`code`, share)}
      group by code having count(*) > 1 order by min(row) limit ${own.terms.keptOfRule}`,
  )
}
