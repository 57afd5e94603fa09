import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

export interface PublishedBatch {
  readonly id: Id
  readonly title: string
  readonly on: CivilDate
  /** Code of one of the indicators in it. */
  readonly indicator: string
}

/**
 * Batches published between two days, both counted; those of a demonstration too, which say so in their title. What was computed
 * because of another batch is no publication of its own.
 */
export async function batchesPublished(tx: ReadTx, from: CivilDate, to: CivilDate): Promise<readonly PublishedBatch[]> {
  const found = await tx.execute(sql`
    select b.id, b.title, b.published_at::date as day, (select min(i.code collate "C") from observatory.open_observation o
      join observatory.series s on s.number = o.series join observatory.indicator i on i.id = s.indicator_id
      where o.batch = b.number) as indicator
    from observatory.open_batch b where b.origin <> 'computed' and b.published_at::date between ${from}::date and ${to}::date
    order by b.published_at, b.number`)
  return found.rows.map((row) => ({
    id: String(row.id),
    title: String(row.title),
    on: String(row.day),
    indicator: String(row.indicator ?? ''),
  }))
}

export interface IndicatorAge {
  readonly id: Id
  readonly code: string
  readonly title: Text
  /** The last year of which a figure had been published by the day; 0: none. */
  readonly lastYear: number
}

/** How new the newest figure of each indicator was on a day: of each series only its end is read. */
export async function indicatorAges(tx: ReadTx, on: CivilDate): Promise<readonly IndicatorAge[]> {
  const found = await tx.execute(sql`
    select i.id, i.code, t.title, coalesce((select max(newest.period) / 10000 from observatory.series s
      cross join lateral (select o.period from observatory.open_observation o
        where o.series = s.number and o.value is not null and o.published_at::date <= ${on}::date
        order by o.period desc limit 1) newest
      where s.indicator_id = i.id), 0) as last_year
    from observatory.indicator i
    join lateral (select title from observatory.sheet where indicator_id = i.id order by number desc limit 1) t on true
    where i.retired_at is null order by i.code collate "C"`)
  return found.rows.map((row) => ({
    id: String(row.id),
    code: String(row.code),
    title: row.title as Text,
    lastYear: Number(row.last_year),
  }))
}
