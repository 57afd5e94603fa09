import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ReportedMonth } from '../rules/indicators/follow-up.ts'
import type { FollowUpMethod } from '../rules/indicators/follow-up-method.ts'
import { loadPoas } from './load-poa.ts'
import type { StoredPoa } from './stored-poa.ts'
import { PLAN_TOPICS } from './year-query.ts'

export interface FollowedPoa {
  readonly poa: StoredPoa
  readonly reports: ReadonlyMap<string, readonly ReportedMonth[]>
}

/** The plans of a year, or of one unit in it, with when each of their months was told of. */
export function followedPoas(tx: ReadTx, year: number, unit: string | undefined): Promise<readonly FollowedPoa[]> {
  return tx.memory.remember(PLAN_TOPICS, `follow-up of ${year} ${unit ?? ''}`, async () => {
    const { zone } = await followUpMethod(tx)
    const poas = await loadPoas(tx, unit === undefined ? { year } : { year, unitCode: unit })
    const ids = sql`${sql.param(poas.map(({ head }) => head.id))}::uuid[]`
    const found = await tx.execute(sql`
      select r.id, (r.filed_at at time zone ${zone})::date as filed_on
      from planning.month_report r join planning.element e on e.id = r.activity_id where e.instrument_id = any(${ids})`)
    const filedOn = new Map(found.rows.map((row) => [String(row.id), String(row.filed_on)]))
    return poas.map((poa) => ({
      poa,
      reports: new Map(
        [...poa.reports].map(([key, reports]) => [
          key,
          reports.map((report) => ({
            id: report.id,
            month: report.month,
            executed: report.executed,
            filedOn: filedOn.get(report.id) ?? report.reportedAt.slice(0, 10),
            evidence: report.evidence.length,
          })),
        ]),
      ),
    }))
  })
}

/** In how many days a month is to be told of, and in which zone days begin: deployment data. */
export async function followUpMethod(tx: ReadTx): Promise<FollowUpMethod & { readonly zone: string }> {
  const found = await tx.execute(
    sql`select content from planning.method where code = 'follow_up' order by id desc limit 1`,
  )
  const stored = found.rows[0]?.content as (FollowUpMethod & { readonly zone?: string }) | undefined
  return { version: 'none', reportWithinDays: 10, zone: 'UTC', ...stored }
}
