import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { loadPoas } from '../../capabilities/planning/data/load-poa.ts'
import { reportMonth } from '../../capabilities/planning/data/report-month.ts'
import { type Bench, backedUp, restored, workbench } from '../../tests/integration/backup-rounds.ts'
import { describeOnBothDatabases, freshEmbedded, freshServer } from '../../tests/integration/harness.ts'
import { loadDeployment } from '../../tests/integration/loaded.ts'
import { verifyChain } from '../audit/verify.ts'
import type { Ctx } from '../capability/context.ts'
import { createRunner } from '../capability/runner.ts'
import type { Database } from '../database/database.ts'
import { databaseErrorCode } from '../database/errors.ts'
import type { FileStore } from '../files/store.ts'
import type { BackupReport } from './backup.ts'

const app = { role: 'trama_app' } as const

/** A year of demonstration, and three months reported with evidence. */
async function year(database: Database, files: FileStore): Promise<Ctx> {
  const loaded = await loadDeployment(database, MANIFESTS)
  const ctx = await loaded.as('administracion')
  for (const [index, activityId] of (await freeActivities(database, 3)).entries()) {
    const stored = await files.put(Buffer.from(`Acta número ${index + 1}\n`))
    const evidence = [{ ...stored, name: `acta ${index + 1} – «firmada».txt` }]
    const saved = await loaded.runner.command(reportMonth, ctx, { activityId, month: 12, executed: 0.25, evidence })
    if (!saved.ok) throw new Error(saved.refusal.message.en)
  }
  return ctx
}

async function freeActivities(database: Database, count: number): Promise<readonly string[]> {
  const poas = await database.read(app, (tx) => loadPoas(tx, { year: 2019 }))
  return poas
    .flatMap(({ plan }) => plan.elements)
    .filter(({ kind, cancelled, schedule }) => kind === 'activity' && !cancelled && schedule?.kind === 'marks')
    .slice(0, count)
    .map(({ key }) => key)
}

/** What leaves the house for a plan, as one text; Maps are told as their entries. */
async function exported(database: Database): Promise<string> {
  const poas = await database.read({ role: 'trama_public' }, (tx) => loadPoas(tx, { year: 2019 }))
  return JSON.stringify(poas, (_key, value) => (value instanceof Map ? [...value] : value), 1)
}

/** Content of each table, told by the digest of its rows; equal on any database. */
function digests({ manifest }: BackupReport): readonly string[] {
  return manifest.tables.map(({ schema, name, rows, sha256 }) => `${schema}.${name} ${rows} ${sha256}`)
}

async function isTheSame(source: Database, first: BackupReport, target: Database, files: FileStore, bench: Bench) {
  const again = await backedUp(target, files, bench.path(`again-${Math.random()}.tar`))
  expect(digests(again)).toEqual(digests(first))
  expect(again.manifest.files).toEqual(first.manifest.files)
  expect(again.manifest.audit).toEqual(first.manifest.audit)
  expect(await exported(target)).toBe(await exported(source))
  expect(await target.read(app, verifyChain)).toEqual({
    whole: true,
    entries: first.manifest.audit.entries,
    head: first.manifest.audit.head,
  })
}

/** The embedded database beside a server, a server beside the embedded one. */
function openOther(kind: Database['kind']) {
  const postgres = inject('postgres')
  return kind === 'server' || postgres === undefined ? freshEmbedded() : freshServer(postgres)
}

/** The faster one, for what was asked of the archive's maker and not of who reads it. */
function openEither() {
  const postgres = inject('postgres')
  return postgres === undefined ? freshEmbedded() : freshServer(postgres)
}

