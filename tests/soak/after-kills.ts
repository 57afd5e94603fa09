import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { MONTH_REPORTED } from '../../capabilities/planning/events.ts'
import { verifyChain } from '../../platform/audit/verify.ts'
import type { Database, ReadTx } from '../../platform/database/database.ts'
import type { Acknowledged } from './kill-writer.ts'

export interface Findings {
  /** Commands that hold: entries of the history for them. */
  readonly commands: number
  readonly registeredFiles: number
  /** In the store and not in the database: written for a command that did not come to hold. */
  readonly garbageFiles: number
  /** Half written files that a kill left beside the whole ones. */
  readonly drafts: number
  /** What is wrong, in words; empty when all is well. */
  readonly wrong: readonly string[]
}

const COMMAND = 'planning.report_month'

/** Looks at everything the killed processes left behind. */
export async function findingsAfterKills(
  database: Database,
  filesDir: string,
  acknowledged: readonly Acknowledged[],
): Promise<Findings> {
  const registered: string[] = []
  const { commands, wrong } = await database.read({ role: 'trama_app' }, async (tx) => {
    const chain = await verifyChain(tx)
    const broken = chain.whole ? [] : [`the history is broken at entry ${chain.brokenAt}`]
    const files = await tx.execute(sql`select sha256 from platform.file`)
    registered.push(...files.rows.map((row) => String(row.sha256)))
    return {
      commands: await countOf(tx, sql`select count(*) as n from audit.entry where command = ${COMMAND}`),
      wrong: [...broken, ...(await lostOf(tx, acknowledged)), ...(await halves(tx))],
    }
  })
  const store = await filesIn(filesDir)
  const known = new Set(registered)
  return {
    commands,
    registeredFiles: known.size,
    garbageFiles: [...store.whole].filter((name) => !known.has(name)).length,
    drafts: store.drafts,
    wrong: [
      ...wrong,
      ...store.wrong,
      ...registered.filter((name) => !store.whole.has(name)).map((name) => `the store lacks ${name}`),
    ],
  }
}

/** Every acknowledged command is in the history, in its answer and with its files; nothing of it may be missing. */
async function lostOf(tx: ReadTx, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const lost: string[] = []
  for (let from = 0; from < acknowledged.length; from += 2000) {
    // Four questions and not one with "or": each is then a join, and a thousand kills are looked at in seconds.
    const found = await tx.execute(sql`
      with a as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(acknowledged.slice(from, from + 2000))}::jsonb)
          as a(request text, key text, "activityId" uuid, month int, version int, executed float8, files text[]))
      select a.request from a where not exists (
        select 1 from audit.entry e where e.request = a.request and e.command = ${COMMAND}
          and (e.changes->0->>'id')::uuid = a."activityId"
          and coalesce((e.changes->0->'after'->>('executed.' || lpad(a.month::text, 2, '0')))::float8, a.executed) = a.executed)
      union select a.request from a where not exists (
        select 1 from platform.idempotency i where i.key = a.key and (i.output->>'version')::int = a.version)
      union select a.request from a where not exists (
        select 1 from planning.month_report r where r.activity_id = a."activityId" and r.month = a.month
          and (r.version > a.version or (r.version = a.version and r.executed = a.executed)))
      union select a.request from a cross join lateral unnest(a.files) as sha where not exists (
        select 1 from planning.evidence v join planning.month_report r on r.id = v.report_id
        where v.sha256 = sha and r.activity_id = a."activityId" and r.month = a.month)`)
    lost.push(...found.rows.map((row) => `acknowledged and not whole: request ${row.request}`))
  }
  return lost
}

/** What the history says last of a field of each month: an entry tells only what its command changed. */
function told(field: string): SQL {
  return sql`(
    select distinct on (1, 2) (e.changes->0->>'id')::uuid as activity, right(f.key, 2)::int as month, f.value
    from audit.entry e cross join lateral jsonb_each(e.changes->0->'after') f
    where e.command = ${COMMAND} and f.key like ${`${field}.__`} order by 1, 2, e.seq desc)`
}

/**
 * What one command writes is there whole or not at all: report, history, answer under its key, two events, evidence and the
 * registration of its files must count the same.
 */
async function halves(tx: ReadTx): Promise<readonly string[]> {
  const questions = {
    'reports whose version is not the number of their events, or whose value is not the last that the history tells': sql`
      with events as (
        select (payload->>'activityId')::uuid as activity, (payload->>'month')::int as month, count(*) as n
        from platform.outbox where name = ${MONTH_REPORTED.name} group by 1, 2)
      select count(*) as n from events e
        full join (select * from planning.month_report where not demo) r on r.activity_id = e.activity and r.month = e.month
        left join ${told('executed')} t on t.activity = r.activity_id and t.month = r.month
      where r.version is distinct from e.n or r.executed is distinct from (t.value #>> '{}')::float8`,
    'commands without exactly two events': sql`
      select abs((select count(*) from platform.outbox where name like 'planning.%')
        - 2 * (select count(*) from audit.entry where command = ${COMMAND})) as n`,
    'keys without an answer, or answers without an entry': sql`
      select (select count(*) from platform.idempotency where output is null)
        + abs((select count(*) from platform.idempotency) - (select count(*) from audit.entry where command = ${COMMAND})) as n`,
    'reports whose evidence is not what the history tells': sql`
      select count(*) as n from (
        select r.activity_id, r.month, count(*) as n from planning.evidence v
        join planning.month_report r on r.id = v.report_id where not r.demo group by 1, 2) v
      full join ${told('evidence')} t on t.activity = v.activity_id and t.month = v.month
      where v.n is distinct from jsonb_array_length(t.value)`,
    'files registered for no evidence': sql`
      select count(*) as n from platform.file f where not exists (select 1 from planning.evidence v where v.sha256 = f.sha256)`,
    'deliveries of an event that failed': sql`
      select count(*) as n from platform.delivery where last_error is not null or done_at is null`,
  }
  const wrong: string[] = []
  for (const [what, question] of Object.entries(questions)) {
    const n = await countOf(tx, question)
    if (n !== 0) wrong.push(`${n} ${what}`)
  }
  return wrong
}

async function countOf(tx: ReadTx, question: ReturnType<typeof sql>): Promise<number> {
  const found = await tx.execute(question)
  return Number(found.rows[0]?.n)
}

async function filesIn(folder: string) {
  const whole = new Set<string>()
  const wrong: string[] = []
  let drafts = 0
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    if (entry.name.endsWith('.part')) {
      drafts += 1
      continue
    }
    const digest = createHash('sha256')
      .update(await readFile(join(entry.parentPath, entry.name)))
      .digest('hex')
    if (digest === entry.name) whole.add(entry.name)
    else wrong.push(`the file ${entry.name} in the store is not what its name says`)
  }
  return { whole, drafts, wrong }
}
