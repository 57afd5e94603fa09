import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { backUp } from '../platform/backup/backup.ts'
import { restore } from '../platform/backup/restore.ts'
import { verifyArchive } from '../platform/backup/verify-archive.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { createFileStore } from '../platform/files/store.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'

/**
 * Backup, verification and restore of 300,000 rows and 100 MB of files on both databases, with the memory of the process,
 * against PostgreSQL's own pg_dump and pg_restore of the same rows. `node bench/backup.bench.ts`
 */
const ROWS = 300_000
const FILES = 100
const FILE_BYTES = 1024 * 1024
const app = { role: 'trama_app' } as const
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const files = createFileStore(join(home, 'files'))

async function fill(database: Database): Promise<void> {
  const digests: string[] = []
  for (let n = 0; n < FILES; n += 1) {
    const bytes = Buffer.alloc(FILE_BYTES)
    for (let at = 0; at < bytes.length; at += 4)
      bytes.writeUInt32LE(Math.imul(at + n * 77_777, 2_654_435_761) >>> 0, at)
    digests.push((await files.put(bytes)).sha256)
  }
  await database.write(app, async (tx) => {
    await tx.execute(sql`
      insert into platform.file (sha256, size, type, at)
      select sha, ${FILE_BYTES}, 'application/octet-stream', now() from unnest(${sql.param(digests)}::text[]) as sha`)
    for (let from = 0; from < ROWS; from += 20_000)
      await tx.execute(sql`
        insert into platform.outbox (id, name, version, payload, at)
        select gen_random_uuid(), 'planning.month_reported', 1,
          jsonb_build_object('activityId', gen_random_uuid(), 'year', 2019, 'month', 1 + n % 12, 'note', 'Informe número ' || n), now()
        from generate_series(${from} + 1, ${from} + 20000) as n`)
  })
}

async function timed<T>(label: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now()
  const value = await work()
  const seconds = (performance.now() - since) / 1000
  const memory = (process.memoryUsage().rss / 1e6).toFixed(0)
  console.log(
    `  ${label.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s  ${Math.round(ROWS / seconds).toLocaleString('en')} rows/s  memory ${memory} MB`,
  )
  return value
}

async function round(name: string, source: Database, open: () => Promise<Database>): Promise<void> {
  await fill(source)
  const path = join(home, `${name}.tar`)
  console.log(`${name}; memory before ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
  const program = { name: 'trama', version: 'bench' }
  const done = await timed('backup, read back', () =>
    backUp({ database: source, files, path, now: new Date().toISOString(), program }),
  )
  if (!done.ok) throw new Error(done.refusal.message.en)
  console.log(`  archive ${(done.value.bytes / 1e6).toFixed(0)} MB`)
  const archive = await timed('verify', () => verifyArchive(path))
  if (!archive.ok) throw new Error(archive.refusal.message.en)
  const target = await open()
  const there = createFileStore(join(home, `${name}-files`))
  const back = await timed('restore, compared row by row', () =>
    restore({ archive: archive.value, database: target, files: there }),
  )
  if (!back.ok) throw new Error(back.refusal.message.en)
  await archive.value.close()
  await target.close()
}

let made = 0
async function embedded(): Promise<Database> {
  made += 1
  return opened(await openDatabase({ dataDir: join(home, `e${made}`), cacheDir: join(home, 'cache'), migrate: true }))
}

function opened(result: Awaited<ReturnType<typeof openDatabase>>): Database {
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value
}

async function server(adminUrl: string, name: string): Promise<{ readonly url: string; readonly database: Database }> {
  await admin(adminUrl, `create database ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const database = opened(
    await openDatabase({ databaseUrl: url.href, dataDir: home, cacheDir: join(home, 'cache'), migrate: true }),
  )
  return { url: url.href, database }
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Of PostgreSQL, found where the system keeps its programs. */
function serverTool(name: 'dump' | 'restore'): string {
  return `pg_${name}`
}

/** The yardstick: the same rows by the tools of the server itself, which know no files and compare nothing. */
async function yardstick(adminUrl: string, url: string, target: string): Promise<void> {
  const dump = join(home, 'pg.dump')
  try {
    await timed('pg_dump -Fc (rows alone)', async () =>
      execFileSync(serverTool('dump'), ['-Fc', '-f', dump, url], { stdio: 'pipe' }),
    )
    await admin(adminUrl, `create database ${target}`)
    const to = new URL(adminUrl)
    to.pathname = `/${target}`
    await timed('pg_restore (rows alone)', async () =>
      execFileSync(serverTool('restore'), ['-d', to.href, dump], { stdio: 'pipe' }),
    )
    console.log(`  its archive ${(statSync(dump).size / 1e6).toFixed(0)} MB`)
  } catch (error) {
    console.log(`  pg_dump: not measured. ${String(error).split('\n')[0]}`)
  }
}

const source = await embedded()
await round('embedded', source, embedded)
await source.close()
const found = await findPostgres()
if (found.ok) {
  const { adminUrl, stop } = found.postgres
  const names = ['bench_source', 'bench_target', 'bench_yardstick'].map((name) => `trama_${name}_${process.pid}`)
  const [from = '', to = '', peer = ''] = names
  const origin = await server(adminUrl, from)
  await round('PostgreSQL', origin.database, async () => (await server(adminUrl, to)).database)
  await origin.database.close()
  await yardstick(adminUrl, origin.url, peer)
  for (const name of names) await admin(adminUrl, `drop database if exists ${name} with (force)`)
  await stop()
} else console.log(`PostgreSQL: not measured. ${found.reason}`)
rmSync(home, { recursive: true, force: true })
