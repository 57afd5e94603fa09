import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createServerDatabase } from '../integration/harness-databases.ts'

/** Where a server of the tests keeps what it knows: a folder, and a database on PostgreSQL where there is one. */
export interface Home {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string>>
  /** After the server has stopped. */
  dispose(): Promise<void>
}

/**
 * With the demonstration in it, a copy that nobody else uses. On PostgreSQL where one was found: it is copied and opened in
 * a tenth of the time that the embedded database takes, on which everybody who only reads meets the same pages.
 */
export async function demonstrationHome(): Promise<Home> {
  const { postgres } = inject('e2e')
  if (postgres === undefined) return { dataDir: copyOfDemonstration(), env: {}, dispose: async () => {} }
  return serverHome(postgres.adminUrl, postgres.template, copyOf(postgres.dataDir))
}

/** With nothing in it: the server loads the demonstration when it starts. */
export async function emptyHome(): Promise<Home> {
  const { postgres, folder } = inject('e2e')
  const dataDir = mkdtempSync(join(folder, 'empty-'))
  if (postgres === undefined) return { dataDir, env: {}, dispose: async () => {} }
  return serverHome(postgres.adminUrl, 'template0', dataDir)
}

/** A data folder with the demonstration in an embedded database that nobody else uses. */
export function copyOfDemonstration(): string {
  return copyOf(inject('e2e').prepared)
}

function copyOf(prepared: string): string {
  const copy = mkdtempSync(join(inject('e2e').folder, 'copy-'))
  cpSync(prepared, copy, { recursive: true })
  return copy
}

async function serverHome(adminUrl: string, template: string, dataDir: string): Promise<Home> {
  const database = await createServerDatabase({ adminUrl }, template)
  return { dataDir, env: environmentOf(database.url), dispose: () => database.drop() }
}

/**
 * A new database of a server is neither migrated nor filled with a demonstration unless it is asked for; and no proxy stands
 * before it that has to notice first that it is ending.
 */
export function environmentOf(databaseUrl: string): Readonly<Record<string, string>> {
  return { DATABASE_URL: databaseUrl, TRAMA_MIGRATE: '1', TRAMA_DEMO: '1', TRAMA_DRAIN: '0' }
}
