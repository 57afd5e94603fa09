import { sql } from 'drizzle-orm'
import { fold } from '../../kernel/sort-key.ts'
import { type Ctx, STAFF_ROLE_IDS } from '../capability/context.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import type { SearchSource } from './document.ts'

/** Replaces the documents of one group (one plan, one case) by what the room says now. */
export async function reindexGroup(tx: WriteTx, source: SearchSource, group: string): Promise<number> {
  // Two processes may hear of two changes of one plan at once: the second waits, and then reads what both left.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${group}`}, 0))`)
  const documents = await source.documents(tx, group)
  await tx.execute(sql`delete from platform.search_document where group_id = ${group}`)
  const rows = documents.map((document) => ({
    kind: document.kind,
    id: document.id,
    group_id: group,
    code: document.code ?? null,
    title: document.title,
    path: document.path,
    occurred: document.when ?? null,
    audience: document.audience,
    folded: fold(`${document.code ?? ''} ${document.title} ${document.body}`),
    folded_code: document.code === undefined ? null : foldCode(document.code),
  }))
  await tx.execute(sql`
    insert into platform.search_document (kind, id, group_id, code, title, path, occurred, audience, folded, folded_code)
    select kind, id, group_id, code, title, path, occurred, audience, folded, folded_code
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, id uuid, group_id uuid, code text, title text,
      path text, occurred date, audience text, folded text, folded_code text)`)
  return rows.length
}

export interface SearchHit {
  readonly kind: string
  readonly id: string
  readonly code: string | null
  readonly title: string
  readonly path: string
}

/**
 * Words without accents or endings (Spanish stemming), the last word also as a beginning; codes by their beginning
 * (`o1r2` finds `O.1.R.2`). The audience is part of the query.
 */
export async function search(tx: ReadTx, ctx: Ctx, words: string, limit = 50): Promise<readonly SearchHit[]> {
  const folded = fold(words)
  if (folded === '') return []
  const audience = isStaff(ctx.who) ? ['public', 'staff'] : ['public']
  const terms = folded.split(/[^\p{L}\p{N}]+/u).filter((term) => term !== '')
  if (terms.length === 0) return []
  const prefix = terms.map((term) => `%${term}%`)
  const code = foldCode(words)
  const found = await tx.execute(sql`
    select kind, id, code, title, path,
      ts_rank(to_tsvector('spanish', folded), plainto_tsquery('spanish', ${folded})) as rank
    from platform.search_document
    where audience = any(${sql.param(audience)}::text[])
      and (to_tsvector('spanish', folded) @@ plainto_tsquery('spanish', ${folded})
        or folded like all(${sql.param(prefix)}::text[])
        or (${code} <> '' and folded_code like ${`${code}%`}))
    order by (folded_code is not null and ${code} <> '' and folded_code like ${`${code}%`}) desc, rank desc, title, id
    limit ${limit}`)
  return found.rows.map((row) => ({
    kind: String(row.kind),
    id: String(row.id),
    code: (row.code as string | null) ?? null,
    title: String(row.title),
    path: String(row.path),
  }))
}

function foldCode(code: string): string {
  return fold(code).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Professionals and citizens have accounts too; what the staff works on is not theirs to find. */
function isStaff(who: Ctx['who']): boolean {
  return typeof who === 'string' ? who === 'system' : who.roles.some((role) => STAFF.has(role))
}

const STAFF: ReadonlySet<string> = new Set(STAFF_ROLE_IDS)
