import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { testCacheDir } from '../../tests/integration/harness.ts'
import { createServerDatabase } from '../../tests/integration/harness-databases.ts'
import { projectRoot } from '../root.ts'

interface JobProcess {
  readonly lines: string[]
  kill(): Promise<void>
}

const running: ChildProcessByStdio<null, Readable, null>[] = []
const folders: string[] = []

function start(dataDir: string, databaseUrl: string, add: string): JobProcess {
  const script = join(projectRoot, 'tests', 'integration', 'job-process.ts')
  const args = ['--liftoff-only', script, dataDir, testCacheDir, databaseUrl, add]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const lines: string[] = []
  let pending = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (pending + chunk.toString()).split('\n')
    pending = parts.pop() ?? ''
    lines.push(...parts)
  })
  return {
    lines,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'trama-test-'))
  folders.push(path)
  return path
}

describe('a process that is killed in the middle of its jobs', () => {
  it('finds them again when it starts, on the embedded database', async () => {
    const dataDir = folder()
    const first = start(dataDir, '', '1,2')
    await expect.poll(() => first.lines.toSorted(), { timeout: 60_000 }).toEqual(['begun 1 1', 'begun 2 1'])
    await first.kill()
    const second = start(dataDir, '', '')
    await expect
      .poll(() => second.lines.toSorted(), { timeout: 60_000 })
      .toEqual(['begun 1 2', 'begun 2 2', 'ended 1 2', 'ended 2 2'])
  })

  const postgres = inject('postgres')
  it.skipIf(postgres === undefined)('leaves them to another, on a server, once its lease is over', async () => {
    if (postgres === undefined) return
    const { url, drop } = await createServerDatabase(postgres, postgres.template)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      // Three jobs fill the hands of the first process, so that none is left to take the fourth from the second.
      const first = start(folder(), url, '1,2,3')
      await expect
        .poll(() => first.lines.toSorted(), { timeout: 30_000 })
        .toEqual(['begun 1 1', 'begun 2 1', 'begun 3 1'])
      const second = start(folder(), url, '4')
      await expect.poll(() => second.lines, { timeout: 30_000 }).toEqual(['begun 4 1'])
      await first.kill()
      // Twenty seconds pass without a sign of life; the second's own job gives its sign.
      await client.query(
        "update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where data -> 'input' ->> 'n' in ('1', '2', '3')",
      )
      await expect
        .poll(() => second.lines.toSorted(), { timeout: 30_000 })
        .toEqual(['begun 1 2', 'begun 2 2', 'begun 3 2', 'begun 4 1', 'ended 1 2', 'ended 2 2', 'ended 3 2'])
      await second.kill()
    } finally {
      await client.end()
      await drop()
    }
  })
})
