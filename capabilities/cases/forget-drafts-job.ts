import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { forgetOldDrafts } from './data/forget-drafts.ts'

/** What was prepared and never filed is its applicant's alone: nobody needs it when it was left so long. */
export const forgetDrafts: Job<Record<string, never>> = defineJob({
  id: 'cases.forget_drafts',
  title: { es: 'Olvidar solicitudes que nadie presentó', en: 'Forget applications that nobody filed' },
  input: z.object({}).strict(),
  schedule: { cron: '50 3 * * *', input: {} },
  async run(ctx, _input, { services }) {
    await services.database.write({ role: 'trama_app' }, (tx) => forgetOldDrafts(tx, ctx.now))
  },
})
