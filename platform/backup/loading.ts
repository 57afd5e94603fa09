import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { WriteTx } from '../database/database.ts'
import { databaseErrorCode } from '../database/errors.ts'
import { type ForeignKey, nameOf, type Table } from './catalog.ts'
import type { ArchivedTable, Manifest } from './manifest.ts'
import { type BackupRefusal, backupRefusals } from './refusals.ts'
import { insertLines, quoted, withBlocks } from './rows.ts'
import type { VerifiedArchive } from './verify-archive.ts'

const ROWS_AT_ONCE = 2000
const BYTES_AT_ONCE = 1024 * 1024

/** Puts a table's rows in, part by part; a refusal when the database does not take them. */
export async function loadTable(
  tx: WriteTx,
  archive: VerifiedArchive,
  table: Table,
  content: ArchivedTable,
  onLoaded: (packedBytes: number) => void,
): Promise<BackupRefusal | undefined> {
  for (const part of content.parts) {
    const bytes = await archive.lines(part)
    try {
      for (const lines of batchesOf(bytes)) await insertLines(tx, table, table.columns, lines)
    } catch (error) {
      const code = databaseErrorCode(error)
      // Class 22 and 23: the rows themselves are wrong. Anything else is about the database.
      if (code === undefined || !/^(22|23)/.test(code)) throw error
      return backupRefusals.rowsRefused(part.name, code)
    }
    onLoaded(part.size)
  }
  return undefined
}

function* batchesOf(bytes: Buffer): Generator<readonly string[]> {
  let lines: string[] = []
  let size = 0
  let from = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
    lines.push(bytes.toString('utf8', from, end))
    size += end - from
    from = end + 1
    if (lines.length < ROWS_AT_ONCE && size < BYTES_AT_ONCE) continue
    yield lines
    lines = []
    size = 0
  }
  if (lines.length > 0) yield lines
}

/**
 * Triggers of ours do not fire while rows are put back: what they would do was done when the rows were first written. Also
 * empties the tables of what migrations put there, which the guard of append-only tables would refuse. Answers what puts
 * every trigger back as it was.
 */
export async function putTriggersOff(tx: WriteTx, tables: readonly Table[]): Promise<() => Promise<void>> {
  const found = await tx.execute(sql`
    select n.nspname::text as schema, c.relname::text as name, t.tgname::text as trigger, t.tgenabled::text as state
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and c.relkind in ('r', 'p')`)
  const ours = new Set(tables.map(nameOf))
  const triggers = found.rows
    .map((row) => ({
      table: { schema: String(row.schema), name: String(row.name) },
      name: String(row.trigger),
      state: String(row.state),
    }))
    .filter(({ table }) => ours.has(nameOf(table)))
  for (const { table, name } of triggers)
    await tx.execute(sql.raw(`alter table ${quoted(table)} disable trigger ${pg.escapeIdentifier(name)}`))
  const filled = await withBlocks(tx, tables)
  // Emptying takes new files for a table and for all that point at it, which are ours: others were refused before.
  if (filled.length > 0) await tx.execute(sql.raw(`truncate ${filled.map(quoted).join(', ')} cascade`))
  return async () => {
    for (const { table, name, state } of triggers)
      await tx.execute(
        sql.raw(`alter table ${quoted(table)} enable ${WHEN[state] ?? ''} trigger ${pg.escapeIdentifier(name)}`),
      )
  }
}

/** `tgenabled` of pg_trigger: in the usual way, on replicas too, on replicas only. */
const WHEN: Readonly<Record<string, string>> = { O: '', A: 'always', R: 'replica' }

/** Keys that no order of tables satisfies are checked once, when all rows are there. Answers what checks and restores them. */
export async function putForeignKeysOff(tx: WriteTx, keys: readonly ForeignKey[]): Promise<() => Promise<void>> {
  const alter = (key: ForeignKey, how: string) =>
    tx.execute(
      sql.raw(
        `alter table ${quoted({ schema: key.schema, name: key.table })} alter constraint ${pg.escapeIdentifier(key.name)} ${how}`,
      ),
    )
  const changed = keys.filter((key) => !key.deferrable)
  for (const key of changed) await alter(key, 'deferrable')
  await tx.execute(sql`set constraints all deferred`)
  return async () => {
    await tx.execute(sql`set constraints all immediate`)
    for (const key of changed) await alter(key, 'not deferrable')
  }
}

export async function setSequences(tx: WriteTx, sequences: Manifest['sequences']): Promise<void> {
  for (const sequence of sequences)
    await tx.execute(sql`select setval(${quoted(sequence)}::regclass, ${sequence.value}::bigint, ${sequence.called})`)
}
