import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../capability/command.ts'
import type { ReadTx } from '../../database/database.ts'
import type { Certainty } from '../../packs/words.ts'
import type { DecreeEffect, JurisdictionCalendar, YearlyDaysOff } from '../calendar.ts'
import { READ_CALENDARS, SEE_CALENDARS } from '../permissions.ts'

export interface KeptCalendar extends JurisdictionCalendar {
  readonly id: Id
  readonly version: number
}

/** A decree as the books have it, whether it still holds or not. */
export interface KeptDecree {
  readonly id: Id
  readonly key: string
  readonly title: Text
  readonly effect: DecreeEffect
  readonly from: string
  readonly to: string
  readonly citation: string
  readonly certainty: Certainty
  readonly recordedAt: string
  readonly withdrawnAt: string | undefined
  readonly withdrawnReason: string | undefined
}

/**
 * Every calendar with the decrees that hold, for rooms that count days; in the caller's transaction. `knownAt` (an instant)
 * answers as the books stood then, so that what was computed once can be computed again.
 */
export async function readCalendars(tx: ReadTx, knownAt?: string): Promise<readonly KeptCalendar[]> {
  const found = await tx.execute(sql`
    select c.id, c.version, c.code, c.title, c.extends, c.weekend, c.yearly,
      coalesce((
        select jsonb_agg(jsonb_build_object('key', d.key, 'title', d.title, 'effect', d.effect, 'from', d.from_day::text,
          'to', d.to_day::text, 'citation', d.citation, 'certainty', d.certainty) order by d.recorded_at, d.id)
        from platform.calendar_decree d
        where d.calendar_id = c.id
          and d.recorded_at <= coalesce(${knownAt ?? null}::timestamptz, 'infinity')
          and (d.withdrawn_at is null or d.withdrawn_at > ${knownAt ?? null}::timestamptz)
      ), '[]'::jsonb) as decrees
    from platform.calendar c order by c.code collate "C"`)
  return found.rows.map((row) => ({
    id: String(row.id),
    version: Number(row.version),
    code: String(row.code),
    title: row.title as Text,
    ...(row.extends === null ? {} : { extends: String(row.extends) }),
    ...(row.weekend === null ? {} : { weekend: row.weekend as readonly number[] }),
    yearly: row.yearly as readonly YearlyDaysOff[],
    decrees: row.decrees as JurisdictionCalendar['decrees'],
  }))
}

export async function readDecrees(tx: ReadTx, calendarId: Id): Promise<readonly KeptDecree[]> {
  const found = await tx.execute(sql`
    select id, key, title, effect, from_day, to_day, citation, certainty, recorded_at, withdrawn_at, withdrawn_reason
    from platform.calendar_decree where calendar_id = ${calendarId} order by from_day desc, recorded_at desc`)
  return found.rows.map((row) => ({
    id: String(row.id),
    key: String(row.key),
    title: row.title as Text,
    effect: String(row.effect) as DecreeEffect,
    from: String(row.from_day),
    to: String(row.to_day),
    citation: String(row.citation),
    certainty: String(row.certainty) as Certainty,
    recordedAt: String(row.recorded_at),
    withdrawnAt: row.withdrawn_at === null ? undefined : String(row.withdrawn_at),
    withdrawnReason: row.withdrawn_reason === null ? undefined : String(row.withdrawn_reason),
  }))
}

export const NO_CALENDAR: Refusal<'no_calendar'> = {
  kind: 'no_calendar',
  message: { es: 'No hay ningún calendario con ese nombre.', en: 'There is no calendar of that name.' },
}

/** For whoever counts a term: all calendars as they stand. */
export const calendarsQuery: Query<null, readonly KeptCalendar[]> = {
  id: 'calendar.all',
  permission: READ_CALENDARS,
  run: async (tx) => ({ ok: true, value: await readCalendars(tx) }),
}

export interface CalendarAnswer {
  readonly calendar: KeptCalendar
  readonly all: readonly KeptCalendar[]
  readonly decrees: readonly KeptDecree[]
}

export const calendarQuery: Query<{ readonly code: string }, CalendarAnswer> = {
  id: 'calendar.one',
  permission: SEE_CALENDARS,
  async run(tx, _ctx, { code }) {
    const all = await readCalendars(tx)
    const calendar = all.find((each) => each.code === code)
    if (calendar === undefined) return refuse(NO_CALENDAR)
    return { ok: true, value: { calendar, all, decrees: await readDecrees(tx, calendar.id) } }
  },
}
