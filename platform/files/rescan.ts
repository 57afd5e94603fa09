import { z } from 'zod'
import { appendAudit } from '../audit/append.ts'
import { defineJob, type Job } from '../jobs/jobs.ts'
import { filesToScan, markScanned } from './data/files.ts'

const app = { role: 'trama_app' } as const
const AT_ONCE = 500

/**
 * Looks at what was taken while the antivirus did not answer. What is infected stays where it is, as what happened, and is
 * never given to anybody again.
 */
export const rescan: Job<Record<string, never>> = defineJob({
  id: 'files.rescan',
  title: { es: 'Revisar con el antivirus lo que quedó pendiente', en: 'Scan what the antivirus has not seen yet' },
  input: z.object({}).strict(),
  schedule: { cron: '*/15 * * * *', input: {} },
  timeout: 3600,
  keptDays: 2,
  async run(ctx, _input, { services, signal, progress }) {
    const { database, files, scanner } = services
    if (scanner === undefined) return
    const waiting = await database.read(app, (tx) => filesToScan(tx, AT_ONCE))
    for (const [index, { sha256, type }] of waiting.entries()) {
      signal.throwIfAborted()
      const held = await files.stream(sha256)
      if (held === undefined) continue
      const verdict = await scanner.scan(held.body)
      // Another quarter of an hour, then: nothing is known of the rest either.
      if (verdict.is === 'unavailable') return
      await database.write(app, async (tx) => {
        await markScanned(tx, sha256, verdict.is, ctx.now)
        if (verdict.is === 'infected')
          await appendAudit(tx, ctx, {
            command: 'files.found_infected',
            changes: [{ kind: 'files.file', id: sha256, label: verdict.virus, after: { type, virus: verdict.virus } }],
          })
      })
      await progress(index + 1, waiting.length)
    }
  },
})
