import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Ctx } from '../capability/context.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'

export const RELATIONS = ['serves', 'counts_toward', 'caused_by', 'see_also'] as const
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
  }
}
