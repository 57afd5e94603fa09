import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { BARE_ROOMS } from '../tests/soak/bare-rooms.ts'
import { prepareKills, runKills } from '../tests/soak/kills.ts'

/**
 * Kills the platform a thousand times (SIGKILL) on each database while it writes from several hands, and looks whether
 * anything that was acknowledged is missing or anything was left half done.
 * `TRAMA_SOAK_KILLS=1000 TRAMA_SOAK_SEED=2019 TRAMA_SOAK_DATABASE=embedded|server npm run soak -- kills`
 */
const kills = Number(process.env.TRAMA_SOAK_KILLS ?? 1000)
const seed = Number(process.env.TRAMA_SOAK_SEED ?? Date.now() % 1_000_000)
const only = process.env.TRAMA_SOAK_DATABASE
const CHECK_EVERY = 25

async function soak(name: string, databaseUrl?: string): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), 'trama-soak-'))
  const since = Date.now()
  const cacheDir = join(home, 'cache')
  try {
    const prepared = await prepareKills({ databaseUrl, home, cacheDir, manifests: BARE_ROOMS })
    const report = await runKills({
      ...prepared,
      kills,
      seed,
      checkEvery: CHECK_EVERY,
      onProgress: ({ kills: done, of, acknowledged }) => {
        if (done % 10 !== 0 && done !== of) return
        const left = ((Date.now() - since) / done) * (of - done)
        console.log(
          `  ${name} ${Math.floor((100 * done) / of)} %  ${done} of ${of} kills, ${acknowledged} acknowledged, ${Math.ceil(left / 60_000)} min left`,
        )
      },
    })
    console.log(`  ${name} ${JSON.stringify(report)}`)
    rmSync(home, { recursive: true, force: true })
    return true
  } catch (error) {
    console.error(`  ${name} FAILED, what it left is in ${home}\n  ${String(error)}`)
    return false
  }
}

async function onServer(): Promise<boolean> {
  const found = await findPostgres()
  if (!found.ok) {
    console.log(`  server: NOT RUN. ${found.reason}`)
    return true
  }
  const { adminUrl, stop } = found.postgres
  const name = `trama_soak_${process.pid}`
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  try {
    await admin(adminUrl, `create database ${name}`)
    return await soak('server', url.href)
  } finally {
    await admin(adminUrl, `drop database if exists ${name} with (force)`)
    await stop()
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

console.log(`${kills} kills on each database, seed ${seed}`)
const embedded = only === 'server' || (await soak('embedded'))
const server = only === 'embedded' || (await onServer())
process.exitCode = embedded && server ? 0 : 1
