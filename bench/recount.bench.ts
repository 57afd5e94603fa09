import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { CaseRow } from '../capabilities/cases/data/case-store.ts'
import { countAgain } from '../capabilities/cases/data/count-again.ts'
import { loadDefinitions } from '../capabilities/cases/data/definitions.ts'
import { enterDecree } from '../platform/calendar/data/edit-calendar.ts'
import { loadCalendars } from '../platform/calendar/data/load-calendars.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { type Loaded, loadDeployment, TODAY } from '../tests/integration/loaded.ts'
import { BARE_ROOMS } from '../tests/soak/bare-rooms.ts'
import { writeOpenCases } from '../tests/soak/open-cases.ts'

/**
 * A holiday is entered while many cases are open: seconds until the due date of each is counted anew, stored and told in its history
 * (budget: 100,000 in 10 s), against a bare query that only reads the same ledgers in the same run.
 * `node bench/recount.bench.ts`; `CASES` for fewer, `ONLY=embedded|server` for one database.
 */
/** What a case needs, without pages. */
const ROOMS: readonly Manifest[] = [
  ...BARE_ROOMS.filter(({ id }) => id === 'identity'),
  { id: 'calendar', title: { es: 'Calendarios', en: 'Calendars' }, permissions: [], loadPack: loadCalendars },
  { id: 'cases', title: { es: 'Expedientes', en: 'Cases' }, permissions: [], loadPack: loadDefinitions },
]
const CASES = Number(process.env.CASES ?? 100_000)
const ONLY = process.env.ONLY
const BUDGET_SECONDS = 10 * (CASES / 100_000)

type Seconds = { readonly wall: number; readonly cpu: number }

async function timed<T>(work: () => Promise<T>): Promise<Seconds & { readonly value: T }> {
  const [since, from] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const used = process.cpuUsage(from)
  return { value, wall: (performance.now() - since) / 1000, cpu: (used.user + used.system) / 1e6 }
}

async function countAll({ runner, as }: Loaded): Promise<{ readonly counted: number; readonly moved: number }> {
  const system = await as('system')
  let [counted, moved] = [0, 0]
  for (let after: CaseRow['id'] | undefined, more = true; more; ) {
    const step = await runner.command(countAgain, system, { after, most: 2_000 })
    if (!step.ok) throw new Error(step.refusal.message.en)
    counted += step.value.counted
    moved += step.value.moved
    after = step.value.last
    more = after !== undefined
  }
  return { counted, moved }
}

async function measure(name: string, database: Database): Promise<void> {
  const loaded = await loadDeployment(database, ROOMS)
  await writeOpenCases(database, { count: CASES, seed: 2019, today: TODAY })
  const bare = await timed(() =>
    database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select e.case_id, e.kind, e.on_day, e.awaits from cases.clock_entry e
        join cases.case_file f on f.id = e.case_id where f.ended_as is null order by e.case_id, e.sequence`),
    ),
  )
  const first = await timed(() => countAll(loaded))
  const admin = await loaded.as('administracion')
  const decree = await loaded.runner.command(enterDecree, admin, {
    code: 'opamss',
    expectedVersion: 1,
    title: 'Asueto de la medición',
    effect: 'holiday',
    from: '2026-11-23',
    to: '2026-11-23',
    citation: 'Medición',
    certainty: 'invented',
  })
  if (!decree.ok) throw new Error(decree.refusal.message.en)
  const again = await timed(() => countAll(loaded))
  const idle = await timed(() => countAll(loaded))
  const say = (what: string, { wall, cpu }: Seconds, more: string) =>
    console.log(
      `  ${what.padEnd(40)} ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of this program's CPU, ${(wall / bare.wall).toFixed(1)} × the bare read; ${more}`,
    )
  console.log(`${name}: ${CASES.toLocaleString('en')} open cases`)
  say('a bare query that reads their ledgers', bare, `${bare.value.rows.length.toLocaleString('en')} entries`)
  say('counted for the first time', first, `${first.value.counted.toLocaleString('en')} cases`)
  say('a holiday was entered', again, `${again.value.moved.toLocaleString('en')} due dates moved and told`)
  say('nothing changed', idle, `${idle.value.moved} moved`)
  console.log(`  budget ${BUDGET_SECONDS} s: ${again.wall <= BUDGET_SECONDS ? 'kept' : 'EXCEEDED'}`)
}

async function open(home: string, databaseUrl?: string): Promise<Database> {
  const opened = await openDatabase({
    databaseUrl,
    dataDir: join(home, 'data'),
    cacheDir: join(home, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  return opened.value
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
try {
  if (ONLY !== 'embedded') {
    const found = await findPostgres()
    if (!found.ok) console.log(`PostgreSQL: not measured. ${found.reason}`)
    else {
      const url = new URL(found.postgres.adminUrl)
      url.pathname = '/trama_bench_recount'
      await statement(found.postgres.adminUrl, 'create database trama_bench_recount')
      const database = await open(home, url.href)
      await measure('PostgreSQL', database)
      await database.close()
      await statement(found.postgres.adminUrl, 'drop database trama_bench_recount with (force)')
      await found.postgres.stop()
    }
  }
  if (ONLY !== 'server') {
    const database = await open(home)
    await measure('Embedded database', database)
    await database.close()
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
