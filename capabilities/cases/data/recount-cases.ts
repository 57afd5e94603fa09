import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { readCalendars } from '../../../platform/calendar/data/calendars.ts'
import { CALENDAR_CHANGED } from '../../../platform/calendar/events.ts'
import { calendarChain, type WorkingCalendar, workingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { Subscription } from '../../../platform/events/subscription.ts'
import { defineJob, enqueue, type Job } from '../../../platform/jobs/jobs.ts'
import { readClock } from '../rules/clock/reading.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { entryOf } from './case-store.ts'

const AT_ONCE = 1000

interface Recounted {
  readonly last: string | undefined
  readonly changed: number
}

/**
 * Reads the clock of so many open cases after one of them, with the calendars in force, and writes down what lists are ordered by.
 * The ledgers stay as they are: they are the truth.
 */
export async function recountAfter(tx: WriteTx, today: string, after: string | undefined): Promise<Recounted> {
  const found = await tx.execute(sql`
    select f.id, f.definition_id, (
      select jsonb_agg(to_jsonb(e) order by e.sequence) from cases.clock_entry e where e.case_id = f.id) as entries
    from cases.case_file f where f.ended_as is null and f.clock_state is not null and (${after ?? null}::uuid is null or f.id > ${after ?? null}::uuid)
    order by f.id limit ${AT_ONCE} for update of f`)
  if (found.rows.length === 0) return { last: undefined, changed: 0 }
  const ids = [...new Set(found.rows.map((row) => String(row.definition_id)))]
  const editions = await tx.execute(sql`
    select id, content -> 'term' as term, content ->> 'calendar' as calendar from cases.definition
    where id = any(${sql.param(ids)}::uuid[])`)
  const all = await readCalendars(tx)
  const calendars = new Map<string, WorkingCalendar | undefined>()
  const calendarNamed = (code: string) => {
    if (!calendars.has(code)) {
      const chain = calendarChain(code, all)
      calendars.set(code, chain.ok ? workingCalendar(chain.value) : undefined)
    }
    return calendars.get(code)
  }
  const terms = new Map(
    editions.rows.map((row) => [
      String(row.id),
      { term: row.term as Definition['term'] | null, calendar: calendarNamed(String(row.calendar)) },
    ]),
  )
  const read = found.rows.flatMap((row) => {
    const { term, calendar } = terms.get(String(row.definition_id)) ?? {}
    const entries = (row.entries ?? []) as readonly Record<string, unknown>[]
    if (term == null || calendar === undefined || entries.length === 0) return []
    const reading = readClock(entries.map(entryOf), term, calendar, today)
    return reading.ok ? [{ id: String(row.id), state: reading.value.state, due: reading.value.due ?? null }] : []
  })
  const done = await tx.execute(sql`
    update cases.case_file f set clock_state = r.state, due_on = r.due
    from unnest(${sql.param(read.map(({ id }) => id))}::uuid[], ${sql.param(read.map(({ state }) => state))}::text[],
      ${sql.param(read.map(({ due }) => due))}::date[]) as r(id, state, due)
    where f.id = r.id and (f.clock_state is distinct from r.state or f.due_on is distinct from r.due) returning f.id`)
  return { last: found.rows.length < AT_ONCE ? undefined : String(found.rows.at(-1)?.id), changed: done.rows.length }
}

/** After a calendar changed, and every night: a term runs out and a case lapses without anybody doing anything. */
export const recountCases: Job<Record<string, never>> = defineJob({
  id: 'cases.recount',
  title: { es: 'Contar de nuevo los plazos de los expedientes abiertos', en: 'Count anew the terms of open cases' },
  input: z.object({}).strict(),
  schedule: { cron: '10 0 * * *', input: {} },
  timeout: 3600,
  async run(ctx, _input, { services, signal, progress }) {
    let after: string | undefined
    let done = 0
    do {
      signal.throwIfAborted()
      const from = after
      const step = await services.database.write({ role: 'trama_app' }, (tx) => recountAfter(tx, ctx.today, from))
      after = step.last
      done += step.changed
      await progress(done, undefined)
    } while (after !== undefined)
  },
})

export const recountOnCalendar: Subscription = {
  event: CALENDAR_CHANGED.name,
  version: CALENDAR_CHANGED.version,
  name: 'cases.recount_on_calendar',
  async handle(tx) {
    await enqueue(tx, recountCases, {})
  },
}
