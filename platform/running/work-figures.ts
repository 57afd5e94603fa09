import { sql } from 'drizzle-orm'
import type { Database, ReadTx } from '../database/database.ts'
import { MAX_ATTEMPTS } from '../events/outbox.ts'
import type { Subscription } from '../events/subscription.ts'
import { countJobs, type JobState } from '../jobs/data/job-list.ts'

/** What is there to do and not yet done. */
export interface WorkFigures {
  readonly jobs: Readonly<Record<JobState, number>>
  readonly outbox: { readonly waiting: number; readonly givenUp: number; readonly lagSeconds: number }
}

const KEPT_MS = 2000

/** Asks at most every two seconds, however many ask; undefined when the database does not answer in time. */
export function workFigures(
  database: Database,
  subscriptions: readonly Subscription[],
  limitMs: number,
): () => Promise<WorkFigures | undefined> {
  let kept: { readonly at: number; readonly figures: Promise<WorkFigures | undefined> } | undefined
  return () => {
    const now = performance.now()
    if (kept === undefined || now - kept.at > KEPT_MS) {
      const figures = database
        .read({ role: 'trama_app' }, (tx) => readFigures(tx, subscriptions))
        .catch((): undefined => undefined)
      kept = { at: now, figures: Promise.race([figures, after(limitMs)]) }
    }
    return kept.figures
  }
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref())
}

async function readFigures(tx: ReadTx, subscriptions: readonly Subscription[]): Promise<WorkFigures> {
  const heard = sql.param(subscriptions.map(({ name }) => name))
  const events = sql.param(subscriptions.map(({ event }) => event))
  const versions = sql.param(subscriptions.map(({ version }) => version))
  const found = await tx.execute(sql`
    select count(*) filter (where coalesce(d.attempts, 0) < ${MAX_ATTEMPTS}) as waiting,
      count(*) filter (where d.attempts >= ${MAX_ATTEMPTS}) as given_up,
      coalesce(extract(epoch from now() - min(o.at) filter (where coalesce(d.attempts, 0) < ${MAX_ATTEMPTS})), 0)::float8 as lag
    from unnest(${heard}::text[], ${events}::text[], ${versions}::int[]) as s(name, event, version)
    join platform.outbox o on o.name = s.event and o.version = s.version
    left join platform.delivery d on d.event_id = o.id and d.subscriber = s.name
    where d.done_at is null`)
  const row = found.rows[0]
  return {
    jobs: await countJobs(tx),
    outbox: {
      waiting: Number(row?.waiting ?? 0),
      givenUp: Number(row?.given_up ?? 0),
      lagSeconds: Math.max(0, Number(row?.lag ?? 0)),
    },
  }
}
