import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { WriteTx } from '../../platform/database/database.ts'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { DRAFT_KEPT_DAYS } from './filing-personal-data.ts'

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

export async function forgetOldDrafts(tx: WriteTx, now: string): Promise<number> {
  const before = Temporal.Instant.from(now)
    .subtract({ hours: 24 * DRAFT_KEPT_DAYS })
    .toString()
  const gone = await tx.execute(sql`
    delete from cases.draft where filed_case_id is null and updated_at < ${before} returning id`)
  return gone.rows.length
}
