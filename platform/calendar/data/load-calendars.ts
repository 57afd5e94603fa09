import { sql } from 'drizzle-orm'
import { newId } from '../../../kernel/ids.ts'
import type { Change } from '../../capability/command.ts'
import type { Manifest } from '../../capability/manifest.ts'
import { calendarFiles } from '../calendar-schema.ts'
import { CALENDAR } from './edit-calendar.ts'

/** Calendars and decrees that the pack publishes and the database lacks; what officers entered or withdrew stays. */
export const loadCalendars: NonNullable<Manifest['loadPack']> = async (tx, ctx, pack) => {
  const files = pack.read(calendarFiles)
  if (!files.ok) return files
  const changes: Change[] = []
  for (const { value } of files.value) {
    const { code, title, weekend, yearly, decrees } = value
    const made = await tx.execute(sql`
      insert into platform.calendar (id, code, title, extends, weekend, yearly)
      values (${newId()}, ${code}, ${JSON.stringify(title)}::jsonb, ${value.extends ?? null},
        ${weekend === undefined ? null : JSON.stringify(weekend)}::jsonb, ${JSON.stringify(yearly)}::jsonb)
      on conflict (code) do nothing returning id`)
    const id = made.rows[0]?.id
    if (id !== undefined)
      changes.push({ kind: CALENDAR, id: String(id), label: title.es, before: {}, after: { yearly: yearly.length } })
    for (const decree of decrees)
      await tx.execute(sql`
        insert into platform.calendar_decree (id, calendar_id, key, title, effect, from_day, to_day, citation, certainty, recorded_at)
        select ${newId()}, id, ${decree.key}, ${JSON.stringify(decree.title)}::jsonb, ${decree.effect}, ${decree.from}::date,
          ${decree.to}::date, ${decree.citation}, ${decree.certainty}, ${ctx.now}
        from platform.calendar where code = ${code}
        on conflict (calendar_id, key) do nothing`)
  }
  return { ok: true, value: changes }
}
