import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { bossInside } from './boss.ts'
import { defineJob, type Job } from './jobs.ts'

/** Forgets jobs that are past their keeping (`keptDays` after they ended), and the progress of jobs that are no more. */
export const tidyJobs: Job<Record<string, never>> = defineJob({
  id: 'jobs.tidy',
  title: { es: 'Olvidar los trabajos viejos', en: 'Forget old jobs' },
  input: z.object({}).strict(),
  schedule: { cron: '20 3 * * *', input: {} },
  async run(_ctx, _input, { services }) {
    await services.database.write({ role: 'trama_app' }, async (tx) => {
      await bossInside(tx).supervise()
      await tx.execute(sql`
        delete from platform.job_progress p where not exists (select 1 from pgboss.job j where j.id = p.job_id)`)
    })
  },
})
