import { sql } from 'drizzle-orm'
import type { Id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import type { Channel } from './kind.ts'
import { type Timing, USUAL_TIMING } from './timing.ts'

/** Of one person and one kind of notification. */
export async function choicesOf(tx: ReadTx, accountId: Id, kind: string): Promise<ReadonlyMap<Channel, boolean>> {
  const found = await tx.execute(sql`
    select channel, wanted from platform.notification_choice where account_id = ${accountId} and kind = ${kind}`)
  return new Map(found.rows.map((row) => [row.channel as Channel, row.wanted === true]))
}

export async function timingOf(tx: ReadTx, accountId: Id): Promise<Timing> {
  const found = await tx.execute(sql`
    select locale, digest_at, quiet_from, quiet_to from platform.notification_setting where account_id = ${accountId}`)
  const row = found.rows[0]
  if (row === undefined) return USUAL_TIMING
  return {
    locale: row.locale === 'en' ? 'en' : 'es',
    digestAt: String(row.digest_at),
    quietFrom: row.quiet_from === null ? undefined : String(row.quiet_from),
    quietTo: row.quiet_to === null ? undefined : String(row.quiet_to),
  }
}

/** In which language a person is written to. */
export async function localeOf(tx: ReadTx, accountId: Id): Promise<Locale> {
  return (await timingOf(tx, accountId)).locale
}

/** Keeps the language and leaves the hours as they are. */
export async function saveLocale(tx: WriteTx, accountId: Id, locale: Locale): Promise<void> {
  const { digestAt, quietFrom, quietTo } = USUAL_TIMING
  await tx.execute(sql`
    insert into platform.notification_setting (account_id, locale, digest_at, quiet_from, quiet_to)
    values (${accountId}, ${locale}, ${digestAt}, ${quietFrom ?? null}, ${quietTo ?? null})
    on conflict (account_id) do update set locale = excluded.locale`)
}

/** Reserved for addresses that lead nowhere (RFC 2606): accounts of a demonstration have no mailbox but ours. */
const NOWHERE = 'demostracion.invalid'

/** Where letters to an account go; undefined when it has no address or may no longer be used. */
export async function addressOf(tx: ReadTx, accountId: Id, mailbox: boolean): Promise<string | undefined> {
  const found = await tx.execute(sql`
    select a.login, a.demo, identity.email_of(a.person_id) as email from identity.account a
    where a.id = ${accountId} and a.disabled_at is null`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  if (typeof row.email === 'string' && row.email !== '') return row.email
  return mailbox && row.demo === true ? `${String(row.login)}@${NOWHERE}` : undefined
}

/** Accounts in use that hold a role today. */
export async function accountsWithRole(tx: ReadTx, role: string, today: string): Promise<readonly Id[]> {
  const found = await tx.execute(sql`
    select distinct a.id from identity.account a join identity.role_grant g on g.account_id = a.id
    where a.disabled_at is null and g.role = ${role}
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})`)
  return found.rows.map((row) => String(row.id))
}
