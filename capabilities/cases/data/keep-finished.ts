import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { COUNT_AGAIN } from '../filing-permissions.ts'
import { countedFinished, countingOf } from './finished-cases.ts'
import { keepPlaces } from './keep-places.ts'

/** Keeps what cases that have ended came to, and where everybody may know that they are; who ends one calls it in the same transaction. */
export async function keepFinished(tx: WriteTx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const counting = await countingOf(tx)
  const rows = [...(await countedFinished(tx, counting, ids)).values()].map((each) => ({
    id: newId(),
    case_id: each.id,
    ended_on: each.endedOn,
    unit: each.unit ?? null,
    use: each.use ?? null,
    resolved: each.resolved,
    authorised: each.authorised,
    entries: each.entries ?? 1,
    office_days: each.days?.office ?? null,
    applicant_days: each.days?.applicant ?? null,
    other_days: each.days?.others ?? null,
    in_term: each.inTerm ?? null,
    in_law: each.inLaw ?? false,
    area: each.area ?? null,
    investment: each.investment ?? null,
    steps: each.steps,
  }))
  await tx.execute(sql`
    insert into cases.finished_case as kept (id, office_id, case_id, ended_on, unit, use, resolved, authorised, entries, office_days,
      applicant_days, other_days, in_term, in_law, area, investment, steps, counted_with)
    select r.id, f.office_id, r.case_id, r.ended_on, r.unit, r.use, r.resolved, r.authorised, r.entries, r.office_days,
      r.applicant_days, r.other_days, r.in_term, r.in_law, r.area, r.investment, r.steps, ${counting.mark}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, case_id uuid, ended_on date, unit text, use text,
      resolved boolean, authorised boolean, entries int, office_days int, applicant_days int, other_days int, in_term boolean,
      in_law boolean, area float8, investment float8, steps jsonb)
    join cases.case_file f on f.id = r.case_id
    on conflict (case_id) do update set version = kept.version + 1, ended_on = excluded.ended_on, unit = excluded.unit,
      use = excluded.use, resolved = excluded.resolved, authorised = excluded.authorised, entries = excluded.entries,
      office_days = excluded.office_days, applicant_days = excluded.applicant_days, other_days = excluded.other_days,
      in_term = excluded.in_term, in_law = excluded.in_law, area = excluded.area, investment = excluded.investment,
      steps = excluded.steps, counted_with = excluded.counted_with`)
  await keepPlaces(tx, counting.editions, ids)
}

const countFinishedInput = z.object({ after: z.uuid().optional(), most: z.int().min(1).max(10_000).default(2_000) })

/**
 * Counts anew what ended cases came to, where that was never kept or was counted with another calendar than today's: some at a time.
 * Nothing of a case changes by it, and until it has run statistics count those cases from their ledgers.
 */
export const countFinishedAgain: Command<
  z.infer<typeof countFinishedInput>,
  { readonly counted: number; readonly last?: Id }
> = {
  id: 'cases.count_finished_again',
  title: { es: 'Contar de nuevo los días de los expedientes terminados', en: 'Count the days of ended cases anew' },
  input: countFinishedInput,
  permission: COUNT_AGAIN,
  async run(tx, _ctx, { after, most }) {
    const { mark } = await countingOf(tx)
    const found = await tx.execute(sql`
      select f.id from cases.case_file f
      left join cases.finished_case k on k.case_id = f.id and k.counted_with = ${mark} and k.ended_on = f.ended_on
      where f.ended_as is not null and k.id is null and (${after ?? null}::uuid is null or f.id > ${after ?? null}::uuid)
      order by f.id limit ${most}`)
    const ids = found.rows.map(({ id }) => String(id))
    await keepFinished(tx, ids)
    const last = ids.length < most ? undefined : ids.at(-1)
    return {
      ok: true,
      value: { output: { counted: ids.length, ...(last === undefined ? {} : { last }) }, changes: [] },
    }
  },
}
