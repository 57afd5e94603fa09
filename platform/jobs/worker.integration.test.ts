import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnBothDatabases, describeOnServer } from '../../tests/integration/harness.ts'
import { NO_FILES } from '../../tests/integration/no-files.ts'
import type { Ctx } from '../capability/context.ts'
import { createRunner } from '../capability/runner.ts'
import type { Database } from '../database/database.ts'
import { mailboxMailer } from '../notifications/mailer.ts'
import { cancelJob, retryJob } from './commands.ts'
import { type JobState, jobById } from './data/job-list.ts'
import { defineJob, enqueue, type Job, JobRefused, type JobRun, type JobServices } from './jobs.ts'
import { tidyJobs } from './tidy.ts'
import { createJobWorker, type JobWorker, type WorkerParts } from './worker.ts'

const app = { role: 'trama_app' } as const
const ADMINISTRATOR: Ctx['who'] = {
  accountId: '0199d3a0-0000-7000-8000-000000000001',
  personId: '0199d3a0-0000-7000-8000-000000000002',
  officeId: '0199d3a0-0000-7000-8000-000000000003',
  name: 'Administración',
  unitIds: [],
  roles: ['administrator'],
}

function ctxAt(now: string, who: Ctx['who'] = 'system'): Ctx {
  return { who, now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() }
}

/** One process that runs jobs. */
class House {
  readonly database: Database
  readonly workers: JobWorker[] = []
  readonly setAside: string[] = []
  readonly errors: unknown[] = []
  clock = () => new Date().toISOString()

  constructor(database: Database) {
    this.database = database
  }

  async open(jobs: readonly Job<unknown>[], options: Partial<WorkerParts> = {}): Promise<JobWorker> {
    const { database } = this
    const services: JobServices = {
      database,
      runner: createRunner(database, () => {}),
      ...NO_FILES,
      zone: 'America/El_Salvador',
      institution: { es: 'Institución' },
      publicUrl: 'http://localhost',
      mailer: mailboxMailer,
      notifications: [],
    }
    const worker = createJobWorker({
      database,
      jobs,
      services,
      systemCtx: () => ctxAt(this.clock()),
      onError: (error) => this.errors.push(error),
      onSetAside: (_, id) => this.setAside.push(id),
      ...options,
    })
    await worker.start()
    this.workers.push(worker)
    return worker
  }

  async close(): Promise<void> {
    for (const worker of this.workers.splice(0)) await worker.stop()
    await this.database.write(app, (tx) => tx.execute(sql`delete from pgboss.job`))
  }

  enqueue<I>(job: Job<I>, input: I, options?: Parameters<typeof enqueue>[3]): Promise<string> {
    return this.database.write(app, (tx) => enqueue(tx, job, input, options))
  }

  line(id: string) {
    return this.database.read(app, (tx) => jobById(tx, id))
  }

  async until(id: string, state: JobState): Promise<NonNullable<Awaited<ReturnType<House['line']>>>> {
    for (const started = Date.now(); Date.now() - started < 20_000; await pause(15)) {
      const line = await this.line(id)
      if (line?.state === state) return line
    }
    throw new Error(`The job is ${(await this.line(id))?.state}, not ${state}.`)
  }

  act(command: typeof cancelJob, id: string, who: Ctx['who'] = ADMINISTRATOR) {
    return createRunner(this.database, () => {}).command(command, ctxAt(this.clock(), who), { id })
  }
}

const numbered = z.object({ n: z.number() })
type Numbered = z.infer<typeof numbered>

function job(
  id: string,
  run: (n: number, run: JobRun) => Promise<void>,
  more: Partial<Parameters<typeof defineJob<Numbered>>[0]> = {},
) {
  return defineJob<Numbered>({
    id,
    title: { es: 'Prueba', en: 'Test' },
    input: numbered,
    ...more,
    run: (_ctx, { n }, tools) => run(n, tools),
  })
}

