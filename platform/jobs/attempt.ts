import { sql } from 'drizzle-orm'
import type { JobResult, JobWithMetadata } from 'pg-boss'
import type { Text } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { Database } from '../database/database.ts'
import { type Job, JobRefused, type JobServices, type StopReason, type StoredInput } from './jobs.ts'
import { TROUBLES, type Trouble, troubleOf } from './trouble.ts'

/** One run of one job, from its taking to its outcome. */
export interface Attempt {
  readonly jobId: string
  readonly outcome: Promise<JobResult>
  stop(reason: StopReason): void
  /** Why it was asked to end, if it was. */
  stopped(): StopReason | undefined
}

export interface AttemptParts {
  readonly database: Database
  readonly services: JobServices
  readonly ctx: Ctx
  /** How long after being asked to end a run may still take; then its outcome is settled without it. */
  readonly graceMs: number
  readonly onError: (error: unknown, where: string) => void
}

const PROGRESS_MS = 250

/** Begins a run; its outcome always resolves, whatever the job does. */
export function begin(job: Job<unknown>, taken: JobWithMetadata<StoredInput>, parts: AttemptParts): Attempt {
  const control = new AbortController()
  const stop = (reason: StopReason) => control.abort(reason)
  const progress = progressKeeper(parts.database, job.id, taken.id, () => stop('cancelled'))

  async function run(): Promise<JobResult> {
    const input = job.input.safeParse(taken.data?.input)
    if (!input.success) return failed(TROUBLES.unreadable, 'deadletter')
    const timer = setTimeout(() => stop('too_long'), job.timeout * 1000)
    try {
      const work = job.run(parts.ctx, input.data, {
        services: parts.services,
        attempt: taken.retryCount + 1,
        signal: control.signal,
        progress: progress.say,
      })
      await Promise.race([work, overdue(control.signal, parts.graceMs)])
      await progress.flush()
      return { id: taken.id, status: 'completed' }
    } catch (error) {
      if (control.signal.aborted) return failed(troubleOfStop(control.signal.reason, job), 'failed')
      if (error instanceof JobRefused) return failed(troubleOf(error), 'deadletter')
      parts.onError(error, job.id)
      return failed(troubleOf(error), 'failed')
    } finally {
      clearTimeout(timer)
      progress.close()
    }
  }

  function failed(trouble: Trouble, status: 'failed' | 'deadletter'): JobResult {
    return { id: taken.id, status, output: { trouble } }
  }

  return {
    jobId: taken.id,
    outcome: run(),
    stop,
    stopped: () => (control.signal.aborted ? (control.signal.reason as StopReason) : undefined),
  }
}

function troubleOfStop(reason: StopReason, job: Job<unknown>): Trouble {
  return reason === 'too_long' ? TROUBLES.tooLong(job.timeout) : TROUBLES.interrupted
}

/** Rejects some time after the signal: a run that does not listen is no longer waited for. */
function overdue(signal: AbortSignal, graceMs: number): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), graceMs).unref(), { once: true })
  })
}

interface ProgressKeeper {
  say(done: number, total: number | undefined, step?: Text): Promise<void>
  flush(): Promise<void>
  close(): void
}

/** Writes the newest progress at most every quarter of a second, and learns on the way whether the job still runs. */
function progressKeeper(database: Database, queue: string, jobId: string, onCancelled: () => void): ProgressKeeper {
  let newest: { readonly done: number; readonly total: number | undefined; readonly step: Text | undefined } | undefined
  let writtenAt = 0
  let closed = false

  async function write(): Promise<void> {
    if (newest === undefined || closed) return
    const { done, total, step } = newest
    newest = undefined
    writtenAt = performance.now()
    const found = await database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`
        insert into platform.job_progress (job_id, done, total, step, at)
        values (${jobId}, ${done}, ${total ?? null}, ${step === undefined ? null : JSON.stringify(step)}::jsonb, now())
        on conflict (job_id) do update set done = excluded.done, total = excluded.total, step = excluded.step, at = excluded.at`)
      return tx.execute(sql`select state from pgboss.job where name = ${queue} and id = ${jobId}`)
    })
    if (found.rows[0]?.state !== 'active') onCancelled()
  }

  return {
    async say(done, total, step) {
      newest = { done, total, step }
      if (performance.now() - writtenAt >= PROGRESS_MS) await write()
    },
    flush: write,
    close() {
      closed = true
    },
  }
}
