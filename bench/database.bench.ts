import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'

/**
 * Start times and the price of a query, through the same door the rooms use, on both databases, against the bare engine
 * in the same run. `node bench/database.bench.ts`
 */
const app = { role: 'trama_app' } as const
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const ROUNDS = 500

async function main(): Promise<void> {
  console.log('Embedded database')
  const first = await timed('first start, nothing prepared', () => open('a'))
  await first.close()
  const later = await timed('later start on the same directory', () => open('a'))
  await later.close()
  const seeded = await timed('first start from the prepared seed', () => open('b'))
  const bare = await bareEmbedded()
  await measure(seeded, bare)
  await seeded.close()
  console.log(`  memory of this process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)

  const found = await findPostgres()
  if (!found.ok) {
    console.log(`PostgreSQL: not measured. ${found.reason}`)
    return
  }
  console.log('PostgreSQL')
  const url = new URL(found.postgres.adminUrl)
  await admin(url.href, 'create database trama_bench')
  url.pathname = '/trama_bench'
  try {
    const server = await timed('first start with migrations', () => open('c', url.href))
    await measure(server, await bareServer(url.href))
    await server.close()
  } finally {
    await admin(found.postgres.adminUrl, 'drop database if exists trama_bench with (force)')
    await found.postgres.stop()
  }
}

async function open(name: string, databaseUrl?: string): Promise<Database> {
  const opened = await openDatabase({
    databaseUrl,
    dataDir: join(home, name),
    cacheDir: join(home, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  return opened.value
}

async function measure(database: Database, bareQueryMs: number): Promise<void> {
  const one = (n: number) => database.read(app, (tx) => tx.execute(sql`select ${n}::int as n`))
  await repeat(50, one)
  const read = await repeat(ROUNDS, one)
  const ten = await repeat(ROUNDS / 10, () =>
    database.read(app, async (tx) => {
      for (let n = 0; n < 10; n += 1) await tx.execute(sql`select ${n}::int as n`)
    }),
  )
  const perQuery = (ten - read) / 9
  await database.write(app, async (tx) => {
    await tx.execute(sql`reset role`)
    await tx.execute(sql`create table if not exists public.bench (n int); grant all on public.bench to trama_app`)
  })
  const write = await repeat(ROUNDS, (n) =>
    database.write(app, (tx) => tx.execute(sql`insert into bench values (${n})`)),
  )
  const began = performance.now()
  await Promise.all(Array.from({ length: 1000 }, (_, n) => one(n)))
  const crowd = performance.now() - began
  console.log(`  bare engine: one query ${ms(bareQueryMs)}`)
  console.log(`  one more query in a transaction ${ms(perQuery)} (${(perQuery / bareQueryMs).toFixed(1)} × bare)`)
  console.log(`  a read of one query, with role and end ${ms(read)} (${(read / bareQueryMs).toFixed(1)} × bare)`)
  console.log(`  a write of one row, on disk when it returns ${ms(write)}`)
  console.log(`  1,000 reads at once: all answered in ${ms(crowd)}`)
}

async function bareEmbedded(): Promise<number> {
  const engine = await PGlite.create()
  const query = (n: number) => engine.query('select $1::int as n', [n])
  await repeat(50, query)
  const each = await repeat(ROUNDS, query)
  await engine.close()
  return each
}

async function bareServer(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const query = (n: number) => client.query('select $1::int as n', [n])
  await repeat(50, query)
  const each = await repeat(ROUNDS, query)
  await client.end()
  return each
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function repeat(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  for (let n = 0; n < times; n += 1) await work(n)
  return (performance.now() - began) / times
}

async function timed<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const value = await work()
  console.log(`  ${title}: ${((performance.now() - began) / 1000).toFixed(2)} s`)
  return value
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`
}

try {
  await main()
} finally {
  rmSync(home, { recursive: true, force: true })
}
