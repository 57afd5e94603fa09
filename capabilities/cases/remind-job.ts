import { z } from 'zod'
import { defineJob, type Job, JobRefused } from '../../platform/jobs/jobs.ts'
import { opinionReminders, remindOfOpinion } from './data/remind-of-opinions.ts'

/** In the morning: opinions that are about to be due, or late, by the terms of each definition. */
export const remindOfOpinions: Job<Record<string, never>> = defineJob({
  id: 'cases.remind_of_opinions',
  title: { es: 'Recordar opiniones pedidas', en: 'Remind of opinions asked for' },
  input: z.object({}).strict(),
  schedule: { cron: '15 7 * * *', input: {} },
  async run(ctx, _input, { services: { runner }, signal, progress }) {
    const due = await runner.query(opinionReminders, ctx, null)
    if (!due.ok) throw new JobRefused(due.refusal)
    for (const [index, reminder] of due.value.entries()) {
      signal.throwIfAborted()
      // One that left already is refused, and nothing happens.
      await runner.command(remindOfOpinion, ctx, reminder)
      await progress(index + 1, due.value.length)
    }
  },
})
