import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { newId } from '../kernel/ids.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { csrfOf, SESSION_COOKIE, tokenHash } from '../platform/identity/session.ts'
import { projectRoot } from '../platform/root.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'

const program = join(projectRoot, 'dist', 'server', 'bin', 'trama.js')
const app = { role: 'trama_app' } as const

/** The built program over a PostgreSQL of its own, on loopback, with its demonstration loaded. */
export interface Served {
  readonly address: string
  readonly pid: number
  /** The same database from outside, for what a measure begins with and what it checks afterwards. */
  readonly database: Database
  /** Everything the program complained about. */
  trouble(): string
}

/** Runs a measure against a program that was started for it; everything of it is gone afterwards. */
export async function withServed(name: string, measure: (served: Served) => Promise<void>): Promise<void> {
  if (!existsSync(program)) throw new Error('Build first: npm run build.')
  const found = await findPostgres()
  if (!found.ok) return console.log(`PostgreSQL: not measured. ${found.reason}`)
  const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
  const databaseName = `trama_bench_${name.replaceAll('-', '_')}_${process.pid}`
  const url = new URL(found.postgres.adminUrl)
  url.pathname = `/${databaseName}`
  const admin = new pg.Client({ connectionString: found.postgres.adminUrl })
  await admin.connect()
  await admin.query(`create database ${databaseName}`)
  let child: ChildProcess | undefined
  let database: Database | undefined
  try {
    const since = performance.now()
    const started = await start(url.href, home)
    child = started.child
    const opened = await openDatabase({
      ...{ databaseUrl: url.href, dataDir: join(home, 'none'), cacheDir: join(home, 'cache'), migrate: false },
    })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    database = opened.value
    console.log(`started with its demonstration on PostgreSQL in ${((performance.now() - since) / 1000).toFixed(0)} s`)
    await measure({ address: started.address, pid: child.pid ?? 0, database, trouble: started.trouble })
  } finally {
    await database?.close()
    if (child !== undefined) await stop(child)
    await admin.query(`drop database if exists ${databaseName} with (force)`)
    await admin.end()
    await found.postgres.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

function start(databaseUrl: string, home: string) {
  const child = spawn(process.execPath, ['--enable-source-maps', program, 'start'], {
    env: {
      ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
      ...{ PORT: '0', TRAMA_DATA: join(home, 'data'), DATABASE_URL: databaseUrl, TRAMA_LANG: 'en' },
      ...{ TRAMA_DEMO: '1', TRAMA_MIGRATE: '1', TRAMA_SECRET: 'the secret of a measure, long enough for it' },
      ...{ LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let trouble = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    trouble += text
  })
  return new Promise<{ child: ChildProcess; address: string; trouble: () => string }>((resolve, reject) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed = `${printed}${text}`.slice(-4000)
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (address !== undefined) resolve({ child, address, trouble: () => trouble })
    })
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}.\n${printed}\n${trouble}`)))
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    if (child.exitCode !== null) return resolve()
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/** What a signed-in browser sends with each request. */
export interface Person {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
}

/** People with a session each, as if they had just signed in: planners of units, or members of the public where none is named. */
export async function makePeople(
  database: Database,
  prefix: string,
  count: number,
  units: readonly string[],
): Promise<readonly Person[]> {
  const now = new Date().toISOString()
  return database.write(app, async (tx) => {
    const people: Person[] = []
    for (let at = 0; at < count; at += 1) {
      const [personId, accountId, token] = [newId(), newId(), randomUUID()]
      const login = `${prefix}.${at + 1}`
      await tx.execute(sql`insert into identity.person (id, name, sort_key) values (${personId}, ${login}, ${login})`)
      await tx.execute(sql`
        insert into identity.account (id, person_id, office_id, login)
        select ${accountId}, ${personId}, id, ${login} from identity.office where kind = 'planning_office' limit 1`)
      if (units.length > 0)
        await tx.execute(sql`
          insert into identity.role_grant (id, account_id, role, valid_from)
          values (${newId()}, ${accountId}, 'unit_planner', '2020-01-01')`)
      for (const code of units) {
        const postId = newId()
        await tx.execute(sql`
          insert into identity.post (id, unit_id, code, title)
          select ${postId}, id, ${login}, '{"es":"Puesto de medida"}' from identity.unit where code = ${code}`)
        await tx.execute(sql`
          insert into identity.holding (id, post_id, person_id, valid_from)
          values (${newId()}, ${postId}, ${personId}, '2020-01-01')`)
      }
      await tx.execute(sql`
        insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at)
        values (${tokenHash(token)}, ${accountId}, ${now}, ${now}, '2100-01-01')`)
      const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf': csrfOf(token), 'sec-fetch-site': 'same-origin' }
      people.push({ name: login, headers })
    }
    return people
  })
}

/** User and system time of a process so far, in milliseconds (Linux: clock ticks of 10 ms). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The most memory that a process held since `forgetPeak`, in MiB. */
export function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
