import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../database/database.ts'
import { startOfDay } from '../civil-day.ts'
import { type RecordState, type StateChange, type StateThen, stateThen } from '../record-state.ts'

/** What one entry says of one record. */
export interface RecordEntry extends StateChange {
  readonly seq: number
  readonly at: string
  readonly command: string
  /** Who acted, for readers who may know it. */
  readonly actor: string | undefined
  /** Name of the person whom the actor substituted. */
  readonly actingFor?: string | undefined
  readonly office: Text | undefined
  /** The post from which it was done, where persons are not named. */
  readonly post: Text | undefined
  readonly reason: string | undefined
}

/**
 * Everything the history says of a record, oldest first, with who did it: for the staff. The caller's query asks the
 * permission; what the public may read of a kind of record is a function of that room's own.
 */
export async function recordHistory(tx: ReadTx, kind: string, id: Id): Promise<readonly RecordEntry[]> {
  // A path finds the one among thousands that a loading touched, without taking each of them out.
  const found = await tx.execute(sql`
    select e.seq, e.at, e.command, e.actor, e.acting_for, e.reason, o.title as office, t.c -> 'before' as before, t.c -> 'after' as after
    from audit.entry e left join identity.office o on o.id = e.office,
      jsonb_path_query(e.changes, '$[*] ? (@.kind == $kind && @.id == $id)', ${JSON.stringify({ kind, id })}::jsonb) as t(c)
    where audit.records_of(e.changes) @> array[${`${kind} ${id}`}] order by e.seq`)
  return found.rows.map(toRecordEntry)
}

/** A row of the query above, or of a room's public one, which names no person. */
export function toRecordEntry(row: Record<string, unknown>): RecordEntry {
  return {
    seq: Number(row.seq),
    at: String(row.at),
    command: String(row.command),
    actor: typeof row.actor === 'string' ? row.actor : undefined,
    actingFor: (row.acting_for as { readonly name: string } | null | undefined)?.name,
    office: (row.office as Text | null) ?? undefined,
    post: (row.post as Text | null | undefined) ?? undefined,
    reason: typeof row.reason === 'string' ? row.reason : undefined,
    before: (row.before as RecordState | null) ?? undefined,
    after: (row.after as RecordState | null) ?? undefined,
  }
}

/** The record as it was at the end of a civil day. `now`: as its room holds it today, to see holes. */
export function recordOn(
  entries: readonly RecordEntry[],
  day: CivilDate,
  zone: string,
  now?: RecordState | undefined,
): StateThen {
  const end = Date.parse(startOfDay(day, zone, 1))
  const next = entries.findIndex(({ at }) => Date.parse(at) >= end)
  return next < 0 ? stateThen(entries, [], now) : stateThen(entries.slice(0, next), entries.slice(next), now)
}
