import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { NO_CASE } from './move-case.ts'

/** Somebody of the office to whom cases can be given. */
export interface Colleague {
  readonly id: Id
  readonly login: string
  readonly name: string
  /** May act on cases, not only look at them. */
  readonly decides: boolean
}

export async function colleaguesOf(tx: ReadTx, officeId: Id): Promise<readonly Colleague[]> {
  const found = await tx.execute(sql`
    select a.id, a.login, p.name, bool_or(g.role = any('{administrator,executive_director,unit_planner}')) as decides
    from identity.account a join identity.person p on p.id = a.person_id
      join identity.role_grant g on g.account_id = a.id and (g.valid_to is null or g.valid_to >= current_date)
    where a.office_id = ${officeId} and a.kind = 'staff' and a.disabled_at is null
    group by a.id, a.login, p.name, p.sort_key order by p.sort_key, a.login`)
  return found.rows
    .map((row) => ({
      id: String(row.id),
      login: String(row.login),
      name: String(row.name),
      decides: row.decides === true,
    }))
    .filter(({ decides }) => decides)
}

export interface WorkloadRow {
  /** Absent: cases that nobody has yet. */
  readonly colleague: Colleague | undefined
  readonly open: number
  readonly waiting: number
  readonly late: number
  readonly soon: number
}

/** How much each has, how much of it is late or soon due. `until`: the last day that counts as soon. */
export const workloadQuery: Query<{ readonly until: string }, readonly WorkloadRow[]> = {
  id: 'cases.workload',
  permission: READ_CASES,
  async run(tx, ctx, { until }) {
    if (typeof ctx.who === 'string') return refuse(NO_CASE)
    const colleagues = await colleaguesOf(tx, ctx.who.officeId)
    const found = await tx.execute(sql`
      select assigned_account_id as id, count(*)::int as open,
        count(*) filter (where clock_state = 'suspended')::int as waiting,
        count(*) filter (where due_on < ${ctx.today}::date)::int as late,
        count(*) filter (where due_on between ${ctx.today}::date and ${until}::date)::int as soon
      from cases.case_file where office_id = ${ctx.who.officeId} and ended_as is null group by 1`)
    const counted = new Map(found.rows.map((row) => [row.id === null ? undefined : String(row.id), row]))
    const rowOf = (colleague: Colleague | undefined): WorkloadRow => {
      const row = counted.get(colleague?.id)
      const figure = (name: string) => Number(row?.[name] ?? 0)
      const [open, waiting, late, soon] = ['open', 'waiting', 'late', 'soon'].map(figure)
      return { colleague, open: open ?? 0, waiting: waiting ?? 0, late: late ?? 0, soon: soon ?? 0 }
    }
    return { ok: true, value: [undefined, ...colleagues].map(rowOf) }
  },
}
