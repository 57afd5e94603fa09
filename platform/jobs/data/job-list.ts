import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../database/database.ts'
import { storedTrouble, type Trouble } from '../trouble.ts'

/** As pg-boss calls them; `set_aside` is its `failed`: no attempt is left and nobody will try again by itself. */
export const JOB_STATES = ['waiting', 'running', 'done', 'set_aside', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

export interface JobLine {
  readonly id: Id
  /** The kind of job. */
  readonly job: string
  readonly state: JobState
  /** How often it was begun. */
  readonly attempts: number
  readonly attemptsAllowed: number
  readonly askedAt: string
  /** Who asked for it, when that was a person. */
  readonly askedBy: string | undefined
  /** When it may begin or begin again; only while it waits. */
  readonly waitsUntil: string | undefined
  readonly startedAt: string | undefined
  readonly endedAt: string | undefined
  readonly progress:
    | { readonly done: number; readonly total: number | undefined; readonly step: Text | undefined }
    | undefined
  /** Of the last attempt that failed. */
  readonly trouble: Trouble | undefined
}

export interface JobFilter {
  readonly state?: JobState | undefined
  readonly job?: string | undefined
}

export interface JobPage {
  readonly lines: readonly JobLine[]
  readonly more: boolean
  readonly counts: Readonly<Record<JobState, number>>
}

export const PAGE_LENGTH = 50

const STATES_OF: Readonly<Record<JobState, readonly string[]>> = {
  waiting: ['created', 'retry'],
  running: ['active'],
  done: ['completed'],
  set_aside: ['failed'],
  cancelled: ['cancelled'],
}

const COLUMNS = sql`
  j.id, j.name, j.state, j.retry_count, j.retry_limit, j.created_on, j.start_after, j.started_on, j.completed_on, j.output,
  p.done, p.total, p.step, person.name as asked_by`
const SOURCES = sql`
  pgboss.job j left join platform.job_progress p on p.job_id = j.id
  left join identity.account a on a.id::text = j.data ->> 'by' left join identity.person person on person.id = a.person_id`

/** pg-boss keeps some of its own among them. */
const OURS = sql`j.name not like ${'\\_\\_pgboss%'}`

/** Jobs newest first, with how many there are in each state (of the chosen kind). `page` begins at 1. */
export async function jobPage(tx: ReadTx, filter: JobFilter, page: number): Promise<JobPage> {
  const conditions: SQL[] = [OURS]
  if (filter.job !== undefined) conditions.push(sql`j.name = ${filter.job}`)
  const ofKind = sql.join(conditions, sql` and `)
  if (filter.state !== undefined)
    conditions.push(sql`j.state::text = any(${sql.param(STATES_OF[filter.state])}::text[])`)
  const found = await tx.execute(sql`
    select ${COLUMNS} from ${SOURCES} where ${sql.join(conditions, sql` and `)}
    order by j.created_on desc, j.id desc limit ${PAGE_LENGTH + 1} offset ${(page - 1) * PAGE_LENGTH}`)
  return {
    lines: found.rows.slice(0, PAGE_LENGTH).map(toLine),
    more: found.rows.length > PAGE_LENGTH,
    counts: await counted(tx, ofKind),
  }
}

/** How many jobs there are in each state. */
export function countJobs(tx: ReadTx): Promise<JobPage['counts']> {
  return counted(tx, OURS)
}

async function counted(tx: ReadTx, which: SQL): Promise<JobPage['counts']> {
  const found = await tx.execute(sql`
    select j.state::text as state, count(*) as n from pgboss.job j where ${which} group by j.state`)
  const counts: Record<JobState, number> = { waiting: 0, running: 0, done: 0, set_aside: 0, cancelled: 0 }
  for (const row of found.rows) counts[stateOf(String(row.state))] += Number(row.n)
  return counts
}

export async function jobById(tx: ReadTx, id: Id): Promise<JobLine | undefined> {
  const found = await tx.execute(sql`select ${COLUMNS} from ${SOURCES} where j.id = ${id}`)
  return found.rows[0] === undefined ? undefined : toLine(found.rows[0])
}

/** What the job was asked for with. */
export async function jobInput(tx: ReadTx, id: Id): Promise<unknown> {
  const found = await tx.execute(sql`select data -> 'input' as input from pgboss.job where id = ${id}`)
  return found.rows[0]?.input
}

function toLine(row: Record<string, unknown>): JobLine {
  const state = stateOf(String(row.state))
  const text = (value: unknown) => (value === null || value === undefined ? undefined : String(value))
  return {
    id: String(row.id),
    job: String(row.name),
    state,
    attempts: Number(row.retry_count) + (row.started_on === null ? 0 : 1),
    attemptsAllowed: Number(row.retry_limit) + 1,
    askedAt: String(row.created_on),
    askedBy: text(row.asked_by),
    waitsUntil: state === 'waiting' ? text(row.start_after) : undefined,
    startedAt: text(row.started_on),
    endedAt: text(row.completed_on),
    progress:
      row.done === null || row.done === undefined
        ? undefined
        : {
            done: Number(row.done),
            total: row.total === null ? undefined : Number(row.total),
            step: (row.step as Text | null) ?? undefined,
          },
    trouble: storedTrouble(row.output),
  }
}

function stateOf(state: string): JobState {
  return JOB_STATES.find((ours) => STATES_OF[ours].includes(state)) ?? 'waiting'
}

export interface ScheduleLine {
  readonly job: string
  readonly cron: string
  readonly nextAt: string
  readonly lastAt: string | undefined
}

/** What runs by the calendar, the next first. */
export async function scheduleList(tx: ReadTx): Promise<readonly ScheduleLine[]> {
  const found = await tx.execute(
    sql`select job, cron, next_at, last_at from platform.job_schedule order by next_at, job`,
  )
  return found.rows.map((row) => ({
    job: String(row.job),
    cron: String(row.cron),
    nextAt: String(row.next_at),
    lastAt: row.last_at === null ? undefined : String(row.last_at),
  }))
}
