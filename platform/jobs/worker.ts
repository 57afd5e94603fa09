import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'
import type { Id } from '../../kernel/ids.ts'
import type { Ctx } from '../capability/context.ts'
import type { Database } from '../database/database.ts'
import { NEWS_GAP } from '../database/events.ts'
import { type Attempt, begin } from './attempt.ts'
import { bossInside, bossOver } from './boss.ts'
import { JOB_CANCELLED, JOB_WAITS, type Job, type JobServices, QUEUE, type StoredInput } from './jobs.ts'
import { activeJobs, giveBack, lookAround, type Returned, takeBack } from './look.ts'
import { enqueueDue, settleSchedules } from './schedules.ts'
import { withoutData } from './trouble.ts'

export interface WorkerParts {
  readonly database: Database
  readonly jobs: readonly Job<unknown>[]
  readonly services: JobServices
  readonly systemCtx: () => Ctx
  readonly onError: (error: unknown, where: string) => void
  /** A job was set aside for good; called once for each, after it was written down. */
  readonly onSetAside: (job: Job<unknown>, id: Id) => void
  /** Shorter in tests. */
  readonly lookMs?: number
  /** How long jobs may still run when the process is asked to stop, and how long after being asked to end. */
  readonly stopMs?: number
  readonly graceMs?: number
}

/** Runs the jobs of this process. */
export interface JobWorker {
  start(): Promise<void>
  /** Takes no more, lets what runs end, and gives back what does not end in time. */
  stop(): Promise<void>
  /** Looks at once for what is due: for a clock that was moved, and for tests. */
  look(): Promise<void>
  /** Whether it goes on looking for work, also when it finds the database away. */
  alive(): boolean
}

const LOOK_MS = 5000
const STOP_MS = 10_000
const GRACE_MS = 3000
/** Several looks missed: it hangs. */
const ALIVE_MS = 45_000
/** Only a net below the news and the look: pg-boss's own polling. */
const POLL_SECONDS = 300

const app = { role: 'trama_app' } as const

/** One worker of pg-boss. */
interface Hand {
  readonly workerId: string
  readonly busy: boolean
}

