import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { fromDayNumber, toDayNumber } from '../../../kernel/day-number.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { instantOf } from '../demo-cases.ts'
import { madeCases } from '../made-cases.ts'
import { archivedFrom } from '../rules/appeal/appeal.ts'
import { CLOCK } from '../rules/flow/roles.ts'
import { calendarOf } from './compiled-editions.ts'
import { allEditions, editionOf } from './editions.ts'
import { saveMadeCases } from './load-made-cases.ts'

interface Aftermath {
  readonly officeId: Id
  readonly officeCode: string
  readonly accounts: readonly Id[]
  readonly today: CivilDate
}

/**
 * What happens to some cases of a demonstration once they were decided, or while another body lets them wait: appeals, opinions that
 * do not arrive, the archive. So that no page of the engine stands empty. How many cases it added.
 */
export async function loadAftermath(tx: WriteTx, of: Aftermath): Promise<number> {
  await addOpinions(tx, of)
  const appeals = await addAppeals(tx, of)
  await archiveOld(tx, of)
  return appeals
}

/** Against the latest decision, where the appeal is open, and against one that was denied or conditioned a while ago. */
async function addAppeals(tx: WriteTx, of: Aftermath): Promise<number> {
  const editions = await allEditions(tx)
  const edition = [...editions].find(([, { definition }]) => definition.againstDecision === true)
  if (edition === undefined) return 0
  const [id, compiled] = edition
  const calendar = await calendarOf(tx, compiled.definition.calendar)
  if (calendar === undefined) return 0
  const decided = (which: SQL, order: SQL) =>
    tx.execute(sql`
      select c.id, c.number, c.ended_on from cases.case_file c join cases.definition d on d.id = c.definition_id
      where c.demo and c.office_id = ${of.officeId} and d.content -> 'appeal' ->> 'procedure' = ${compiled.definition.code} and ${which}
      order by ${order}, c.number limit 1`)
  const month = sql`${of.today}::date - 30`
  const latest = await decided(
    sql`c.ended_as in ('granted', 'conditioned', 'denied') and c.ended_on > ${month}`,
    sql`c.ended_on desc`,
  )
  const earlier = await decided(
    sql`c.ended_as in ('conditioned', 'denied') and c.ended_on between ${month} - 370 and ${month}`,
    sql`c.ended_as desc, c.ended_on desc`,
  )
  let added = 0
  for (const [nth, row] of [...latest.rows, ...earlier.rows].entries()) {
    const filed = fromDayNumber(Math.min(toDayNumber(String(row.ended_on)) + 3, toDayNumber(of.today)))
    const seed = `appeal-${nth}`
    const made = madeCases({
      ...{ seed, count: 1, editions: [{ id, compiled, calendar }], from: filed, today: filed, jurisdictions: [] },
      until: of.today,
    }).map((each) => ({
      ...each,
      answers: { ...each.answers, case: String(row.number), resolution: `R-${String(row.number)}` },
    }))
    const [appeal] = await saveMadeCases(tx, { ...of, seed }, made)
    await tx.execute(sql`update cases.case_file set appeals_id = ${String(row.id)} where id = ${appeal ?? null}::uuid`)
    added += made.length
  }
  return added
}

/** Asked of bodies that are not named: one late, one within its time, in cases that are open. */
async function addOpinions(tx: WriteTx, { officeId, accounts, today }: Aftermath): Promise<void> {
  const open = await tx.execute(sql`
    select id from cases.case_file where demo and office_id = ${officeId} and ended_as is null
      and procedure = 'permiso-de-construccion' and filed_on < ${today}::date order by filed_on, number limit 2`)
  const day = (days: number) => fromDayNumber(toDayNumber(today) + days)
  const rows = open.rows.map(({ id }, nth) => ({
    id: newId(),
    case_id: id,
    number: 1,
    asked_of: nth === 0 ? 'Autoridad ambiental (demostración)' : 'Empresa de agua (demostración)',
    question: nth === 0 ? '¿El proyecto necesita un permiso ambiental?' : '¿Hay agua para este consumo?',
    asked_on: nth === 0 ? day(-21) : day(-4),
    asked_at: instantOf(nth === 0 ? day(-21) : day(-4), 1),
    due_on: nth === 0 ? day(-7) : day(9),
  }))
  await tx.execute(sql`
    insert into cases.opinion (id, office_id, case_id, number, asked_of, question, asked_at, asked_on, asked_by, due_on)
    select id, ${officeId}::uuid, case_id, number, asked_of, question, asked_at, asked_on, ${accounts[0] ?? null}::uuid, due_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, case_id uuid, number int, asked_of text, question text,
      asked_at timestamptz, asked_on date, due_on date)
    on conflict (case_id, number) do nothing`)
}

const MOST_ARCHIVED = 40

/** Ended cases that would have gone to the archive by now, on the day on which they would; the oldest first. */
async function archiveOld(tx: WriteTx, { officeId, today }: Aftermath): Promise<void> {
  const editions = await allEditions(tx)
  const ended = await tx.execute(sql`
    select c.id, c.definition_id, c.jurisdiction, c.ended_on from cases.case_file c
    join cases.definition d on d.id = c.definition_id and jsonb_exists(d.content, 'archive')
    where c.demo and c.office_id = ${officeId} and c.ended_as is not null and c.archived_on is null
      and not exists (select from cases.case_file a where a.appeals_id = c.id)
    order by c.ended_on, c.number limit ${MOST_ARCHIVED}`)
  const rows: { readonly case_id: string; readonly id: Id; readonly on: CivilDate; readonly at: string }[] = []
  for (const row of ended.rows) {
    const definition = editionOf(editions, row)?.definition
    const calendar = definition === undefined ? undefined : await calendarOf(tx, definition.calendar)
    if (definition === undefined || calendar === undefined) continue
    const on = archivedFrom(definition, calendar, { endedOn: String(row.ended_on), notifiedOn: [], appeals: [] })
    if (on !== undefined && on <= today) rows.push({ case_id: String(row.id), id: newId(), on, at: instantOf(on, 2) })
  }
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, case_id uuid, "on" date, at timestamptz)`
  await tx.execute(sql`update cases.case_file c set archived_on = r."on" from ${given} where c.id = r.case_id`)
  await tx.execute(sql`
    insert into cases.case_event (id, office_id, case_id, sequence, at, on_day, role, action)
    select r.id, ${officeId}::uuid, r.case_id, 1 + (select coalesce(max(e.sequence), 0) from cases.case_event e
      where e.case_id = r.case_id), r.at, r."on", ${CLOCK}, 'archive' from ${given}`)
}
