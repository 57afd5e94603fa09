import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import type { Database } from '../../platform/database/database.ts'
import { type EmbeddedSettings, openEmbedded } from '../../platform/database/embedded.ts'
import { openServer, type ServerSettings } from '../../platform/database/server.ts'
import { projectRoot } from '../../platform/root.ts'
import { asAdmin, createServerDatabase, databaseExists, type TestPostgres } from './harness-databases.ts'
import { loadDeployment } from './loaded.ts'

/** Where prepared databases of the tests are kept between runs. */
export const testCacheDir: string = join(projectRoot, '.cache', 'database')

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined when no PostgreSQL with PostGIS could be reached or started; `harness-setup.ts` has said so. */
    readonly postgres: TestPostgres | undefined
    /** Folder of this run; what one file makes and others copy stands in it. */
    readonly folder: string
  }
}

export type OpenOptions = Pick<EmbeddedSettings & ServerSettings, 'statementSeconds' | 'idleInTransactionSeconds'> &
  Pick<EmbeddedSettings, 'largestAnswer'> & {
    /**
     * With the reference deployment and its demonstration in it, a copy of what the first file that asked had loaded:
     * `loadDeployment` then has nothing left to load. Loading it takes six times as long as copying it.
     */
    readonly holding?: 'demonstration'
  }

/** Opens a fresh, migrated, empty database, each call another one (about a second); closed after the suite. */
export type OpenFresh = (options?: OpenOptions) => Promise<Database>

/**
 * Runs a suite twice, on the embedded database and on PostgreSQL:
 *
 * ```ts
 * describeOnBothDatabases('links', (open) => {
 *   let database: Database
 *   beforeAll(async () => { database = await open() })
 *   test('...', () => database.read(...))
 * })
 * ```
 */
export function describeOnBothDatabases(title: string, suite: (open: OpenFresh, kind: Database['kind']) => void): void {
  describe(`${title} · embedded`, () => {
    suite(openingFor(freshEmbedded), 'embedded')
  })
  const postgres = inject('postgres')
  describe.skipIf(postgres === undefined)(`${title} · PostgreSQL`, () => {
    suite(
      openingFor((options) => freshServer(required(postgres), options)),
      'server',
    )
  })
}

/** For suites about what only one of the two can do. */
export function describeOnEmbedded(title: string, suite: (open: OpenFresh) => void): void {
  describe(`${title} · embedded`, () => suite(openingFor(freshEmbedded)))
}

export function describeOnServer(title: string, suite: (open: OpenFresh, postgres: () => TestPostgres) => void): void {
  const postgres = inject('postgres')
  describe.skipIf(postgres === undefined)(`${title} · PostgreSQL`, () => {
    suite(
      openingFor((options) => freshServer(required(postgres), options)),
      () => required(postgres),
    )
  })
}

interface Fresh {
  readonly database: Database
  dispose(): Promise<void>
}

function openingFor(create: (options: OpenOptions) => Promise<Fresh>): OpenFresh {
  const opened: Fresh[] = []
  afterAll(async () => {
    for (const fresh of opened) await fresh.dispose()
  })
  return async (options = {}) => {
    const fresh = await create(options)
    opened.push(fresh)
    return fresh.database
  }
}

export async function freshEmbedded({ holding, ...options }: OpenOptions = {}): Promise<Fresh> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-test-'))
  if (holding !== undefined) cpSync(await demonstrationFolder(), dataDir, { recursive: true })
  const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false, ...options })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const database = opened.value
  return {
    database,
    async dispose() {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Data folder of a closed database with the demonstration in it; of two files that make it at once, one is kept. */
async function demonstrationFolder(): Promise<string> {
  const folder = join(inject('folder'), 'demonstration')
  if (existsSync(folder)) return folder
  const dataDir = mkdtempSync(join(inject('folder'), 'making-'))
  const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  await loadDeployment(opened.value, MANIFESTS)
  await opened.value.close()
  try {
    renameSync(dataDir, folder)
  } catch {
    rmSync(dataDir, { recursive: true, force: true })
  }
  return folder
}

async function freshServer(postgres: TestPostgres, { holding, ...options }: OpenOptions): Promise<Fresh> {
  const template = holding === undefined ? postgres.template : await demonstrationTemplate(postgres)
  const { url, drop } = await createServerDatabase(postgres, template)
  const opened = await openServer({ databaseUrl: url, migrate: false, connections: 4, ...options })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const database = opened.value
  return {
    database,
    async dispose() {
      await database.close()
      await drop()
    },
  }
}

async function demonstrationTemplate(postgres: TestPostgres): Promise<string> {
  if (await databaseExists(postgres, postgres.loaded)) return postgres.loaded
  const { name, url, drop } = await createServerDatabase(postgres, postgres.template)
  const opened = await openServer({ databaseUrl: url, migrate: false, connections: 4 })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  await loadDeployment(opened.value, MANIFESTS)
  await opened.value.close()
  await asAdmin(postgres, `alter database ${name} rename to ${postgres.loaded}`).catch(drop)
  return postgres.loaded
}

function required(postgres: TestPostgres | undefined): TestPostgres {
  if (postgres === undefined) throw new Error('No PostgreSQL to test on.')
  return postgres
}
