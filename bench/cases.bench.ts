import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { loadDefinitions } from '../capabilities/cases/data/definitions.ts'
import { type InboxAsked, inboxQuery } from '../capabilities/cases/data/inbox-query.ts'
import { loadMadeCases } from '../capabilities/cases/data/load-made-cases.ts'
import { type RegisterAsked, registerQuery } from '../capabilities/cases/data/register-query.ts'
import { statisticsQuery } from '../capabilities/cases/data/statistics-query.ts'
import { workloadQuery } from '../capabilities/cases/data/workload-query.ts'
import { loadCalendars } from '../platform/calendar/data/load-calendars.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { WriteTx } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { loadInstitution } from '../platform/identity/load-institution.ts'
import { projectRoot } from '../platform/root.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { loadFolder } from '../tests/integration/loaded.ts'

/**
 * The inbox and what stands beside it over many generated cases: 95th percentile of the time and questions to the database of each
 * page. `node bench/cases.bench.ts`; `CASES` for another number, `ONLY=embedded|server` for one database.
 */
const CASES = Number(process.env.CASES ?? 100_000)
const PIECE = 10_000
const ROUNDS = Number(process.env.ROUNDS ?? 60)
const ONLY = process.env.ONLY
const TODAY = '2026-11-20'

/** What cases need of a deployment; whole manifests draw pages, which Node alone does not read. */
const ROOMS = [
  ['identity', loadInstitution],
  ['calendar', loadCalendars],
  ['cases', loadDefinitions],
].map(([id, loadPack]) => ({ id, title: { es: id }, permissions: [], loadPack }) as Manifest)

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
  try {
    if (ONLY !== 'server') await measure('embedded', { dataDir: join(home, 'database') })
    if (ONLY !== 'embedded') await onServer(home)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function onServer(home: string): Promise<void> {
  const found = await findPostgres()
  if (!found.ok) return console.log(`PostgreSQL: not measured. ${found.reason}`)
  const url = new URL(found.postgres.adminUrl)
  url.pathname = '/trama_bench_cases'
  const admin = new pg.Client({ connectionString: found.postgres.adminUrl })
  await admin.connect()
  await admin.query('drop database if exists trama_bench_cases with (force)')
  await admin.query('create database trama_bench_cases')
  try {
    await measure('PostgreSQL', { databaseUrl: url.href, dataDir: join(home, 'none') })
  } finally {
    await admin.query('drop database if exists trama_bench_cases with (force)')
    await admin.end()
    await found.postgres.stop()
  }
}

async function measure(
  name: string,
  where: { readonly databaseUrl?: string; readonly dataDir: string },
): Promise<void> {
  const opened = await openDatabase({
    databaseUrl: where.databaseUrl,
    dataDir: where.dataDir,
    cacheDir: join(where.dataDir, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const database = opened.value
  try {
    const loaded = await loadFolder(database, ROOMS, join(projectRoot, 'deployments/amss'))
    const from = performance.now()
    let made = 0
    // In pieces, and looked at between them: within one transaction the database would never learn how large its tables have become.
    for (let piece = 0; made < CASES; piece += 1) {
      made += await database.write({ role: 'trama_app' }, (tx) => makePiece(tx, piece, Math.min(PIECE, CASES - made)))
      // The program's own role may not: who owns the tables looks at them.
      await database.write({ role: 'trama_app' }, async (tx) => {
        await tx.execute(sql`reset role`)
        await tx.execute(sql`analyze`)
      })
    }
    console.log(
      `${name}: ${made.toLocaleString('en')} cases made in ${((performance.now() - from) / 1000).toFixed(0)} s`,
    )
    const ctx = await loaded.as('planificacion.scdu')
    const { runner } = loaded
    const time = async (what: string, run: () => Promise<unknown>, rounds = ROUNDS) => {
      await run()
      const spent: number[] = []
      const before = database.usage().queries
      for (let round = 0; round < rounds; round += 1) {
        const since = performance.now()
        await run()
        spent.push(performance.now() - since)
      }
      spent.sort((one, other) => one - other)
      const p95 = spent[Math.floor(rounds * 0.95)] ?? 0
      const questions = (database.usage().queries - before) / rounds
      console.log(`  ${what.padEnd(34)} p95 ${p95.toFixed(0).padStart(5)} ms, ${questions.toFixed(0)} queries`)
    }
    const inbox = (asked: InboxAsked) => () => runner.query(inboxQuery, ctx, asked)
    await time('inbox of the unit', inbox({ scope: 'unit' }))
    await time('assigned to me', inbox({ scope: 'mine' }))
    await time('all open ones', inbox({ scope: 'all' }))
    await time('late ones', inbox({ scope: 'all', pressing: 'late' }))
    await time('ended ones', inbox({ scope: 'ended' }))
    await time('by a word of the applicant', inbox({ scope: 'all', text: 'demostración 77777' }))
    await time('by a number', inbox({ scope: 'all', text: '00123' }))
    await time('by a word that all have', inbox({ scope: 'all', text: 'solicitante' }))
    await time('by words, in the ended ones', inbox({ scope: 'ended', text: 'demostracion 4321' }))
    const deep = await runner.query(inboxQuery, ctx, { scope: 'ended', size: 5000 })
    const after = deep.ok ? deep.value.next : undefined
    await time('ended ones, after 5,000', inbox({ scope: 'ended', after }))
    await time('workload', () => runner.query(workloadQuery, ctx, { until: '2026-11-27' }))
    const anybody = await loaded.as('public')
    const register = (asked: RegisterAsked) => () => runner.query(registerQuery, anybody, { ...asked, mapped: true })
    await time('register with its map, the newest', register({}))
    await time('register of a year and procedure', register({ year: 2024, procedure: 'permiso-de-construccion' }))
    await time('register of a use', register({ use: 'housing' }))
    await time('statistics of a year', () => runner.query(statisticsQuery, ctx, { year: 2025 }))
    await time('statistics, a case ended since', async () => {
      await database.write({ role: 'trama_app' }, (tx) =>
        tx.execute(sql`update cases.ended_month set version = version + 1 where month = '2025-06-01'`),
      )
      await runner.query(statisticsQuery, ctx, { year: 2025 })
    })
  } finally {
    await database.close()
  }
}

async function makePiece(tx: WriteTx, piece: number, count: number): Promise<number> {
  const office = await tx.execute(sql`
    select o.id, array(select a.id from identity.account a where a.office_id = o.id order by a.login) as accounts
    from identity.office o where o.code = 'OPAMSS'`)
  const row = office.rows[0]
  return loadMadeCases(tx, {
    ...{ seed: `bench-${piece}`, count, from: '2023-01-02', today: TODAY, jurisdictions: ['san-salvador', 'apopa'] },
    ...{ officeId: String(row?.id), officeCode: 'OPAMSS', accounts: row?.accounts as readonly string[] },
  })
}

await main()
