import { z } from 'zod'
import { defineJob, type Job, JobRefused } from '../../platform/jobs/jobs.ts'
import { actOnCase } from './data/act-on-case.ts'
import { clockTurns } from './data/clock-turns.ts'
import { countAgain } from './data/count-again.ts'
import { countFinishedAgain } from './data/keep-finished.ts'

const COUNTING = { es: 'Contando plazos', en: 'Counting terms' }
const ACTING = {
  es: 'Declarando lo que el plazo declara por sí mismo',
  en: 'Declaring what the term declares by itself',
}

/**
 * After midnight, and whenever a decree changes a calendar: the due date of every open case is counted anew, and what the term does by
 * itself is done. In steps, each a transaction of its own; broken off, it begins again and does nothing twice.
 */
export const countTermsAgain: Job<Record<string, never>> = defineJob({
  id: 'cases.count_again',
  title: { es: 'Contar de nuevo los plazos', en: 'Count terms anew' },
  input: z.object({}).strict(),
  schedule: { cron: '10 0 * * *', input: {} },
  timeout: 1800,
  async run(ctx, _input, { services: { runner }, signal, progress }) {
    let counted = 0
    for (let after: string | undefined, more = true; more; ) {
      signal.throwIfAborted()
      const step = await runner.command(countAgain, ctx, { after, most: 2_000 })
      if (!step.ok) throw new JobRefused(step.refusal)
      counted += step.value.counted
      after = step.value.last
      more = after !== undefined
      await progress(counted, undefined, COUNTING)
    }
    for (let after: string | undefined, more = true; more; ) {
      signal.throwIfAborted()
      const step = await runner.command(countFinishedAgain, ctx, { after, most: 2_000 })
      if (!step.ok) throw new JobRefused(step.refusal)
      counted += step.value.counted
      after = step.value.last
      more = after !== undefined
      await progress(counted, undefined, COUNTING)
    }
    for (let after: string | undefined, more = true; more; ) {
      signal.throwIfAborted()
      const found = await runner.query(clockTurns, ctx, { after, most: 200 })
      if (!found.ok) throw new JobRefused(found.refusal)
      // One on which somebody acts at that moment is refused here and found again tomorrow.
      for (const turn of found.value.turns) await runner.command(actOnCase, ctx, turn)
      after = found.value.last
      more = after !== undefined
      await progress(counted, undefined, ACTING)
    }
  },
})
