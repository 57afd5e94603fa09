import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export interface ReachedPostgres {
  readonly adminUrl: string
  readonly description: string
  stop(): Promise<void>
}

export type FoundPostgres =
  | { readonly ok: true; readonly postgres: ReachedPostgres }
  | { readonly ok: false; readonly reason: string }

const LOCAL_URL = 'postgres://postgres@127.0.0.1:5432/postgres'

/** The server named by TRAMA_TEST_DATABASE_URL, else a local one that lets us in, else one started from installed binaries. */
export async function findPostgres(): Promise<FoundPostgres> {
  const named = process.env.TRAMA_TEST_DATABASE_URL
  if (named !== undefined && named !== '') {
    const problem = await problemWith(named)
    // Asked for by name: not running on it would be silent.
    if (problem !== undefined) throw new Error(`TRAMA_TEST_DATABASE_URL cannot be used: ${problem}`)
    return reached(named, 'TRAMA_TEST_DATABASE_URL')
  }
  if ((await problemWith(LOCAL_URL)) === undefined) return reached(LOCAL_URL, LOCAL_URL)
  const bin = newestBinaries()
  if (bin === undefined) {
    return {
      ok: false,
      reason:
        'No PostgreSQL 15 or later with PostGIS is reachable or installed; install it (Debian: apt install ' +
        'postgresql postgresql-15-postgis-3) or set TRAMA_TEST_DATABASE_URL.',
    }
  }
  return { ok: true, postgres: await startPostgres(bin) }
}

function reached(adminUrl: string, description: string): FoundPostgres {
  return { ok: true, postgres: { adminUrl, description, stop: async () => {} } }
}

async function problemWith(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(`
      select current_setting('server_version_num')::int >= 150000 as recent,
        exists (select 1 from pg_available_extensions where name = 'postgis') as spatial,
        (select rolcreatedb and rolsuper from pg_roles where rolname = current_user) as allowed`)
    const [row] = rows
    if (row?.recent !== true) return 'it is older than PostgreSQL 15'
    if (row.spatial !== true) return 'it has no PostGIS'
    return row.allowed === true ? undefined : 'its user is not a superuser who may create databases'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.end().catch(() => {})
  }
}

const BINARY_HOMES = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt']

export function newestBinaries(): string | undefined {
  const found = BINARY_HOMES.filter((home) => existsSync(home))
    .flatMap((home) => readdirSync(home).map((name) => join(home, name, 'bin')))
    .filter((bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
    .map((bin) => ({ bin, version: majorVersion(bin) }))
    .filter(({ bin, version }) => version >= 15 && hasPostgis(bin))
  return found.sort((a, b) => b.version - a.version)[0]?.bin
}

function majorVersion(bin: string): number {
  const words = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(words)?.[1] ?? 0)
}

function hasPostgis(bin: string): boolean {
  const shared = execFileSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' }).trim()
  return existsSync(join(shared, 'extension', 'postgis.control'))
}

/** A server of our own in a temporary folder, without any durability, gone after the tests. */
async function startPostgres(bin: string): Promise<ReachedPostgres> {
  sweepAbandoned(bin)
  const home = mkdtempSync(join(tmpdir(), `${HOME_PREFIX}${process.pid}-`))
  const account = serverAccount()
  if (account !== undefined) chownSync(home, account.uid, account.gid)
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  const data = join(home, 'data')
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: home }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', '--no-instructions'],
    { ...as, env, cwd: home, stdio: 'pipe' },
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: home,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '60',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let log = ''
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...as, env, cwd: home, stdio: 'pipe' })
  server.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000)
  })
  // Whatever ends this process, the server must not outlive it. SIGQUIT is PostgreSQL's immediate shutdown.
  const killOnExit = () => void server.kill('SIGQUIT')
  process.on('exit', killOnExit)
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilReady(adminUrl, server, () => log)
  return {
    adminUrl,
    description: `${bin}, started on port ${port}`,
    async stop() {
      process.off('exit', killOnExit)
      await ended(server)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const HOME_PREFIX = 'trama-test-postgres-'

/** Servers whose test run was killed before it could stop them. */
function sweepAbandoned(bin: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${HOME_PREFIX}(\\d+)-`).exec(name)?.[1] ?? 0)
    if (pid === 0 || existsSync(`/proc/${pid}`)) continue
    const home = join(tmpdir(), name)
    const account = serverAccount()
    const as = account === undefined ? {} : { uid: account.uid, gid: account.gid }
    try {
      execFileSync(join(bin, 'pg_ctl'), ['stop', '-D', join(home, 'data'), '-m', 'immediate'], {
        ...as,
        cwd: '/',
        stdio: 'pipe',
      })
    } catch {
      // It had stopped by itself.
    }
    rmSync(home, { recursive: true, force: true })
  }
}

/** PostgreSQL refuses to run as root; then the system's own `postgres` account runs it. */
export function serverAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

async function untilReady(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (server.exitCode !== null) break
    if ((await problemWith(url)) === undefined) return
    await pause(100)
  }
  server.kill('SIGQUIT')
  throw new Error(`PostgreSQL for the tests did not start: ${log()}`)
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) resolve()
    server.once('exit', () => resolve())
    // Fast shutdown: open sessions are ended.
    server.kill('SIGINT')
  })
}
