import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, describe, expect, inject, test } from 'vitest'
import type { Ctx } from '../../platform/capability/context.ts'
import { createRunner } from '../../platform/capability/runner.ts'
import type { Database } from '../../platform/database/database.ts'
import { openDatabase } from '../../platform/database/open.ts'
import { createIntake } from '../../platform/files/intake.ts'
import { createFileStore } from '../../platform/files/store.ts'
import { createUploads } from '../../platform/files/uploads.ts'
import { projectRoot } from '../../platform/root.ts'
import { testCacheDir } from './harness.ts'
import { createServerDatabase } from './harness-databases.ts'
import { makeActor } from './made-actor.ts'
import { ANY_TEXT, numberedText, type UploadOrders } from './upload-process.ts'

const NOW = '2026-11-21T15:00:00.000Z'
const SIZE = 3_000_000
const folders: string[] = []
const children: ChildProcessByStdio<null, Readable, null>[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function opened(dataDir: string, databaseUrl: string | undefined): Promise<Database> {
  const database = await openDatabase({ databaseUrl, dataDir, cacheDir: testCacheDir, migrate: false })
  if (!database.ok) throw new Error(database.refusal.message.en)
  return database.value
}

/** Starts the sender, lets it get so far, and kills it (SIGKILL) in the middle of the next piece. */
async function killedAfter(orders: UploadOrders, received: number): Promise<{ id: string; received: number }> {
  const script = join(projectRoot, 'tests', 'integration', 'upload-process.ts')
  const child = spawn(process.execPath, ['--liftoff-only', script, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let last = { id: '', received: 0 }
  let pending = ''
  for await (const chunk of child.stdout) {
    const lines = (pending + String(chunk)).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) last = JSON.parse(line)
    if (last.received < received) continue
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    return last
  }
  throw new Error('It ended by itself.')
}

async function killedAndResumed(databaseUrl: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trama-killed-'))
  folders.push(folder)
  const [dataDir, filesDir] = [join(folder, 'database'), join(folder, 'files')]
  const before = await opened(dataDir, databaseUrl)
  const actor = await makeActor(before)
  await before.close()
  const orders = { databaseUrl, dataDir, cacheDir: testCacheDir, filesDir, actor, now: NOW, size: SIZE }
  const acknowledged = await killedAfter(orders, 500_000)

  const database = await opened(dataDir, databaseUrl)
  try {
    const store = createFileStore(filesDir)
    const intake = createIntake({ store, uses: [ANY_TEXT], scanner: undefined })
    const uploads = createUploads({ database, runner: createRunner(database, () => {}), intake, store })
    const ctx: Ctx = { who: actor, now: NOW, today: '2026-11-21', locale: 'es', requestId: randomUUID() }
    const stands = (await uploads.look(ctx, acknowledged.id))?.received ?? 0
    expect(stands, 'nothing that was acknowledged is lost').toBeGreaterThanOrEqual(acknowledged.received)
    expect(stands).toBeLessThan(SIZE)
    const bytes = numberedText(SIZE)
    async function* rest(): AsyncIterable<Uint8Array> {
      yield bytes.subarray(stands)
    }
    await uploads.add(ctx, { id: acknowledged.id, start: stands, body: rest() })
    const claimed = await uploads.claim(ctx, ANY_TEXT, acknowledged.id)
    expect(claimed.ok && claimed.value.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  } finally {
    await database.close()
  }
}

describe('the process that takes an upload is killed in the middle of a piece', () => {
  test('the upload goes on where it stood, on the embedded database', () => killedAndResumed(undefined))

  const postgres = inject('postgres')
  test.skipIf(postgres === undefined)('the same on PostgreSQL', async () => {
    if (postgres === undefined) return
    const { url, drop } = await createServerDatabase(postgres, postgres.template)
    try {
      await killedAndResumed(url)
    } finally {
      await drop()
    }
  })
})
