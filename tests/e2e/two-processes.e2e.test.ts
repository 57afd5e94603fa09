import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin, urlOf } from '../integration/harness-databases.ts'
import { type FoundPostgres, findPostgres } from '../integration/harness-postgres.ts'
import { rollingRestart } from '../soak/rolling.ts'

const name = `trama_rolling_${process.pid}`
const dataDir = mkdtempSync(join(tmpdir(), 'trama-rolling-'))
let found: FoundPostgres | undefined

beforeAll(async () => {
  found = await findPostgres()
  if (found.ok) await asAdmin(found.postgres, `create database ${name}`)
})
afterAll(async () => {
  if (found?.ok) {
    await asAdmin(found.postgres, `drop database if exists ${name} with (force)`)
    await found.postgres.stop()
  }
  rmSync(dataDir, { recursive: true, force: true })
})

/** `npm run soak -- rolling` does the same for as many rounds as asked; see docs/operations.md. */
test('two processes behind a proxy are restarted one after the other while people work, and nobody notices', async (context) => {
  if (found?.ok !== true) return context.skip(found?.reason)
  const report = await rollingRestart({
    databaseUrl: urlOf(found.postgres, name),
    dataDir,
    rounds: 1,
    readers: 3,
    writers: 2,
  })
  expect(report.wrong).toEqual([])
  expect(report.saved).toBeGreaterThan(0)
  expect(report.letters).toBeGreaterThan(0)
  expect(report.seenAfterMs).toHaveLength(2)
}, 600_000)