describeOnBothDatabases('jobs', (open) => {
  let house: House
  beforeAll(async () => {
    house = new House(await open())
  })
  afterEach(() => house.close())

  it('starts after the commit, and not at all when the transaction rolls back', async () => {
    const begun: number[] = []
    const kind = job('test.prompt', async (n) => void begun.push(n))
    await house.open([kind])
    for (let n = 0; n < 10; n += 1) {
      const id = await house.database.write(app, async (tx) => {
        const made = await enqueue(tx, kind, { n })
        // What is not committed waits for nobody.
        await pause(5)
        expect(begun).not.toContain(n)
        return made
      })
      await house.until(id, 'done')
    }
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])

    const undone = house.database.write(app, async (tx) => {
      await enqueue(tx, kind, { n: 99 })
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    await pause(150)
    expect(begun).not.toContain(99)
    const left = await house.database.read(app, (tx) =>
      tx.execute(sql`select count(*) as n from pgboss.job where name = 'test.prompt'`),
    )
    expect(left.rows[0]?.n).toBe(10)
  })

  it('waits for its time', async () => {
    const begun: number[] = []
    const kind = job('test.later', async (n) => void begun.push(n))
    await house.open([kind])
    const startAfter = new Date(Date.now() + 700).toISOString()
    const id = await house.enqueue(kind, { n: 1 }, { startAfter })
    expect((await house.line(id))?.waitsUntil?.slice(0, 22)).toBe(startAfter.slice(0, 22))
    await house.until(id, 'done')
    expect(Date.parse((await house.line(id))?.startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(startAfter))
  })

  it('with a key waits once: the second is the first', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const kind = job('test.keyed', () => gate)
    await house.open([kind])
    const running = await house.enqueue(kind, { n: 1 }, { singletonKey: 'plan 1' })
    await house.until(running, 'running')
    const waiting = await house.enqueue(kind, { n: 2 }, { singletonKey: 'plan 1' })
    expect(waiting).not.toBe(running)
    expect(await house.enqueue(kind, { n: 3 }, { singletonKey: 'plan 1' })).toBe(waiting)
    expect(await house.enqueue(kind, { n: 4 }, { singletonKey: 'plan 2' })).not.toBe(waiting)
    release()
    await house.until(waiting, 'done')
  })

  it('is tried again after a failure, and tells its attempts', async () => {
    const attempts: number[] = []
    const kind = job(
      'test.flaky',
      async (_, { attempt }) => {
        attempts.push(attempt)
        if (attempt < 3) throw Object.assign(new Error('dio@example.sv no contesta'), { code: 'ECONNREFUSED' })
      },
      { retry: { attempts: 3, firstDelay: 1, longestDelay: 1 } },
    )
    await house.open([kind])
    const id = await house.enqueue(kind, { n: 1 })
    await expect
      .poll(async () => (await house.line(id))?.trouble)
      .toEqual({
        kind: 'unreachable',
        words: { es: 'No se pudo llegar al otro servidor.', en: 'The other server could not be reached.' },
        hint: 'Error · ECONNREFUSED',
      })
    const done = await house.until(id, 'done')
    expect(attempts).toEqual([1, 2, 3])
    expect(done.attempts).toBe(3)
  })

  it('is set aside when no attempt is left, said once, and done again when an administrator asks', async () => {
    let broken = true
    const kind = job(
      'test.broken',
      async () => {
        if (broken) throw new Error('secret of 0101-150190-101-1')
      },
      { retry: { attempts: 2, firstDelay: 1, longestDelay: 1 } },
    )
    await house.open([kind])
    const id = await house.enqueue(kind, { n: 1 })
    const aside = await house.until(id, 'set_aside')
    expect(aside.attempts).toBe(2)
    expect(house.setAside).toEqual([id])
    expect(JSON.stringify(aside)).not.toContain('0101')
    broken = false
    expect((await house.act(retryJob, id)).ok).toBe(true)
    await house.until(id, 'done')
    const again = await house.act(retryJob, id)
    expect(again).toMatchObject({ ok: false, refusal: { kind: 'job_not_over' } })
  })

  it('that refuses is set aside at once, in its own words', async () => {
    const kind = job('test.refuses', async () => {
      throw new JobRefused({ kind: 'no_unit', message: { es: 'La unidad ya no existe.', en: 'The unit is gone.' } })
    })
    await house.open([kind])
    const aside = await house.until(await house.enqueue(kind, { n: 1 }), 'set_aside')
    expect(aside.attempts).toBe(1)
    expect(aside.trouble?.words.es).toBe('La unidad ya no existe.')
  })

  it('keeps its true progress', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const kind = job('test.long', async (_, { progress }) => {
      await progress(1, 4, { es: 'hoja 1', en: 'sheet 1' })
      await progress(2, 4, { es: 'hoja 2', en: 'sheet 2' })
      await gate
      await progress(4, 4, { es: 'hoja 4', en: 'sheet 4' })
    })
    await house.open([kind])
    const id = await house.enqueue(kind, { n: 1 })
    await house.until(id, 'running')
    await expect.poll(async () => (await house.line(id))?.progress?.done).toBeGreaterThanOrEqual(1)
    release()
    expect((await house.until(id, 'done')).progress).toEqual({
      done: 4,
      total: 4,
      step: { es: 'hoja 4', en: 'sheet 4' },
    })
  })

  it('is cancelled: one that waits never runs, one that runs is asked to end', async () => {
    const begun: number[] = []
    const ended: unknown[] = []
    const kind = job('test.cancelled', async (n, { signal }) => {
      begun.push(n)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      ended.push(signal.reason)
      signal.throwIfAborted()
    })
    await house.open([kind])
    const running = await house.enqueue(kind, { n: 1 })
    await house.until(running, 'running')
    const waiting = await house.enqueue(kind, { n: 2 })
    for (const id of [waiting, running]) expect((await house.act(cancelJob, id)).ok).toBe(true)
    await expect.poll(() => ended).toEqual(['cancelled'])
    await pause(100)
    expect(begun).toEqual([1])
    expect([(await house.line(running))?.state, (await house.line(waiting))?.state]).toEqual(['cancelled', 'cancelled'])
    expect(house.setAside).not.toContain(running)
    expect(await house.act(cancelJob, running)).toMatchObject({ ok: false, refusal: { kind: 'job_over' } })
    // And it may be wanted after all.
    expect((await house.act(retryJob, waiting)).ok).toBe(true)
    await house.until(waiting, 'running')
    await house.act(cancelJob, waiting)
  })

  it('is steered by administrators alone', async () => {
    const kind = job('test.guarded', async () => {})
    const id = await house.enqueue(kind, { n: 1 })
    for (const who of ['public', 'system', { ...ADMINISTRATOR, roles: ['unit_planner'] as const }] as const) {
      expect(await house.act(cancelJob, id, who)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
      expect(await house.act(retryJob, id, who)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    }
    expect((await house.line(id))?.state).toBe('waiting')
  })

  it('is ended when its time is over, whether it listens or not', async () => {
    const kind = job('test.endless', () => new Promise(() => {}), { timeout: 1, retry: { attempts: 1 } })
    await house.open([kind], { graceMs: 50 })
    const aside = await house.until(await house.enqueue(kind, { n: 1 }), 'set_aside')
    expect(aside.trouble?.kind).toBe('too_long')
  })

  it('that was running when the process stops is waited for, or given back without costing an attempt', async () => {
    const kind = job('test.stopped', async (n, { signal }) => {
      if (n === 1) await pause(300)
      else await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    const worker = await house.open([{ ...kind, concurrency: 2 }], { stopMs: 600, graceMs: 100 })
    const short = await house.enqueue(kind, { n: 1 })
    const long = await house.enqueue(kind, { n: 2 })
    await house.until(short, 'running')
    await house.until(long, 'running')
    await worker.stop()
    expect((await house.line(short))?.state).toBe('done')
    expect(await house.line(long)).toMatchObject({ state: 'waiting', attempts: 0, trouble: undefined })
  })

  it('of many short ones is taken by the batch', async () => {
    const seen = new Set<number>()
    const kind = job('test.many', async (n) => void seen.add(n), { batch: 100 })
    await house.database.write(app, async (tx) => {
      for (let n = 0; n < 300; n += 1) await enqueue(tx, kind, { n })
    })
    await house.open([kind])
    await expect.poll(() => seen.size, { timeout: 20_000 }).toBe(300)
  })

  it('understands nothing of another version’s input: it is set aside, not tried for ever', async () => {
    const old = defineJob({
      id: 'test.changed',
      title: { es: 'Prueba' },
      input: z.object({ m: z.string() }),
      run: async () => {},
    })
    const kind = job('test.changed', async () => {})
    const id = await house.enqueue(old, { m: 'x' })
    await house.open([kind])
    expect((await house.until(id, 'set_aside')).trouble?.kind).toBe('unreadable_input')
  })

  it('is forgotten ninety days after it ended, with its progress', async () => {
    const kind = job('test.old', (_, { progress }) => progress(1, 1))
    await house.open([kind, tidyJobs])
    const [old, recent] = [await house.enqueue(kind, { n: 1 }), await house.enqueue(kind, { n: 2 })]
    for (const id of [old, recent]) await house.until(id, 'done')
    await house.database.write(app, (tx) =>
      tx.execute(sql`update pgboss.job set completed_on = completed_on - interval '91 days' where id = ${old}`),
    )
    await house.until(await house.enqueue(tidyJobs, {}), 'done')
    expect([await house.line(old), (await house.line(recent))?.state]).toEqual([undefined, 'done'])
    const progress = await house.database.read(app, (tx) =>
      tx.execute(sql`select job_id from platform.job_progress where job_id in (${old}, ${recent})`),
    )
    expect(progress.rows).toEqual([{ job_id: recent }])
  })

  describe('by the calendar', () => {
    it('falls once at its time in the institution’s zone, also on the last day of February, and what was missed is made up for once', async () => {
      const begun: string[] = []
      const monthly = defineJob<Record<string, never>>({
        id: 'test.monthly',
        title: { es: 'Prueba' },
        input: z.object({}).strict(),
        schedule: { cron: '0 7 L * *', input: {} },
        run: async (ctx) => void begun.push(ctx.now),
      })
      const jobs = [monthly] as const
      house.clock = () => '2019-01-31T18:00:00.000Z'
      const worker = await house.open(jobs)
      const next = async () => {
        const found = await house.database.read(app, (tx) =>
          tx.execute(sql`select next_at from platform.job_schedule where job = 'test.monthly'`),
        )
        return found.rows[0]?.next_at
      }
      expect(await next()).toBe('2019-02-28T13:00:00.000Z')
      house.clock = () => '2019-02-28T12:59:59.000Z'
      await worker.look()
      await pause(100)
      expect(begun).toEqual([])
      house.clock = () => '2019-02-28T13:00:00.000Z'
      await worker.look()
      await worker.look()
      await expect.poll(() => begun).toEqual(['2019-02-28T13:00:00.000Z'])
      expect(await next()).toBe('2019-03-31T13:00:00.000Z')
      // The machine was off for the whole of spring.
      await worker.stop()
      house.clock = () => '2019-06-15T15:00:00.000Z'
      await house.open(jobs)
      await expect.poll(() => begun).toHaveLength(2)
      await pause(100)
      expect(begun).toHaveLength(2)
      expect(await next()).toBe('2019-06-30T13:00:00.000Z')
      house.clock = () => new Date().toISOString()
    })
  })
})

describeOnServer('jobs of two processes', (open) => {
  it('are shared: each is done once, by either', async () => {
    const house = new House(await open())
    const doneBy: Record<'one' | 'two', number[]> = { one: [], two: [] }
    const kindOf = (name: 'one' | 'two') =>
      job('test.shared', async (n) => {
        doneBy[name].push(n)
        await pause(5)
      })
    await house.open([kindOf('one')])
    await house.open([kindOf('two')])
    await house.database.write(app, async (tx) => {
      for (let n = 0; n < 60; n += 1) await enqueue(tx, kindOf('one'), { n })
    })
    await expect.poll(() => doneBy.one.length + doneBy.two.length, { timeout: 20_000 }).toBe(60)
    expect(new Set([...doneBy.one, ...doneBy.two]).size).toBe(60)
    expect(Math.min(doneBy.one.length, doneBy.two.length)).toBeGreaterThan(0)
    await house.close()
  })

  it('go on by themselves when the database was away', async () => {
    const house = new House(await open())
    const done: number[] = []
    let cut = true
    const kind = job('test.cut', async (n) => {
      done.push(n)
      if (!cut) return
      cut = false
      // Every connection of this process, in the middle of a job.
      await house.database
        .write(app, (tx) =>
          tx.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`),
        )
        .catch(() => {})
    })
    await house.open([kind], { lookMs: 200 })
    const first = await house.enqueue(kind, { n: 1 })
    await house.until(first, 'done')
    const second = await house.enqueue(kind, { n: 2 })
    await house.until(second, 'done')
    expect(done).toEqual([1, 2])
    await house.close()
  })
})
