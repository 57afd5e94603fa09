import { z } from 'zod'
import { writeDailyHeads } from '../audit/data/daily-heads.ts'
import { defineJob, type Job } from '../jobs/jobs.ts'

/** At the institution's midnight, and once at the next start when nothing ran at midnight. */
export const publishHeads: Job<Record<string, never>> = defineJob({
  id: 'audit.publish_heads',
  title: { es: 'Publicar la cabeza diaria del historial', en: 'Publish the daily head of the history' },
  input: z.object({}).strict(),
  schedule: { cron: '0 0 * * *', input: {} },
  async run(ctx, _input, { services }) {
    await services.database.write({ role: 'trama_app' }, (tx) => writeDailyHeads(tx, services.zone, ctx.now))
  },
})
