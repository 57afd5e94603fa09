import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { LOCALES } from '../../kernel/text.ts'
import type { Command, Query } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { ReadTx } from '../database/database.ts'
import { type NoticePage, noticesOf } from './data/notice-list.ts'
import { CHANNELS, type Channel } from './kind.ts'
import { OWN_NOTICES } from './permissions.ts'
import { timingOf } from './recipients.ts'
import { type Timing, USUAL_TIMING } from './timing.ts'

/** Notices belong to accounts; whoever has none has none. */
function accountOf(ctx: Ctx): Id | null {
  return typeof ctx.who === 'string' ? null : ctx.who.accountId
}

const readInput = z.object({
  /** Absent: all of them. */
  id: z.uuid().optional(),
})

/** Ticks one notice, or all, as read. Answers where the one leads. */
export const readNotices: Command<z.infer<typeof readInput>, { readonly link: string | null }> = {
  id: 'notifications.read',
  title: { es: 'Marcar avisos como leídos', en: 'Mark notices as read' },
  input: readInput,
  permission: OWN_NOTICES,
  async run(tx, ctx, { id }) {
    const account = accountOf(ctx)
    const one = id === undefined ? sql`` : sql`and id = ${id}`
    const read = await tx.execute(sql`
      update platform.notification set read_at = coalesce(read_at, ${ctx.now})
      where account_id = ${account} and listed ${one} and (${id !== undefined} or read_at is null)
      returning id, kind, link`)
    if (id !== undefined && read.rows.length === 0) return refuse(noSuchNotice())
    const link = id === undefined ? null : ((read.rows[0]?.link ?? null) as string | null)
    const changes =
      account === null
        ? []
        : [{ kind: 'notifications.account', id: account, label: 'read', after: { notices: read.rows.length } }]
    return { ok: true, value: { output: { link }, changes } }
  },
}

function noSuchNotice(): Refusal<'no_such_notice'> {
  return {
    kind: 'no_such_notice',
    message: { es: 'Ese aviso ya no está en su lista.', en: 'That notice is no longer in your list.' },
  }
}

/** 00:00 to 23:59. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const timeOfDay = z.string().refine((text) => TIME.test(text), {
  params: { text: { es: 'Escriba una hora de 00:00 a 23:59.', en: 'Write a time from 00:00 to 23:59.' } },
})

export const timingInput = z
  .object({
    locale: z.enum(LOCALES),
    digestAt: timeOfDay,
    quietFrom: timeOfDay.optional(),
    quietTo: timeOfDay.optional(),
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === undefined) === (quietTo === undefined), {
    path: ['quietTo'],
    params: {
      text: {
        es: 'Escriba las dos horas, o ninguna si no quiere horas de silencio.',
        en: 'Write both times, or neither if you want no quiet hours.',
      },
    },
  })

const choicesInput = z.object({
  timing: timingInput,
  choices: z.array(z.object({ kind: z.string().max(200), channel: z.enum(CHANNELS), wanted: z.boolean() })).max(500),
})

/** Keeps what a person wants to be told, by which way and when. */
export const saveChoices: Command<z.infer<typeof choicesInput>, null> = {
  id: 'notifications.choose',
  title: { es: 'Elegir los avisos que se reciben', en: 'Choose the notices to get' },
  input: choicesInput,
  permission: OWN_NOTICES,
  async run(tx, ctx, { timing, choices }) {
    const account = accountOf(ctx)
    if (account === null) return { ok: true, value: { output: null, changes: [] } }
    const before = { timing: await timingOf(tx, account), choices: await storedChoices(tx, account) }
    await tx.execute(sql`
      insert into platform.notification_setting (account_id, locale, digest_at, quiet_from, quiet_to)
      values (${account}, ${timing.locale}, ${timing.digestAt}, ${timing.quietFrom ?? null}, ${timing.quietTo ?? null})
      on conflict (account_id) do update set locale = excluded.locale, digest_at = excluded.digest_at,
        quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`)
    for (const { kind, channel, wanted } of choices)
      await tx.execute(sql`
        insert into platform.notification_choice (account_id, kind, channel, wanted)
        values (${account}, ${kind}, ${channel}, ${wanted})
        on conflict (account_id, kind, channel) do update set wanted = excluded.wanted`)
    const after = { timing, choices: await storedChoices(tx, account) }
    const change = { kind: 'notifications.account', id: account, label: 'choices', before, after }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

export interface StoredChoice {
  readonly kind: string
  readonly channel: Channel
  readonly wanted: boolean
}

async function storedChoices(tx: ReadTx, account: Id): Promise<readonly StoredChoice[]> {
  const found = await tx.execute(sql`
    select kind, channel, wanted from platform.notification_choice where account_id = ${account} order by kind, channel`)
  return found.rows.map((row) => ({
    kind: String(row.kind),
    channel: row.channel as Channel,
    wanted: row.wanted === true,
  }))
}

export const noticesQuery: Query<{ readonly unreadOnly: boolean; readonly page: number }, NoticePage> = {
  id: 'notifications.list',
  permission: OWN_NOTICES,
  async run(tx, ctx, { unreadOnly, page }) {
    const account = accountOf(ctx)
    if (account === null) return { ok: true, value: { lines: [], total: 0, unread: 0 } }
    return { ok: true, value: await noticesOf(tx, account, unreadOnly, page) }
  },
}

export const choicesQuery: Query<null, { readonly timing: Timing; readonly choices: readonly StoredChoice[] }> = {
  id: 'notifications.choices',
  permission: OWN_NOTICES,
  async run(tx, ctx) {
    const account = accountOf(ctx)
    if (account === null) return { ok: true, value: { timing: USUAL_TIMING, choices: [] } }
    return { ok: true, value: { timing: await timingOf(tx, account), choices: await storedChoices(tx, account) } }
  },
}
