import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Database } from './database.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { clusterExists, createCluster, postgisBundle, totalSteps } from './embedded-cluster.ts'
import { type EmbeddedEngine, startEngine } from './embedded-engine.ts'
import { databaseErrorCode } from './errors.ts'
import { assertPayload, createLocalEvents } from './events.ts'
import { makeFolder } from './make-folder.ts'
import { createMemory } from './memory.ts'
import { readMigrationFiles } from './migration-files.ts'
import { migrate } from './migrations.ts'
import { type OnProgress, openingTitles } from './progress.ts'
import { type DatabaseRefusal, databaseRefusals } from './refusals.ts'
import { createTransactions, type News } from './transactions.ts'

export interface EmbeddedSettings {
  /** The cluster lies in `postgres/` below it, the lock beside that. */
  readonly dataDir: string
  readonly cacheDir: string
  readonly onProgress?: OnProgress | undefined
  /** Off only for throw-away databases of tests. */
  readonly durable?: boolean | undefined
  readonly statementSeconds?: number | undefined
  readonly idleInTransactionSeconds?: number | undefined
  /** The largest answer of one statement, in bytes. */
  readonly largestAnswer?: number | undefined
  /** Another folder of migrations; for tests of the runner. */
  readonly migrationsDir?: string | undefined
}

export const STATEMENT_SECONDS = 30
export const IDLE_IN_TRANSACTION_SECONDS = 15
const MIGRATION_STATEMENT_SECONDS = 900
/** The session is one; a few connections only save the wait for a message between two transactions. */
const CONNECTIONS = 4

const MEGABYTE = 1024 * 1024
const SPACE_FOR_NEW_MB = 400
const SPACE_TO_WORK_MB = 100

export async function openEmbedded(settings: EmbeddedSettings): Promise<Result<Database, DatabaseRefusal>> {
  const { dataDir } = settings
  let engine: EmbeddedEngine | undefined
  let lock: DirectoryLock
  try {
    makeFolder(dataDir)
    const outcome = await lockDirectory(dataDir, () => void engine?.abandon())
    if (!outcome.held) return refuse(databaseRefusals.directoryInUse(dataDir, outcome.holder))
    lock = outcome.lock
  } catch (error) {
    return refuse(databaseRefusals.directoryUnusable(dataDir, wordsOf(error)))
  }
  const opened = await openLocked(settings)
  if (!opened.ok) {
    lock.release()
    return opened
  }
  engine = opened.value.engine
  return ok(databaseOver(engine, lock))
}

/** With the lock held: creates or migrates the cluster and starts the thread. */
async function openLocked(
  settings: EmbeddedSettings,
): Promise<Result<{ readonly engine: EmbeddedEngine }, DatabaseRefusal>> {
  const { dataDir } = settings
  const cacheDir = writableCache(settings)
  const onProgress = settings.onProgress ?? (() => {})
  const clusterDir = join(dataDir, 'postgres')
  const isNew = !clusterExists(clusterDir)
  const free = freeMegabytes(dataDir)
  const needed = isNew ? SPACE_FOR_NEW_MB : SPACE_TO_WORK_MB
  if (free < needed) return refuse(databaseRefusals.diskFull(dataDir, free, needed))
  const files = readMigrationFiles(settings.migrationsDir)
  try {
    if (isNew) {
      const created = await createCluster(clusterDir, cacheDir, files, onProgress, settings.durable ?? true)
      if (!created.ok) return created
    } else onProgress({ step: 'engine', done: 0, total: 1, title: openingTitles.open })
    const engine = await startEngine({
      clusterDir,
      postgisBundle: postgisBundle(cacheDir),
      durable: settings.durable ?? true,
      statementSeconds: settings.statementSeconds ?? STATEMENT_SECONDS,
      largestAnswer: settings.largestAnswer,
      idleInTransactionMs: (settings.idleInTransactionSeconds ?? IDLE_IN_TRANSACTION_SECONDS) * 1000,
    })
    if (!isNew) {
      const migrated = await migrateExisting(engine, settings)
      if (!migrated.ok) {
        await engine.close()
        return migrated
      }
    }
    const total = totalSteps(files)
    onProgress({ step: 'ready', done: total, total, title: openingTitles.ready })
    return ok({ engine })
  } catch (error) {
    if (databaseErrorCode(error) === 'ENOSPC')
      return refuse(databaseRefusals.diskFull(dataDir, freeMegabytes(dataDir), needed))
    return refuse(databaseRefusals.engineFailed(clusterDir, wordsOf(error)))
  }
}

/** The cache folder, or one inside the data directory where that cannot be written (a read-only installation). */
function writableCache({ cacheDir, dataDir }: EmbeddedSettings): string {
  try {
    mkdirSync(cacheDir, { recursive: true })
    accessSync(cacheDir, constants.W_OK)
    return cacheDir
  } catch {
    return join(dataDir, 'cache')
  }
}

async function migrateExisting(
  engine: EmbeddedEngine,
  settings: EmbeddedSettings,
): Promise<Result<readonly string[], DatabaseRefusal>> {
  engine.allowStatements(MIGRATION_STATEMENT_SECONDS)
  const client = new pg.Client({ stream: () => engine.stream() })
  await client.connect()
  try {
    return await migrate(client, readMigrationFiles(settings.migrationsDir), (name, done, total) =>
      settings.onProgress?.({ step: 'migration', done, total: total + 1, title: openingTitles.migration(name) }),
    )
  } finally {
    await client.end()
    engine.allowStatements(settings.statementSeconds ?? STATEMENT_SECONDS)
  }
}

function databaseOver(engine: EmbeddedEngine, lock: DirectoryLock): Database {
  const pool = new pg.Pool({ stream: () => engine.stream(), max: CONNECTIONS, idleTimeoutMillis: 0 })
  // A restarted thread ends the idle connections; the pool makes new ones.
  pool.on('error', () => {})
  const local = createLocalEvents()
  const carrier = {
    send: async () => {},
    deliver: (news: readonly News[]) => {
      for (const { channel, payload } of news) local.deliver(channel, payload)
    },
  }
  const transactions = createTransactions(pool, carrier, createMemory(local))
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await pool.end()
    await engine.close()
    lock.release()
  }
  return {
    kind: 'embedded',
    read: transactions.read,
    write: transactions.write,
    usage: () => ({ ...transactions.usage(), restarts: engine.restarts() }),
    events: {
      subscribe: local.subscribe,
      async publish(channel, payload) {
        assertPayload(payload)
        if (!transactions.publishOnCommit({ channel, payload })) local.deliver(channel, payload)
      },
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}

function freeMegabytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return Math.floor((bavail * bsize) / MEGABYTE)
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
