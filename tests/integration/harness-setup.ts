import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { TestProject } from 'vitest/node'
import { prepareSeed } from '../../platform/database/embedded-cluster.ts'
import { readMigrationFiles } from '../../platform/database/migration-files.ts'
import { openServer } from '../../platform/database/server.ts'
import { testCacheDir } from './harness.ts'
import { asAdmin, dropTemplates, type TestPostgres, urlOf } from './harness-databases.ts'
import { findPostgres, type ReachedPostgres } from './harness-postgres.ts'

// A database that lives for seconds has nothing of its code made faster: that takes more than half of all the work. For the
// whole process, and so for the threads of the files; before the first WebAssembly is compiled.
setFlagsFromString('--liftoff-only')

/**
 * The engine's code, compiled once for the process. While this is held the threads of all files find it; else it is given
 * back whenever no embedded database is open, and compiled anew for the next one.
 */
const kept: WebAssembly.Module[] = []
function compiledEngine(): Promise<WebAssembly.Module> {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return WebAssembly.compile(readFileSync(join(dirname(main), 'pglite.wasm')))
}

/** Once before all integration files: prepares what each suite's own database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  kept.push(await compiledEngine())
  const seed = await prepareSeed(testCacheDir, readMigrationFiles(), () => {})
  if (!seed.ok) throw new Error(seed.refusal.message.en)
  const folder = mkdtempSync(join(tmpdir(), 'trama-tests-'))
  project.provide('folder', folder)
  const found = await findPostgres()
  if (!found.ok) {
    console.warn(`\n  NOT RUN: every suite "· PostgreSQL". ${found.reason}\n`)
    project.provide('postgres', undefined)
    return async () => rmSync(folder, { recursive: true, force: true })
  }
  const postgres = await migratedTemplate(found.postgres)
  console.info(`  PostgreSQL for the tests: ${found.postgres.description}`)
  project.provide('postgres', postgres)
  return async () => {
    await dropTemplates(postgres)
    await found.postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Sorted the Spanish way on purpose: the embedded database sorts by bytes, so a query that leans on the database's own
 * order instead of a stored key gives itself away by differing.
 */
async function migratedTemplate({ adminUrl }: ReachedPostgres): Promise<TestPostgres> {
  const template = `trama_template_${randomUUID().slice(0, 8)}`
  const collation = "locale_provider icu icu_locale 'es' locale 'C' encoding 'UTF8'"
  await asAdmin({ adminUrl }, `create database ${template} template template0 ${collation}`)
  const opened = await openServer({ databaseUrl: urlOf({ adminUrl }, template), migrate: true, connections: 1 })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  await opened.value.close()
  return { adminUrl, template }
}
