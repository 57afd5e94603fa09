import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

/** A month in which cases ended, and a mark that is another one as soon as anything of what ended in it changes. */
export interface EndedMonth {
  /** `2026-11`. */
  readonly month: string
  readonly mark: string
}

/** The months in which cases ended between two days, the earliest first. */
export async function endedMonths(tx: ReadTx, from: CivilDate, to: CivilDate): Promise<readonly EndedMonth[]> {
  const found = await tx.execute(sql`
    select month, string_agg(id || ' ' || version, ' ' order by id) as mark from cases.ended_month
    where month between date_trunc('month', ${from}::date)::date and ${to}::date group by month order by month`)
  return found.rows.map(({ month, mark }) => ({ month: String(month).slice(0, 7), mark: String(mark) }))
}

/**
 * What was counted of months, kept while they stand as they are: the mark is read in the transaction that asks, so that what was
 * kept is what it would count. The oldest goes first.
 */
export function monthMemory<T>(most: number) {
  const kept = new Map<string, T>()
  return {
    /** Counts together the months that are not kept. `also` says what else the figures depend on. */
    async of(
      months: readonly EndedMonth[],
      also: string,
      count: (months: readonly string[]) => Promise<ReadonlyMap<string, T>>,
    ): Promise<readonly { readonly month: string; readonly value: T }[]> {
      const keyOf = ({ month, mark }: EndedMonth) => `${month} ${mark} ${also}`
      const unknown = months.filter((each) => !kept.has(keyOf(each)))
      const counted = unknown.length === 0 ? undefined : await count(unknown.map(({ month }) => month))
      const all = months.flatMap((each) => {
        const value = kept.get(keyOf(each)) ?? counted?.get(each.month)
        return value === undefined ? [] : [{ each, value }]
      })
      for (const { each, value } of all) kept.set(keyOf(each), value)
      for (const key of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(key)
      }
      return all.map(({ each: { month }, value }) => ({ month, value }))
    },
  }
}
