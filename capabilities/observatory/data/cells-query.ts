import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { missing } from '../../../kernel/missing.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type Cell, missingOfNumber, OBSERVATION_STATUSES } from '../model.ts'
import { periodOfNumber } from '../rules/catalogue/period-number.ts'

/** What changes what is published: who remembers something that was made of figures forgets it then. */
export const FIGURE_TOPICS = ['observatory', 'territory'] as const

/** Which figures: of some indicators or of all, at some places or at all, in a span of years, as they are now or were on a day. */
export interface CellChoice {
  readonly indicators?: readonly string[] | undefined
  readonly placeIds?: readonly Id[] | undefined
  readonly breakdown?: string | undefined
  readonly fromYear?: number | undefined
  readonly toYear?: number | undefined
  /** An instant: what had been published by then. Absent: what is published now. */
  readonly publishedBy?: string | undefined
}

/** Published figures, in the order of indicator, place, breakdown and period. */
export async function readCells(tx: ReadTx, choice: CellChoice): Promise<readonly Cell[]> {
  const { indicators, placeIds, breakdown, fromYear, toYear, publishedBy } = choice
  const chosen: SQL[] = [
    ...(indicators === undefined ? [] : [sql`i.code = any(${sql.param([...indicators])}::text[])`]),
    ...(placeIds === undefined ? [] : [sql`s.place_id = any(${sql.param([...placeIds])}::uuid[])`]),
    ...(breakdown === undefined ? [] : [sql`s.breakdown = ${breakdown}`]),
  ]
  const periods: SQL[] = [
    ...(fromYear === undefined ? [] : [sql`o.period >= ${fromYear * 10_000}`]),
    ...(toYear === undefined ? [] : [sql`o.period < ${(toYear + 1) * 10_000}`]),
  ]
  const all = (conditions: readonly SQL[]) =>
    conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)
  const figures = publishedBy === undefined ? now(all(periods)) : then(all(periods), publishedBy)
  const found = await tx.execute(sql`
    select i.code, s.place_id, s.breakdown, f.* from observatory.series s
    join observatory.indicator i on i.id = s.indicator_id
    cross join lateral (${figures}) f
    where ${all(chosen)} order by i.code collate "C", s.place_id, s.breakdown collate "C", f.period`)
  return found.rows.map(cellOf)
}

/** One row a cell, by its key. */
function now(periods: SQL): SQL {
  return sql`select o.period, o.batch, o.value, o.numerator, o.denominator, o.missing, o.status, o.revision
    from observatory.observation_now o where o.series = s.number and ${periods}`
}

/** Of each cell the last of what had been published by the moment, and how many times it had been. */
function then(periods: SQL, publishedBy: string): SQL {
  return sql`select distinct on (o.period) o.period, o.batch, o.value, o.numerator, o.denominator, o.missing, o.status,
      count(*) over (partition by o.period) as revision
    from observatory.open_observation o
    where o.series = s.number and o.published_at <= ${publishedBy}::timestamptz and ${periods}
    order by o.period, o.published_at desc, o.batch desc`
}

export function cellOf(row: Record<string, unknown>): Cell {
  const optional = (value: unknown) => (value === null || value === undefined ? undefined : Number(value))
  return {
    indicator: String(row.code),
    placeId: String(row.place_id),
    period: periodOfNumber(Number(row.period)),
    breakdown: String(row.breakdown),
    value: row.value === null ? missing(missingOfNumber(Number(row.missing))) : Number(row.value),
    numerator: optional(row.numerator),
    denominator: optional(row.denominator),
    status: OBSERVATION_STATUSES[Number(row.status)] ?? 'A',
    batch: Number(row.batch),
    revision: Number(row.revision),
  }
}
