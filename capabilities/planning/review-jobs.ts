import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { openReview } from './data/review-cycle.ts'
import { dueReminders, sendReminder } from './data/review-reminders.ts'
import { reviewMethod } from './data/review-store.ts'
import { quarterToOpen } from './rules/review/calendar.ts'

const app = { role: 'trama_app' } as const
const nothing = z.object({}).strict()

/** At night: opens the review of the quarter whose time has come, if nobody has. */
export const openReviews: Job<Record<string, never>> = defineJob({
  id: 'planning.open_reviews',
  title: { es: 'Abrir la revisión del trimestre', en: 'Open the quarter’s review' },
  input: nothing,
  schedule: { cron: '20 2 * * *', input: {} },
  async run(ctx, _input, { services }) {
    const { database, runner } = services
    const due = await database.read(app, async (tx) => quarterToOpen(await reviewMethod(tx), ctx.today))
    // One that is open already, or a year without plans, is refused and nothing happens.
    if (due !== undefined) await runner.command(openReview, ctx, due)
  },
})

/** In the morning: who still has something to deliver or to carry out is told, before its day and after it. */
export const remindOfReviews: Job<Record<string, never>> = defineJob({
  id: 'planning.remind_of_reviews',
  title: { es: 'Recordar revisiones y acuerdos', en: 'Remind of reviews and agreements' },
  input: nothing,
  schedule: { cron: '10 7 * * *', input: {} },
  async run(ctx, _input, { services, signal, progress }) {
    const { database } = services
    const due = await database.read(app, (tx) => dueReminders(tx, ctx.today))
    for (const [index, reminder] of due.entries()) {
      signal.throwIfAborted()
      await database.write(app, (tx) => sendReminder(tx, ctx, reminder))
      await progress(index + 1, due.length)
    }
  },
})
