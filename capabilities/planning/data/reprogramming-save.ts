import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { replaceLinks } from '../../../platform/links/links.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import { REPROGRAMMING } from './reprogramming-load.ts'

export interface NewReprogramming {
  readonly instrumentId: Id
  readonly officeId: Id
  readonly cause: string
  readonly period: string
  readonly justification: string
  readonly requestedBy: string
  readonly risk?: Id | undefined
  readonly importId?: Id | undefined
}

/** A new request in draft, with the next number of its plan. The caller holds the plan's row. */
export async function insertReprogramming(
  tx: WriteTx,
  ctx: Ctx,
  request: NewReprogramming,
): Promise<{ readonly id: Id; readonly number: number }> {
  const id = newId()
  const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
  const made = await tx.execute(sql`
    insert into planning.reprogramming (id, office_id, instrument_id, number, cause, period, justification, requested_by,
      opened_by, opened_at, import_id)
    select ${id}, ${request.officeId}, ${request.instrumentId}, coalesce(max(number), 0) + 1, ${request.cause},
      ${request.period}, ${request.justification}, ${request.requestedBy}, ${by}::uuid, ${ctx.now}, ${request.importId ?? null}::uuid
    from planning.reprogramming where instrument_id = ${request.instrumentId}
    returning number`)
  await linkCause(tx, ctx, id, request.risk)
  return { id, number: Number(made.rows[0]?.number) }
}

/** The risk of the plan that causes the request; none takes away what was named before. */
export async function linkCause(tx: WriteTx, ctx: Ctx, id: Id, risk: Id | undefined): Promise<void> {
  const to = risk === undefined ? [] : [{ end: { kind: 'planning.element', id: risk } }]
  await replaceLinks(tx, ctx, { kind: REPROGRAMMING, id }, 'caused_by', to)
}

/** Puts a change into a request; one of the same kind and element is replaced. */
export async function putChange(
  tx: WriteTx,
  target: { readonly id: Id; readonly officeId: Id },
  change: PlanChange,
): Promise<void> {
  const beside = change.kind === 'activity' ? change.beside : null
  await tx.execute(sql`
    insert into planning.reprogramming_change (id, office_id, reprogramming_id, kind, element_id, beside_id, before, after, sort)
    select ${newId()}, ${target.officeId}, ${target.id}, ${change.kind}, ${change.element}, ${beside}::uuid,
      ${json(change.before)}::jsonb, ${json(change.after)}::jsonb, coalesce(max(sort), 0) + 1
    from planning.reprogramming_change where reprogramming_id = ${target.id}
    on conflict (reprogramming_id, kind, element_id) do update set before = excluded.before, after = excluded.after,
      beside_id = excluded.beside_id, version = planning.reprogramming_change.version + 1`)
}

function json(value: PlanChange['before']): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** The post in which the person acts for the unit, as the institution calls it; never the person's name. */
export async function postOf(tx: ReadTx, ctx: Ctx, unitId: Id): Promise<string> {
  if (typeof ctx.who === 'string') return UNKNOWN_POST
  const found = await tx.execute(sql`
    select p.title ->> 'es' as title from identity.holding h join identity.post p on p.id = h.post_id
    where h.person_id = ${ctx.who.personId} and h.valid_from <= ${ctx.today}
      and (h.valid_to is null or h.valid_to >= ${ctx.today})
    order by (p.unit_id = ${unitId}) desc, p.code limit 1`)
  return found.rows[0] === undefined
    ? (ROLE_POSTS[ctx.who.roles[0] ?? ''] ?? UNKNOWN_POST)
    : String(found.rows[0].title)
}

const UNKNOWN_POST = 'Unidad de planificación'
const ROLE_POSTS: Readonly<Record<string, string>> = {
  administrator: 'Administración de la plataforma',
  executive_director: 'Dirección Ejecutiva',
}
