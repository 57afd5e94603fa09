import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../database/database.ts'
import { type RecordEntry, toRecordEntry } from './record-history.ts'

/** An entry with the record that it is about. */
export interface EntryOfRecord extends RecordEntry {
  readonly kind: string
  readonly id: Id
}

/** What the history says of several records at once, newest first: for the staff, as `recordHistory` of one. */
export async function recordsHistory(
  tx: ReadTx,
  records: readonly { readonly kind: string; readonly id: Id }[],
): Promise<readonly EntryOfRecord[]> {
  if (records.length === 0) return []
  const keys = records.map(({ kind, id }) => `${kind} ${id}`)
  const found = await tx.execute(sql`
    select e.seq, e.at, e.command, e.actor, e.acting_for, e.reason, o.title as office,
      c -> 'before' as before, c -> 'after' as after, c ->> 'kind' as kind, c ->> 'id' as id
    from audit.entry e left join identity.office o on o.id = e.office, jsonb_array_elements(e.changes) as c
    where audit.records_of(e.changes) && (select array_agg(k) from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as k)
      and ((c ->> 'kind') || ' ' || (c ->> 'id')) in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
    order by e.seq desc`)
  return found.rows.map((row) => ({ ...toRecordEntry(row), kind: String(row.kind), id: String(row.id) }))
}
