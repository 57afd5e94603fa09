import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createCluster, postgisBundle } from '../../platform/database/embedded-cluster.ts'
import { startEngine } from '../../platform/database/embedded-engine.ts'
import { testCacheDir } from './harness.ts'
import { createServerDatabase } from './harness-databases.ts'

export interface EmptyDatabase {
  readonly owner: pg.Client
  dispose(): Promise<void>
}

/** An empty database of each kind, without any migration, and a connection that owns it: for tests of the migrations themselves. */
export const emptyDatabases: Readonly<Record<string, () => Promise<EmptyDatabase>>> = {
  async embedded() {
    const home = mkdtempSync(join(tmpdir(), 'trama-test-'))
    const clusterDir = join(home, 'postgres')
    const created = await createCluster(clusterDir, testCacheDir, [], () => {}, false)
    if (!created.ok) throw new Error(created.refusal.message.en)
    const engine = await startEngine({
      clusterDir,
      postgisBundle: postgisBundle(testCacheDir),
      durable: false,
      statementSeconds: 30,
      idleInTransactionMs: 60_000,
    })
    const owner = new pg.Client({ stream: () => engine.stream() })
    await owner.connect()
    return {
      owner,
      async dispose() {
        await owner.end()
        await engine.close()
        rmSync(home, { recursive: true, force: true })
      },
    }
  },
  async PostgreSQL() {
    const postgres = inject('postgres')
    if (postgres === undefined) throw new Error('skipped')
    const { url, drop } = await createServerDatabase(postgres, 'template0')
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    return {
      owner,
      async dispose() {
        await owner.end()
        await drop()
      },
    }
  },
}
