import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../database/database.ts'

export interface NoticeLine {
  readonly id: Id
  readonly kind: string
  readonly title: Text
  readonly body: readonly Text[]
  readonly link: string | undefined
  readonly urgent: boolean
  readonly at: string
  readonly readAt: string | undefined
}

export interface NoticePage {
  readonly lines: readonly NoticeLine[]
  readonly total: number
  readonly unread: number
}

export const NOTICES_ON_A_PAGE = 30

/** A person's own notices, newest first. */
export async function noticesOf(tx: ReadTx, accountId: Id, unreadOnly: boolean, page: number): Promise<NoticePage> {
  const only = unreadOnly ? sql`and read_at is null` : sql``
  const found = await tx.execute(sql`
    select id, kind, title, body, link, urgent, at, read_at from platform.notification
    where account_id = ${accountId} and listed ${only}
    order by at desc, id desc limit ${NOTICES_ON_A_PAGE} offset ${(page - 1) * NOTICES_ON_A_PAGE}`)
  const counted = await tx.execute(sql`
    select count(*) as total, count(*) filter (where read_at is null) as unread from platform.notification
    where account_id = ${accountId} and listed`)
  return {
    lines: found.rows.map((row) => ({
      id: String(row.id),
      kind: String(row.kind),
      title: row.title as Text,
      body: row.body as readonly Text[],
      link: row.link === null ? undefined : String(row.link),
      urgent: row.urgent === true,
      at: String(row.at),
      readAt: row.read_at === null ? undefined : String(row.read_at),
    })),
    total: Number(counted.rows[0]?.total ?? 0),
    unread: Number(counted.rows[0]?.unread ?? 0),
  }
}

/** How many a person has not read: the number beside the menu. */
export async function unreadNotices(tx: ReadTx, accountId: Id): Promise<number> {
  const found = await tx.execute(sql`
    select count(*) as n from platform.notification where account_id = ${accountId} and listed and read_at is null`)
  return Number(found.rows[0]?.n ?? 0)
}
