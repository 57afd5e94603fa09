import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Answers } from '../rules/filing/answers.ts'
import { type AuthorisedMonth, authorisedFigures } from '../rules/register/authorised.ts'
import { endedMonths, monthMemory } from './ended-months.ts'

/** Fifty years by months. */
const memory = monthMemory<readonly AuthorisedMonth[]>(600)

/**
 * All that was ever authorised, counted and added up; of a month in which nothing changed only once. Without the cases of `appeals`.
 */
export async function authorisedMonths(tx: ReadTx, appeals: readonly Id[]): Promise<readonly AuthorisedMonth[]> {
  const months = await endedMonths(tx, '0001-01-01', '9999-12-31')
  const told = await memory.of(months, appeals.join(' '), (unknown) => addUpMonths(tx, appeals, unknown))
  return told.flatMap(({ value }) => value)
}

/** What was kept when a case ended is what its answers say: those are read only where nothing was kept. */
async function addUpMonths(tx: ReadTx, appeals: readonly Id[], months: readonly string[]) {
  const authorised = sql`
    from unnest(${sql.param(months.map((month) => `${month}-01`))}::date[]) as m(first)
    join cases.open_case c on c.ended_on >= m.first and c.ended_on < m.first + interval '1 month'
    left join cases.finished_case k on k.case_id = c.id
    where c.ended_as in ('granted', 'conditioned') and c.definition_id <> all(${sql.param(appeals)}::uuid[])`
  const kept = await tx.execute(sql`
    select to_char(c.ended_on, 'YYYY-MM') as month, c.procedure, c.jurisdiction, k.use, count(*)::int as cases,
      coalesce(sum(k.area), 0) as area, coalesce(sum(k.investment), 0) as investment
    ${authorised} and k.case_id is not null group by 1, 2, 3, 4`)
  const others = await tx.execute(sql`
    select to_char(c.ended_on, 'YYYY-MM') as month, c.procedure, c.jurisdiction, c.answers
    ${authorised} and k.case_id is null`)
  const all = [
    ...kept.rows.map((row) => ({
      ...groupOf(row),
      use: said(row.use),
      cases: Number(row.cases),
      area: Number(row.area),
      investment: Number(row.investment),
    })),
    ...others.rows.map((row) => {
      const { use, area = 0, investment = 0 } = authorisedFigures(row.answers as Answers)
      return { ...groupOf(row), use, cases: 1, area, investment }
    }),
  ]
  const byMonth = Map.groupBy(all, ({ month }) => month)
  return new Map(months.map((month) => [month, byMonth.get(month) ?? []]))
}

function groupOf(row: Readonly<Record<string, unknown>>) {
  return { month: String(row.month), procedure: String(row.procedure), jurisdiction: said(row.jurisdiction) }
}

/** A word of a row, or that it says none. */
export function said(value: unknown): string | undefined {
  return value === null ? undefined : String(value)
}
