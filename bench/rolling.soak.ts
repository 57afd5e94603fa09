import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { rollingRestart } from '../tests/soak/rolling.ts'

/**
 * Two processes behind a proxy on one PostgreSQL, restarted in turn while people read and report: no request fails, nothing
 * that was acknowledged is lost, each letter leaves once. `TRAMA_SOAK_ROUNDS=20 npm run soak -- rolling`
 */
const rounds = Number(process.env.TRAMA_SOAK_ROUNDS ?? 20)

async function soak(adminUrl: string): Promise<boolean> {
  const name = `trama_rolling_${process.pid}`
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-rolling-'))
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  await admin(adminUrl, `create database ${name}`)
  try {
    const onProgress = (line: string) => console.log(`  ${line}`)
    const report = await rollingRestart({ databaseUrl: url.href, dataDir, rounds, readers: 6, writers: 4, onProgress })
    const { wrong, seenAfterMs, ...counts } = report
    console.log(`  ${JSON.stringify(counts)}`)
    console.log(`  a change was told by the other process after ${seenAfterMs.map(Math.round).join(', ')} ms`)
    for (const line of wrong.slice(0, 20)) console.error(`  WRONG: ${line}`)
    return wrong.length === 0
  } finally {
    await admin(adminUrl, `drop database if exists ${name} with (force)`)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

// Who stops it early stops what it started, too: the server for tests ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const found = await findPostgres()
if (found.ok) {
  const whole = await soak(found.postgres.adminUrl)
  await found.postgres.stop()
  process.exitCode = whole ? 0 : 1
} else console.log(`  NOT RUN. ${found.reason}`)
