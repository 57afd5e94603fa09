import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { CompiledDefinition } from '../rules/filing/compiled.ts'
import type { PlacedMonth } from '../rules/register/dots.ts'
import { mayTell } from '../rules/register/open-place.ts'
import { said } from './authorised-months.ts'
import { endedMonths, monthMemory } from './ended-months.ts'

/**
 * What the register may say of where things are today: as near as the edition that each was filed under lets, and never nearer than
 * the newest edition of its procedure, so that an institution that learns better hides what it once told.
 */
export interface Telling {
  readonly editions: ReadonlyMap<Id, CompiledDefinition>
  readonly newest: ReadonlyMap<string, CompiledDefinition>
}

export async function tellingOf(tx: ReadTx, editions: ReadonlyMap<Id, CompiledDefinition>): Promise<Telling> {
  const found = await tx.execute(sql`
    select distinct on (code) code, id from cases.definition order by code, published_at desc, edition desc`)
  const newest = found.rows.flatMap(({ code, id }) => {
    const compiled = editions.get(String(id))
    return compiled === undefined ? [] : [[String(code), compiled] as const]
  })
  return { editions, newest: new Map(newest) }
}

/** Whether the place that was kept of a case may still be told. */
export function stillTold(
  { newest }: Telling,
  kept: { readonly procedure: string; readonly answers: Answers; readonly metres: number },
): boolean {
  const compiled = newest.get(kept.procedure)
  return compiled !== undefined && mayTell(compiled, kept.answers, kept)
}

/** Fifty years by months. */
const memory = monthMemory<readonly PlacedMonth[]>(600)

/**
 * Where all is that was ever authorised and may be told nearer than by its municipality, put together where it is told at one place;
 * of a month in which nothing changed only once.
 */
export async function authorisedPlaces(tx: ReadTx, telling: Telling): Promise<readonly PlacedMonth[]> {
  const months = await endedMonths(tx, '0001-01-01', '9999-12-31')
  const of = [...telling.newest.values()].map(({ definition: { code, edition } }) => `${code} ${edition}`).join(' ')
  const told = await memory.of(months, of, (unknown) => placeMonths(tx, telling, unknown))
  return told.flatMap(({ value }) => value)
}

async function placeMonths(tx: ReadTx, telling: Telling, months: readonly string[]) {
  // Of an edition that says the same as the newest, what was kept is what may be told; of others it depends on the answers.
  const other = [...telling.editions].flatMap(([id, { definition }]) =>
    JSON.stringify(definition.openPlace) === JSON.stringify(telling.newest.get(definition.code)?.definition.openPlace)
      ? []
      : [id],
  )
  const found = await tx.execute(sql`
    select to_char(c.ended_on, 'YYYY-MM') as month, c.procedure, c.jurisdiction, p.longitude, p.latitude, p.metres,
      case when k.case_id is null then c.answers ->> 'use' else k.use end as use,
      case when c.definition_id = any(${sql.param(other)}::uuid[]) then c.answers end as answers
    from unnest(${sql.param(months.map((month) => `${month}-01`))}::date[]) as m(first)
    join cases.authorised_place p on p.ended_on >= m.first and p.ended_on < m.first + interval '1 month'
    join cases.open_case c on c.id = p.case_id and c.ended_on = p.ended_on
    left join cases.finished_case k on k.case_id = c.id
    where c.ended_as in ('granted', 'conditioned')`)
  const groups = new Map<string, PlacedMonth & { cases: number }>()
  for (const row of found.rows) {
    const answers = row.answers as Answers | null
    const procedure = String(row.procedure)
    if (answers !== null && !stillTold(telling, { procedure, answers, metres: Number(row.metres) })) continue
    const placed = {
      month: String(row.month),
      procedure,
      use: said(row.use),
      jurisdiction: said(row.jurisdiction),
      longitude: Number(row.longitude),
      latitude: Number(row.latitude),
      metres: Number(row.metres),
    }
    const key = Object.values(placed).join(' ')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { ...placed, cases: 1 })
    else known.cases += 1
  }
  const byMonth = Map.groupBy(groups.values(), ({ month }) => month)
  return new Map(months.map((month) => [month, byMonth.get(month) ?? []]))
}
