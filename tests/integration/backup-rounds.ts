import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type BackupReport, backUp } from '../../platform/backup/backup.ts'
import { houseSchemas } from '../../platform/backup/catalog.ts'
import { ownerWithin } from '../../platform/backup/owner.ts'
import { type RestoreReport, restore } from '../../platform/backup/restore.ts'
import { verifyArchive } from '../../platform/backup/verify-archive.ts'
import type { Database } from '../../platform/database/database.ts'
import { type MigrationFile, readMigrationFiles } from '../../platform/database/migration-files.ts'
import { migrate } from '../../platform/database/migrations.ts'
import { createFileStore, type FileStore } from '../../platform/files/store.ts'
import { NOW } from './loaded.ts'

/** A folder of the test's own for archives and file stores. */
export interface Bench {
  path(name: string): string
  store(name?: string): FileStore
  dispose(): void
}

export function workbench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'trama-backup-'))
  return {
    path: (name) => join(folder, name),
    store: (name = randomUUID()) => createFileStore(join(folder, name)),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function backedUp(
  database: Database,
  files: FileStore,
  path: string,
  migrations?: readonly MigrationFile[],
): Promise<BackupReport> {
  const program = { name: 'trama', version: '0.1.0' }
  const done = await backUp({ database, files, path, now: NOW, program, migrations })
  if (!done.ok) throw new Error(done.refusal.message.en)
  return done.value
}

export async function restored(
  database: Database,
  files: FileStore,
  path: string,
  more: { readonly migrations?: readonly MigrationFile[]; readonly confirm?: string } = {},
): Promise<RestoreReport> {
  const done = await tryRestore(database, files, path, more)
  if (!done.ok) throw new Error(done.refusal.message.en)
  return done.value
}

export async function tryRestore(
  database: Database,
  files: FileStore,
  path: string,
  more: { readonly migrations?: readonly MigrationFile[]; readonly confirm?: string } = {},
): ReturnType<typeof restore> {
  const { migrations = readMigrationFiles(), confirm } = more
  const verified = await verifyArchive(path, () => {}, migrations)
  if (!verified.ok) return verified
  try {
    const replace = confirm === undefined ? undefined : { confirm }
    return await restore({ archive: verified.value, database, files, migrations, replace })
  } finally {
    await verified.value.close()
  }
}

/** A migration that exists for one test only, put after the program's own. */
export function laterMigration(number: number, ...statements: readonly string[]): MigrationFile {
  return { name: `9${String(number).padStart(3, '0')}_of_a_test`, sha256: String(number).padStart(64, 'f'), statements }
}

export async function migrateWith(database: Database, migrations: readonly MigrationFile[]): Promise<void> {
  const done = await database.write({ role: 'trama_app' }, async (tx) => {
    const owner = ownerWithin(tx)
    await owner.query('reset role')
    return migrate(owner, migrations)
  })
  if (!done.ok) throw new Error(done.refusal.message.en)
}

/**
 * Makes the house of this database anew with these migrations alone. What is claimed of any table and any history is asked
 * of a house of few tables: each restore makes all of them.
 */
export async function rebuildWith(database: Database, migrations: readonly MigrationFile[]): Promise<void> {
  await database.write({ role: 'trama_app' }, async (tx) => {
    await tx.execute(sql`reset role`)
    await tx.execute(sql`set local client_min_messages = warning`)
    for (const schema of houseSchemas(readMigrationFiles()))
      await tx.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`)
  })
  await migrateWith(database, migrations)
}
