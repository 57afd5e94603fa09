import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command, Outcome, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { KEEP_CALENDAR } from '../calendar-permissions.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { periodNumber } from '../rules/catalogue/period-number.ts'
import { type Announced, mayAnnounce, mayMove, mayTakeBack } from '../rules/publications/calendar.ts'
import { ANNOUNCEMENT, type Announcement, announcements } from './calendar-store.ts'
import { NO_INDICATOR } from './catalogue-queries.ts'
import { type Indicator, indicators } from './catalogue-store.ts'

/** What was announced, for everybody: the next day first. */
export const calendarQuery: Query<{ readonly zone: string }, readonly Announcement[]> = {
  id: 'observatory.calendar',
  permission: READ_OBSERVATORY,
  run: async (tx, _ctx, { zone }) => ({ ok: true, value: await announcements(tx, zone) }),
}

/** The same for who keeps it, with the indicators of which a day can be said. */
export const calendarWorkQuery: Query<
  { readonly zone: string },
  { readonly announcements: readonly Announcement[]; readonly indicators: readonly Indicator[] }
> = {
  id: 'observatory.calendar_work',
  permission: KEEP_CALENDAR,
  run: async (tx, _ctx, { zone }) => ({
    ok: true,
    value: { announcements: await announcements(tx, zone), indicators: await indicators(tx) },
  }),
}

export const announcementQuery: Query<
  { readonly zone: string; readonly indicator: string; readonly period: string },
  Announcement
> = {
  id: 'observatory.announcement',
  permission: KEEP_CALENDAR,
  async run(tx, _ctx, { zone, indicator: code, period: said }) {
    const period = periodNumber(said)
    const [found] = period === undefined ? [] : await announcements(tx, zone, { code, period })
    return found === undefined ? refuse(NO_ANNOUNCEMENT) : { ok: true, value: found }
  },
}

const figures = { indicator: z.string().max(100), period: z.string().max(10), zone: z.string().max(60) }
const reason = z.string().trim().min(3).max(2000)
const announceInput = z.object({ ...figures, on: z.string().max(10) })
const moveInput = z.object({ ...figures, expectedNumber: z.number().int(), on: z.string().max(10), reason })
const takeBackInput = z.object({ ...figures, expectedNumber: z.number().int(), reason })

/** Says when figures that are not yet published will be. */
export const announceFigures: Command<z.infer<typeof announceInput>, undefined> = {
  id: 'observatory.announce_figures',
  title: { es: 'Anunciar una fecha de publicación', en: 'Announce a date of publication' },
  input: announceInput,
  permission: KEEP_CALENDAR,
  async run(tx, ctx, input) {
    const on = parseCivilDate(input.on)
    if (on === undefined) return refuse(NO_DAY)
    return add(tx, ctx, input, { on, reason: '', decide: (known) => mayAnnounce(known, on, ctx.today) })
  },
}

/** To another day, with the reason that everybody reads; the day before stays in view. */
export const moveAnnounced: Command<z.infer<typeof moveInput>, undefined> = {
  id: 'observatory.move_announced',
  title: { es: 'Cambiar una fecha de publicación anunciada', en: 'Move an announced date of publication' },
  input: moveInput,
  permission: KEEP_CALENDAR,
  async run(tx, ctx, input) {
    const on = parseCivilDate(input.on)
    if (on === undefined) return refuse(NO_DAY)
    return add(tx, ctx, input, { on, reason: input.reason, decide: (known) => mayMove(known, on, ctx.today) })
  },
}

/** Nothing will be published, with the reason that everybody reads. */
export const takeBackAnnounced: Command<z.infer<typeof takeBackInput>, undefined> = {
  id: 'observatory.take_back_announced',
  title: { es: 'Retirar una publicación anunciada', en: 'Take back an announced publication' },
  input: takeBackInput,
  permission: KEEP_CALENDAR,
  run: (tx, ctx, input) => add(tx, ctx, input, { on: undefined, reason: input.reason, decide: mayTakeBack }),
}

interface Figures {
  readonly indicator: string
  readonly period: string
  readonly zone: string
  /** Number of the day that was looked at; absent where there is none yet. */
  readonly expectedNumber?: number
}

interface NextDay {
  readonly on: string | undefined
  readonly reason: string
  readonly decide: (known: Announced) => Result<undefined, Refusal>
}

async function add(
  tx: WriteTx,
  ctx: Ctx,
  { indicator: code, period: said, zone, expectedNumber }: Figures,
  { on, reason: why, decide }: NextDay,
): Promise<Result<Outcome<undefined>, Refusal>> {
  // One at a time: the next day of an announcement is decided on the one that stands.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('observatory.calendar'))`)
  const [indicator] = await indicators(tx, [code])
  if (indicator === undefined || typeof ctx.who === 'string') return refuse({ ...NO_INDICATOR, field: 'indicator' })
  const period = periodNumber(said)
  if (period === undefined) return refuse(NO_PERIOD)
  const [found] = await announcements(tx, zone, { code, period })
  const known = found ?? { dates: [], publishedOn: await firstPublished(tx, zone, indicator.id, period) }
  const before = known.dates.at(-1)
  if (expectedNumber !== undefined && before?.number !== expectedNumber) return refuse(CHANGED)
  const decided = decide(known)
  if (!decided.ok) return decided
  const id = newId()
  await tx.execute(sql`
    insert into observatory.announced_date (id, office_id, indicator_id, period, number, announced_for, reason, recorded_at)
    values (${id}, ${ctx.who.officeId}, ${indicator.id}, ${period}, ${(before?.number ?? 0) + 1}, ${on ?? null}::date, ${why}, ${ctx.now})`)
  const change = {
    kind: ANNOUNCEMENT,
    id: found?.id ?? id,
    label: `${indicator.sheet.title.es}, ${said}`,
    ...(before === undefined ? {} : { before: { on: before.on ?? null } }),
    after: { on: on ?? null, ...(why === '' ? {} : { reason: why }) },
  }
  return { ok: true, value: { output: undefined, changes: [change] } }
}

async function firstPublished(
  tx: WriteTx,
  zone: string,
  indicatorId: string,
  period: number,
): Promise<string | undefined> {
  const found = await tx.execute(sql`
    select (min(o.published_at) at time zone ${zone})::date as day from observatory.open_observation o
    join observatory.series s on s.number = o.series where s.indicator_id = ${indicatorId} and o.period = ${period}`)
  const day = found.rows[0]?.day
  return day === null || day === undefined ? undefined : String(day)
}

const NO_DAY: Refusal<'no_day'> = {
  kind: 'no_day',
  field: 'on',
  message: { es: 'Esa fecha no existe.', en: 'There is no such date.' },
}
const NO_PERIOD: Refusal<'no_period'> = {
  kind: 'no_period',
  field: 'period',
  message: {
    es: 'Ese período no existe. Escriba por ejemplo 2019, 2019-S1, 2019-Q3 o 2019-06.',
    en: 'There is no such period. Write for example 2019, 2019-S1, 2019-Q3 or 2019-06.',
  },
}
const NO_ANNOUNCEMENT: Refusal<'no_announcement'> = {
  kind: 'no_announcement',
  message: {
    es: 'De ese indicador y período no se ha anunciado ninguna fecha.',
    en: 'No date was announced of that indicator and period.',
  },
}
const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien cambió esta fecha mientras tanto. Vea qué dice ahora.',
    en: 'Somebody moved this date meanwhile. See what it says now.',
  },
}
