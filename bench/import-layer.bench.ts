import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { layersCommandLine } from '../capabilities/territory/layers-command-line.ts'
import { newId } from '../kernel/ids.ts'
import type { CliShell } from '../platform/capability/manifest.ts'
import { createRunner } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { createFileStore } from '../platform/files/store.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { writeParcels } from './parcels.ts'

/**
 * A layer of many generated parcels brought in as people do it (`trama import layer`: read, checked with gaps, taken), on both
 * databases, against `ogr2ogr` and plain COPY into the same PostgreSQL in the same run; these check nothing. Each is a process of its
 * own, so that its memory is its own. `node bench/import-layer.bench.ts`; `PARCELS` for fewer, `ONLY=embedded|server` for one database.
 */
const PARCELS = Number(process.env.PARCELS ?? 400_000)
const ONLY = process.env.ONLY
const self = fileURLToPath(import.meta.url)

interface Measured {
  readonly seconds: number
  /** Of the program alone, its database threads included where it is embedded. */
  readonly cpuSeconds: number
  readonly megabytes: number
  /** The longest that one transaction held the database: so long a cancel waits, and on the embedded database everybody. */
  readonly longest: number
}

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
  try {
    chmodSync(home, 0o755)
    const [file, rows] = [join(home, 'parcelas.geojson'), join(home, 'parcelas.copy')]
    const count = await writeParcels(PARCELS, file, rows)
    console.log(
      `${count.toLocaleString('en')} parcels, ${(statSync(file).size / 1024 / 1024).toFixed(0)} MB of GeoJSON`,
    )
    if (ONLY !== 'server') tell('Trama, embedded database', ours(file, home, ''))
    if (ONLY !== 'embedded') await onServer(home, file, rows)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function onServer(home: string, file: string, rows: string): Promise<void> {
  const found = await findPostgres()
  if (!found.ok) {
    console.log(`PostgreSQL: not measured. ${found.reason}`)
    return
  }
  const { adminUrl } = found.postgres
  const url = new URL(adminUrl)
  url.pathname = '/trama_bench_import'
  await statements(
    adminUrl,
    'drop database if exists trama_bench_import with (force)',
    'create database trama_bench_import',
  )
  try {
    tell('Trama, PostgreSQL', ours(file, home, url.href))
    tellOther('ogr2ogr', withOgr(file, url.href))
    tellOther('plain COPY', await plainCopy(rows, url.href))
  } finally {
    await statements(adminUrl, 'drop database if exists trama_bench_import with (force)')
    await found.postgres.stop()
  }
}

/** This program again, for one import alone. */
function ours(file: string, home: string, url: string): Measured {
  const done = spawnSync(process.execPath, [self, 'import', file, home, url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = done.stdout.trim().split('\n').at(-1) ?? ''
  if (done.status !== 0) throw new Error(`The import ended with ${done.status}: ${line}`)
  return JSON.parse(line) as Measured
}

async function importHere(file: string, home: string, databaseUrl: string): Promise<void> {
  const opened = await openDatabase({
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
    dataDir: join(home, 'data'),
    cacheDir: join(home, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  let longest = 0
  const database: Database = {
    ...opened.value,
    async write(options, work) {
      const began = performance.now()
      try {
        return await opened.value.write(options, work)
      } finally {
        longest = Math.max(longest, (performance.now() - began) / 1000)
      }
    },
  }
  await database.write({ role: 'trama_app' }, (tx) =>
    tx.execute(
      sql`insert into identity.office (id, code, kind, title) values (${newId()}, 'bench', 'planning_office', '{"es":"Banco"}')`,
    ),
  )
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const runner = createRunner(database, () => {})
  const now = new Date().toISOString()
  // To where errors go, so that it is seen while it runs; the last line of the output is what was measured.
  const tellStep = (text: string) => {
    const { user, system } = process.cpuUsage(cpu)
    const megabytes = (process.memoryUsage().rss / 1024 / 1024).toFixed(0)
    const took = `${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU`
    console.error(`    ${took}, ${megabytes} MB: ${text}`)
  }
  const shell: CliShell = {
    locale: 'en',
    folder: home,
    pack: undefined as never,
    out: tellStep,
    err: tellStep,
    open: async () => ({
      ok: true,
      value: {
        database,
        runner,
        files: createFileStore(join(home, 'files')),
        ctx: { who: 'system', now, today: now.slice(0, 10), locale: 'en', requestId: newId() },
      },
    }),
  }
  const code = await layersCommandLine[0]?.run(shell, [file, '--layer', 'parcelas', '--title', 'Parcelas', '--covers'])
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  await database.close()
  if (code !== 0) throw new Error(`The import ended with ${code}.`)
  const measured: Measured = {
    seconds,
    cpuSeconds: (used.user + used.system) / 1_000_000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    longest,
  }
  console.log(JSON.stringify(measured))
}

/** Into a table of its own, with GDAL's own settings for speed (COPY, one transaction, an index on the shapes). */
function withOgr(file: string, url: string): number | string {
  const { hostname, port, username, password, pathname } = new URL(url)
  const target = `PG:host=${hostname} port=${port} user=${username} dbname=${pathname.slice(1)}${password === '' ? '' : ` password=${password}`}`
  try {
    execFileSync('ogr2ogr', ['--version'], { stdio: 'ignore' })
  } catch {
    return 'not measured: ogr2ogr is not installed (Debian: apt install gdal-bin).'
  }
  const start = performance.now()
  const done = spawnSync(
    'ogr2ogr',
    ['-f', 'PostgreSQL', target, file, '-nln', 'ogr_parcels', '--config', 'PG_USE_COPY', 'YES'],
    {
      encoding: 'utf8',
    },
  )
  if (done.status !== 0) return `not measured: ${done.stderr.trim().split('\n')[0] ?? ''}`
  return (performance.now() - start) / 1000
}

async function plainCopy(rows: string, url: string): Promise<number | string> {
  const start = performance.now()
  try {
    await statements(
      url,
      'create table public.copied (shape geometry(Geometry, 4326) not null, attributes jsonb not null)',
      `copy public.copied from '${rows}'`,
      'create index on public.copied using gist (shape)',
    )
  } catch (error) {
    return `not measured: ${error instanceof Error ? error.message : String(error)}`
  }
  return (performance.now() - start) / 1000
}

function tell(name: string, { seconds, cpuSeconds, megabytes, longest }: Measured): void {
  console.log(
    `  ${name}: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of CPU, at most ${megabytes.toFixed(0)} MB, no transaction above ${longest.toFixed(1)} s`,
  )
}

function tellOther(name: string, measured: number | string): void {
  console.log(`  ${name}: ${typeof measured === 'string' ? measured : `${measured.toFixed(1)} s`}`)
}

async function statements(url: string, ...all: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const each of all) await client.query(each)
  } finally {
    await client.end()
  }
}

const [mode, file = '', home = '', url = ''] = process.argv.slice(2)
if (mode === 'import') await importHere(file, home, url)
else await main()
