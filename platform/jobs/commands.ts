import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import type { Command, Query } from '../capability/command.ts'
import { databaseErrorCode, SQLSTATE } from '../database/errors.ts'
import { bossInside } from './boss.ts'
import {
  type JobFilter,
  type JobLine,
  type JobPage,
  jobById,
  jobInput,
  jobPage,
  type ScheduleLine,
  scheduleList,
} from './data/job-list.ts'
import { JOB_CANCELLED, JOB_WAITS, JOB_WAS_CANCELLED } from './jobs.ts'
import { SEE_JOBS, STEER_JOBS } from './permissions.ts'

export type JobRefusal = Refusal<'no_such_job' | 'job_over' | 'job_not_over' | 'another_waits'>

const input = z.object({ id: z.uuid() })

/** Waiting ones never run; a running one is asked to end, wherever it runs, and what it does from then on does not count. */
export const cancelJob: Command<{ id: Id }, null> = {
  id: 'jobs.cancel',
  title: { es: 'Cancelar un trabajo', en: 'Cancel a job' },
  input,
  permission: STEER_JOBS,
  async run(tx, _ctx, { id }) {
    const job = await jobById(tx, id)
    if (job === undefined) return refuse(noSuchJob())
    if (job.state !== 'waiting' && job.state !== 'running') return refuse(over())
    await bossInside(tx).cancel(job.job, id)
    tx.publish(JOB_CANCELLED, id)
    const { value } = done(job, 'cancelled')
    const events = [{ ...JOB_WAS_CANCELLED, payload: { job: job.job, input: await jobInput(tx, id) } }]
    return { ok: true, value: { ...value, events } }
  },
}

/** One that was set aside or cancelled waits again, with one attempt more. */
export const retryJob: Command<{ id: Id }, null> = {
  id: 'jobs.retry',
  title: { es: 'Hacer de nuevo un trabajo', en: 'Have a job done again' },
  input,
  permission: STEER_JOBS,
  async run(tx, _ctx, { id }) {
    const job = await jobById(tx, id)
    if (job === undefined) return refuse(noSuchJob())
    if (job.state !== 'set_aside' && job.state !== 'cancelled') return refuse(notOver())
    const boss = bossInside(tx)
    try {
      // In a savepoint: the unique key that says no must not lose the rest of the transaction.
      await tx.execute(sql`savepoint again`)
      if (job.state === 'cancelled') await boss.resume(job.job, id)
      else await boss.retry(job.job, id)
      await tx.execute(sql`update pgboss.job set start_after = now() where name = ${job.job} and id = ${id}`)
    } catch (error) {
      if (databaseErrorCode(error) !== SQLSTATE.uniqueViolation) throw error
      await tx.execute(sql`rollback to savepoint again`)
      return refuse(anotherWaits())
    }
    tx.publish(JOB_WAITS, job.job)
    return done(job, 'waiting')
  },
}

function done(job: JobLine, after: string) {
  const change = { kind: 'jobs.job', id: job.id, label: job.job, before: { state: job.state }, after: { state: after } }
  return { ok: true as const, value: { output: null, changes: [change] } }
}

export const jobsQuery: Query<
  JobFilter & { readonly page: number },
  JobPage & { readonly schedules: readonly ScheduleLine[] }
> = {
  id: 'jobs.list',
  permission: SEE_JOBS,
  async run(tx, _ctx, { page, ...filter }) {
    return { ok: true, value: { ...(await jobPage(tx, filter, page)), schedules: await scheduleList(tx) } }
  },
}

export const jobQuery: Query<{ readonly id: Id }, JobLine> = {
  id: 'jobs.one',
  permission: SEE_JOBS,
  async run(tx, _ctx, { id }) {
    const job = await jobById(tx, id)
    return job === undefined ? refuse(noSuchJob()) : { ok: true, value: job }
  },
}

function noSuchJob(): JobRefusal {
  return {
    kind: 'no_such_job',
    message: {
      es: 'Ese trabajo ya no está en la lista: se guardan por noventa días.',
      en: 'That job is no longer in the list: they are kept for ninety days.',
    },
  }
}

function over(): JobRefusal {
  return {
    kind: 'job_over',
    message: { es: 'El trabajo ya había terminado.', en: 'The job had already ended.' },
  }
}

function notOver(): JobRefusal {
  return {
    kind: 'job_not_over',
    message: {
      es: 'Solo se hace de nuevo un trabajo apartado o cancelado.',
      en: 'Only a job that was set aside or cancelled is done again.',
    },
  }
}

function anotherWaits(): JobRefusal {
  return {
    kind: 'another_waits',
    message: {
      es: 'Ya hay otro igual en espera; no hace falta repetir este.',
      en: 'Another like it is already waiting; this one need not be repeated.',
    },
  }
}
