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
     * With a deployment and its demonstration in it, a copy of what the first file that asked had loaded: `loadDeployment`
     * then has nothing left to load. Loading it takes six times as long as copying it.
     */
    readonly holding?: Held
  }

/** What a database may hold when it is opened: the reference deployment with its demonstration year, or the tiny invented one. */
type Held = 'demonstration' | 'example'
const DEPLOYMENTS: Readonly<Record<Held, string>> = { demonstration: 'amss', example: 'example' }

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

/**
 * For suites of many hundred requests that ask the program and not its database: on PostgreSQL where there is one, which
 * answers in a third of the time (decision 0050), else on the embedded one.
 */
export function describeOnEither(title: string, suite: (open: OpenFresh) => void): void {
  if (inject('postgres') === undefined) describeOnEmbedded(title, suite)
  else describeOnServer(title, suite)
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
  if (holding !== undefined) cpSync(await folderHolding(holding), dataDir, { recursive: true })
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

/** Data folder of a closed database that holds this; of two files that make it at once, one is kept. */
export async function folderHolding(held: Held): Promise<string> {
  const folder = join(inject('folder'), held)
  if (existsSync(folder)) return folder
  const dataDir = mkdtempSync(join(inject('folder'), 'making-'))
  const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  await loadDeployment(opened.value, MANIFESTS, DEPLOYMENTS[held])
  await opened.value.close()
  try {
    renameSync(dataDir, folder)
  } catch {
    rmSync(dataDir, { recursive: true, force: true })
  }
  return folder
}

export async function freshServer(postgres: TestPostgres, { holding, ...options }: OpenOptions = {}): Promise<Fresh> {
  const template = holding === undefined ? postgres.template : await templateHolding(holding, postgres)
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

/** The same on the server: the name of a database to create others from. */
export async function templateHolding(held: Held, postgres: TestPostgres): Promise<string> {
  const template = `${postgres.template}_${held}`
  if (await databaseExists(postgres, template)) return template
  const { name, url, drop } = await createServerDatabase(postgres, postgres.template)
  const opened = await openServer({ databaseUrl: url, migrate: false, connections: 4 })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  await loadDeployment(opened.value, MANIFESTS, DEPLOYMENTS[held])
  await opened.value.close()
  await asAdmin(postgres, `alter database ${name} rename to ${template}`).catch(drop)
  return template
}

function required(postgres: TestPostgres | undefined): TestPostgres {
  if (postgres === undefined) throw new Error('No PostgreSQL to test on.')
  return postgres
}
