import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { periodOfNumber } from '../rules/catalogue/period-number.ts'
import type { Announced, AnnouncedDate } from '../rules/publications/calendar.ts'

export const ANNOUNCEMENT = 'observatory.announcement'

/** Figures of one period of an indicator, with every day that was said of them. */
export interface Announcement extends Announced {
  /** Of the first day that was said. */
  readonly id: Id
  readonly indicator: { readonly code: string; readonly title: Text }
  readonly period: string
  readonly demo: boolean
  /** The publication that brought them first. */
  readonly batch: number | undefined
}

/** All announcements, or those of one indicator: by the day that stands, the next one first. */
export async function announcements(
  tx: ReadTx,
  zone: string,
  only?: { readonly code: string; readonly period: number },
): Promise<readonly Announcement[]> {
  const found = await tx.execute(sql`
    select a.*, i.code, t.title, p.day, p.batch from (
      select indicator_id, period, bool_or(demo) as demo, (array_agg(id order by number))[1] as id,
        (array_agg(announced_for order by number desc))[1] as stands,
        jsonb_agg(jsonb_build_object('number', number, 'on', announced_for, 'reason', reason, 'recordedAt', recorded_at)
          order by number) as dates
      from observatory.announced_date where ${only?.period ?? null}::int is null or period = ${only?.period ?? null}::int
      group by indicator_id, period) a
    join observatory.indicator i on i.id = a.indicator_id
    join lateral (select title from observatory.sheet where indicator_id = i.id order by number desc limit 1) t on true
    left join lateral (select (o.published_at at time zone ${zone})::date as day, o.batch from observatory.open_observation o
      join observatory.series s on s.number = o.series where s.indicator_id = i.id and o.period = a.period
      order by o.published_at, o.batch limit 1) p on true
    where ${only?.code ?? null}::text is null or i.code = ${only?.code ?? null}::text
    order by a.stands nulls last, i.code collate "C", a.period`)
  return found.rows.map((row) => ({
    id: String(row.id),
    indicator: { code: String(row.code), title: row.title as Text },
    period: periodOfNumber(Number(row.period)),
    demo: row.demo === true,
    dates: (row.dates as readonly (Omit<AnnouncedDate, 'on'> & { readonly on: string | null })[]).map((each) => ({
      ...each,
      on: each.on ?? undefined,
    })),
    publishedOn: row.day === null ? undefined : String(row.day),
    batch: row.batch === null ? undefined : Number(row.batch),
  }))
}
