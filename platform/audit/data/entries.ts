import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, isId } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Change } from '../../capability/command.ts'
import type { ReadTx } from '../../database/database.ts'
import { startOfDay } from '../civil-day.ts'

/** What is looked for in the history; everything that is given must hold. */
export interface EntryFilter {
  /** Part of the name of who acted. */
  readonly person?: string | undefined
  readonly command?: string | undefined
  /** Kind of a record that was touched. */
  readonly kind?: string | undefined
  readonly from?: CivilDate | undefined
  /** The last day, whole. */
  readonly to?: CivilDate | undefined
  /** In the reason or the name of a record touched; or a record's id, or an entry's number. */
  readonly text?: string | undefined
}

export interface EntryLine {
  readonly seq: number
  readonly at: string
  readonly actor: string
  /** Name of the person whom the actor substituted. */
  readonly actingFor: string | undefined
  readonly office: Text | undefined
  readonly command: string
  readonly reason: string | undefined
  /** The first records touched, and how many there are. */
  readonly touched: readonly Pick<Change, 'kind' | 'id' | 'label'>[]
  readonly count: number
}

export interface HistoryEntry extends Omit<EntryLine, 'touched'> {
  readonly id: Id
  readonly account: string
  readonly request: string
  readonly address: string | undefined
  readonly changes: readonly Change[]
  readonly previous: string
  readonly hash: string
}

export const PAGE_LENGTH = 50
/** An entry that loads a whole deployment touches thousands of records; a page shows so many of them at once. */
const SHOWN = 3

/** Newest first. `page` begins at 1. */
export async function entryPage(
  tx: ReadTx,
  filter: EntryFilter,
  page: number,
  zone: string,
): Promise<{ readonly lines: readonly EntryLine[]; readonly more: boolean }> {
  const found = await tx.execute(sql`
    select e.seq, e.at, e.actor, e.acting_for, e.command, e.reason, o.title as office, jsonb_array_length(e.changes) as count,
      jsonb_path_query_array(e.changes, ${`$[0 to ${SHOWN - 1}]`}::jsonpath) as touched
    from audit.entry e left join identity.office o on o.id = e.office
    where ${conditionsOf(filter, zone)} order by e.seq desc limit ${PAGE_LENGTH + 1} offset ${(page - 1) * PAGE_LENGTH}`)
  return {
    lines: found.rows
      .slice(0, PAGE_LENGTH)
      .map((row) => ({ ...facts(row), touched: row.touched as EntryLine['touched'] })),
    more: found.rows.length > PAGE_LENGTH,
  }
}

function conditionsOf(filter: EntryFilter, zone: string): SQL {
  const { person, command, kind, from, to, text } = filter
  const conditions: SQL[] = [sql`true`]
  if (person !== undefined) conditions.push(sql`e.actor ilike ${part(person)}`)
  if (command !== undefined) conditions.push(sql`e.command = ${command}`)
  if (kind !== undefined)
    conditions.push(sql`exists (select 1 from jsonb_array_elements(e.changes) as t(c) where t.c ->> 'kind' = ${kind})`)
  if (from !== undefined) conditions.push(sql`e.at >= ${startOfDay(from, zone)}`)
  if (to !== undefined) conditions.push(sql`e.at < ${startOfDay(to, zone, 1)}`)
  if (text !== undefined) conditions.push(textCondition(text))
  return sql.join(conditions, sql` and `)
}

function textCondition(text: string): SQL {
  if (/^\d{1,15}$/.test(text)) return sql`e.seq = ${Number(text)}`
  const field = isId(text) ? sql`t.c ->> 'id' = ${text}` : sql`t.c ->> 'label' ilike ${part(text)}`
  const inside = sql`exists (select 1 from jsonb_array_elements(e.changes) as t(c) where ${field})`
  return sql`(e.reason ilike ${part(text)} or ${inside})`
}

function part(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

export async function entryBySeq(tx: ReadTx, seq: number): Promise<HistoryEntry | undefined> {
  const found = await tx.execute(sql`
    select e.*, o.title as office, jsonb_array_length(e.changes) as count
    from audit.entry e left join identity.office o on o.id = e.office where e.seq = ${seq}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    ...facts(row),
    id: String(row.id),
    account: String(row.account),
    request: String(row.request),
    address: (row.address as string | null) ?? undefined,
    changes: row.changes as readonly Change[],
    previous: String(row.previous),
    hash: String(row.hash),
  }
}

function facts(row: Record<string, unknown>): Omit<EntryLine, 'touched'> {
  return {
    seq: Number(row.seq),
    at: String(row.at),
    actor: String(row.actor),
    actingFor: (row.acting_for as { readonly name: string } | null)?.name,
    office: (row.office as Text | null) ?? undefined,
    command: String(row.command),
    reason: (row.reason as string | null) ?? undefined,
    count: Number(row.count),
  }
}
