import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { lateUnits, remindPlanners } from './data/tell-planners.ts'

const app = { role: 'trama_app' } as const

/** On Monday mornings, before work begins: whose unit owes reports is told how many. */
export const remindLateMonths: Job<Record<string, never>> = defineJob({
  id: 'planning.remind_late_months',
  title: { es: 'Recordar los meses por informar', en: 'Remind of months to report' },
  input: z.object({}).strict(),
  schedule: { cron: '0 7 * * 1', input: {} },
  async run(ctx, _input, { services, signal, progress }) {
    const { database } = services
    const late = await database.read(app, (tx) => lateUnits(tx, ctx.today))
    for (const [index, unit] of late.entries()) {
      signal.throwIfAborted()
      await database.write(app, (tx) => remindPlanners(tx, ctx, unit))
      await progress(index + 1, late.length)
    }
  },
})
