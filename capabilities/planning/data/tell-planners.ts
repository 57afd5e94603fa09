import { sql } from 'drizzle-orm'
import { completedMonths } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { DomainEvent } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { MONTHS_LATE, PLAN_IMPORTED } from '../notifications.ts'
import { planningPaths } from '../paths.ts'
import { stillToReport } from '../rules/to-report.ts'
import { loadPoas } from './load-poa.ts'
import { loadYearFrame, yearsInForce } from './load-year.ts'

/** Accounts of who plans for a unit today: the role, and a post in the unit. */
export async function plannersOf(tx: ReadTx, unitId: Id, today: string): Promise<readonly Id[]> {
  const found = await tx.execute(sql`
    select distinct a.id from identity.account a
    join identity.role_grant g on g.account_id = a.id and g.role = 'unit_planner'
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
    join identity.holding h on h.person_id = a.person_id
      and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})
    join identity.post p on p.id = h.post_id
    where p.unit_id = ${unitId} and a.disabled_at is null`)
  return found.rows.map((row) => String(row.id))
}

/** Tells the planners of a unit that its plan was imported; not who did it. */
export async function tellOfImport(tx: WriteTx, ctx: Ctx, event: DomainEvent): Promise<void> {
  const { poaId, cause, by } = event.payload
  if (cause !== 'imported') return
  const found = await tx.execute(sql`
    select i.from_year, u.id, u.code, y.title from planning.instrument i join identity.unit u on u.id = i.unit_id
    join identity.unit_year y on y.unit_id = u.id
    where i.id = ${String(poaId)} order by abs(y.year - i.from_year) limit 1`)
  const row = found.rows[0]
  if (row === undefined) return
  const year = Number(row.from_year)
  for (const to of await plannersOf(tx, String(row.id), ctx.today)) {
    if (to === by) continue
    await notify(tx, ctx, {
      kind: PLAN_IMPORTED,
      to,
      data: { unit: row.title as Text, year },
      link: planningPaths.matrix(year, String(row.code)),
      collapse: true,
    })
  }
}

export interface LateUnit {
  readonly unitId: Id
  readonly title: Text
  readonly year: number
  readonly months: number
}

/** Units of the newest planning year with months that are over at its cut-off and have no report. */
export async function lateUnits(tx: ReadTx, today: string): Promise<readonly LateUnit[]> {
  const [year] = await yearsInForce(tx)
  const frame = year === undefined ? undefined : await loadYearFrame(tx, year, today)
  if (year === undefined || frame === undefined) return []
  const completed = completedMonths(year, frame.cutOff)
  return (await loadPoas(tx, { year })).flatMap(({ head, plan, reports }) => {
    const months = stillToReport(plan, reports, completed, frame.closedMonths).filter(
      ({ when }) => when === 'late',
    ).length
    return months === 0 ? [] : [{ unitId: head.unit.id, title: head.unit.title, year, months }]
  })
}

/** Reminds the planners of one unit; who has not read the last reminder gets it brought up to date. */
export async function remindPlanners(tx: WriteTx, ctx: Ctx, late: LateUnit): Promise<void> {
  for (const to of await plannersOf(tx, late.unitId, ctx.today))
    await notify(tx, ctx, {
      kind: MONTHS_LATE,
      to,
      data: { unit: late.title, year: late.year, months: late.months },
      link: planningPaths.work(),
      collapse: true,
    })
}
