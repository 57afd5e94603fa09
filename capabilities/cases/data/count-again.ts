import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WorkingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { COUNT_AGAIN } from '../filing-permissions.ts'
import type { Ledger } from '../rules/clock/ledger.ts'
import { type ClockState, readClock } from '../rules/clock/reading.ts'
import { RECOUNT } from '../rules/clock/recount.ts'
import { tellCases } from './case-news.ts'
import { entryOf } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { CASE } from './move-case.ts'

export const countAgainInput = z.object({
  /** The last case of the step before. */
  after: z.uuid().optional(),
  /** How many cases at most. */
  most: z.int().min(1).max(10_000).default(2_000),
})

export interface CountedAgain {
  /** To go on after it; absent when there are no more. */
  readonly last?: Id
  readonly counted: number
  /** Cases whose due date is another one now. */
  readonly moved: number
}

/**
 * Counts the terms of open cases anew, with the calendar as it stands and as of today: some at a time, so that whoever works on one
 * waits no longer than for a step. What changed a due date is written in the case's history; the truth stays the ledger, which
 * is not touched. Twice does no harm.
 */
export const countAgain: Command<z.infer<typeof countAgainInput>, CountedAgain> = {
  id: 'cases.count_again',
  title: { es: 'Contar de nuevo los plazos de los expedientes abiertos', en: 'Count the terms of open cases anew' },
  input: countAgainInput,
  permission: COUNT_AGAIN,
  async run(tx, ctx, { after, most }) {
    const open = await holdOpen(tx, after, most)
    const ledgers = await ledgersOf(
      tx,
      open.map(({ id }) => id),
    )
    const terms = termsKnown(tx)
    const now: Counted[] = []
    for (const held of open) {
      const { term, calendar } = await terms(held)
      if (term === undefined || calendar === undefined) continue
      const read = readClock(ledgers.get(held.id) ?? [], term, calendar, ctx.today)
      // A ledger that cannot be read was kept by nobody: what the case says of itself stays as it was.
      if (!read.ok) continue
      const { state, due } = read.value
      if (state !== held.state || due !== held.due) now.push({ held, state, due })
    }
    await keep(tx, now)
    tellCases(
      tx,
      now.map(({ held }) => held.number),
    )
    const moved = now.filter(({ held, due }) => held.due !== undefined && due !== undefined && held.due !== due)
    await writeDown(tx, ctx, moved)
    const last = open.at(-1)?.id
    const changes: Change[] = moved.map(({ held, due }) => ({
      kind: CASE,
      id: held.id,
      label: held.number,
      before: { due: held.due ?? '' },
      after: { due: due ?? '' },
    }))
    const output = { ...(open.length < most || last === undefined ? {} : { last }), counted: open.length }
    return { ok: true, value: { output: { ...output, moved: moved.length }, changes } }
  },
}

interface Held {
  readonly id: Id
  readonly number: string
  readonly definitionId: Id
  readonly jurisdiction: string | undefined
  readonly state: string
  readonly due: string | undefined
}

interface Counted {
  readonly held: Held
  readonly state: ClockState
  readonly due: string | undefined
}

/** In the order of their ids, so that two who do this never wait for each other in a ring. */
async function holdOpen(tx: WriteTx, after: Id | undefined, most: number): Promise<readonly Held[]> {
  const found = await tx.execute(sql`
    select id, number, definition_id, jurisdiction, clock_state, due_on from cases.case_file
    where ended_as is null and clock_state is not null and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
    order by id limit ${most} for update`)
  return found.rows.map((row) => ({
    id: String(row.id),
    number: String(row.number),
    definitionId: String(row.definition_id),
    jurisdiction: row.jurisdiction === null ? undefined : String(row.jurisdiction),
    state: String(row.clock_state),
    due: row.due_on === null ? undefined : String(row.due_on),
  }))
}

async function ledgersOf(tx: WriteTx, ids: readonly Id[]): Promise<ReadonlyMap<Id, Ledger>> {
  const ledgers = new Map<Id, Ledger[number][]>()
  if (ids.length === 0) return ledgers
  const found = await tx.execute(sql`
    select case_id, kind, on_day, at, role, rule, reason, citation, awaits, answer_within, extended_by, outcome
    from cases.clock_entry where case_id = any(${sql.param(ids)}::uuid[]) order by case_id, sequence`)
  for (const row of found.rows) {
    const id = String(row.case_id)
    const ledger = ledgers.get(id)
    if (ledger === undefined) ledgers.set(id, [entryOf(row)])
    else ledger.push(entryOf(row))
  }
  return ledgers
}

/** Term and calendar of an edition where a case is, each looked up once. */
function termsKnown(tx: WriteTx) {
  const calendars = new Map<string, Promise<WorkingCalendar | undefined>>()
  return async ({ definitionId, jurisdiction }: Held) => {
    const { term, calendar: code } = (await compiledEdition(tx, definitionId, jurisdiction)).definition
    let calendar = calendars.get(code)
    if (calendar === undefined) {
      calendar = calendarOf(tx, code)
      calendars.set(code, calendar)
    }
    return { term, calendar: await calendar }
  }
}

/** The version stays: who has the case open and acts on it has missed nothing of what people did. */
async function keep(tx: WriteTx, now: readonly Counted[]): Promise<void> {
  if (now.length === 0) return
  await tx.execute(sql`
    update cases.case_file as kept set clock_state = n.state, due_on = n.due
    from unnest(${sql.param(now.map(({ held }) => held.id))}::uuid[], ${sql.param(now.map(({ state }) => state))}::text[],
      ${sql.param(now.map(({ due }) => due ?? null))}::date[]) as n (id, state, due)
    where kept.id = n.id`)
}

/** In the history of each case: from which day to which, by the calendar and by nobody. */
async function writeDown(tx: WriteTx, ctx: Ctx, moved: readonly Counted[]): Promise<void> {
  if (moved.length === 0) return
  await tx.execute(sql`
    insert into cases.case_event (id, office_id, case_id, sequence, at, on_day, role, action, payload)
    select n.id, f.office_id, f.id,
      (select coalesce(max(e.sequence), 0) + 1 from cases.case_event e where e.case_id = f.id),
      ${ctx.now}, ${ctx.today}, 'clock', ${RECOUNT}, jsonb_build_object('from', n.before, 'to', n.after)
    from unnest(${sql.param(moved.map(() => newId()))}::uuid[], ${sql.param(moved.map(({ held }) => held.id))}::uuid[],
      ${sql.param(moved.map(({ held }) => held.due ?? null))}::text[], ${sql.param(moved.map(({ due }) => due ?? null))}::text[])
      as n (id, case_id, before, after)
    join cases.case_file f on f.id = n.case_id`)
}
