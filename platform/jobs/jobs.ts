import type { ZodType } from 'zod'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'
import type { Database, WriteTx } from '../database/database.ts'
import { databaseErrorCode } from '../database/errors.ts'
import type { Scanner } from '../files/scanner.ts'
import type { FileStore } from '../files/store.ts'
import type { NotificationKind } from '../notifications/kind.ts'
import type { Mailer } from '../notifications/mailer.ts'
import { bossInside } from './boss.ts'
import { parseCron } from './cron.ts'

/** What every job may use; the front door puts it together once. */
export interface JobServices {
  readonly database: Database
  readonly runner: Runner
  readonly files: FileStore
  /** The antivirus, where one is configured. */
  readonly scanner: Scanner | undefined
  /** IANA name of the institution's zone: schedules, quiet hours and digests are told in it. */
  readonly zone: string
  readonly institution: Text
  /** Where people reach the platform, without a final slash: links in messages are whole. */
  readonly publicUrl: string
  readonly mailer: Mailer
  readonly notifications: readonly NotificationKind<unknown>[]
}

/** Why a running job is asked to end; the `reason` of its signal. */
export type StopReason = 'cancelled' | 'stopping' | 'too_long'

/** What one run of a job is given besides its input. */
export interface JobRun {
  readonly services: JobServices
  /** 1 for the first attempt. */
  readonly attempt: number
  /**
   * Aborted when somebody cancels the job, when the process stops or when the time is over. A job that goes on for more
   * than a moment looks at it between its steps: `signal.throwIfAborted()`.
   */
  readonly signal: AbortSignal
  /** How much is done, of how much; kept in the database, at most four times a second. Never inside a transaction. */
  progress(done: number, total: number | undefined, step?: Text): Promise<void>
}

export interface RetryRule {
  /** How often the job is run at most, the first time included. */
  readonly attempts: number
  /** Seconds before the second attempt; doubled for each further one, with some chance so that not all come at once. */
  readonly firstDelay: number
  readonly longestDelay: number
}

export interface JobSpec<I> {
  /** The room, then what is done: `planning.remind_months`. */
  readonly id: string
  readonly title: Text
  /** Kept in the database until the job is forgotten: ids, never personal data. */
  readonly input: ZodType<I>
  /** How many at once in one process; 1 unless said. */
  readonly concurrency?: number | undefined
  /** For many short ones: so many are taken and ended together, which saves most of what a job costs. */
  readonly batch?: number | undefined
  readonly retry?: Partial<RetryRule> | undefined
  /** Seconds after which a run counts as failed and its signal is aborted. */
  readonly timeout?: number | undefined
  /** Days it stays in the list after it ended; 90 unless said. For what comes every quarter of an hour. */
  readonly keptDays?: number | undefined
  /** Five fields of cron (`cron.ts`), told in the institution's zone. What was missed while nothing ran is made up for once. */
  readonly schedule?: { readonly cron: string; readonly input: I } | undefined
  /** Does the work. After a crash it is run again, so doing it twice must do no harm. */
  run(ctx: Ctx, input: I, run: JobRun): Promise<void>
}

export interface Job<I> extends JobSpec<I> {
  readonly keptDays: number
  readonly concurrency: number
  readonly batch: number
  readonly retry: RetryRule
  readonly timeout: number
}

const RETRY: RetryRule = { attempts: 5, firstDelay: 10, longestDelay: 3600 }
const TIMEOUT_SECONDS = 300
const LONGEST_TIMEOUT_SECONDS = 23 * 3600
const NAME = /^[a-z][a-z0-9_]*\.[a-z0-9_.]+$/