export function createJobWorker(parts: WorkerParts): JobWorker {
  const { database, services } = parts
  const onError = (error: unknown, where: string) => parts.onError(withoutData(error), where)
  const jobs = new Map(parts.jobs.map((job) => [job.id, job]))
  const hands = new Map<string, Hand[]>()
  const running = new Map<Id, Attempt>()
  const returned: Returned[] = []
  const endings: (() => void)[] = []
  let boss: PgBoss | undefined
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let stopping = false
  let lookedAt: number | undefined

  async function start(): Promise<void> {
    await prepare()
    boss = bossOver(database)
    boss.on('error', (error) => onError(error, 'jobs'))
    await boss.start()
    for (const job of jobs.values()) {
      hands.set(job.id, [])
      for (let count = 0; count < job.concurrency; count += 1) await addHand(boss, job)
    }
    endings.push(
      database.events.subscribe(JOB_WAITS, wakeOne),
      database.events.subscribe(JOB_CANCELLED, (id) => running.get(id)?.stop('cancelled')),
      database.events.subscribe(NEWS_GAP, () => void look()),
    )
    await look()
  }

  async function prepare(): Promise<void> {
    const { now } = parts.systemCtx()
    const aside = await database.write(app, async (tx) => {
      const inside = bossInside(tx)
      for (const job of jobs.values()) await inside.createQueue(job.id, QUEUE)
      await settleSchedules(tx, parts.jobs, services.zone, now)
      if (database.kind === 'server') return []
      // Nobody else can be running them: the process that was is gone.
      const left: [string, readonly Id[]][] = []
      for (const [queue, ids] of await activeJobs(tx)) left.push([queue, await takeBack(tx, queue, ids)])
      return left
    })
    for (const [queue, ids] of aside) tellSetAside(queue, ids)
  }

  async function addHand(engine: PgBoss, job: Job<unknown>): Promise<void> {
    const options = {
      batchSize: job.batch,
      pollingIntervalSeconds: POLL_SECONDS,
      includeMetadata: true,
      perJobResults: true,
    } as const
    const hand: { workerId: string; busy: boolean } = { workerId: '', busy: false }
    hand.workerId = await engine.work<StoredInput, unknown, typeof options>(job.id, options, async (taken) => {
      hand.busy = true
      // There may be more than one hand can hold.
      wakeOne(job.id)
      try {
        return await Promise.all(taken.map((one) => runOne(job, one)))
      } finally {
        hand.busy = false
        engine.notifyWorker(hand.workerId)
      }
    })
    hands.get(job.id)?.push(hand)
  }

  async function runOne(job: Job<unknown>, taken: JobWithMetadata<StoredInput>): Promise<JobResult> {
    const graceMs = parts.graceMs ?? GRACE_MS
    const attempt = begin(job, taken, { database, services, ctx: parts.systemCtx(), graceMs, onError })
    running.set(taken.id, attempt)
    if (stopping) attempt.stop('stopping')
    try {
      const result = await attempt.outcome
      if (result.status !== 'completed' && attempt.stopped() === 'stopping')
        returned.push({ queue: job.id, id: taken.id, attempts: taken.retryCount })
      else if (result.status === 'deadletter' || (result.status === 'failed' && taken.retryCount >= taken.retryLimit)) {
        if (attempt.stopped() !== 'cancelled') tellSetAside(job.id, [taken.id])
      } else if (result.status === 'failed') scheduleLook(100)
      return result
    } finally {
      running.delete(taken.id)
    }
  }

  /** After this turn: what is told is written down by then. */
  function tellSetAside(queue: string, ids: readonly Id[]): void {
    const job = jobs.get(queue)
    if (job === undefined) return
    for (const id of ids) setImmediate(() => parts.onSetAside(job, id))
  }

  function wakeOne(queue: string): void {
    if (stopping) return
    const idle = hands.get(queue)?.find((hand) => !hand.busy)
    if (idle !== undefined) boss?.notifyWorker(idle.workerId)
    // All hands full: each looks again by itself when it is done. What waits for its time needs the clock.
    scheduleLook(100)
  }

  function look(): Promise<void> {
    looking ??= lookNow()
      .catch((error) => {
        onError(error, 'jobs')
        return parts.lookMs ?? LOOK_MS
      })
      .then((again) => {
        looking = undefined
        lookedAt = performance.now()
        scheduleLook(again)
      })
    return looking
  }

  let nextLookAt = Number.POSITIVE_INFINITY
  function scheduleLook(inMs: number): void {
    if (stopping) return
    const at = performance.now() + inMs
    if (timer !== undefined && nextLookAt <= at) return
    clearTimeout(timer)
    nextLookAt = at
    timer = setTimeout(() => {
      timer = undefined
      void look()
    }, inMs)
  }

  /** Answers after how many milliseconds to look again. */
  async function lookNow(): Promise<number> {
    let again = parts.lookMs ?? LOOK_MS
    if (stopping) return again
    const { now } = parts.systemCtx()
    await database.write(app, (tx) => enqueueDue(tx, parts.jobs, services.zone, now))
    const waiting = await database.read(app, lookAround)
    for (const { queue, due, nextInMs, lost } of waiting) {
      if (due) {
        const idle = hands.get(queue)?.find((hand) => !hand.busy)
        if (idle !== undefined) boss?.notifyWorker(idle.workerId)
      }
      if (nextInMs !== undefined) again = Math.min(again, Math.ceil(nextInMs) + 5)
      const gone = lost.filter((id) => !running.has(id))
      if (gone.length === 0) continue
      tellSetAside(queue, await database.write(app, (tx) => takeBack(tx, queue, gone)))
      again = 0
    }
    return again
  }

  async function stop(): Promise<void> {
    stopping = true
    clearTimeout(timer)
    for (const end of endings) end()
    await looking
    const stopped = boss?.stop({
      graceful: true,
      close: false,
      timeout: (parts.stopMs ?? STOP_MS) + 2 * (parts.graceMs ?? GRACE_MS),
    })
    const late = setTimeout(() => {
      for (const attempt of running.values()) attempt.stop('stopping')
    }, parts.stopMs ?? STOP_MS)
    await stopped
    clearTimeout(late)
    if (returned.length > 0) await database.write(app, (tx) => giveBack(tx, returned))
  }

  const alive = () => !stopping && lookedAt !== undefined && performance.now() - lookedAt < ALIVE_MS

  return { start, stop, look, alive }
}
