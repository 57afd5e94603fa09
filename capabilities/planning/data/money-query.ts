import { sql } from 'drizzle-orm'
import type { Month } from '../../../kernel/civil.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type MoneySettings, moneySettings } from '../deployment-money.ts'
import { READ_PUBLIC } from '../permissions.ts'
import type { MoneyRow } from '../rules/money/money-rows.ts'
import { PLAN_TOPICS } from './year-query.ts'

/** An amount as it is kept. */
export interface StoredMoney extends MoneyRow {
  readonly version: number
  readonly note: string | null
  readonly demo: boolean
  readonly setAt: string
}

export interface MoneyAnswer {
  readonly planned: readonly StoredMoney[]
  readonly spent: readonly StoredMoney[]
  readonly settings: MoneySettings
}

/** What a year's activities are to cost and have cost: public, as the budget of an institution is. */
export const moneyQuery: Query<{ readonly year: number }, MoneyAnswer> = {
  id: 'planning.money',
  permission: READ_PUBLIC,
  async run(tx, _ctx, { year }) {
    const value = await tx.memory.remember(PLAN_TOPICS, `money of ${year}`, () => loadMoney(tx, year))
    return { ok: true, value }
  },
}

export async function loadMoney(tx: ReadTx, year: number): Promise<MoneyAnswer> {
  const planned = await tx.execute(sql`
    select m.id, m.activity_id, m.source_id, m.month, m.cents, m.version, m.note, m.demo, m.set_at
    from planning.money_planned m join planning.element e on e.id = m.activity_id
    join planning.instrument i on i.id = e.instrument_id
    where i.from_year = ${year} and i.kind = 'poa' order by m.month nulls first, m.id`)
  const spent = await spentRows(tx, year)
  const method = await tx.execute(
    sql`select content from planning.method where code = 'money' order by id desc limit 1`,
  )
  return { planned: planned.rows.map(toMoney), spent, settings: moneySettings(method.rows[0]?.content) }
}

/** The reported rows: what the pages add up and what the measure of spending counts, so that both are one. */
export async function spentRows(tx: ReadTx, year: number): Promise<readonly StoredMoney[]> {
  const found = await tx.execute(sql`
    select m.id, m.activity_id, m.source_id, m.month, m.cents, m.version, m.note, m.demo, m.set_at
    from planning.money_spent m join planning.element e on e.id = m.activity_id
    join planning.instrument i on i.id = e.instrument_id
    where i.from_year = ${year} and i.kind = 'poa' order by m.month, m.id`)
  return found.rows.map(toMoney)
}

function toMoney(row: Record<string, unknown>): StoredMoney {
  return {
    id: String(row.id),
    activityId: String(row.activity_id),
    sourceId: row.source_id === null ? null : String(row.source_id),
    month: row.month === null ? null : (Number(row.month) as Month),
    cents: Number(row.cents),
    version: Number(row.version),
    note: row.note === null ? null : String(row.note),
    demo: row.demo === true,
    setAt: String(row.set_at),
  }
}
