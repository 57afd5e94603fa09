import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { ReadTx, WriteTx } from '../database/database.ts'
import { type Column, nameOf, type Table } from './catalog.ts'

/**
 * A row as one line: a JSON array of texts and nulls, each text as PostgreSQL itself writes the value. The text of a type
 * reads back as the same value on any version of PostgreSQL (exact numerics, microseconds, shortest exact doubles,
 * geometries as EWKB), which no driver's own values would promise. The database builds and reads the lines: JavaScript
 * only carries them.
 */

/** Text that both databases write alike; on a transaction of the owner's, because row security would hide rows from others. */
export async function speakExactly(tx: ReadTx): Promise<void> {
  await tx.execute(sql`reset role`)
  const settings = {
    row_security: 'off',
    extra_float_digits: '1',
    bytea_output: 'hex',
    datestyle: 'ISO, YMD',
    intervalstyle: 'iso_8601',
    timezone: 'UTC',
    // One long transaction is what a backup is; each of its statements is short.
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
  }
  for (const [name, value] of Object.entries(settings))
    await tx.execute(sql`select set_config(${name}, ${value}, true)`)
}

type TableName = Pick<Table, 'schema' | 'name'>

export function quoted({ schema, name }: TableName): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

function textOf({ name, padded }: Column): string {
  const column = pg.escapeIdentifier(name)
  return padded ? `case when ${column} is not null then format('%s', ${column}) end` : `${column}::text`
}

/** Rows in the order of the primary key, the same on both databases, so that equal content makes equal bytes. */
function selectLines(table: Table): string {
  const line = `array_to_json(array[${table.columns.map(textOf).join(', ')}]::text[])::text`
  const byKey = table.key.map((name) => {
    const collatable = table.columns.find((column) => column.name === name)?.collatable ?? false
    return `${pg.escapeIdentifier(name)}${collatable ? ' collate "C"' : ''}`
  })
  const order = byKey.length > 0 ? byKey.join(', ') : '1 collate "C"'
  return byKey.length > 0
    ? `select ${line} as line from ${quoted(table)} order by ${order}`
    : `select line from (select ${line} as line from ${quoted(table)}) as every order by line collate "C"`
}

/**
 * Those whose files on disk have a block at all: no other can hold a row, and asking the catalog once is cheaper than
 * counting each. A table in parts has no file of its own and may hold rows; of one that this login may not read nobody says
 * that it is empty: reading it is refused by the database itself.
 */
export async function withBlocks<T extends TableName>(tx: ReadTx, tables: readonly T[]): Promise<readonly T[]> {
  const found = await tx.execute(sql`
    select n.nspname::text as schema, c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${sql.param([...new Set(tables.map(({ schema }) => schema))])}::text[])
      and (c.relkind = 'p' or c.relkind = 'r' and (pg_relation_size(c.oid) > 0 or not has_table_privilege(c.oid, 'select')))`)
  const names = new Set(found.rows.map((row) => nameOf({ schema: String(row.schema), name: String(row.name) })))
  return tables.filter((table) => names.has(nameOf(table)))
}

export interface TableSize {
  readonly rows: number
  /** Of all rows, as they lie in the table: an estimate of the work. */
  readonly bytes: number
  readonly largestRow: number
}

/** Of each of these tables. */
export async function sizesOf(tx: ReadTx, tables: readonly Table[]): Promise<ReadonlyMap<Table, TableSize>> {
  const sizes = new Map(tables.map((table) => [table, NOTHING]))
  for (const table of await withBlocks(tx, tables)) sizes.set(table, await sizeOf(tx, table))
  return sizes
}

const NOTHING: TableSize = { rows: 0, bytes: 0, largestRow: 0 }

export async function sizeOf(tx: ReadTx, table: Table): Promise<TableSize> {
  const row = table.columns.map(({ name }) => `coalesce(pg_column_size(${pg.escapeIdentifier(name)}), 0)`).join(' + ')
  const found = await tx.execute(
    sql.raw(`select count(*)::text as rows, coalesce(sum(${row}), 0)::text as bytes, coalesce(max(${row}), 0)::text as largest
      from ${quoted(table)}`),
  )
  const size = found.rows[0]
  return { rows: Number(size?.rows), bytes: Number(size?.bytes), largestRow: Number(size?.largest) }
}

const MOST_ROWS_AT_ONCE = 2000
/** Of rows as they lie in the table; text of compressed values is several times that. */
const BYTES_AT_ONCE = 4 * 1024 * 1024

/** All rows of a table in pages that fit into memory whatever a row weighs. */
export async function* linesOf(tx: ReadTx, table: Table, size: TableSize): AsyncGenerator<readonly string[]> {
  if (size.rows === 0) return
  const page = Math.max(1, Math.min(MOST_ROWS_AT_ONCE, Math.floor(BYTES_AT_ONCE / Math.max(1, size.largestRow))))
  await tx.execute(sql.raw(`declare trama_lines no scroll cursor for ${selectLines(table)}`))
  for (;;) {
    const found = await tx.execute(sql.raw(`fetch forward ${page} from trama_lines`))
    if (found.rows.length > 0) yield found.rows.map((row) => String(row.line))
    if (found.rows.length < page) break
  }
  await tx.execute(sql`close trama_lines`)
}

/** Puts lines back. `columns` are in the order of the values; types are the target's own. */
export async function insertLines(tx: WriteTx, table: Table, columns: readonly Column[], lines: readonly string[]) {
  const names = columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
  const values = columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
  await tx.execute(sql`
    insert into ${sql.raw(quoted(table))} (${sql.raw(names)}) overriding system value
    select ${sql.raw(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) as row_of(line)`)
}
