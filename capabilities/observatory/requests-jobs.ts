import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { dueRequests, remindOf } from './data/request-reminders.ts'

const app = { role: 'trama_app' } as const

/** In the morning: institutions that were asked for data, and who asked them, before the day and after it. */
export const remindOfData: Job<Record<string, never>> = defineJob({
  id: 'observatory.remind_of_data',
  title: { es: 'Recordar datos pedidos a instituciones', en: 'Remind of data asked of institutions' },
  input: z.object({}).strict(),
  schedule: { cron: '25 7 * * *', input: {} },
  async run(ctx, _input, { services, signal, progress }) {
    const { database } = services
    const due = await database.read(app, (tx) => dueRequests(tx, ctx.today))
    for (const [index, each] of due.entries()) {
      signal.throwIfAborted()
      await database.write(app, (tx) => remindOf(tx, ctx, each))
      await progress(index + 1, due.length)
    }
  },
})
