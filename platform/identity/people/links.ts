import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Ctx } from '../../capability/context.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { newSessionToken, tokenHash } from '../session.ts'

/** What a link sent by letter opens. */
export const LINK_PURPOSES = ['invitation', 'recovery'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

/** A week to answer an invitation, holidays included; an hour to recover (OWASP ASVS 5, 6.4.1: limited and used once). */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24, recovery: 1 }

/** Makes a link and withdraws the account's earlier ones of the kind. Its token is known to the letter alone. */
export async function makeLink(tx: WriteTx, ctx: Ctx, accountId: Id, purpose: LinkPurpose): Promise<string> {
  await withdrawLinks(tx, ctx, accountId, purpose)
  const token = newSessionToken()
  const expiresAt = Temporal.Instant.from(ctx.now).add({ hours: LINK_HOURS[purpose] }).toString()
  const createdBy = typeof ctx.who === 'string' ? null : ctx.who.accountId
  await tx.execute(sql`
    insert into identity.access_link (id, account_id, purpose, token_hash, at, expires_at, created_by)
    values (${newId()}, ${accountId}, ${purpose}, ${tokenHash(token)}, ${ctx.now}, ${expiresAt}, ${createdBy})`)
  return token
}

export async function withdrawLinks(tx: WriteTx, ctx: Ctx, accountId: Id, purpose?: LinkPurpose): Promise<number> {
  const done = await tx.execute(sql`
    update identity.access_link set withdrawn_at = ${ctx.now}
    where account_id = ${accountId} and used_at is null and withdrawn_at is null
      ${purpose === undefined ? sql`` : sql`and purpose = ${purpose}`} returning id`)
  return done.rows.length
}

/** The account that a token opens while it may; none otherwise, whatever is wrong with it. */
export async function accountOfLink(
  tx: ReadTx,
  hash: string,
  purpose: LinkPurpose,
  now: string,
): Promise<Id | undefined> {
  const found = await tx.execute(sql`
    select l.account_id from identity.access_link l join identity.account a on a.id = l.account_id
    where l.token_hash = ${hash} and l.purpose = ${purpose} and l.used_at is null and l.withdrawn_at is null
      and l.expires_at > ${now} and a.disabled_at is null`)
  const id = found.rows[0]?.account_id
  return typeof id === 'string' ? id : undefined
}

/** Uses it up. Of two at once one waits for the other's row and then finds it used. */
export async function takeLink(tx: WriteTx, hash: string, purpose: LinkPurpose, now: string): Promise<Id | undefined> {
  const accountId = await accountOfLink(tx, hash, purpose, now)
  if (accountId === undefined) return undefined
  const taken = await tx.execute(sql`
    update identity.access_link set used_at = ${now}
    where token_hash = ${hash} and used_at is null and withdrawn_at is null returning id`)
  return taken.rows.length === 1 ? accountId : undefined
}

/** One sentence for used, expired, withdrawn and invented: who tries tokens learns nothing. */
export const LINK_OVER: Refusal<'link_over'> = {
  kind: 'link_over',
  message: {
    es: 'Este enlace ya no sirve: se usó, venció o se reemplazó por otro.',
    en: 'This link no longer works: it was used, it expired, or another replaced it.',
  },
}
