import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Database } from '../database/database.ts'
import { migrationsDir, readMigrationFiles } from '../database/migration-files.ts'
import { type DatabaseSettings, openDatabase } from '../database/open.ts'
import { openServer } from '../database/server.ts'

/**
 * Opens the database for a backup or a restore without changing it: a server database that lacks later migrations is
 * opened with those it has (a backup is made before an update, and what is no longer empty must not be migrated because
 * somebody mistyped an address). `blank` says whether one without any may be prepared. The embedded database migrates
 * itself whenever it opens.
 */
export async function openAsItStands(
  settings: Omit<DatabaseSettings, 'migrate'>,
  blank: 'prepare' | 'refuse',
): Promise<Result<Database, Refusal>> {
  const { databaseUrl } = settings
  if (databaseUrl === undefined) return openDatabase({ ...settings, migrate: false })
  const applied = await appliedMigrations(databaseUrl)
  const known = readMigrationFiles().map(({ name }) => name)
  const older = applied !== undefined && applied.length > 0 && applied.length < known.length
  if (!older || applied.some((name, index) => name !== known[index]))
    return openServer({ databaseUrl, migrate: blank === 'prepare' && applied?.length === 0 })
  const earlier = mkdtempSync(join(tmpdir(), 'trama-migrations-'))
  try {
    for (const name of applied) copyFileSync(join(migrationsDir, `${name}.sql`), join(earlier, `${name}.sql`))
    return await openServer({ databaseUrl, migrate: false, migrationsDir: earlier })
  } finally {
    rmSync(earlier, { recursive: true, force: true })
  }
}

/** Names in the ledger; undefined when the server cannot be asked, which opening it will then say in words. */
async function appliedMigrations(databaseUrl: string): Promise<readonly string[] | undefined> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    await client.connect()
    const exists = await client.query("select to_regclass('trama.migration') is not null as yes")
    if (exists.rows[0]?.yes !== true) return []
    const found = await client.query('select name from trama.migration order by name collate "C"')
    return found.rows.map((row) => String(row.name))
  } catch {
    return undefined
  } finally {
    await client?.end().catch(() => {})
  }
}
