import { sql } from 'drizzle-orm'
import type { ReadTx } from '../database/database.ts'
import type { MigrationFile } from '../database/migration-files.ts'

/** What a table is made of, as far as its rows are concerned. Generated columns are left out: they make themselves. */
export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly Column[]
  /** Names of the primary key's columns, in its order; empty without one. */
  readonly key: readonly string[]
}

export interface Column {
  readonly name: string
  /** As `format_type` writes it: `timestamp(3) with time zone`, `double precision[]`, `geometry(Point,4326)`. */
  readonly type: string
  readonly collatable: boolean
  /** `character(n)`, whose cast to text would drop blanks. */
  readonly padded: boolean
}

export interface ForeignKey {
  readonly name: string
  readonly schema: string
  readonly table: string
  readonly toSchema: string
  readonly toTable: string
  readonly deferrable: boolean
}

export interface Sequence {
  readonly schema: string
  readonly name: string
}

/** The ledger is no part of a backup: a restore migrates first and so writes its own. */
const LEDGER = { schema: 'trama', table: 'migration' }

const CREATES_SCHEMA = /\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi

/**
 * The schemas that are ours: those our migrations create, and the ledger's. A database server may hold schemas of others
 * beside them, which are neither backed up nor ever dropped.
 */
export function houseSchemas(files: readonly MigrationFile[]): readonly string[] {
  const created = files.flatMap((file) =>
    file.statements.flatMap((statement) => [...statement.matchAll(CREATES_SCHEMA)].map((match) => match[1] ?? '')),
  )
  return [...new Set([LEDGER.schema, ...created])].sort()
}

const IN_HOUSE = (schemas: readonly string[]) => sql`n.nspname = any(${sql.param(schemas)}::text[])`

export async function readTables(tx: ReadTx, schemas: readonly string[]): Promise<readonly Table[]> {
  const found = await tx.execute(sql`
    select n.nspname::text as schema, c.relname::text as name,
      (select jsonb_agg(jsonb_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'collatable', a.attcollation <> 0,
          'padded', a.atttypid = 'bpchar'::regtype) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select jsonb_agg(a.attname order by k.place)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
        join pg_attribute a on a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid), '[]'::jsonb) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${IN_HOUSE(schemas)} and c.relkind in ('r', 'p') and not c.relispartition
      and not (n.nspname = ${LEDGER.schema} and c.relname = ${LEDGER.table})
    order by n.nspname::text collate "C", c.relname::text collate "C"`)
  return found.rows.map((row) => ({
    schema: String(row.schema),
    name: String(row.name),
    columns: (row.columns as Column[] | null) ?? [],
    key: row.key as string[],
  }))
}

export async function readForeignKeys(tx: ReadTx, schemas: readonly string[]): Promise<readonly ForeignKey[]> {
  const found = await tx.execute(sql`
    select k.conname::text as name, n.nspname::text as schema, c.relname::text as "table",
      fn.nspname::text as "toSchema", fc.relname::text as "toTable", k.condeferrable as deferrable
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
    where k.contype = 'f' and ${IN_HOUSE(schemas)} and not c.relispartition and k.conparentid = 0
    order by n.nspname::text collate "C", c.relname::text collate "C", k.conname::text collate "C"`)
  return found.rows as unknown as readonly ForeignKey[]
}

export async function readSequences(tx: ReadTx, schemas: readonly string[]): Promise<readonly Sequence[]> {
  const found = await tx.execute(sql`
    select n.nspname::text as schema, c.relname::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${IN_HOUSE(schemas)} and c.relkind = 'S'
    order by n.nspname::text collate "C", c.relname::text collate "C"`)
  return found.rows as unknown as readonly Sequence[]
}

export async function readMigrations(
  tx: ReadTx,
): Promise<readonly { readonly name: string; readonly sha256: string }[]> {
  const found = await tx.execute(sql`select name, sha256 from trama.migration order by name collate "C"`)
  return found.rows.map((row) => ({ name: String(row.name), sha256: String(row.sha256) }))
}

export interface LoadingOrder {
  readonly tables: readonly Table[]
  /** Keys that no order satisfies (a table that points at itself, a ring): checked at the end of the loading. */
  readonly deferred: readonly ForeignKey[]
}

/** Tables so that each comes after those it points at. */
export function loadingOrder(tables: readonly Table[], keys: readonly ForeignKey[]): LoadingOrder {
  const waiting = new Map(tables.map((table) => [nameOf(table), table]))
  const ordered: Table[] = []
  const deferred: ForeignKey[] = []
  const openKeys = (name: string) =>
    keys.filter((key) => ownerOf(key) === name && targetOf(key) !== name && waiting.has(targetOf(key)))
  while (waiting.size > 0) {
    const name = [...waiting.keys()].find((each) => openKeys(each).length === 0) ?? ringMember(waiting, openKeys)
    deferred.push(...openKeys(name), ...keys.filter((key) => ownerOf(key) === name && targetOf(key) === name))
    ordered.push(waiting.get(name) as Table)
    waiting.delete(name)
  }
  return { tables: ordered, deferred }
}

/** Everything waits for something: following that leads into a ring, and where it closes the ring is opened. */
function ringMember(waiting: ReadonlyMap<string, Table>, openKeys: (name: string) => readonly ForeignKey[]): string {
  const passed = new Set<string>()
  let name = [...waiting.keys()][0] ?? ''
  while (!passed.has(name)) {
    passed.add(name)
    name = targetOf(openKeys(name)[0] as ForeignKey)
  }
  return name
}

export function nameOf(table: { readonly schema: string; readonly name: string }): string {
  return `${table.schema}.${table.name}`
}

function ownerOf(key: ForeignKey): string {
  return `${key.schema}.${key.table}`
}

function targetOf(key: ForeignKey): string {
  return `${key.toSchema}.${key.toTable}`
}