/** A kind of job; a manifest lists it under `jobs`. */
export function defineJob<I>(spec: JobSpec<I>): Job<I> {
  const { concurrency = 1, batch = 1, timeout = TIMEOUT_SECONDS, keptDays = KEPT_DAYS } = spec
  if (!NAME.test(spec.id)) throw new Error(`“${spec.id}” is no name for a job.`)
  if (timeout > LONGEST_TIMEOUT_SECONDS) throw new Error(`${spec.id}: a run lasts 23 hours at most.`)
  if (spec.schedule !== undefined) parseCron(spec.schedule.cron)
  return { ...spec, concurrency, batch, timeout, keptDays, retry: { ...RETRY, ...spec.retry } }
}

/** Thrown by a job that another attempt would not help: it is set aside at once, with these words. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

export interface EnqueueOptions {
  /** An instant (ISO 8601, UTC) before which it is not run. */
  readonly startAfter?: string | undefined
  /** While one with this key waits, another is not added: the one that waits will see what there is then. */
  readonly singletonKey?: string | undefined
  /** Who asked for it, shown to administrators. */
  readonly by?: Ctx['who'] | undefined
}

/** What stands in pg-boss's `data`. */
export interface StoredInput {
  readonly input: unknown
  readonly by?: Id | undefined
}

/**
 * An administrator cancelled a job. Whoever keeps a record of what it was to do says so there: a job that waits never runs.
 * Payload: job (its kind), input (as it was asked for).
 */
export const JOB_WAS_CANCELLED = { name: 'jobs.cancelled', version: 1 } as const

/** News that a job of the kind in the payload waits; and that the job whose id it is was cancelled. */
export const JOB_WAITS = 'job waits'
export const JOB_CANCELLED = 'job cancelled'

/** Longer than anybody is on leave: what waits for a server that stands still is not lost. */
const KEPT_WAITING_SECONDS = 365 * 86_400
const KEPT_DAYS = 90
/** A process that does not say for so long that it is alive has lost its jobs. */
const LEASE_SECONDS = 20
/** More than our own limit, so that it is ours that speaks. */
const SECONDS_TO_END = 60

/**
 * Adds a job inside the caller's transaction: it waits exactly when the rest of the transaction holds, and starts within
 * moments of the commit wherever a process runs jobs. Answers its id, or that of the one that waits under the same key.
 */
export async function enqueue<I>(tx: WriteTx, job: Job<I>, input: I, options: EnqueueOptions = {}): Promise<Id> {
  const { startAfter, singletonKey, by } = options
  const boss = bossInside(tx)
  const id = newId()
  const data: StoredInput = {
    input: job.input.parse(input),
    ...(by === undefined || typeof by === 'string' ? {} : { by: by.accountId }),
  }
  const sending = {
    id,
    // The queue lets one job with a key wait; one that nobody named waits under its own id.
    singletonKey: singletonKey ?? id,
    retryLimit: job.retry.attempts - 1,
    retryDelay: job.retry.firstDelay,
    retryDelayMax: job.retry.longestDelay,
    retryBackoff: true,
    expireInSeconds: job.timeout + SECONDS_TO_END,
    heartbeatSeconds: LEASE_SECONDS,
    deleteAfterSeconds: job.keptDays * 86_400,
    retentionSeconds: KEPT_WAITING_SECONDS,
    ...(startAfter === undefined ? {} : { startAfter }),
  }
  const sent = await boss.send(job.id, data, sending).catch(async (error: unknown) => {
    if (databaseErrorCode(error) !== undefined || (await boss.getQueue(job.id)) !== null) throw error
    // The first of its kind, asked for where no worker has started yet (the command line).
    await boss.createQueue(job.id, QUEUE)
    return boss.send(job.id, data, sending)
  })
  tx.publish(JOB_WAITS, job.id)
  if (sent !== null) return sent
  const [waiting] = await boss.findJobs(job.id, { key: sending.singletonKey, queued: true })
  return waiting?.id ?? id
}

/** `short`: of one key, one waits; any number may run. What else pg-boss keeps with a queue, each job says for itself. */
export const QUEUE = { policy: 'short' } as const
