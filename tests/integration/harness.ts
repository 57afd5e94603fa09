import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import type { Database } from '../../platform/database/database.ts'
import { type EmbeddedSettings, openEmbedded } from '../../platform/database/embedded.ts'
import { openServer, type ServerSettings } from '../../platform/database/server.ts'
import { projectRoot } from '../../platform/root.ts'

/** Where prepared databases of the tests are kept between runs. */
export const testCacheDir: string = join(projectRoot, '.cache', 'database')

export interface TestPostgres {
  /** Any database of the server, as a user who may create databases. */
  readonly adminUrl: string
  /** A migrated database that each suite's own is copied from. */
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined when no PostgreSQL with PostGIS could be reached or started; `harness-setup.ts` has said so. */
    readonly postgres: TestPostgres | undefined
  }
}

export type OpenOptions = Pick<EmbeddedSettings & ServerSettings, 'statementSeconds' | 'idleInTransactionSeconds'> &
  Pick<EmbeddedSettings, 'largestAnswer'>

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

export async function freshEmbedded(options: OpenOptions = {}): Promise<Fresh> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-test-'))
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

async function freshServer(postgres: TestPostgres, options: OpenOptions): Promise<Fresh> {
  const { url, drop } = await createServerDatabase(postgres, postgres.template)
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

/** A database of its own on the test server; `template0` gives an empty one. */
export async function createServerDatabase(
  postgres: TestPostgres,
  template: string,
): Promise<{ readonly name: string; readonly url: string; drop(): Promise<void> }> {
  const name = `trama_test_${randomUUID().slice(0, 8)}`
  await asAdmin(postgres, `create database ${name} template ${template}`)
  return {
    name,
    url: urlOf(postgres, name),
    drop: () => asAdmin(postgres, `drop database if exists ${name} with (force)`),
  }
}

export function urlOf(postgres: Pick<TestPostgres, 'adminUrl'>, database: string): string {
  const url = new URL(postgres.adminUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function asAdmin(postgres: Pick<TestPostgres, 'adminUrl'>, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.adminUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

function required(postgres: TestPostgres | undefined): TestPostgres {
  if (postgres === undefined) throw new Error('No PostgreSQL to test on.')
  return postgres
}
