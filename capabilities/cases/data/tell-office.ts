import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import type { Definition, Step } from '../rules/definition/definition.ts'
import { unitsOf } from '../rules/flow/deciding-unit.ts'
import { CASE_WORK } from '../staff-notices.ts'
import { staffPaths } from '../staff-paths.ts'
import type { CaseRow } from './case-store.ts'

type Told = Pick<CaseRow, 'id' | 'number' | 'officeId' | 'assignedAccountId' | 'demo'>

/** Who works in these units: those who plan and hold a post in one of them or in one above it. */
async function holdersOf(tx: ReadTx, officeId: Id, units: readonly string[], today: string): Promise<readonly Id[]> {
  if (units.length === 0) return []
  const found = await tx.execute(sql`
    select distinct a.id from identity.account a
    join identity.role_grant g on g.account_id = a.id and g.role in ('unit_planner', 'executive_director')
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
    join identity.holding h on h.person_id = a.person_id
      and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})
    join identity.post p on p.id = h.post_id
    join identity.unit u on u.id = p.unit_id
    where a.office_id = ${officeId} and a.kind = 'staff' and a.disabled_at is null and exists (
      select from unnest(${sql.param([...units])}::text[]) as asked(code)
      where asked.code = u.code or starts_with(asked.code, u.code || '-'))
    order by a.id`)
  return found.rows.map(({ id }) => String(id))
}

/** Who is to hear of a case at these steps: whoever has it, if it is theirs to do; else all whose it may be; never who did it. */
export async function toldAt(
  tx: ReadTx,
  ctx: Ctx,
  row: Told,
  definition: Pick<Definition, 'steps'>,
  steps: readonly Step[],
): Promise<readonly Id[]> {
  const units = [...new Set(steps.flatMap((step) => unitsOf(definition, step)))]
  const holders = await holdersOf(tx, row.officeId, units, ctx.today)
  const has = row.assignedAccountId
  const noUnit = steps.some(({ unit }) => unit === undefined)
  const told = has !== undefined && (holders.includes(has) || noUnit) ? [has] : holders
  return told.filter((id) => typeof ctx.who === 'string' || id !== ctx.who.accountId)
}

/** Tells them what happened. Who has not read the last news of the case gets it brought up to date. A demonstration tells nobody. */
export async function tellOffice(
  tx: WriteTx,
  ctx: Ctx,
  row: Told,
  definition: Pick<Definition, 'title' | 'steps'>,
  steps: readonly Step[],
  what: Text,
): Promise<void> {
  if (steps.length === 0 || row.demo) return
  const data = { number: row.number, procedure: definition.title, what }
  for (const to of await toldAt(tx, ctx, row, definition, steps))
    await notify(tx, ctx, { kind: CASE_WORK, to, data, link: staffPaths.case(row.id), collapse: true })
}
