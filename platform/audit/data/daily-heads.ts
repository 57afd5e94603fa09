import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type CivilDate, civilDateAt } from '../../../kernel/civil.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { FIRST_HASH } from '../hash.ts'

/** Where the chain stood at the end of a civil day of the institution. */
export interface DailyHead {
  readonly day: CivilDate
  readonly seq: number
  readonly hash: string
  /** Entries that the day added. */
  readonly entries: number
  /** When it was written down, an instant. */
  readonly at: string
}

export async function dailyHeads(tx: ReadTx): Promise<readonly DailyHead[]> {
  const found = await tx.execute(sql`select day, seq, hash, entries, at from audit.daily_head order by day`)
  return found.rows.map(toHead)
}

/** Newest first, for the pages. `page` begins at 1. */
export async function dailyHeadPage(
  tx: ReadTx,
  page: number,
  length: number,
): Promise<{ readonly heads: readonly DailyHead[]; readonly total: number }> {
  const found = await tx.execute(sql`
    select day, seq, hash, entries, at from audit.daily_head order by day desc
    limit ${length} offset ${(page - 1) * length}`)
  const counted = await tx.execute(sql`select count(*) as n from audit.daily_head`)
  return { heads: found.rows.map(toHead), total: Number(counted.rows[0]?.n ?? 0) }
}

function toHead(row: Record<string, unknown>): DailyHead {
  return {
    day: String(row.day),
    seq: Number(row.seq),
    hash: String(row.hash),
    entries: Number(row.entries),
    at: String(row.at),
  }
}

/**
 * Writes down the head of every day that is over and has none yet, from the day of the first entry on: days on which
 * nothing ran are made up for, each with the head that the chain had at its end. Harmless to repeat. Answers how many.
 */
export async function writeDailyHeads(tx: WriteTx, zone: string, now: string): Promise<number> {
  const last = await tx.execute(sql`select day, seq from audit.daily_head order by day desc limit 1`)
  const first = await tx.execute(sql`select at from audit.entry order by seq limit 1`)
  const begins = first.rows[0]?.at
  if (begins === undefined) return 0
  const known = last.rows[0]
  const today = Temporal.PlainDate.from(civilDateAt(now, zone))
  let day =
    known === undefined
      ? Temporal.PlainDate.from(civilDateAt(String(begins), zone))
      : Temporal.PlainDate.from(String(known.day)).add({ days: 1 })
  let seq = Number(known?.seq ?? 0)
  let written = 0
  for (; Temporal.PlainDate.compare(day, today) < 0; day = day.add({ days: 1 })) {
    const end = day.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString()
    const found = await tx.execute(sql`
      select seq, hash from audit.entry where at < ${end} and seq >= ${seq} order by seq desc limit 1`)
    const head = found.rows[0]
    const at = Number(head?.seq ?? seq)
    const added = await tx.execute(sql`
      insert into audit.daily_head (day, seq, hash, entries, at)
      values (${day.toString()}, ${at}, ${String(head?.hash ?? FIRST_HASH)}, ${at - seq}, ${now})
      on conflict (day) do nothing returning day`)
    written += added.rows.length
    seq = at
  }
  return written
}
