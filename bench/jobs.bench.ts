import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { createRunner } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { defineJob, enqueue, type Job } from '../platform/jobs/jobs.ts'
import { createJobWorker } from '../platform/jobs/worker.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { NO_FILES } from '../tests/integration/no-files.ts'

/** How soon a job starts after the commit that asked for it, and how many small ones pass in a second. `node bench/jobs.bench.ts` */
const app = { role: 'trama_app' } as const
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))

let seen: (n: number) => void = () => {}
const kind = (id: string, more: Partial<Job<{ n: number }>>) =>
  defineJob({
    id,
    title: { es: 'Medición', en: 'Measurement' },
    input: z.object({ n: z.number() }),
    ...more,
    run: async (_ctx, { n }) => seen(n),
  })
const prompt = kind('bench.prompt', {})
const batched = kind('bench.batched', { batch: 100 })
const single = kind('bench.single', { concurrency: 4 })

async function measure(database: Database): Promise<void> {
  let transactions = 0
  const counted: Database = {
    ...database,
    read: (who, work) => count(() => database.read(who, work)),
    write: (who, work) => count(() => database.write(who, work)),
  }
  function count<T>(work: () => Promise<T>): Promise<T> {
    transactions += 1
    return work()
  }
  const worker = createJobWorker({
    database: counted,
    jobs: [prompt, batched, single],
    services: {
      database,
      runner: createRunner(database, () => {}),
      ...NO_FILES,
      zone: 'America/El_Salvador',
      institution: { es: 'Medición' },
      publicUrl: '',
      mailer: { kind: 'mailbox', send: async () => 'kept', close: () => {} },
      notifications: [],
    },
    systemCtx: () => {
      const now = new Date().toISOString()
      return { who: 'system', now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() }
    },
    onError: (error) => console.log(error),
    onSetAside: () => {},
  })
  await worker.start()
  const waits: number[] = []
  for (let n = 0; n < 60; n += 1) {
    const begun = new Promise<number>((resolve) => {
      seen = () => resolve(performance.now())
    })
    await database.write(app, (tx) => enqueue(tx, prompt, { n }))
    const committed = performance.now()
    waits.push((await begun) - committed)
    await pause(30)
  }
  const sorted = waits.slice(10).sort((a, b) => a - b)
  console.log(`  commit → start: half within ${ms(sorted[25])}, nine of ten within ${ms(sorted[45])}`)
  for (const [title, job] of [
    ['by batches of 100', batched],
    ['one by one, four at a time', single],
  ] as const) {
    const all = allOf(1000)
    const began = performance.now()
    await database.write(app, async (tx) => {
      for (let n = 0; n < 1000; n += 1) await enqueue(tx, job, { n })
    })
    const committed = performance.now()
    await all
    const each = (1000 * 1000) / (performance.now() - committed)
    console.log(`  1,000 jobs ${title}: enqueued in ${ms(committed - began)}, ${each.toFixed(0)} a second`)
  }
  await pause(1000)
  transactions = 0
  await pause(30_000)
  console.log(`  idle: ${transactions} transactions in 30 s`)
  await worker.stop()
}

function allOf(count: number): Promise<void> {
  const begun = new Set<number>()
  return new Promise((resolve) => {
    seen = (n) => {
      begun.add(n)
      if (begun.size === count) resolve()
    }
  })
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

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function ms(value = Number.NaN): string {
  return `${value.toFixed(1)} ms`
}

try {
  console.log('Embedded database')
  const embedded = await open('a')
  await measure(embedded)
  await embedded.close()
  const found = await findPostgres()
  if (found.ok) {
    console.log('PostgreSQL')
    const url = new URL(found.postgres.adminUrl)
    await admin(url.href, 'create database trama_bench_jobs')
    url.pathname = '/trama_bench_jobs'
    const server = await open('b', url.href)
    await measure(server)
    await server.close()
    await admin(found.postgres.adminUrl, 'drop database trama_bench_jobs with (force)')
    await found.postgres.stop()
  } else console.log(`PostgreSQL: not measured. ${found.reason}`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
