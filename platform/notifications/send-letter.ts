import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../kernel/ids.ts'
import type { Locale, Text } from '../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import { defineJob, enqueue, type Job, JobRefused, type JobServices } from '../jobs/jobs.ts'
import { troubleOf } from '../jobs/trouble.ts'
import { type LetterContent, type WrittenLetter, writeLetter } from './letter.ts'
import { addressOf, timingOf } from './recipients.ts'
import { quietUntil } from './timing.ts'

const app = { role: 'trama_app' } as const
const input = z.object({ letterId: z.uuid() })

/** Where a letter is: it waits, has left, stays in the mailbox, has nowhere to go, or was refused. */
export const LETTER_STATES = ['waiting', 'sent', 'kept', 'no_address', 'refused'] as const
export type LetterState = (typeof LETTER_STATES)[number]

/** Half a day of trying: a mail server may be away for a night. */
const RETRY = { attempts: 12, firstDelay: 30, longestDelay: 3 * 3600 }

/** Sends one letter, or holds it until the reader's quiet hours end. A letter that has left is not sent again. */
export const sendLetter: Job<{ letterId: Id }> = defineJob({
  id: 'notifications.send_letter',
  title: { es: 'Enviar un correo', en: 'Send a letter' },
  input,
  batch: 10,
  timeout: 120,
  retry: RETRY,
  async run(ctx, { letterId }, { services, attempt }) {
    const { database, mailer, zone } = services
    const letter = await database.read(app, (tx) => letterToSend(tx, letterId, services))
    if (letter === undefined) return
    if (letter.to === undefined) {
      await database.write(app, (tx) => settle(tx, letter, ctx.now, 'no_address'))
      return
    }
    const until = letter.quiet(zone, ctx.now)
    if (until !== undefined) {
      await database.write(app, (tx) => enqueue(tx, sendLetter, { letterId }, { startAfter: until }))
      return
    }
    const written = writeLetter(letter.content, letter.locale, {
      institution: services.institution,
      publicUrl: services.publicUrl,
      // A letter that opens an account goes to who may not have asked for it: it says that nothing happens without the link.
      hasAccount: letter.account !== undefined && !letter.confidential,
    })
    try {
      const outcome = await mailer.send({ id: letterId, to: letter.to, locale: letter.locale, ...written })
      await database.write(app, (tx) => settle(tx, letter, ctx.now, outcome, written))
      if (outcome === 'refused') throw new JobRefused({ kind: 'letter_refused', message: REFUSED })
    } catch (error) {
      if (error instanceof JobRefused) throw error
      const over = attempt >= sendLetter.retry.attempts
      await database.write(app, (tx) => noteTrouble(tx, letterId, troubleOf(error).words, over))
      throw error
    }
  },
})

const REFUSED: Text = {
  es: 'El servidor de correo de quien lo recibe no aceptó el mensaje.',
  en: 'The reader’s mail server did not accept the message.',
}

interface LetterToSend {
  readonly id: Id
  readonly account: Id | undefined
  readonly to: string | undefined
  readonly locale: Locale
  readonly content: LetterContent
  readonly confidential: boolean
  quiet(zone: string, now: string): string | undefined
}

async function letterToSend(tx: ReadTx, id: Id, services: JobServices): Promise<LetterToSend | undefined> {
  const found = await tx.execute(sql`
    select account_id, address, locale, urgent, confidential, content from platform.letter
    where id = ${id} and state in ('waiting', 'refused') and content is not null`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const account = row.account_id === null ? undefined : String(row.account_id)
  const timing = account === undefined ? undefined : await timingOf(tx, account)
  return {
    id,
    account,
    to: account === undefined ? String(row.address) : await addressOf(tx, account, services.mailer.kind === 'mailbox'),
    locale: timing?.locale ?? (row.locale === 'en' ? 'en' : 'es'),
    content: row.content as LetterContent,
    confidential: row.confidential === true,
    quiet: (zone, now) => (timing === undefined || row.urgent === true ? undefined : quietUntil(timing, zone, now)),
  }
}

/** Writes down what became of a letter and of what it told; a secret it carried is forgotten. */
async function settle(
  tx: WriteTx,
  letter: LetterToSend,
  now: string,
  state: LetterState,
  written?: WrittenLetter,
): Promise<void> {
  const kept = state === 'kept' && written !== undefined ? JSON.stringify(written) : null
  await tx.execute(sql`
    update platform.letter set state = ${state}, attempts = attempts + 1, locale = ${letter.locale},
      sent_at = ${state === 'sent' || state === 'kept' ? now : null}, kept = ${kept}::jsonb,
      address = ${state === 'kept' ? (letter.to ?? null) : sql`address`},
      trouble = ${state === 'refused' ? JSON.stringify(REFUSED) : null}::jsonb,
      content = ${letter.confidential ? null : sql`content`}
    where id = ${letter.id}`)
  await tx.execute(sql`
    update platform.notification_delivery set state = ${state}, at = ${now} where letter_id = ${letter.id}`)
}

async function noteTrouble(tx: WriteTx, id: Id, words: Text, over: boolean): Promise<void> {
  await tx.execute(sql`
    update platform.letter set attempts = attempts + 1, trouble = ${JSON.stringify(words)}::jsonb,
      state = case when ${over} then 'refused' else state end
    where id = ${id} and state = 'waiting'`)
  if (over) await tx.execute(sql`update platform.notification_delivery set state = 'refused' where letter_id = ${id}`)
}
