import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Ctx } from '../capability/context.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'

export const RELATIONS = [
  'serves',
  'counts_toward',
  'caused_by',
  'see_also',
  'continues',
  /** An element of a plan and what it contributes to outside of the plans: a target, a commitment, a policy. */
  'aligned_with',
  /** An element of a plan and the risk that can keep it from being reached. */
  'threatened_by',
  /** A risk as a plan words it and the entry of the catalogue that it is. */
  'named_as',
  /** Something that happened and what it touched. */
  'affects',
] as const
export type Relation = (typeof RELATIONS)[number]

export interface End {
  readonly kind: string
  readonly id: Id
}

export interface Link {
  readonly from: End
  readonly relation: Relation
  readonly to: End
  readonly proposal: string | null
  /** Why a person says so. */
  readonly reason?: string | null
}

/** One link more, said by a person: what a rule had proposed becomes theirs, what somebody said before stays. Answers whether anything is new. */
export async function addLink(
  tx: WriteTx,
  ctx: Ctx,
  link: { readonly from: End; readonly relation: Relation; readonly to: End; readonly reason?: string | undefined },
): Promise<boolean> {
  const { from, relation, to, reason } = link
  const by = typeof ctx.who === 'string' ? ctx.who : ctx.who.accountId
  const added = await tx.execute(sql`
    insert into platform.link (id, from_kind, from_id, relation, to_kind, to_id, reason, by, at)
    values (${newId()}, ${from.kind}, ${from.id}, ${relation}, ${to.kind}, ${to.id}, ${reason ?? null}, ${by}, ${ctx.now})
    on conflict (from_kind, from_id, relation, to_kind, to_id) do update set proposal = null, reason = excluded.reason,
      by = excluded.by, at = excluded.at where platform.link.proposal is not null
    returning id`)
  return added.rows.length > 0
}

/** Takes a link away; answers whether it was there. */
export async function removeLink(tx: WriteTx, from: Id, relation: Relation, to: Id): Promise<boolean> {
  const gone = await tx.execute(sql`
    delete from platform.link where from_id = ${from} and relation = ${relation} and to_id = ${to} returning id`)
  return gone.rows.length > 0
}

/** Sets the links of one relation that leave `from`: those not named any more go, new ones come. */
export async function replaceLinks(
  tx: WriteTx,
  ctx: Ctx,
  from: End,
  relation: Relation,
  to: readonly { readonly end: End; readonly proposal?: string | undefined }[],
): Promise<void> {
  await tx.execute(sql`
    delete from platform.link where from_kind = ${from.kind} and from_id = ${from.id} and relation = ${relation}`)
  const by = typeof ctx.who === 'string' ? ctx.who : ctx.who.accountId
  for (const { end, proposal } of to) {
    await tx.execute(sql`
      insert into platform.link (id, from_kind, from_id, relation, to_kind, to_id, proposal, by, at)
      values (${newId()}, ${from.kind}, ${from.id}, ${relation}, ${end.kind}, ${end.id}, ${proposal ?? null}, ${by}, ${ctx.now})
      on conflict do nothing`)
  }
}

/** Adds links; one that is there already stays as it is. */
export async function addLinks(tx: WriteTx, ctx: Ctx, links: readonly Link[]): Promise<void> {
  const by = typeof ctx.who === 'string' ? ctx.who : ctx.who.accountId
  const rows = links.map(({ from, relation, to, proposal }) => ({
    id: newId(),
    from_kind: from.kind,
    from_id: from.id,
    relation,
    to_kind: to.kind,
    to_id: to.id,
    proposal,
  }))
  await tx.execute(sql`
    insert into platform.link (id, from_kind, from_id, relation, to_kind, to_id, proposal, by, at)
    select id, from_kind, from_id, relation, to_kind, to_id, proposal, ${by}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, from_kind text, from_id uuid, relation text, to_kind text,
      to_id uuid, proposal text)
    on conflict do nothing`)
}

/** Links of one relation that leave any of the ids given. */
export async function linksFrom(tx: ReadTx, ids: readonly Id[], relation: Relation): Promise<readonly Link[]> {
  const found = await tx.execute(sql`
    select * from platform.link where from_id = any(${sql.param(ids)}::uuid[]) and relation = ${relation} order by id`)
  return found.rows.map(toLink)
}

/** The other way: what points to any of the ids given. */
export async function linksTo(tx: ReadTx, ids: readonly Id[], relation: Relation): Promise<readonly Link[]> {
  const found = await tx.execute(sql`
    select * from platform.link where to_id = any(${sql.param(ids)}::uuid[]) and relation = ${relation} order by id`)
  return found.rows.map(toLink)
}

function toLink(row: Record<string, unknown>): Link {
  return {
    from: { kind: String(row.from_kind), id: String(row.from_id) },
    relation: String(row.relation) as Relation,
    to: { kind: String(row.to_kind), id: String(row.to_id) },
    proposal: (row.proposal as string | null) ?? null,
    reason: (row.reason as string | null) ?? null,
  }
}
