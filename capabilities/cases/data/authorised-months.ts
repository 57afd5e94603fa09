import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { endedMonths, monthMemory } from './ended-months.ts'

/** How many were authorised in a month, of one procedure, for one use, in one municipality. */
export interface AuthorisedMonth {
  /** `2026-11`. */
  readonly month: string
  readonly procedure: string
  readonly use: string | undefined
  readonly jurisdiction: string | undefined
  readonly cases: number
}

/** Fifty years by months. */
const memory = monthMemory<readonly AuthorisedMonth[]>(600)

/** All that was ever authorised, counted; of a month in which nothing changed only once. Without the cases of `appeals`. */
export async function authorisedMonths(tx: ReadTx, appeals: readonly Id[]): Promise<readonly AuthorisedMonth[]> {
  const months = await endedMonths(tx, '0001-01-01', '9999-12-31')
  const told = await memory.of(months, appeals.join(' '), (unknown) => countMonths(tx, appeals, unknown))
  return told.flatMap(({ value }) => value)
}

async function countMonths(tx: ReadTx, appeals: readonly Id[], months: readonly string[]) {
  // The use that was kept at the end is the one of the answers: asked there only where nothing was kept.
  const found = await tx.execute(sql`
    select to_char(c.ended_on, 'YYYY-MM') as month, c.procedure, c.jurisdiction,
      case when k.case_id is null then c.answers ->> 'use' else k.use end as use, count(*)::int as cases
    from unnest(${sql.param(months.map((month) => `${month}-01`))}::date[]) as m(first)
    join cases.open_case c on c.ended_on >= m.first and c.ended_on < m.first + interval '1 month'
    left join cases.finished_case k on k.case_id = c.id
    where c.ended_as in ('granted', 'conditioned') and c.definition_id <> all(${sql.param(appeals)}::uuid[])
    group by 1, 2, 3, 4`)
  const said = (value: unknown) => (value === null ? undefined : String(value))
  const rows = found.rows.map(
    (row): AuthorisedMonth => ({
      month: String(row.month),
      procedure: String(row.procedure),
      use: said(row.use),
      jurisdiction: said(row.jurisdiction),
      cases: Number(row.cases),
    }),
  )
  const byMonth = Map.groupBy(rows, ({ month }) => month)
  return new Map(months.map((month) => [month, byMonth.get(month) ?? []]))
}
