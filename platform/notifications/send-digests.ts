import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { WriteTx } from '../database/database.ts'
import { defineJob, type Job } from '../jobs/jobs.ts'
import type { NotificationKind } from './kind.ts'
import type { LetterContent, LetterItem } from './letter.ts'
import { writeTo } from './notify.ts'
import { timingOf } from './recipients.ts'
import { digestCutOff } from './timing.ts'

const app = { role: 'trama_app' } as const
const DIGEST = { id: 'notifications.digest' } as const

/** Looks each quarter of an hour whose daily summary is due; one letter a person, whatever waits for it. */
export const sendDigests: Job<Record<string, never>> = defineJob({
  id: 'notifications.send_digests',
  title: { es: 'Enviar los resúmenes del día', en: 'Send the daily summaries' },
  input: z.object({}).strict(),
  schedule: { cron: '*/15 * * * *', input: {} },
  keptDays: 2,
  async run(ctx, _input, { services, signal, progress }) {
    const { database, zone, notifications } = services
    const waiting = await database.read(app, (tx) =>
      tx.execute(sql`
        select distinct n.account_id from platform.notification_delivery d
        join platform.notification n on n.id = d.notification_id where d.channel = 'digest' and d.state = 'waiting' and d.letter_id is null`),
    )
    for (const [index, row] of waiting.rows.entries()) {
      signal.throwIfAborted()
      await database.write(app, (tx) => sendDigest(tx, ctx, String(row.account_id), zone, notifications))
      await progress(index + 1, waiting.rows.length)
    }
  },
})

/** The summary of one person, if its hour has come. */
export async function sendDigest(
  tx: WriteTx,
  ctx: Ctx,
  accountId: Id,
  zone: string,
  kinds: readonly NotificationKind<unknown>[],
): Promise<void> {
  const upTo = digestCutOff(await timingOf(tx, accountId), zone, ctx.now)
  if (upTo === undefined) return
  const found = await tx.execute(sql`
    select n.id, n.kind, n.title, n.link, n.read_at from platform.notification_delivery d
    join platform.notification n on n.id = d.notification_id
    where n.account_id = ${accountId} and d.channel = 'digest' and d.state = 'waiting' and d.letter_id is null
      and n.at <= ${upTo}
    order by n.at, n.id for update of d`)
  if (found.rows.length === 0) return
  const ids = found.rows.map((row) => String(row.id))
  // Who has read it in the meantime is not told again.
  const unread = found.rows.filter((row) => row.read_at === null)
  const letterId =
    unread.length === 0
      ? null
      : await writeTo(
          tx,
          ctx,
          DIGEST,
          { account: accountId },
          digestOf(
            unread.map((row) => ({
              kind: String(row.kind),
              title: row.title as Text,
              link: row.link === null ? undefined : String(row.link),
            })),
            kinds,
          ),
        )
  await tx.execute(sql`
    update platform.notification_delivery set letter_id = ${letterId}, state = ${letterId === null ? 'done' : 'waiting'}, at = ${ctx.now}
    where channel = 'digest' and notification_id = any(${sql.param(ids)}::uuid[])`)
}

interface DigestLine {
  readonly kind: string
  readonly title: Text
  readonly link: string | undefined
}

/** What waits, grouped by kind in the order the kinds first came; the same link is told once, with its newest words. */
export function digestOf(
  lines: readonly DigestLine[],
  kinds: readonly { readonly id: string; readonly title: Text }[],
): LetterContent {
  const items: LetterItem[] = []
  for (const [kindId, ofKind] of Map.groupBy(lines, (line) => line.kind)) {
    const newest = new Map(ofKind.map((line) => [line.link ?? line.title.es, line]))
    for (const [index, line] of [...newest.values()].entries()) {
      const title = index === 0 ? (kinds.find(({ id }) => id === kindId)?.title ?? { es: kindId }) : undefined
      items.push({ title, body: [line.title], link: line.link })
    }
  }
  return { subject: subjectOf(items.length), items }
}

function subjectOf(count: number): Text {
  if (count === 1) return { es: 'Resumen del día: 1 aviso', en: 'Summary of the day: 1 notice' }
  return { es: `Resumen del día: ${count} avisos`, en: `Summary of the day: ${count} notices` }
}
