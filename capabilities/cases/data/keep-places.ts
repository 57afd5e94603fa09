import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type GroundAsked, pointsOnGround } from '../../territory/contract.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { CompiledDefinition } from '../rules/filing/compiled.ts'
import { nearnessOf, openPlaceOf, saidPlaceOf } from '../rules/register/open-place.ts'

const AT_ONCE = 5_000

/**
 * Keeps where authorised cases are, as near as the edition of each lets everybody know; of those that are not authorised, or of which
 * nothing nearer than the municipality may be told, nothing is kept. Parcels are looked for in what their layer opens to everybody.
 */
export async function keepPlaces(
  tx: WriteTx,
  editions: ReadonlyMap<Id, CompiledDefinition>,
  ids: readonly Id[],
): Promise<void> {
  const telling = [...editions].flatMap(([id, { definition }]) =>
    definition.openPlace === undefined || definition.againstDecision === true ? [] : [id],
  )
  if (telling.length === 0) return
  for (let at = 0; at < ids.length; at += AT_ONCE) await keepSome(tx, editions, telling, ids.slice(at, at + AT_ONCE))
}

async function keepSome(
  tx: WriteTx,
  editions: ReadonlyMap<Id, CompiledDefinition>,
  telling: readonly Id[],
  ids: readonly Id[],
): Promise<void> {
  const found = await tx.execute(sql`
    select f.id, f.definition_id, f.answers from cases.case_file f
    where f.id = any(${sql.param(ids)}::uuid[]) and f.ended_as in ('granted', 'conditioned')
      and f.definition_id = any(${sql.param(telling)}::uuid[])`)
  const asked: GroundAsked[] = []
  const nearness = new Map<Id, number>()
  for (const row of found.rows) {
    const compiled = editions.get(String(row.definition_id))
    const field = compiled?.definition.openPlace?.field
    if (compiled === undefined || field === undefined) continue
    const answers = row.answers as Answers
    const side = nearnessOf(compiled, answers)
    const said = saidPlaceOf(answers[field])
    if (side === undefined || said === undefined) continue
    nearness.set(String(row.id), side)
    asked.push({ id: String(row.id), ...said })
  }
  const points = await pointsOnGround(tx, asked)
  const rows = [...points].flatMap(([id, point]) => {
    const place = openPlaceOf(point, nearness.get(id))
    return place === undefined ? [] : [{ id: newId(), case_id: id, ...place }]
  })
  await tx.execute(sql`
    delete from cases.authorised_place where case_id = any(${sql.param(ids)}::uuid[])
      and case_id <> all(${sql.param(rows.map((row) => row.case_id))}::uuid[])`)
  await tx.execute(sql`
    insert into cases.authorised_place as kept (id, office_id, case_id, ended_on, longitude, latitude, metres)
    select r.id, f.office_id, r.case_id, f.ended_on, r.longitude, r.latitude, r.metres
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, case_id uuid, longitude float8, latitude float8, metres int)
    join cases.case_file f on f.id = r.case_id
    on conflict (case_id) do update set version = kept.version + 1, ended_on = excluded.ended_on, longitude = excluded.longitude,
      latitude = excluded.latitude, metres = excluded.metres`)
}
