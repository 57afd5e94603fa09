import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../kernel/ids.ts'
import { canonicalJson } from '../audit/hash.ts'
import type { Ctx } from '../capability/context.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'

/** What shows the figure of a measure as its own: an indicator of a plan, a series. */
export interface Bound {
  readonly kind: string
  readonly id: Id
}

export interface Binding {
  readonly bound: Bound
  readonly measure: string
  /** Which records of the measure, as its `params` take them. */
  readonly filters: unknown
}

/** Binds to a measure; what it was bound to before is let go. The caller says so in the audit of its command. */
export async function bindMeasure(
  tx: WriteTx,
  ctx: Ctx,
  bound: Bound,
  measure: string,
  filters: unknown,
): Promise<void> {
  await unbindMeasure(tx, ctx, bound)
  await tx.execute(sql`
    insert into platform.measure_binding (id, bound_kind, bound_id, measure, filters, by, at)
    values (${newId()}, ${bound.kind}, ${bound.id}, ${measure}, ${canonicalJson(filters)}::jsonb, ${nameOf(ctx)}, ${ctx.now})`)
}

/** Lets go; false when nothing was bound. The row stays, so that readings made meanwhile can be explained. */
export async function unbindMeasure(tx: WriteTx, ctx: Ctx, bound: Bound): Promise<boolean> {
  const done = await tx.execute(sql`
    update platform.measure_binding set ended_at = ${ctx.now}, ended_by = ${nameOf(ctx)}
    where bound_kind = ${bound.kind} and bound_id = ${bound.id} and ended_at is null returning id`)
  return done.rows.length > 0
}

/** The measure to which this is bound now. */
export async function bindingOf(tx: ReadTx, bound: Bound): Promise<Binding | undefined> {
  const found = await tx.execute(sql`
    select bound_kind, bound_id, measure, filters from platform.measure_binding
    where bound_kind = ${bound.kind} and bound_id = ${bound.id} and ended_at is null`)
  return found.rows.map(toBinding)[0]
}

/** The other way: everything that a measure feeds now. */
export async function boundTo(tx: ReadTx, measure: string): Promise<readonly Binding[]> {
  const found = await tx.execute(sql`
    select bound_kind, bound_id, measure, filters from platform.measure_binding
    where measure = ${measure} and ended_at is null order by at, id`)
  return found.rows.map(toBinding)
}

function toBinding(row: Record<string, unknown>): Binding {
  return {
    bound: { kind: String(row.bound_kind), id: String(row.bound_id) },
    measure: String(row.measure),
    filters: row.filters,
  }
}

function nameOf({ who }: Ctx): string {
  return typeof who === 'string' ? who : who.accountId
}
