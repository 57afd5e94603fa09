import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { createRunner } from '../../platform/capability/runner.ts'
import { openDatabase } from '../../platform/database/open.ts'
import { defineJob, enqueue } from '../../platform/jobs/jobs.ts'
import { createJobWorker } from '../../platform/jobs/worker.ts'
import { NO_FILES } from './no-files.ts'

/**
 * A process of its own for the tests that kill it: runs jobs whose first attempt never ends, and says on a line of its own
 * which it began and which it ended.
 */
const [dataDir = '', cacheDir = '', databaseUrl, add = ''] = process.argv.slice(2)
const opened = await openDatabase({ dataDir, cacheDir, databaseUrl: databaseUrl || undefined, migrate: false })
if (!opened.ok) throw new Error(opened.refusal.message.en)
const database = opened.value
const killed = defineJob({
  id: 'test.killed',
  title: { es: 'Prueba' },
  input: z.object({ n: z.number() }),
  concurrency: 3,
  async run(_ctx, { n }, { attempt }) {
    console.log(`begun ${n} ${attempt}`)
    if (attempt === 1) await new Promise(() => {})
    console.log(`ended ${n} ${attempt}`)
  },
})
const worker = createJobWorker({
  database,
  jobs: [killed],
  services: {
    database,
    runner: createRunner(database, () => {}),
    ...NO_FILES,
    zone: 'America/El_Salvador',
    institution: { es: 'Institución' },
    publicUrl: 'http://localhost',
    mailer: { kind: 'mailbox', send: async () => 'kept', close: () => {} },
    notifications: [],
  },
  systemCtx: () => {
    const now = new Date().toISOString()
    return { who: 'system', now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() }
  },
  onError: (error) => console.log(`trouble ${String(error)}`),
  onSetAside: () => {},
  lookMs: 200,
})
await worker.start()
await database.write({ role: 'trama_app' }, async (tx) => {
  for (const n of add.split(',').filter((text) => text !== '')) await enqueue(tx, killed, { n: Number(n) })
})
// Held open by the worker's own timers; it ends when it is killed.
setInterval(() => {}, 60_000)
