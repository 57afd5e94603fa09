import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { describeOnEmbedded, testCacheDir } from '../../tests/integration/harness.ts'
import { projectRoot } from '../root.ts'
import { openEmbedded } from './embedded.ts'
import { postgisBundle } from './embedded-cluster.ts'
import { databaseErrorCode } from './errors.ts'
import type { OpeningProgress } from './progress.ts'

const app = { role: 'trama_app' } as const
const made: string[] = []
const home = () => {
  const directory = mkdtempSync(join(tmpdir(), 'trama-test-'))
  made.push(directory)
  return directory
}
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true })
})

interface Writer {
  readonly process: ChildProcessByStdio<null, Readable, null>
  readonly said: string[]
  readonly open: Promise<void>
}

/** Another process that writes to the database in `dataDir` without pause. */
function startWriter(dataDir: string): Writer {
  const script = join(projectRoot, 'tests', 'integration', 'embedded-writer.ts')
  const child = spawn(process.execPath, ['--liftoff-only', script, dataDir, testCacheDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const open = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      resolve()
    })
  })
  return { process: child, said, open }
}

describe('the embedded database in its directory', () => {
  test('keeps every acknowledged row through a kill -9 in the middle of writing', async () => {
    const dataDir = home()
    // A second one soon after the recovery, among whole commands, is in tests/soak.
    const writer = startWriter(dataDir)
    await writer.open
    // In the middle of writing, on a machine of any speed.
    const last = () => Math.max(0, ...writer.said.map(Number).filter(Number.isFinite))
    await expect.poll(last, { timeout: 60_000 }).toBeGreaterThan(20)
    writer.process.kill('SIGKILL')
    await once(writer.process, 'close')
    const acknowledged = last()
    const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    const { rows } = await opened.value.read(app, (tx) =>
      tx.execute(sql`select count(*) as n from acknowledged where n <= ${acknowledged}`),
    )
    await opened.value.close()
    expect(acknowledged).toBeGreaterThan(20)
    expect(rows).toEqual([{ n: acknowledged }])
  })

  test('lets no second process in, and says whose it is', async () => {
    const dataDir = home()
    const writer = startWriter(dataDir)
    await writer.open
    const second = await openEmbedded({ dataDir, cacheDir: testCacheDir })
    writer.process.kill()
    expect(second.ok).toBe(false)
    if (second.ok) return
    expect(second.refusal.kind).toBe('data_directory_in_use')
    expect(second.refusal.message.es).toContain(`número ${writer.process.pid}`)
    expect(second.refusal.message.en).toContain(`pid ${writer.process.pid}`)
  })

  test('writes no more once its lock was taken from it', async () => {
    const dataDir = home()
    const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    rmSync(join(dataDir, 'database.lock'))
    const select = () => opened.value.write(app, (tx) => tx.execute(sql`select 1`))
    let refused: unknown
    for (let wait = 0; wait < 80 && refused === undefined; wait += 1) {
      await pause(100)
      refused = await select().then(
        () => undefined,
        (error: unknown) => databaseErrorCode(error),
      )
    }
    expect(refused).toBe('57P01')
    await opened.value.close()
  })

  test('gives the directory back when it closes', async () => {
    const dataDir = home()
    for (let time = 0; time < 2; time += 1) {
      const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false })
      expect(opened.ok).toBe(true)
      if (opened.ok) await opened.value.close()
    }
    expect(readdirSync(dataDir)).toEqual(['postgres'])
  })

  test('tells how far its first start is, and never goes backwards', async () => {
    const seen: OpeningProgress[] = []
    const cacheDir = home()
    // What is unpacked of PostGIS is no step of a start, and takes as long as one.
    const bundle = postgisBundle(testCacheDir) ?? ''
    cpSync(bundle, join(cacheDir, basename(bundle)))
    const migrationsDir = home()
    writeFileSync(join(migrationsDir, '0000_small.sql'), 'create role trama_app; create role trama_public;')
    const opened = await openEmbedded({
      dataDir: home(),
      cacheDir,
      migrationsDir,
      durable: false,
      onProgress: (progress) => seen.push(progress),
    })
    if (opened.ok) await opened.value.close()
    expect(opened.ok).toBe(true)
    expect(seen.map(({ step }) => step)).toEqual([
      'engine',
      'extensions',
      'migration',
      'migration',
      'copy',
      'copy',
      'ready',
    ])
    const shares = seen.map(({ done, total }) => done / total)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect([shares[0], shares.at(-1)]).toEqual([0, 1])
  })

  test('a file where the directory should be is named in the refusal', async () => {
    const file = join(home(), 'taken')
    writeFileSync(file, '')
    const opened = await openEmbedded({ dataDir: file, cacheDir: testCacheDir })
    expect(opened).toMatchObject({ ok: false, refusal: { kind: 'data_directory_unusable' } })
  })

  test('a torn data directory is refused in words, and the lock is given back', async () => {
    const dataDir = home()
    const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false })
    if (opened.ok) await opened.value.close()
    rmSync(join(dataDir, 'postgres', 'global'), { recursive: true })
    const again = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false })
    expect(again).toMatchObject({ ok: false, refusal: { kind: 'engine_failed' } })
    expect(existsSync(join(dataDir, 'database.lock'))).toBe(false)
  })
})

describeOnEmbedded('a statement that takes too long', (open) => {
  test('fails with its SQLSTATE while those who wait are served by the restarted database', async () => {
    const database = await open({ statementSeconds: 2 })
    const endless = database.read(app, (tx) => tx.execute(sql`select count(*) from generate_series(1, 1e12)`))
    const refused = endless.catch((error: unknown) => databaseErrorCode(error))
    const patient = Array.from({ length: 20 }, () => database.read(app, (tx) => tx.execute(sql`select 1 as n`)))
    expect(await refused).toBe('57014')
    for (const answer of await Promise.all(patient)) expect(answer.rows).toEqual([{ n: 1 }])
  })
})
