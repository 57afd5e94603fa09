import { sql } from 'drizzle-orm'
import type { WriteTx } from '../database/database.ts'
import { nextTime, parseCron } from './cron.ts'
import { enqueue, type Job } from './jobs.ts'

/** Notes when each kind with a schedule is due next; one whose schedule or zone changed, or that is new, from `now` on. */
export async function settleSchedules(
  tx: WriteTx,
  jobs: readonly Job<unknown>[],
  zone: string,
  now: string,
): Promise<void> {
  const scheduled = jobs.filter((job) => job.schedule !== undefined)
  const names = scheduled.map((job) => job.id)
  await tx.execute(sql`delete from platform.job_schedule where not job = any(${sql.param(names)}::text[])`)
  for (const job of scheduled) {
    const cron = job.schedule?.cron ?? ''
    const next = nextTime(parseCron(cron), zone, now)
    if (next === undefined) continue
    await tx.execute(sql`
      insert into platform.job_schedule (job, cron, zone, next_at) values (${job.id}, ${cron}, ${zone}, ${next})
      on conflict (job) do update set cron = excluded.cron, zone = excluded.zone, next_at = excluded.next_at
      where job_schedule.cron <> excluded.cron or job_schedule.zone <> excluded.zone`)
  }
}

/**
 * Enqueues what is due and notes the next time, in one transaction: of several processes exactly one does. What was missed
 * while nothing ran, were it ten times, is due once.
 */
export async function enqueueDue(
  tx: WriteTx,
  jobs: readonly Job<unknown>[],
  zone: string,
  now: string,
): Promise<readonly string[]> {
  const due = await tx.execute(sql`
    select job, cron from platform.job_schedule where next_at <= ${now} order by job for update skip locked`)
  const done: string[] = []
  for (const row of due.rows) {
    const job = jobs.find((each) => each.id === row.job)
    const next = nextTime(parseCron(String(row.cron)), zone, now)
    if (job?.schedule === undefined || next === undefined) continue
    await enqueue(tx, job, job.schedule.input, { singletonKey: 'schedule' })
    await tx.execute(sql`
      update platform.job_schedule set next_at = ${next}, last_at = ${now} where job = ${job.id}`)
    done.push(job.id)
  }
  return done
}
