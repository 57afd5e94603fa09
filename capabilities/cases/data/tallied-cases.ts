import { sql } from 'drizzle-orm'
import { type CivilDate, firstDayOfPeriod, lastDayOfPeriod } from '../../../kernel/civil.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DaysTally, type EndTally, type Tallies, talliesOf, together } from '../rules/statistics/statistics.ts'
import { endedMonths, monthMemory } from './ended-months.ts'
import { type Counting, countedFinished, countingOf, finishedBefore } from './finished-cases.ts'

/** Ten years by months. */
const memory = monthMemory<Tallies>(120)

/**
 * What the cases that ended in the months of two days come to, counted by the database: the same as `talliesOf(finishedCases(…))`,
 * without bringing each of them, and of a month in which nothing changed only once. What is not kept with the calendar of today is
 * counted from its ledger.
 */
export async function talliedCases(tx: ReadTx, from: CivilDate, to: CivilDate): Promise<Tallies> {
  const counting = await countingOf(tx)
  const months = await endedMonths(tx, from, to)
  const told = await memory.of(months, counting.mark, (unknown) => talliedMonths(tx, counting, unknown))
  return together(told.map(({ value }) => value))
}

async function talliedMonths(
  tx: ReadTx,
  counting: Counting,
  months: readonly string[],
): Promise<ReadonlyMap<string, Tallies>> {
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const [from, to] = [firstDayOfPeriod(first), lastDayOfPeriod(last)]
  if (from === undefined || to === undefined) return new Map()
  const kept = await keptTallies(tx, counting, months)
  const uncounted = await tx.execute(sql`
    select c.id from cases.open_case c where c.ended_on between ${from}::date and ${to}::date and not exists (
      select from cases.finished_case k
      where k.case_id = c.id and k.counted_with = ${counting.mark} and k.ended_on = c.ended_on)`)
  const counted = await countedFinished(
    tx,
    counting,
    uncounted.rows.map(({ id }) => String(id)),
  )
  const before = await finishedBefore(tx, counting, from, to)
  const others = Map.groupBy([...counted.values(), ...before], ({ endedOn }) => endedOn.slice(0, 7))
  return new Map(
    months.map((month) => [month, together([kept.get(month) ?? NOTHING, talliesOf(others.get(month) ?? [])])]),
  )
}

const NOTHING: Tallies = { ends: [], days: [], authorised: [], filings: [], steps: [] }

/** One question: rows of five sorts, told apart by `what`. */
async function keptTallies(
  tx: ReadTx,
  { editions, mark }: Counting,
  months: readonly string[],
): Promise<ReadonlyMap<string, Tallies>> {
  const appeals = [...editions].flatMap(([id, { definition }]) => (definition.againstDecision === true ? [id] : []))
  const group = sql`month, appeal, grouping(procedure, unit, jurisdiction, use) as grouped,
    coalesce(procedure, unit, jurisdiction, use) as key`
  const sets = sql`month, appeal, grouping sets ((procedure), (unit), (jurisdiction), (use), ())`
  const found = await tx.execute(sql`
    with ended as materialized (
      select to_char(k.ended_on, 'YYYY-MM') as month, c.definition_id = any(${sql.param(appeals)}::uuid[]) as appeal, c.procedure,
        k.unit, c.jurisdiction, k.use, k.resolved, k.authorised, k.entries, k.office_days, k.applicant_days, k.in_term, k.in_law,
        k.area, k.investment, k.steps
      from unnest(${sql.param(months.map((month) => `${month}-01`))}::date[]) as m(first)
      join cases.finished_case k on k.ended_on >= m.first and k.ended_on < m.first + interval '1 month'
      join cases.open_case c on c.id = k.case_id and c.ended_on = k.ended_on
      where k.counted_with = ${mark}),
    days as (
      select 'office' as whose, month, appeal, procedure, unit, jurisdiction, use, office_days as days, count(*)::int as cases
      from ended where resolved and office_days is not null group by 2, 3, 4, 5, 6, 7, 8
      union all
      select 'applicant', month, appeal, procedure, unit, jurisdiction, use, applicant_days, count(*)::int
      from ended where resolved and applicant_days is not null group by 2, 3, 4, 5, 6, 7, 8)
    select 'end' as what, ${group}, null as step, resolved, in_term, in_law, null as whose, null::int as days, count(*)::int as cases,
      null::float8 as area, null::float8 as investment
    from ended group by resolved, in_term, in_law, ${sets}
    union all
    select 'days', ${group}, null, null, null, null, whose, days, sum(cases)::int, null, null from days group by whose, days, ${sets}
    union all
    select 'authorised', month, null, null, use, null, null, null, null, null, null, count(*)::int, coalesce(sum(area), 0),
      coalesce(sum(investment), 0)
    from ended where authorised group by month, use
    union all
    select 'filings', month, null, null, null, null, null, null, null, null, entries, count(*)::int, null, null
    from ended where not appeal group by month, entries
    union all
    select 'step', month, null, null, procedure, step.key, null, null, null, null, sum(step.value::int)::int, count(*)::int, null, null
    from ended, jsonb_each_text(steps) as step group by month, procedure, step.key`)
  return new Map(
    [...Map.groupBy(found.rows, ({ month }) => String(month))].map(([month, rows]) => [month, readTallies(rows)]),
  )
}

/** Of `grouping(procedure, unit, jurisdiction, use)`: a bit is set where the column is not grouped by. */
const GROUPED: Readonly<Record<number, DaysTally['by']>> = {
  7: 'procedure',
  11: 'unit',
  13: 'jurisdiction',
  14: 'use',
  15: 'all',
}

function readTallies(rows: readonly Record<string, unknown>[]): Tallies {
  const said = (value: unknown) => (value === null ? undefined : String(value))
  const whether = (value: unknown) => (value === null ? undefined : value === true)
  const of = (what: string) => rows.filter((row) => row.what === what)
  const grouped = <T>(what: string, tally: (row: Record<string, unknown>) => T) =>
    of(what).flatMap((row) => {
      const by = GROUPED[Number(row.grouped)]
      if (by === undefined || (row.appeal === true && by !== 'procedure')) return []
      return [{ by: row.appeal === true ? ('appeal' as const) : by, key: said(row.key), ...tally(row) }]
    })
  return {
    ends: grouped(
      'end',
      (row): Omit<EndTally, 'by' | 'key'> => ({
        resolved: row.resolved === true,
        inTerm: whether(row.in_term),
        inLaw: whether(row.in_law),
        cases: Number(row.cases),
      }),
    ),
    days: grouped(
      'days',
      (row): Omit<DaysTally, 'by' | 'key'> => ({
        whose: row.whose === 'office' ? 'office' : 'applicant',
        days: Number(row.days),
        cases: Number(row.cases),
      }),
    ),
    authorised: of('authorised').map((row) => ({
      use: said(row.key),
      cases: Number(row.cases),
      area: Number(row.area),
      investment: Number(row.investment),
    })),
    filings: of('filings').map(({ days, cases }) => ({ entries: Number(days), cases: Number(cases) })),
    steps: of('step').map((row) => ({
      procedure: String(row.key),
      step: String(row.step),
      days: Number(row.days),
      cases: Number(row.cases),
    })),
  }
}
