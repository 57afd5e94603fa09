import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Database } from './database.ts'
import { databaseErrorCode, SQLSTATE } from './errors.ts'
import { assertPayload, createLocalEvents, NEWS_GAP } from './events.ts'
import { createMemory } from './memory.ts'
import { readMigrationFiles } from './migration-files.ts'
import { migrate, planMigrations } from './migrations.ts'
import { type OnProgress, openingTitles } from './progress.ts'
import { connectionRefusal, type DatabaseRefusal, databaseRefusals, OLDEST_POSTGRESQL } from './refusals.ts'
import { listenForNews, NEWS_CHANNEL } from './server-news.ts'
import { createTransactions, type News } from './transactions.ts'

export interface ServerSettings {
  readonly databaseUrl: string
  /** Apply pending migrations; otherwise a database that lacks some is refused. */
  readonly migrate: boolean
  readonly onProgress?: OnProgress | undefined
  readonly statementSeconds?: number | undefined
  readonly idleInTransactionSeconds?: number | undefined
  readonly connections?: number | undefined
  /** Another folder of migrations; for tests of the runner. */
  readonly migrationsDir?: string | undefined
}

const STATEMENT_SECONDS = 30
const IDLE_IN_TRANSACTION_SECONDS = 15
const CONNECTIONS = 10
const CONNECT_MS = 10_000

/**
 * The same on both databases, so that text of dates and intervals parses alike; see `embedded-worker.ts`. Statements are short:
 * making machine code of one that is thought to be long, before its tables have been counted, took longer than the statement.
 */
const SESSION = '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601 -c search_path=public -c jit=off'

export async function openServer(settings: ServerSettings): Promise<Result<Database, DatabaseRefusal>> {
  const address = readAddress(settings.databaseUrl)
  if (!address.ok) return address
  const { shown, user } = address.value
  try {
    const prepared = await prepare(settings, shown, user)
    if (!prepared.ok) return prepared
    return ok(await connect(settings))
  } catch (error) {
    const refusal = connectionRefusal(shown, user, error)
    if (refusal !== undefined) return refuse(refusal)
    throw error
  }
}

interface Address {
  /** host:port/database, without the password. */
  readonly shown: string
  readonly user: string
}

function readAddress(databaseUrl: string): Result<Address, DatabaseRefusal> {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return refuse(databaseRefusals.addressUnreadable('postgres://…'))
  try {
    const { host = '', port, database, user } = new pg.Client({ connectionString: databaseUrl })
    return ok({ shown: `${host}:${port}/${database ?? ''}`, user: user ?? '' })
  } catch (error) {
    return refuse(databaseRefusals.addressUnreadable(error instanceof Error ? error.message : String(error)))
  }
}

/** Looks at the server with one connection: version, PostGIS, migrations, roles. */
async function prepare(settings: ServerSettings, shown: string, user: string): Promise<Result<void, DatabaseRefusal>> {
  const client = new pg.Client({
    connectionString: settings.databaseUrl,
    options: SESSION,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'trama migrate',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const version = Number((await client.query('show server_version_num')).rows[0]?.server_version_num)
    if (version < OLDEST_POSTGRESQL * 10_000) {
      return refuse(databaseRefusals.versionTooOld(shown, (version / 10_000).toFixed(1)))
    }
    const files = readMigrationFiles(settings.migrationsDir)
    const plan = await planMigrations(client, files)
    if (!plan.ok) return plan
    const { pending, applied } = plan.value
    if (pending.length > 0 && !settings.migrate) {
      const names = pending.map((file) => file.name)
      return refuse(databaseRefusals.migrationsPending(shown, names))
    }
    if (applied === 0) {
      const spatial = await enablePostgis(client, shown, user)
      if (!spatial.ok) return spatial
    }
    if (pending.length > 0) {
      const migrated = await migrate(client, files, (name, done, total) =>
        settings.onProgress?.({ step: 'migration', done, total: total + 1, title: openingTitles.migration(name) }),
      )
      if (!migrated.ok) {
        const aboutRoles = applied === 0 && migrated.refusal.sqlstate === SQLSTATE.insufficientPrivilege
        return aboutRoles ? refuse(databaseRefusals.rolesNotPermitted(shown, user)) : migrated
      }
    }
    return await checkRoles(client, shown, user)
  } finally {
    await client.end()
  }
}

const OLDEST_POSTGIS = 303

async function enablePostgis(client: pg.Client, shown: string, user: string): Promise<Result<void, DatabaseRefusal>> {
  const found = await client.query(`
    select coalesce(
      (select extversion from pg_extension where extname = 'postgis'),
      (select default_version from pg_available_extensions where name = 'postgis')) as version`)
  const [major = 0, minor = 0] = String(found.rows[0]?.version ?? '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0)
  if (major * 100 + minor < OLDEST_POSTGIS) return refuse(databaseRefusals.postgisMissing(shown))
  try {
    await client.query('create extension if not exists postgis')
    return ok(undefined)
  } catch (error) {
    if (databaseErrorCode(error) === SQLSTATE.insufficientPrivilege) {
      return refuse(databaseRefusals.postgisNotPermitted(shown, user))
    }
    throw error
  }
}

async function checkRoles(client: pg.Client, shown: string, user: string): Promise<Result<void, DatabaseRefusal>> {
  try {
    await client.query('begin; set local role trama_app; set local role trama_public; rollback')
    return ok(undefined)
  } catch (error) {
    await client.query('rollback')
    const code = databaseErrorCode(error)
    if (code !== SQLSTATE.insufficientPrivilege && code !== '22023') throw error
    return refuse(databaseRefusals.rolesNotPermitted(shown, user))
  }
}

async function connect(settings: ServerSettings): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    options: SESSION,
    application_name: 'trama',
    max: settings.connections ?? CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS * 3,
    statement_timeout: (settings.statementSeconds ?? STATEMENT_SECONDS) * 1000,
    idle_in_transaction_session_timeout: (settings.idleInTransactionSeconds ?? IDLE_IN_TRANSACTION_SECONDS) * 1000,
    keepAlive: true,
  })
  // An idle connection that the server ended; the pool makes a new one.
  pool.on('error', () => {})
  const local = createLocalEvents()
  const sender = randomUUID()
  const deliver = (news: readonly News[]) => {
    for (const { channel, payload } of news) local.deliver(channel, payload)
  }
  const send = async (query: (text: string, values: unknown[]) => Promise<unknown>, news: readonly News[]) => {
    for (const item of news)
      await query('select pg_notify($1, $2)', [NEWS_CHANNEL, JSON.stringify({ sender, ...item })])
  }
  const transactions = createTransactions(pool, { send, deliver }, createMemory(local))
  const listener = listenForNews(
    settings.databaseUrl,
    sender,
    (news) => deliver([news]),
    () => local.deliver(NEWS_GAP, ''),
  )
  await listener.listening
  let closing: Promise<void> | undefined
  return {
    kind: 'server',
    read: transactions.read,
    write: transactions.write,
    usage: () => ({ ...transactions.usage(), restarts: 0 }),
    events: {
      subscribe: local.subscribe,
      async publish(channel, payload) {
        assertPayload(payload)
        if (transactions.publishOnCommit({ channel, payload })) return
        await send((text, values) => pool.query(text, values), [{ channel, payload }])
        deliver([{ channel, payload }])
      },
    },
    close() {
      closing ??= Promise.all([listener.close(), pool.end()]).then(() => undefined)
      return closing
    },
  }
}
