import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { DemoAmount, DemoMoney } from '../demo-money.ts'

/** Writes what the generator made up of one plan's money and self-assessment, all marked as demonstration. */
export async function saveDemoMoney(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  money: DemoMoney,
  ids: ReadonlyMap<string, Id>,
): Promise<void> {
  const rows = (amounts: readonly DemoAmount[]) =>
    JSON.stringify(
      amounts.flatMap(({ activityKey, sourceKey, month, cents }) => {
        const activity = ids.get(activityKey)
        return activity === undefined
          ? []
          : [{ id: newId(), activity, source: ids.get(sourceKey ?? '') ?? null, month: month ?? null, cents }]
      }),
    )
  await tx.execute(sql`
    insert into planning.money_planned (id, office_id, activity_id, source_id, month, cents, demo, set_at)
    select id, ${officeId}::uuid, activity, source, month, cents, true, ${ctx.now}
    from jsonb_to_recordset(${rows(money.planned)}::jsonb) as r(id uuid, activity uuid, source uuid, month int, cents bigint)
    on conflict (activity_id, source_id, month) do nothing`)
  await tx.execute(sql`
    insert into planning.money_spent (id, office_id, activity_id, source_id, month, cents, demo, set_at)
    select id, ${officeId}::uuid, activity, source, month, cents, true, ${ctx.now}
    from jsonb_to_recordset(${rows(money.spent)}::jsonb) as r(id uuid, activity uuid, source uuid, month int, cents bigint)
    on conflict (activity_id, source_id, month) do nothing`)
  const assessments = money.assessments.flatMap(({ elementKey, period, percent }) => {
    const element = ids.get(elementKey)
    return element === undefined ? [] : [{ id: newId(), element, period, percent }]
  })
  await tx.execute(sql`
    insert into planning.self_assessment (id, office_id, element_id, period, percent, demo, set_at)
    select id, ${officeId}::uuid, element, period, percent, true, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(assessments)}::jsonb) as r(id uuid, element uuid, period text, percent double precision)
    on conflict (element_id, period) do nothing`)
}
