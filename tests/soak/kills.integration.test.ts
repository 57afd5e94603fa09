import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import type { Database } from '../../platform/database/database.ts'
import {
  describeOnEmbedded,
  describeOnServer,
  folderHolding,
  templateHolding,
  testCacheDir,
} from '../integration/harness.ts'
import { createServerDatabase } from '../integration/harness-databases.ts'
import { findingsAfterKills } from './after-kills.ts'
import { EMBEDDED_FOLDER, type KillReport, prepareKills, runKills } from './kills.ts'

/** One after a long life, and one soon after the recovery from it; by the seed below. */
const KILLS = 2
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'trama-kills-'))
  made.push(home)
  return home
}

async function twoKills(home: string, databaseUrl?: string): Promise<KillReport> {
  const prepared = await prepareKills({ databaseUrl, home, cacheDir: testCacheDir, manifests: MANIFESTS })
  const report = await runKills({ ...prepared, kills: KILLS, seed: 2019, checkEvery: KILLS })
  const database = await prepared.open()
  await theChecksAreNotBlind(database, prepared.filesDir)
  await database.close()
  return report
}

/** Damages what the kills left, one thing after another, and wants each of them found. */
async function theChecksAreNotBlind(database: Database, filesDir: string): Promise<void> {
  const damage = (statement: ReturnType<typeof sql>) =>
    database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`alter table audit.entry disable trigger append_only`)
      await tx.execute(statement)
    })
  const found = async () => (await findingsAfterKills(database, filesDir, [])).wrong.join('\n')
  const someMonth = { activityId: randomUUID(), month: 1, version: 1, executed: 0, files: [] }
  const invented = [{ ...someMonth, request: 'never', key: 'never' }]
  expect((await findingsAfterKills(database, filesDir, invented)).wrong).toEqual([
    'acknowledged and not whole: request never',
  ])
  const registered = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`select sha256 from platform.file`),
  )
  const file = String(registered.rows[0]?.sha256)
  const path = join(filesDir, file.slice(0, 2), file)
  rmSync(path)
  expect(await found()).toBe(`the store lacks ${file}`)
  writeFileSync(path, 'something else')
  expect(await found()).toContain('is not what its name says')
  await damage(sql`delete from platform.outbox where name = 'planning.month_reported' and id = (select max(id::text)::uuid
    from platform.outbox where name = 'planning.month_reported')`)
  expect(await found()).toContain('commands without exactly two events')
  await damage(
    sql`update platform.idempotency set output = null where key = (select max(key) from platform.idempotency)`,
  )
  expect(await found()).toContain('keys without an answer')
  await damage(sql`update planning.month_report set version = version + 1 where not demo and version > 0`)
  expect(await found()).toContain('whose version is not the number of their events')
  await damage(sql`delete from planning.evidence`)
  expect(await found()).toContain('whose evidence is not what the history tells')
  expect(await found()).toContain('files registered for no evidence')
  await damage(sql`update audit.entry set actor = 'somebody else' where seq = 2`)
  expect(await found()).toContain('the history is broken at entry 2')
}

function isWhole(report: KillReport): void {
  expect(report.wrong).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(0)
  expect(report.commands).toBeGreaterThanOrEqual(report.acknowledged)
  expect(report.registeredFiles).toBeGreaterThan(0)
}

/** `npm run soak -- kills` does the same a thousand times; see docs/operations.md. */
describeOnEmbedded('two kills -9 among commands that write at the same time', () => {
  test('lose nothing that was acknowledged and leave no half command', async () => {
    const home = newHome()
    cpSync(await folderHolding('demonstration'), join(home, EMBEDDED_FOLDER), { recursive: true })
    isWhole(await twoKills(home))
  }, 600_000)
})

describeOnServer('two kills -9 among commands that write at the same time', (_open, postgres) => {
  test('lose nothing that was acknowledged and leave no half command', async () => {
    const { url, drop } = await createServerDatabase(postgres(), await templateHolding('demonstration', postgres()))
    try {
      isWhole(await twoKills(newHome(), url))
    } finally {
      await drop()
    }
  }, 600_000)
})
