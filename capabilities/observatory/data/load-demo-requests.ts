import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { demoRequestsFile } from '../requests-deployment.ts'
import { DATA_REQUEST } from './request-store.ts'

/** Requests of a demonstration, once; they remind nobody. */
export async function loadDemoRequests(
  tx: WriteTx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, demoRequestsFile)
  if (!file.ok) return file
  const there = await tx.execute(
    sql`select 1 from observatory.data_request where office_id = ${officeId} and demo limit 1`,
  )
  if (there.rows.length > 0) return { ok: true, value: [] }
  const changes: Change[] = []
  for (const data of file.value?.value.requests ?? []) {
    const id = newId()
    const made = await tx.execute(sql`
      insert into observatory.data_request (id, office_id, institution, asked_office, indicator_id, period, asked_on, due_on, remark,
        state, closed_on, closed_note, batch_id, demo)
      select ${id}::uuid, ${officeId}::uuid, ${data.institution}, ${data.askedOffice}, i.id, ${data.period}, ${data.askedOn}::date,
        ${data.dueOn}::date, ${data.remark}, ${data.state}, ${data.closedOn ?? null}::date, ${data.closedNote},
        (select id from observatory.batch where code = ${data.batch ?? null}::text limit 1), true
      from observatory.indicator i where i.code = ${data.indicator} returning id`)
    const after = { institution: data.institution, indicator: data.indicator, period: data.period }
    if (made.rows.length > 0) changes.push({ kind: DATA_REQUEST, id, label: data.institution, after })
  }
  return { ok: true, value: changes }
}