describeOnBothDatabases('a backup and its restore', (open, kind) => {
  const bench = workbench()
  const files = bench.store('files')
  let source: Database
  let ctx: Ctx
  let report: BackupReport
  /** Restored once; what follows works on in it. */
  let target: Database

  beforeAll(async () => {
    target = await open()
    source = await open({ holding: 'demonstration' })
    ctx = await year(source, files)
    report = await backedUp(source, files, bench.path('first.tar'))
  })
  afterAll(() => bench.dispose())

  test('say what they hold', () => {
    const { manifest } = report
    const rows = manifest.tables.reduce((total, table) => total + table.rows, 0)
    expect(rows).toBeGreaterThan(2000)
    expect(manifest.database.kind).toBe(kind)
    expect(manifest.files).toHaveLength(3)
    expect(manifest.tables.map(({ schema, name }) => `${schema}.${name}`)).toContain('audit.entry')
    expect(manifest.tables.map(({ schema, name }) => `${schema}.${name}`)).not.toContain('trama.migration')
    expect(manifest.audit).toMatchObject({ entries: 4, brokenAt: null })
  })

  test('every table, export, file and link of the history is the same in another database', async () => {
    const store = bench.store()
    const done = await restored(target, store, report.path)
    expect(done).toMatchObject({ files: 3, audit: { entries: 4 }, migratedFurther: [] })
    await isTheSame(source, report, target, store, bench)
    for (const { sha256 } of report.manifest.files) expect(await store.read(sha256)).toEqual(await files.read(sha256))
  })

  test.skipIf(inject('postgres') === undefined)(
    'and in a database of the other kind, although their versions differ',
    async () => {
      const other = await openOther(kind)
      const store = bench.store()
      await restored(other.database, store, report.path)
      await isTheSame(source, report, other.database, store, bench)
      await other.dispose()
    },
  )

  test('what was restored works on: a report is saved, the history still refuses changes', async () => {
    const [activityId] = await freeActivities(target, 1)
    const input = { activityId, month: 12, executed: 0.5, expectedVersion: 1 }
    expect(await createRunner(target, () => {}).command(reportMonth, ctx, input)).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    expect(await target.read(app, verifyChain)).toMatchObject({ whole: true, entries: 5 })
    for (const role of ['trama_app', 'owner']) {
      const code = await target
        .write(app, async (tx) => {
          if (role === 'owner') await tx.execute(sql`reset role`)
          await tx.execute(sql`delete from audit.entry`)
        })
        .then(() => 'done', databaseErrorCode)
      expect(`${role} ${code}`).toBe(`${role} 42501`)
    }
    const denied = await target
      .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select * from identity.person`))
      .then(() => 'read', databaseErrorCode)
    expect(denied).toBe('42501')
  })

  test('one content makes one archive, byte for byte', async () => {
    const again = await backedUp(source, files, bench.path('second.tar'))
    expect(readFileSync(again.path).equals(readFileSync(report.path))).toBe(true)
  })

  test('a file the store lost is named, and the rest is saved', async () => {
    const lost = await backedUp(source, bench.store('empty'), bench.path('lost.tar'))
    expect(lost.manifest.missingFiles).toHaveLength(3)
    expect(digests(lost)).toEqual(digests(report))
  })

  test('never writes over an archive', async () => {
    await expect(backedUp(source, files, report.path)).rejects.toThrow('exists already')
  })

  test('a backup while writes go on is of one moment: the chain is whole, no report lacks its evidence', async () => {
    const runner = createRunner(source, () => {})
    const activities = await freeActivities(source, 40)
    let stop = false
    let written = 0
    const writer = async (from: number) => {
      for (let n = from; !stop && n < activities.length * 12; n += 4) {
        const stored = await files.put(Buffer.from(`evidence ${n}`))
        const activityId = activities[n % activities.length]
        const month = 1 + Math.floor(n / activities.length)
        const evidence = [{ ...stored, name: 'e.txt' }]
        const input = { activityId, month, executed: 1, evidence, expectedVersion: 0 }
        if ((await runner.command(reportMonth, ctx, input)).ok) written += 1
      }
    }
    const writers = [0, 1, 2, 3].map(writer)
    while (written < 10) await new Promise((resolve) => setTimeout(resolve, 5))
    const beforeBackup = written
    const archive = await backedUp(source, files, bench.path('busy.tar'))
    stop = true
    await Promise.all(writers)
    expect(archive.manifest.audit.brokenAt).toBeNull()
    expect(archive.manifest.audit.entries).toBeGreaterThanOrEqual(1 + beforeBackup)
    expect(archive.manifest.missingFiles).toEqual([])
    const calm = await openEither()
    await restored(calm.database, bench.store(), archive.path)
    const counts = await calm.database.read(app, (tx) =>
      tx.execute(sql`select
        (select count(*) from planning.evidence) as evidence,
        (select count(*) from audit.entry where command = 'planning.report_month') as entries,
        (select count(*) from platform.outbox) as events`),
    )
    const entries = archive.manifest.audit.entries - 1
    expect(counts.rows).toEqual([{ evidence: entries, entries, events: 2 * entries }])
    expect(archive.manifest.files).toHaveLength(entries)
    await calm.dispose()
  })
})
