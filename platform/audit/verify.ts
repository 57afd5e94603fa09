import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../kernel/civil.ts'
import type { ReadTx } from '../database/database.ts'
import { type DailyHead, dailyHeads } from './data/daily-heads.ts'
import { type ActedFor, type AuditEntry, entryHash, FIRST_HASH } from './hash.ts'

/**
 * What does not fit at a broken link: an entry is missing or slipped in (`order`), it does not follow the one before
 * (`previous`), or it says something else than when it was written (`content`).
 */
export type LinkFault = 'order' | 'previous' | 'content'

export type ChainVerdict =
  | { readonly whole: true; readonly entries: number; readonly head: string }
  | { readonly whole: false; readonly brokenAt: number; readonly id: string; readonly differs: LinkFault }

const PAGE = 1000

/** Walks the chain from its first entry and names the first broken link. */
export async function verifyChain(tx: ReadTx): Promise<ChainVerdict> {
  let previous = FIRST_HASH
  let seq = 0
  for (;;) {
    const page = await tx.execute(sql`select * from audit.entry where seq > ${seq} order by seq limit ${PAGE}`)
    for (const row of page.rows) {
      const entry = entryOfRow(row)
      const differs = faultOf(row, entry, seq + 1, previous)
      if (differs !== undefined) return { whole: false, brokenAt: seq + 1, id: entry.id, differs }
      previous = String(row.hash)
      seq += 1
    }
    if (page.rows.length < PAGE) return { whole: true, entries: seq, head: previous }
  }
}

function faultOf(
  row: Record<string, unknown>,
  entry: AuditEntry,
  expected: number,
  previous: string,
): LinkFault | undefined {
  if (Number(row.seq) !== expected) return 'order'
  if (row.previous !== previous) return 'previous'
  return row.hash === entryHash(previous, entry) ? undefined : 'content'
}

/** An entry as it was hashed, from its row. */
function entryOfRow(row: Record<string, unknown>): AuditEntry {
  return {
    id: String(row.id),
    at: new Date(String(row.at)).toISOString(),
    account: String(row.account),
    actor: String(row.actor),
    office: (row.office as string | null) ?? null,
    command: String(row.command),
    request: String(row.request),
    address: (row.address as string | null) ?? null,
    reason: (row.reason as string | null) ?? null,
    ...(row.acting_for === null ? {} : { actingFor: row.acting_for as ActedFor }),
    changes: row.changes,
  }
}

/** A head that was noted down, here or elsewhere, and does not agree with the chain. */
export interface HeadFault {
  readonly day: CivilDate
  readonly seq: number
  /** `gone`: the chain has no such entry any more; `other`: the entry there has another hash. */
  readonly fault: 'gone' | 'other'
  readonly kept: 'here' | 'elsewhere'
}

export interface HistoryVerdict {
  readonly chain: ChainVerdict
  /** How many heads were compared: the published ones, and those that somebody kept. */
  readonly heads: number
  readonly faults: readonly HeadFault[]
}

/**
 * The chain against itself, then against the heads: a chain that was cut short or made anew is whole in itself and only
 * differs from what was noted down of it. `kept`: heads somebody wrote down outside.
 */
export async function verifyHistory(
  tx: ReadTx,
  kept: readonly Pick<DailyHead, 'day' | 'seq' | 'hash'>[] = [],
): Promise<HistoryVerdict> {
  const chain = await verifyChain(tx)
  const own = await dailyHeads(tx)
  const hashes = await hashesAt(
    tx,
    [...own, ...kept].map(({ seq }) => seq),
  )
  const against = (heads: readonly Pick<DailyHead, 'day' | 'seq' | 'hash'>[], where: HeadFault['kept']) =>
    heads.flatMap(({ day, seq, hash }): readonly HeadFault[] => {
      const now = seq === 0 ? FIRST_HASH : hashes.get(seq)
      if (now === hash) return []
      return [{ day, seq, fault: now === undefined ? 'gone' : 'other', kept: where }]
    })
  return { chain, heads: own.length + kept.length, faults: [...against(own, 'here'), ...against(kept, 'elsewhere')] }
}

async function hashesAt(tx: ReadTx, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await tx.execute(sql`
    select seq, hash from audit.entry where seq = any(${sql.param([...new Set(seqs)])}::bigint[])`)
  return new Map(found.rows.map((row) => [Number(row.seq), String(row.hash)]))
}
