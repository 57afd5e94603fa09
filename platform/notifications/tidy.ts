import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { WriteTx } from '../database/database.ts'
import { defineJob, type Job } from '../jobs/jobs.ts'

/** What a letter said, after it has left or was given up; that it was sent stays longer. */
const WORDS_KEPT_DAYS = 30
const LETTERS_KEPT_DAYS = 365
const READ_KEPT_DAYS = 180
const UNREAD_KEPT_DAYS = 730

/** Forgets what people were told, when nobody needs it any more. */
export const tidyNotifications: Job<Record<string, never>> = defineJob({
  id: 'notifications.tidy',
  title: { es: 'Olvidar los avisos y correos viejos', en: 'Forget old notices and letters' },
  input: z.object({}).strict(),
  schedule: { cron: '40 3 * * *', input: {} },
  async run(ctx, _input, { services }) {
    await services.database.write({ role: 'trama_app' }, (tx) => forgetOld(tx, ctx.now))
  },
})

export async function forgetOld(tx: WriteTx, now: string): Promise<void> {
  const ago = (days: number) =>
    Temporal.Instant.from(now)
      .subtract({ hours: 24 * days })
      .toString()
  await tx.execute(sql`
    update platform.letter set content = null, kept = null, address = case when account_id is null then '' end
    where state <> 'waiting' and at < ${ago(WORDS_KEPT_DAYS)} and (content is not null or kept is not null)`)
  await tx.execute(sql`delete from platform.letter where at < ${ago(LETTERS_KEPT_DAYS)}`)
  await tx.execute(sql`
    delete from platform.notification
    where read_at < ${ago(READ_KEPT_DAYS)} or at < ${ago(UNREAD_KEPT_DAYS)} or (not listed and at < ${ago(READ_KEPT_DAYS)})`)
}
