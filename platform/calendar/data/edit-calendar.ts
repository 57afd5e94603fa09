import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { daysBetween, parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Command } from '../../capability/command.ts'
import type { WriteTx } from '../../database/database.ts'
import { CERTAINTIES } from '../../packs/words.ts'
import { DECREE_EFFECTS } from '../calendar.ts'
import { CALENDAR_CHANGED } from '../events.ts'
import { EDIT_CALENDARS } from '../permissions.ts'
import { NO_CALENDAR } from './calendars.ts'

export const CALENDAR = 'calendar.jurisdiction'

const civilDay = z.string().refine((text) => parseCivilDate(text) !== undefined, {
  params: { text: { es: 'Elija un día.', en: 'Choose a day.' } },
})

export const decreeInput = z.object({
  code: z.string().min(1).max(100),
  expectedVersion: z.coerce.number().int().min(1),
  title: z.string().trim().min(3).max(200),
  titleEn: z.string().trim().min(3).max(200).optional(),
  effect: z.enum(DECREE_EFFECTS),
  from: civilDay,
  /** Left out: one day. */
  to: civilDay.optional(),
  citation: z.string().trim().min(3).max(300),
  certainty: z.enum(CERTAINTIES),
})

export const withdrawInput = z.object({
  code: z.string().min(1).max(100),
  expectedVersion: z.coerce.number().int().min(1),
  decreeId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
})

/** What is longer is a mistake of the pen more often than a decree. */
const LONGEST = 366

/** A decree of days off, a suspension of terms, a day to be worked: from then on every due date is computed with it. */
export const enterDecree: Command<z.infer<typeof decreeInput>, { readonly decreeId: Id }> = {
  id: 'calendar.enter_decree',
  title: {
    es: 'Anotar un decreto en un calendario de días hábiles',
    en: 'Enter a decree in a calendar of working days',
  },
  input: decreeInput,
  permission: EDIT_CALENDARS,
  async run(tx, ctx, { code, expectedVersion, title, titleEn, effect, from, to = from, citation, certainty }) {
    if (to < from) return refuse(ENDS_BEFORE)
    if (daysBetween(from, to) >= LONGEST) return refuse(TOO_LONG)
    const held = await holdCalendar(tx, code, expectedVersion)
    if (!held.ok) return held
    const { id, label } = held.value
    const decreeId = newId()
    const said: Text = titleEn === undefined ? { es: title } : { es: title, en: titleEn }
    await tx.execute(sql`
      insert into platform.calendar_decree (id, calendar_id, key, title, effect, from_day, to_day, citation, certainty, recorded_at)
      values (${decreeId}, ${id}, ${`decree-${decreeId}`}, ${JSON.stringify(said)}::jsonb, ${effect}, ${from}::date, ${to}::date,
        ${citation}, ${certainty}, ${ctx.now})`)
    const version = await touch(tx, id)
    return {
      ok: true,
      value: {
        output: { decreeId },
        changes: [
          { kind: CALENDAR, id, label, before: {}, after: { decree: title, effect, from, to, citation, certainty } },
        ],
        events: [{ ...CALENDAR_CHANGED, payload: { calendar: code, version, from, to } }],
      },
    }
  },
}

/** A decree that no longer holds, or never did. It stays readable with the reason. */
export const withdrawDecree: Command<z.infer<typeof withdrawInput>, null> = {
  id: 'calendar.withdraw_decree',
  title: { es: 'Retirar un decreto de un calendario', en: 'Withdraw a decree from a calendar' },
  input: withdrawInput,
  permission: EDIT_CALENDARS,
  async run(tx, ctx, { code, expectedVersion, decreeId, reason }) {
    const held = await holdCalendar(tx, code, expectedVersion)
    if (!held.ok) return held
    const { id, label } = held.value
    const gone = await tx.execute(sql`
      update platform.calendar_decree set withdrawn_at = ${ctx.now}, withdrawn_reason = ${reason}
      where id = ${decreeId} and calendar_id = ${id} and withdrawn_at is null
      returning title ->> 'es' as title, from_day, to_day`)
    const [row] = gone.rows
    if (row === undefined) return refuse(NO_DECREE)
    const version = await touch(tx, id)
    const [from, to] = [String(row.from_day), String(row.to_day)]
    return {
      ok: true,
      value: {
        output: null,
        changes: [{ kind: CALENDAR, id, label, before: { decree: String(row.title), from, to }, after: {} }],
        events: [{ ...CALENDAR_CHANGED, payload: { calendar: code, version, from, to } }],
        reason,
      },
    }
  },
}

/** One writer at a time: who comes second sees the other's version. */
async function holdCalendar(tx: WriteTx, code: string, expectedVersion: number) {
  const found = await tx.execute(sql`
    select id, version, title ->> 'es' as label from platform.calendar where code = ${code} for update`)
  const [row] = found.rows
  if (row === undefined) return refuse<Refusal>(NO_CALENDAR)
  if (Number(row.version) !== expectedVersion) return refuse<Refusal>(CHANGED_MEANWHILE)
  return { ok: true as const, value: { id: String(row.id), label: String(row.label) } }
}

async function touch(tx: WriteTx, id: Id): Promise<number> {
  const saved = await tx.execute(
    sql`update platform.calendar set version = version + 1 where id = ${id} returning version`,
  )
  return Number(saved.rows[0]?.version)
}

const ENDS_BEFORE: Refusal<'ends_before'> = {
  kind: 'ends_before',
  field: 'to',
  message: { es: 'El último día está antes del primero.', en: 'The last day lies before the first.' },
}
const TOO_LONG: Refusal<'too_long'> = {
  kind: 'too_long',
  field: 'to',
  message: {
    es: 'Abarca más de un año. Revise las fechas o anote un decreto por año.',
    en: 'It covers more than a year. Look at the dates again, or enter a decree for each year.',
  },
}
const NO_DECREE: Refusal<'no_decree'> = {
  kind: 'no_decree',
  message: {
    es: 'Ese decreto ya no está en vigor en este calendario.',
    en: 'That decree no longer holds in this calendar.',
  },
}
const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Otra persona cambió este calendario mientras usted escribía. Mire cómo está ahora y vuelva a guardar.',
    en: 'Somebody else changed this calendar while you were writing. Look at it as it is now and save again.',
  },
}
