import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { backedUp, rebuildWith, restored, tryRestore, workbench } from '../../tests/integration/backup-rounds.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { NOW, TODAY } from '../../tests/integration/loaded.ts'
import { appendAudit } from '../audit/append.ts'
import { verifyChain } from '../audit/verify.ts'
import type { Database } from '../database/database.ts'
import { readMigrationFiles } from '../database/migration-files.ts'
import { openArchive, sha256Of } from './archive-reader.ts'
import { createArchive } from './archive-writer.ts'
import type { BackupReport } from './backup.ts'
import { MANIFEST_MEMBER, type Manifest, SUMS_MEMBER } from './manifest.ts'
import { sumsOf } from './verify-archive.ts'

const app = { role: 'trama_app' } as const

/** Up to the last that changed the history's own table. */
const migrations = readMigrationFiles().filter(({ name }) => name <= '0013_people_guards')

async function act(database: Database, label: string): Promise<void> {
  const ctx = { who: 'system', now: NOW, today: TODAY, locale: 'es', requestId: newId() } as const
  const changes = [{ kind: 'test', id: newId(), label, after: { amount: 1000 } }]
  await database.write(app, (tx) => appendAudit(tx, ctx, { command: 'test.act', changes }))
}

/** Somebody with the archive, the program's source and patience: alters the history and makes every sum anew. */
async function forge(from: string, to: string, alter: (line: string) => string): Promise<void> {
  const reader = await openArchive(from)
  const forged = await createArchive(to, NOW)
  for await (const member of reader.members()) {
    const content = await reader.read(member)
    if (member.name.startsWith('tables/audit/entry/')) {
      const lines = gunzipSync(content).toString('utf8').split('\n').map(alter).join('\n')
      await forged.add(member.name, gzipSync(lines))
    } else if (member.name === MANIFEST_MEMBER) {
      const manifest: Manifest = JSON.parse(content.toString('utf8'))
      const tables = manifest.tables.map((table) => {
        if (table.schema !== 'audit' || table.name !== 'entry') return table
        const parts = forged.members.filter(({ name }) => name.startsWith('tables/audit/entry/'))
        return { ...table, parts, sha256: forgedDigest }
      })
      await forged.add(member.name, JSON.stringify({ ...manifest, tables }))
    } else if (member.name === SUMS_MEMBER) await forged.add(member.name, sumsOf(forged.members))
    else await forged.add(member.name, content)
  }
  await forged.finish()
  await reader.close()
}
let forgedDigest = ''

async function linesOfHistory(path: string): Promise<readonly string[]> {
  const reader = await openArchive(path)
  let lines: readonly string[] = []
  for await (const member of reader.members())
    if (member.name.startsWith('tables/audit/entry/'))
      lines = gunzipSync(await reader.read(member))
        .toString('utf8')
        .split('\n')
  await reader.close()
  return lines
}

describeOnBothDatabases('the history in a backup', (open) => {
  const bench = workbench()
  const files = bench.store('files')
  let source: Database
  let target: Database
  let whole: BackupReport
  beforeAll(async () => {
    source = await open()
    target = await open()
    for (const database of [source, target]) await rebuildWith(database, migrations)
    for (const label of ['first', 'second', 'third']) await act(source, label)
    whole = await backedUp(source, files, bench.path('whole.tar'), migrations)
  })
  afterAll(() => bench.dispose())

  test('altered with all sums made to fit is found by the chain, and nothing of it stays', async () => {
    const alter = (line: string) => line.replace('1000', '9000')
    forgedDigest = sha256Of((await linesOfHistory(whole.path)).map(alter).join('\n'))
    await forge(whole.path, bench.path('forged.tar'), alter)
    const before = await backedUp(target, files, bench.path('before.tar'), migrations)
    const refused = await tryRestore(target, files, bench.path('forged.tar'), { migrations })
    if (refused.ok) throw new Error('It should have been refused.')
    expect(refused.refusal).toMatchObject({ kind: 'history_broken', member: 'audit.entry' })
    expect(refused.refusal.message.es).toContain('roto en la entrada 1')
    const after = await backedUp(target, files, bench.path('after.tar'), migrations)
    expect(after.manifest.tables).toEqual(before.manifest.tables)
  })

  test('broken before the backup is told, kept as evidence, and restored as it was', async () => {
    await source.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`alter table audit.entry disable trigger append_only`)
      await tx.execute(sql`update audit.entry set actor = 'nobody' where seq = 2`)
      await tx.execute(sql`alter table audit.entry enable trigger append_only`)
    })
    const { manifest } = await backedUp(source, files, bench.path('broken.tar'), migrations)
    expect(manifest.audit).toMatchObject({ entries: 3, walked: true, brokenAt: 2 })
    const report = await restored(target, files, bench.path('broken.tar'), { migrations })
    expect(report.audit.brokenAt).toBe(2)
    expect(await target.read(app, verifyChain)).toMatchObject({ whole: false, brokenAt: 2 })
  })

  test('a database that holds something is left as it is, unless that is confirmed in so many words', async () => {
    const before = await backedUp(target, files, bench.path('held.tar'), migrations)
    const refused = await tryRestore(target, files, whole.path, { migrations })
    if (refused.ok) throw new Error('It should have been refused.')
    expect(refused.refusal.kind).toBe('database_not_empty')
    const token = /--confirm (\S+)/.exec(refused.refusal.message.es)?.[1] ?? ''
    expect(token).toBe(before.manifest.audit.head.slice(0, 8))
    expect(refused.refusal.message.en).toContain(`--confirm ${token}`)
    const wrong = await tryRestore(target, files, whole.path, { migrations, confirm: 'yes' })
    expect(wrong).toMatchObject({ ok: false, refusal: { kind: 'confirmation_differs' } })
    const still = await backedUp(target, files, bench.path('still.tar'), migrations)
    expect(still.manifest.tables).toEqual(before.manifest.tables)
    expect(still.manifest.tables).not.toEqual(whole.manifest.tables)
    await restored(target, files, whole.path, { migrations, confirm: token })
    const again = await backedUp(target, files, bench.path('replaced.tar'), migrations)
    expect(again.manifest.tables).toEqual(whole.manifest.tables)
    expect(again.manifest.audit).toEqual(whole.manifest.audit)
    expect(await target.read(app, verifyChain)).toMatchObject({ whole: true, entries: 3 })
  })
})
