import { sql } from 'drizzle-orm'
import { type Id, isId } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { IndicatorTerms } from '../model.ts'
import type { Horizon } from '../rules/indicator-series.ts'

/** What a command needs to know of an indicator of a unit's plan. */
export interface IndicatorFacts {
  readonly id: Id
  readonly version: number
  readonly unitId: Id
  readonly unitCode: string
  readonly officeId: Id
  readonly instrumentId: Id
  readonly year: number
  readonly title: string
  readonly weight: number | null
  readonly retired: boolean
  readonly terms: IndicatorTerms
  readonly horizon: Horizon
}

export async function indicatorFacts(tx: ReadTx, id: string): Promise<IndicatorFacts | undefined> {
  if (!isId(id)) return undefined
  const found = await tx.execute(sql`
    select e.id, e.version, e.title, e.weight, e.retired_at, e.terms, i.id as instrument_id, i.unit_id, u.code as unit_code, i.office_id,
      i.from_year, i.to_year
    from planning.element e join planning.instrument i on i.id = e.instrument_id
    join identity.unit u on u.id = i.unit_id
    where e.id = ${id} and e.kind = 'indicator' and i.kind = 'poa'`)
  const row = found.rows[0]
  if (row === undefined || row.terms === null) return undefined
  return {
    id: String(row.id),
    version: Number(row.version),
    unitId: String(row.unit_id),
    unitCode: String(row.unit_code),
    officeId: String(row.office_id),
    instrumentId: String(row.instrument_id),
    year: Number(row.from_year),
    title: String(row.title),
    weight: row.weight === null ? null : Number(row.weight),
    retired: row.retired_at !== null,
    terms: row.terms as IndicatorTerms,
    horizon: { from: `${Number(row.from_year)}-01-01`, to: `${Number(row.to_year)}-12-31` },
  }
}

/** Whose the indicator is: what its permissions depend on. */
export async function ownerOfIndicator(tx: ReadTx, id: string): Promise<{ readonly unitId?: Id | undefined }> {
  return { unitId: (await indicatorFacts(tx, id))?.unitId }
}
