import { sql } from 'drizzle-orm'
import type { ReadTx } from '../database/database.ts'
import { entryHash, FIRST_HASH } from './hash.ts'

export type ChainVerdict =
  | { readonly whole: true; readonly entries: number; readonly head: string }
  | { readonly whole: false; readonly brokenAt: number; readonly id: string }

const PAGE = 1000

/** Walks the chain from its first entry and names the first broken link. */
export async function verifyChain(tx: ReadTx): Promise<ChainVerdict> {
  let previous = FIRST_HASH
  let seq = 0
  for (;;) {
    const page = await tx.execute(sql`
      select seq, id, at, account, actor, office, command, request, address, reason, changes, previous, hash
      from audit.entry where seq > ${seq} order by seq limit ${PAGE}`)
    for (const row of page.rows) {
      const entry = {
        id: String(row.id),
        at: new Date(String(row.at)).toISOString(),
        account: String(row.account),
        actor: String(row.actor),
        office: (row.office as string | null) ?? null,
        command: String(row.command),
        request: String(row.request),
        address: (row.address as string | null) ?? null,
        reason: (row.reason as string | null) ?? null,
        changes: row.changes,
      }
      const inOrder = Number(row.seq) === seq + 1 && row.previous === previous
      if (!inOrder || row.hash !== entryHash(previous, entry)) return { whole: false, brokenAt: seq + 1, id: entry.id }
      previous = String(row.hash)
      seq += 1
    }
    if (page.rows.length < PAGE) return { whole: true, entries: seq, head: previous }
  }
}
