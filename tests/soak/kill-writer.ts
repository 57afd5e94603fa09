import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { reportMonth } from '../../capabilities/planning/data/report-month.ts'
import { planSearch } from '../../capabilities/planning/data/search-source.ts'
import { POA_CHANGED } from '../../capabilities/planning/events.ts'
import type { Actor, Ctx } from '../../platform/capability/context.ts'
import { createRunner } from '../../platform/capability/runner.ts'
import type { Database } from '../../platform/database/database.ts'
import { openDatabase } from '../../platform/database/open.ts'
import { createDispatcher } from '../../platform/events/outbox.ts'
import type { Subscription } from '../../platform/events/subscription.ts'
import { createFileStore } from '../../platform/files/store.ts'
import { refilledAfter } from '../../platform/search/follow.ts'
import { chanceFrom } from './chance.ts'

/** What the process that is to be killed is told, as JSON in its first argument. */
export interface WriterOrders {
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
  readonly cacheDir: string
  readonly filesDir: string
  readonly seed: number
  readonly clients: number
  readonly actor: Actor
  readonly now: string
  readonly today: string
  /** The months that are reported over and over; nobody had reported them when the soak began. */
  readonly months: readonly { readonly activityId: string; readonly month: number }[]
}

/** One line for each command that the program acknowledged, after it did. */
export interface Acknowledged {
  readonly request: string
  readonly key: string
  readonly activityId: string
  readonly month: number
  readonly version: number
  readonly executed: number
  readonly files: readonly string[]
}

/** As the room mounts it (its manifest draws pages, which a bare process cannot load): effects are part of what is killed. */
export const searchIndex: Subscription = refilledAfter(POA_CHANGED, planSearch, ({ payload }) => String(payload.poaId))

async function write(orders: WriterOrders): Promise<void> {
  const { databaseUrl, dataDir, cacheDir, actor, now, today, months } = orders
  const opened = await openDatabase({ databaseUrl, dataDir, cacheDir, migrate: false })
  if (!opened.ok) {
    say({ refused: opened.refusal.message.en })
    return
  }
  const database = opened.value
  const files = createFileStore(orders.filesDir)
  const ctxOf = (who: Ctx['who']): Ctx => ({ who, now, today, locale: 'es', requestId: randomUUID() })
  const dispatcher = createDispatcher(
    database,
    [searchIndex],
    () => ctxOf('system'),
    (error) => say({ trouble: String(error) }),
  )
  const runner = createRunner(database, dispatcher.wake)
  const versions = await versionsOf(database, months)
  dispatcher.wake()
  say({ open: true })

  async function client(seed: number): Promise<never> {
    const chance = chanceFrom(seed)
    for (;;) {
      const { activityId, month } = chance.pick(months)
      const place = `${activityId} ${month}`
      const evidence = []
      for (let n = chance.between(0, 2); n > 0; n -= 1) {
        const stored = await files.put(Buffer.from(`${randomUUID()}\n`.repeat(chance.between(1, 400))))
        evidence.push({ ...stored, name: `evidencia ${n}.txt` })
      }
      const ctx = ctxOf(actor)
      const key = randomUUID()
      const executed = chance.between(0, 1000) / 1000
      const input = { activityId, month, executed, evidence, expectedVersion: versions.get(place) ?? 0 }
      const answer = await runner.command(reportMonth, ctx, input, { idempotencyKey: key })
      if (answer.ok) {
        const { version } = answer.value
        versions.set(place, version)
        const done: Acknowledged = {
          request: ctx.requestId,
          key,
          activityId,
          month,
          version,
          executed,
          files: evidence.map(({ sha256 }) => sha256),
        }
        say(done)
      } else if (answer.refusal.kind !== 'changed_meanwhile') say({ trouble: answer.refusal.message.en })
    }
  }
  await Promise.all(Array.from({ length: orders.clients }, (_, n) => client(orders.seed * 1000 + n)))
}

async function versionsOf(database: Database, months: WriterOrders['months']): Promise<Map<string, number>> {
  const ids = [...new Set(months.map(({ activityId }) => activityId))]
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`select activity_id, month, version from planning.month_report
      where activity_id = any(${sql.param(ids)}::uuid[])`),
  )
  return new Map(found.rows.map((row) => [`${row.activity_id} ${row.month}`, Number(row.version)]))
}

/** Pipes are written at once on POSIX: what stands here was acknowledged before. */
function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const [orders] = process.argv.slice(2)
if (orders !== undefined && process.argv[1]?.includes('kill-writer')) await write(JSON.parse(orders))
