import { z } from 'zod'
import { defineJob, type Job, JobRefused } from '../../platform/jobs/jobs.ts'
import { archiveCase, toArchiveQuery } from './data/archive-cases.ts'

/** At night: ended cases against which nothing more can be done go to the archive, when their definition says so. */
export const archiveCases: Job<Record<string, never>> = defineJob({
  id: 'cases.archive',
  title: { es: 'Archivar expedientes terminados', en: 'Archive ended cases' },
  input: z.object({}).strict(),
  schedule: { cron: '40 0 * * *', input: {} },
  timeout: 1800,
  async run(ctx, _input, { services: { runner }, signal, progress }) {
    let seen = 0
    for (let after: string | undefined, more = true; more; ) {
      const found = await runner.query(toArchiveQuery, ctx, { after, most: 500 })
      if (!found.ok) throw new JobRefused(found.refusal)
      for (const caseId of found.value.ids) {
        signal.throwIfAborted()
        // One whose day has not come is refused, and looked at again tomorrow.
        await runner.command(archiveCase, ctx, { caseId })
      }
      seen += found.value.ids.length
      after = found.value.last
      more = after !== undefined
      await progress(seen, undefined)
    }
  },
})
