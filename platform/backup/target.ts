import { sql } from 'drizzle-orm'
import type { ReadTx } from '../database/database.ts'
import { readTables, type Table } from './catalog.ts'
import { type BackupRefusal, backupRefusals } from './refusals.ts'
import { quoted, withBlocks } from './rows.ts'

export interface Occupied {
  readonly rows: number
  readonly entries: number
  readonly last: string
  /** What a person must repeat to have it all deleted; another as soon as something was written. */
  readonly token: string
}

/** The queue of jobs keeps its own version and its list of queues, which migrations put there: no data of anybody's. */
const HOUSEKEEPING = ['pgboss']

/** What the target holds; undefined when it is empty. */
export async function occupation(tx: ReadTx, schemas: readonly string[]): Promise<Occupied | undefined> {
  const tables = await readTables(tx, schemas)
  let rows = 0
  for (const table of await withBlocks(tx, tables))
    if (!HOUSEKEEPING.includes(table.schema)) rows += await countRows(tx, table)
  if (rows === 0) return undefined
  const known = tables.some(({ schema, name }) => schema === 'audit' && name === 'entry')
  const found = known
    ? await tx.execute(sql`select seq, at, hash from audit.entry order by seq desc limit 1`)
    : undefined
  const head = found?.rows[0]
  return {
    rows,
    entries: Number(head?.seq ?? 0),
    last: head === undefined ? '—' : String(head.at),
    token: head === undefined ? `rows-${rows}` : String(head.hash).slice(0, 8),
  }
}

async function countRows(tx: ReadTx, table: Table): Promise<number> {
  const found = await tx.execute(sql.raw(`select count(*)::text as n from ${quoted(table)}`))
  return Number(found.rows[0]?.n)
}

/** What a person allowed to be deleted. */
export interface Replacement {
  readonly confirm: string
}

export function occupationRefusal(
  occupied: Occupied | undefined,
  replace: Replacement | undefined,
): BackupRefusal | undefined {
  if (occupied === undefined) return undefined
  const { entries, last, rows, token } = occupied
  if (replace === undefined || replace.confirm === '') return backupRefusals.notEmpty(entries, last, rows, token)
  return replace.confirm === token ? undefined : backupRefusals.confirmationDiffers(replace.confirm, token)
}

/**
 * Views and foreign keys of others that lean on our tables: the schemas are made anew, and they would vanish with them
 * without anybody having been asked.
 */
export async function dependents(tx: ReadTx, schemas: readonly string[]): Promise<readonly string[]> {
  const ours = sql`any(${sql.param(schemas)}::text[])`
  const found = await tx.execute(sql`
    with ours as (
      select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${ours}
    ), others as (
      select v.oid from pg_depend d join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
      join pg_class v on v.oid = r.ev_class
      where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from ours)
      union
      select conrelid from pg_constraint where contype = 'f' and confrelid in (select oid from ours)
    )
    select distinct n.nspname || '.' || c.relname as name
    from others o join pg_class c on c.oid = o.oid join pg_namespace n on n.oid = c.relnamespace
    where not n.nspname = ${ours} order by 1`)
  return found.rows.map((row) => String(row.name))
}
