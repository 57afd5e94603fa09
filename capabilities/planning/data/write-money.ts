import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command, Outcome } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { poaChanged } from '../events.ts'
import { PLAN_MONEY, REPORT_SPENDING } from '../money-permissions.ts'
import { type MoneyRefusal, mayPlanMoney, mayReportSpending } from '../rules/money/may-write-money.ts'
import { ownerOfElement } from './element-owner.ts'

export const MONEY_PLANNED = 'planning.money_planned'
export const MONEY_SPENT = 'planning.money_spent'

/** Largest amount in cents: a hundred thousand million; far from where whole numbers end. */
const MOST = 1e13
const month = z.coerce.number().int().min(1).max(12)
const place = {
  activityId: z.uuid(),
  /** Absent: of no source that the plan names. */
  sourceId: z.uuid().optional(),
  note: z.string().trim().max(1000).optional(),
  /** Of the amount as the person saw it; 0 = there was none. */
  expectedVersion: z.coerce.number().int().min(0).default(0),
}

export const planMoneyInput = z.object({
  ...place,
  /** Absent: of the year as a whole. */
  month: month.optional(),
  cents: z.coerce.number().int().min(0).max(MOST),
})
export const reportSpendingInput = z.object({
  ...place,
  month,
  /** Less than 0 is paid back. */
  cents: z.coerce.number().int().min(-MOST).max(MOST),
})

export interface MoneyOutput {
  readonly id: string
  readonly version: number
}

/** What an activity is to cost, of one funding source. */
export const planMoney: Command<z.infer<typeof planMoneyInput>, MoneyOutput> = {
  id: 'planning.plan_money',
  title: { es: 'Programar el dinero de una actividad', en: 'Budget an activity' },
  input: planMoneyInput,
  permission: PLAN_MONEY,
  subject: (tx, { activityId }) => ownerOfElement(tx, activityId),
  async run(tx, ctx, input) {
    const found = await lockActivity(tx, input.activityId)
    if (!found.ok) return found
    const planned = await tx.execute(sql`
      select month from planning.money_planned
      where activity_id = ${input.activityId} and source_id is not distinct from ${input.sourceId ?? null}::uuid and cents <> 0`)
    const monthsPlanned = planned.rows.map((row) => (row.month === null ? null : Number(row.month)))
    const may = mayPlanMoney({ ...found.value, month: input.month, sourceId: input.sourceId, monthsPlanned })
    if (!may.ok) return may
    return save(tx, ctx, found.value, { ...input, month: input.month ?? null }, MONEY_PLANNED)
  },
}

/** What was spent on an activity in a month, of one funding source. */
export const reportSpending: Command<z.infer<typeof reportSpendingInput>, MoneyOutput> = {
  id: 'planning.report_spending',
  title: { es: 'Informar lo gastado en una actividad', en: 'Report what was spent on an activity' },
  input: reportSpendingInput,
  permission: REPORT_SPENDING,
  subject: (tx, { activityId }) => ownerOfElement(tx, activityId),
  async run(tx, ctx, input) {
    const found = await lockActivity(tx, input.activityId)
    if (!found.ok) return found
    const may = mayReportSpending({ ...found.value, month: input.month, sourceId: input.sourceId, today: ctx.today })
    if (!may.ok) return may
    return save(tx, ctx, found.value, input, MONEY_SPENT)
  },
}

interface ActivityFacts {
  readonly title: string
  readonly officeId: string
  readonly instrumentId: string
  readonly year: number
  readonly retired: boolean
  readonly sources: readonly string[]
}

/** Holds the activity until the transaction ends: amounts of one activity are written one after the other. */
async function lockActivity(tx: WriteTx, activityId: string): Promise<Result<ActivityFacts, MoneyRefusal>> {
  await tx.execute(sql`select 1 from planning.element where id = ${activityId} for update`)
  const found = await tx.execute(sql`
    select e.title, e.retired_at, i.id as instrument_id, i.office_id, i.from_year,
      coalesce((select array_agg(s.id::text) from planning.element s
        where s.instrument_id = i.id and s.kind = 'funding_source' and s.retired_at is null), '{}') as sources
    from planning.element e join planning.instrument i on i.id = e.instrument_id
    where e.id = ${activityId} and e.kind = 'activity' and i.kind = 'poa'`)
  const row = found.rows[0]
  if (row === undefined)
    return refuse({
      kind: 'no_such_activity',
      message: { es: 'Esa actividad no existe en ningún plan.', en: 'No plan has that activity.' },
    })
  return {
    ok: true,
    value: {
      title: String(row.title),
      officeId: String(row.office_id),
      instrumentId: String(row.instrument_id),
      year: Number(row.from_year),
      retired: row.retired_at !== null,
      sources: row.sources as readonly string[],
    },
  }
}

interface Amount {
  readonly activityId: string
  readonly sourceId?: string | undefined
  readonly month: number | null
  readonly cents: number
  readonly note?: string | undefined
  readonly expectedVersion: number
}

async function save(
  tx: WriteTx,
  ctx: Ctx,
  facts: ActivityFacts,
  amount: Amount,
  kind: typeof MONEY_PLANNED | typeof MONEY_SPENT,
): Promise<Result<Outcome<MoneyOutput>, MoneyRefusal>> {
  const table: SQL = kind === MONEY_PLANNED ? sql`planning.money_planned` : sql`planning.money_spent`
  const found = await tx.execute(sql`
    select id, version, cents, note from ${table} where activity_id = ${amount.activityId}
      and source_id is not distinct from ${amount.sourceId ?? null}::uuid
      and month is not distinct from ${amount.month}::int for update`)
  const before = found.rows[0]
  if ((before === undefined ? 0 : Number(before.version)) !== amount.expectedVersion)
    return refuse(changedMeanwhile(before === undefined ? undefined : Number(before.cents)))
  const id = before === undefined ? newId() : String(before.id)
  const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
  const note = amount.note === undefined || amount.note === '' ? null : amount.note
  if (before === undefined)
    await tx.execute(sql`
      insert into ${table} (id, office_id, activity_id, source_id, month, cents, note, set_by, set_at)
      values (${id}, ${facts.officeId}, ${amount.activityId}, ${amount.sourceId ?? null}, ${amount.month}, ${amount.cents},
        ${note}, ${by}, ${ctx.now})`)
  else
    await tx.execute(sql`
      update ${table} set cents = ${amount.cents}, note = ${note}, demo = false, set_by = ${by}, set_at = ${ctx.now},
        version = version + 1 where id = ${id}`)
  return {
    ok: true,
    value: {
      output: { id, version: amount.expectedVersion + 1 },
      changes: [
        {
          kind,
          id,
          label: facts.title,
          ...(before === undefined
            ? { after: { month: amount.month, cents: amount.cents, note } }
            : {
                before: { cents: Number(before.cents), note: before.note },
                after: { cents: amount.cents, note },
              }),
        },
      ],
      events: [poaChanged(facts.instrumentId)],
    },
  }
}

/** What stands now is in the sentence; what the person typed stays in the form. */
function changedMeanwhile(cents: number | undefined): MoneyRefusal & Refusal<'changed_meanwhile'> {
  const amount = cents === undefined ? '—' : (cents / 100).toFixed(2)
  return {
    kind: 'changed_meanwhile',
    field: 'amount',
    message: {
      es: `Ya hay un monto guardado ahí, o cambió mientras usted escribía: ahora dice ${amount}. Compare y guarde de nuevo si el suyo es el correcto.`,
      en: `An amount is kept there already, or it changed while you were writing: it now says ${amount}. Compare, and save again if yours is right.`,
    },
  }
}
