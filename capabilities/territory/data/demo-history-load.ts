import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { DemoHistory } from '../demo-layers-deployment.ts'
import { toPast } from './apply-features.ts'

/** A past for the features of a demonstration: what was recorded when, what was corrected, and what is no longer there. */
export async function loadDemoHistory(
  tx: WriteTx,
  layerId: Id,
  { recordedOn, changes, withdrawn }: DemoHistory,
): Promise<void> {
  await tx.execute(sql`update territory.feature set recorded_at = ${noon(recordedOn)} where layer_id = ${layerId}`)
  for (const { code, changedOn, was, scaled, validFrom, note } of changes) {
    const which = sql`layer_id = ${layerId} and code = ${code}`
    // What it was is what it is, with other values and another size: written first, then kept as the past of what it is.
    await tx.execute(sql`
      insert into territory.feature_past (id, office_id, version, layer_id, feature_id, number, code, shape, attributes, recorded_at, replaced_at, how)
      select gen_random_uuid(), office_id, version, layer_id, id, number, code,
        case when st_dimension(shape) = 0 then shape else st_scale(shape, st_makepoint(${scaled}::float8, ${scaled}::float8), st_centroid(shape)) end,
        attributes || ${JSON.stringify(was)}::jsonb, recorded_at, ${noon(changedOn)}::timestamptz, 'changed'
      from territory.feature where ${which}`)
    await tx.execute(sql`
      update territory.feature set version = version + 1, recorded_at = ${noon(changedOn)}, note = ${note}, valid_from = ${validFrom ?? null}::date
      where ${which}`)
  }
  for (const { code, on, validUntil, note } of withdrawn) {
    const which = sql`(select id from territory.feature where layer_id = ${layerId} and code = ${code}) as which`
    await tx.execute(toPast(which, 'removed', { now: noon(on), by: undefined, note, validUntil }))
    await tx.execute(sql`delete from territory.feature where layer_id = ${layerId} and code = ${code}`)
    await tx.execute(sql`update territory.layer set feature_count = feature_count - 1 where id = ${layerId}`)
  }
}

/** Midday in Central America. */
function noon(day: string): string {
  return `${day}T18:00:00.000Z`
}
