import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { WriteTx } from '../database/database.ts'
import { enqueue } from '../jobs/jobs.ts'
import type { Channel, Message, NotificationKind } from './kind.ts'
import type { LetterContent } from './letter.ts'
import { choicesOf } from './recipients.ts'
import { sendLetter } from './send-letter.ts'
import { channelsFor } from './timing.ts'

/** Somebody to write to who has no account yet. */
export interface Stranger {
  readonly email: string
  readonly locale: Locale
}

export interface Notice<D> {
  readonly kind: NotificationKind<D>
  /** An account, or an address that belongs to none (an invitation). */
  readonly to: Id | Stranger
  readonly data: D
  /** A path of ours without the language: where to see or do what it is about. */
  readonly link?: string | undefined
  /** While the person has not read an earlier one of this kind and link, that one is brought up to date instead. */
  readonly collapse?: boolean | undefined
}

/**
 * Tells somebody something, inside the caller's transaction: it is told exactly when the rest holds. By which ways is the
 * person's choice; letters leave afterwards, by a job.
 */
export async function notify<D>(tx: WriteTx, ctx: Ctx, notice: Notice<D>): Promise<void> {
  const { kind, to, link } = notice
  const data = kind.data.parse(notice.data)
  const message = kind.message(data)
  if (typeof to !== 'string') {
    await writeTo(tx, ctx, kind, { address: to.email, locale: to.locale }, contentOf(message, link))
    return
  }
  const channels = channelsFor(kind, await choicesOf(tx, to, kind.id))
  if (channels.size === 0) return
  if (notice.collapse === true && (await bringUpToDate(tx, ctx, to, kind.id, message, link))) return
  const confidential = kind.confidential === true
  const id = newId()
  await tx.execute(sql`
    insert into platform.notification (id, account_id, kind, title, body, link, urgent, listed, at)
    values (${id}, ${to}, ${kind.id}, ${JSON.stringify(message.subject)}::jsonb,
      ${JSON.stringify(confidential ? [] : message.body)}::jsonb, ${confidential ? null : (link ?? null)},
      ${kind.urgent === true}, ${channels.has('in_app')}, ${ctx.now})`)
  for (const channel of channels) await deliver(tx, ctx, { id, channel, account: to, kind, message, link })
}

/** What a letter has to know of its kind. */
interface LetterKind {
  readonly id: string
  readonly urgent?: boolean | undefined
  readonly confidential?: boolean | undefined
}

interface Delivery {
  readonly id: Id
  readonly channel: Channel
  readonly account: Id
  readonly kind: LetterKind
  readonly message: Message
  readonly link: string | undefined
}

async function deliver(tx: WriteTx, ctx: Ctx, { id, channel, account, kind, message, link }: Delivery): Promise<void> {
  const letterId = channel === 'email' ? await writeTo(tx, ctx, kind, { account }, contentOf(message, link)) : null
  const state = channel === 'in_app' ? 'done' : 'waiting'
  await tx.execute(sql`
    insert into platform.notification_delivery (notification_id, channel, state, letter_id, at)
    values (${id}, ${channel}, ${state}, ${letterId}, ${ctx.now})`)
}

type Addressee = { readonly account: Id } | { readonly address: string; readonly locale: Locale }

/** Puts a letter down and has it sent. The language of an account's letter is known when it leaves. */
export async function writeTo(
  tx: WriteTx,
  ctx: Ctx,
  kind: LetterKind,
  to: Addressee,
  content: LetterContent,
): Promise<Id> {
  const id = newId()
  const stranger = 'address' in to
  await tx.execute(sql`
    insert into platform.letter (id, kind, account_id, address, locale, urgent, confidential, content, state, at)
    values (${id}, ${kind.id}, ${stranger ? null : to.account}, ${stranger ? to.address : null},
      ${stranger ? to.locale : 'es'}, ${kind.urgent === true || stranger}, ${kind.confidential === true || stranger},
      ${JSON.stringify(content)}::jsonb, 'waiting', ${ctx.now})`)
  await enqueue(tx, sendLetter, { letterId: id })
  return id
}

function contentOf(message: Message, link: string | undefined): LetterContent {
  return { subject: message.subject, items: [{ body: message.body, link, action: message.action }] }
}

/** True when an unread one was there to take the news. */
async function bringUpToDate(
  tx: WriteTx,
  ctx: Ctx,
  account: Id,
  kind: string,
  message: Message,
  link: string | undefined,
): Promise<boolean> {
  // Through a function of the owner's: row security lets whoever causes a notice write it, not see what others have.
  const changed = await tx.execute(sql`
    select platform.refresh_notice(${account}::uuid, ${kind}, ${link ?? null}, ${JSON.stringify(message.subject)}::jsonb,
      ${JSON.stringify(message.body)}::jsonb, ${ctx.now}::timestamptz) as done`)
  return changed.rows[0]?.done === true
}
