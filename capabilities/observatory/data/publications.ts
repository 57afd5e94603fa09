import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { MeasuredRecord } from '../../../platform/measures/measure.ts'
import { openReading } from '../../../platform/measures/readings.ts'
import { CASE_MEASURES } from '../../cases/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import type { Batch, Periodicity } from '../model.ts'
import { periodOfNumber } from '../rules/catalogue/period-number.ts'
import { batchOf } from './catalogue-store.ts'

export interface Publication {
  readonly batch: Batch
  readonly indicators: readonly { readonly code: string; readonly title: Text }[]
  readonly first: string
  readonly last: string
  readonly cells: number
}

/** What was published, the newest first. */
export const publicationsQuery: Query<{ readonly limit: number }, readonly Publication[]> = {
  id: 'observatory.publications',
  permission: READ_OBSERVATORY,
  run: async (tx, _ctx, { limit }) => ({ ok: true, value: await publications(tx, sql`true`, limit) }),
}

async function publications(tx: ReadTx, where: ReturnType<typeof sql>, limit: number): Promise<readonly Publication[]> {
  const found = await tx.execute(sql`
    select b.*, o.cells, o.first, o.last, o.indicators from observatory.open_batch b
    join lateral (
      select sum(n)::int as cells, min(first) as first, max(last) as last,
        jsonb_agg(jsonb_build_object('code', c.code, 'title', t.title) order by c.sort, c.code) as indicators
      from (select i.id, i.code, i.sort, count(*) as n, min(o.period) as first, max(o.period) as last
        from observatory.open_observation o join observatory.series s on s.number = o.series
        join observatory.indicator i on i.id = s.indicator_id where o.batch = b.number group by i.id, i.code, i.sort) c
      join lateral (select title from observatory.sheet where indicator_id = c.id order by number desc limit 1) t on true
    ) o on true
    where ${where} order by b.published_at desc, b.number desc limit ${limit}`)
  return found.rows.map((row) => ({
    batch: batchOf(row),
    indicators: (row.indicators ?? []) as Publication['indicators'],
    first: row.first === null ? '' : periodOfNumber(Number(row.first)),
    last: row.last === null ? '' : periodOfNumber(Number(row.last)),
    cells: Number(row.cells ?? 0),
  }))
}

/** What a room counted, record by record, as far as the reader may open it. */
export interface CountedRecords {
  readonly title: Text
  readonly method: Text
  readonly unit: Text
  readonly asOf: CivilDate
  readonly period: string
  readonly count: number
  readonly records: readonly MeasuredRecord[]
}

export interface PublicationAnswer {
  readonly publication: Publication
  readonly counted: CountedRecords | undefined
}

/** One publication; what came of a measure of another room with the records that were counted then. */
export const publicationQuery: Query<{ readonly number: number }, PublicationAnswer> = {
  id: 'observatory.publication',
  permission: READ_OBSERVATORY,
  async run(tx, ctx, { number }) {
    const [publication] = await publications(tx, sql`b.number = ${number}`, 1)
    if (publication === undefined) return refuse(NO_PUBLICATION)
    const found = await tx.execute(sql`select reading_id from observatory.open_batch where number = ${number}`)
    const reading = found.rows[0]?.reading_id
    const opened = typeof reading === 'string' ? await openReading(tx, reading) : undefined
    const measure = CASE_MEASURES.find(({ id }) => id === opened?.reading.measure)
    if (opened === undefined || measure === undefined) return { ok: true, value: { publication, counted: undefined } }
    const { title, method, unit } = measure
    const { asOf, count, period } = opened.reading
    const records = opened.records.filter((record) => measure.mayOpen(ctx.who, record))
    return { ok: true, value: { publication, counted: { title, method, unit, asOf, count, period, records } } }
  },
}

const NO_PUBLICATION: Refusal<'no_publication'> = {
  kind: 'no_publication',
  message: { es: 'No hay ninguna publicación con ese número.', en: 'There is no publication of that number.' },
}

export interface LastPublished {
  readonly code: string
  readonly title: Text
  readonly periodicity: Periodicity
  /** When the newest period of it was published first. */
  readonly on: CivilDate
  readonly period: string
}

/** Of each indicator, its newest period and when that was first published: from which the next one is expected. */
export const lastPublishedQuery: Query<{ readonly zone: string }, readonly LastPublished[]> = {
  id: 'observatory.last_published',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { zone }) {
    const found = await tx.execute(sql`
      select i.code, t.title, t.content ->> 'periodicity' as periodicity, n.period,
        (l.published_at at time zone ${zone})::date as day
      from observatory.indicator i
      join lateral (select title, content from observatory.sheet where indicator_id = i.id order by number desc limit 1) t on true
      join lateral (select max(newest.period) as period from observatory.series s
        cross join lateral (select period from observatory.observation_now where series = s.number
          order by period desc limit 1) newest where s.indicator_id = i.id) n on n.period is not null
      join lateral (select min(first.published_at) as published_at from observatory.series s
        cross join lateral (select min(published_at) as published_at from observatory.open_observation
          where series = s.number and period = n.period) first where s.indicator_id = i.id) l on true
      where i.retired_at is null order by i.sort, i.code collate "C"`)
    return {
      ok: true,
      value: found.rows.map((row) => ({
        code: String(row.code),
        title: row.title as Text,
        periodicity: row.periodicity as Periodicity,
        on: String(row.day),
        period: periodOfNumber(Number(row.period)),
      })),
    }
  },
}
