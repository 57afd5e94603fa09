import { sql } from 'drizzle-orm'
import { fold } from '../../kernel/sort-key.ts'
import type { Database, WriteTx } from '../database/database.ts'
import { foldCode } from './code.ts'
import type { SearchSource } from './document.ts'

/** Replaces the documents of one group (one plan, one catalogue) by what the room says now. */
export async function reindexGroup(tx: WriteTx, source: SearchSource, group: string): Promise<number> {
  const groupId = `${source.id}/${group}`
  // Beside others of its kind, and not while everything is filled anew: each would wait for rows that the other has taken.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended('search', 0))`)
  // Two processes may hear of two changes of one plan at once: the second waits, and then reads what both left.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${groupId}`}, 0))`)
  const documents = await source.documents(tx, group)
  await tx.execute(sql`delete from platform.search_document where group_id = ${groupId}`)
  const rows = documents.map(({ kind, id, code, title, within, body, path, when, audience }) => ({
    kind,
    id,
    group_id: groupId,
    section: source.section.id,
    code: code ?? null,
    title,
    within: within ?? null,
    path,
    occurred: when ?? null,
    audience,
    folded_title: fold(`${title.es} ${title.en ?? ''}`),
    folded: fold([code, title.es, title.en, within?.es, within?.en, body].filter(Boolean).join(' ')),
    folded_code: code === undefined ? null : foldCode(code),
  }))
  await tx.execute(sql`
    insert into platform.search_document
      (kind, id, group_id, section, code, title, within, path, occurred, audience, folded_title, folded, folded_code)
    select kind, id, group_id, section, code, title, within, path, occurred, audience, folded_title, folded, folded_code
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, id text, group_id text, section text, code text,
      title jsonb, within jsonb, path text, occurred date, audience text, folded_title text, folded text, folded_code text)`)
  return rows.length
}

/** Everything that every source says now. */
export async function fillSearch(tx: WriteTx, sources: readonly SearchSource[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('search', 0))`)
  await tx.execute(sql`delete from platform.search_document`)
  for (const source of sources) for (const group of await source.groups(tx)) await reindexGroup(tx, source, group)
  await tx.execute(sql`
    insert into platform.search_filled (id, editions) values (1, ${editionsOf(sources)})
    on conflict (id) do update set editions = excluded.editions`)
}

/** The same where the index was filled by other editions of the sources: after an update of the program. */
export async function fillSearchOnce(database: Database, sources: readonly SearchSource[]): Promise<void> {
  const filled = await database.read({ role: 'trama_app' }, async (tx) => {
    const found = await tx.execute(sql`select editions from platform.search_filled`)
    return found.rows[0]?.editions === editionsOf(sources)
  })
  if (!filled) await database.write({ role: 'trama_app' }, (tx) => fillSearch(tx, sources))
}

function editionsOf(sources: readonly SearchSource[]): string {
  return sources.map(({ id, edition }) => `${id} ${edition}`).join(', ')
}
