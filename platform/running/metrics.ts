import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { DatabaseUsage } from '../database/database.ts'
import type { RateRuleId } from './rate-rules.ts'
import type { WorkFigures } from './work-figures.ts'

/** What only the running program knows, asked when somebody reads the figures. */
export interface MetricSources {
  readonly usage: () => DatabaseUsage
  /** Undefined while the database is away. */
  readonly work: () => Promise<WorkFigures | undefined>
  readonly ready: () => Promise<boolean>
}

export interface RequestFigures {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/**
 * Figures for Prometheus. Labels come from closed lists (patterns of routes, rules, states): a stranger who asks for a
 * million addresses makes no more series than before, and no label tells of a person.
 */
export interface Metrics {
  request(figures: RequestFigures): void
  refusedByRate(rule: RateRuleId): void
  signInFailed(): void
  errorLogged(): void
  readonly contentType: string
  text(): Promise<string>
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(sources: MetricSources): Metrics {
  const registers = [new Registry()] as const
  const [registry] = registers
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'trama_http_requests_total',
    help: 'Requests answered, by pattern of the route.',
    labelNames: ['route', 'method', 'status'],
    registers: [...registers],
  })
  const durations = new Histogram({
    name: 'trama_http_request_seconds',
    help: 'From the head of a request to the end of its answer.',
    labelNames: ['route', 'method'],
    buckets: SECONDS,
    registers: [...registers],
  })
  const refused = new Counter({
    name: 'trama_rate_limited_total',
    help: 'Requests refused because they came too often, by rule.',
    labelNames: ['rule'],
    registers: [...registers],
  })
  const signIns = new Counter({
    name: 'trama_sign_in_failures_total',
    help: 'Attempts to sign in that were refused, for whatever reason.',
    registers: [...registers],
  })
  const errors = new Counter({
    name: 'trama_errors_total',
    help: 'Faults written to the log.',
    registers: [...registers],
  })
  databaseFigures(registry, sources.usage)
  workFigures(registry, sources)
  return {
    request({ method, route, status, seconds }) {
      const known = METHODS.has(method) ? method : 'other'
      requests.inc({ route, method: known, status: String(status) })
      durations.observe({ route, method: known }, seconds)
    },
    refusedByRate: (rule) => refused.inc({ rule }),
    signInFailed: () => signIns.inc(),
    errorLogged: () => errors.inc(),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}

/** Kept by the database itself and read when asked. */
function databaseFigures(registry: Registry, usage: () => DatabaseUsage): void {
  const registers = [registry]
  const total = (name: string, help: string, value: (usage: DatabaseUsage) => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(value(usage()))
      },
    })
  new Counter({
    name: 'trama_database_transactions_total',
    help: 'Transactions begun, by what they may do.',
    labelNames: ['access'],
    registers,
    collect() {
      this.reset()
      this.inc({ access: 'read' }, usage().reads)
      this.inc({ access: 'write' }, usage().writes)
    },
  })
  total('trama_database_transactions_failed_total', 'Transactions that were rolled back.', ({ failed }) => failed)
  total('trama_database_queries_total', 'Queries inside transactions.', ({ queries }) => queries)
  total('trama_database_transaction_seconds_total', 'Time that transactions were open.', ({ seconds }) => seconds)
  total(
    'trama_database_restarts_total',
    'Times the thread of the embedded database was started again.',
    ({ restarts }) => restarts,
  )
  new Gauge({
    name: 'trama_database_connections',
    help: 'Connections of the pool, and who waits for one.',
    labelNames: ['state'],
    registers,
    collect() {
      const { connections, idle, waiting } = usage()
      this.set({ state: 'busy' }, connections - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
}

/** Of the whole database, whichever process is asked: take the maximum over processes, not the sum. */
function workFigures(registry: Registry, { work, ready }: MetricSources): void {
  const registers = [registry]
  const jobs = new Gauge({ name: 'trama_jobs', help: 'Jobs by state.', labelNames: ['state'], registers })
  const waiting = new Gauge({ name: 'trama_outbox_waiting', help: 'Deliveries of events that are due.', registers })
  const lag = new Gauge({ name: 'trama_outbox_lag_seconds', help: 'Age of the oldest of them.', registers })
  const lost = new Gauge({
    name: 'trama_outbox_given_up',
    help: 'Deliveries that used all their attempts.',
    registers,
  })
  new Gauge({
    name: 'trama_ready',
    help: '1 when this process may be sent requests.',
    registers,
    async collect() {
      this.set((await ready()) ? 1 : 0)
    },
  })
  new Gauge({
    name: 'trama_database_up',
    help: '1 when the database answered.',
    registers,
    async collect() {
      const found = await work()
      this.set(found === undefined ? 0 : 1)
      // What is not known is not told: a figure of before would look like one of now.
      for (const gauge of [jobs, waiting, lag, lost]) gauge.reset()
      for (const gauge of [waiting, lag, lost]) gauge.remove()
      if (found === undefined) return
      for (const [state, count] of Object.entries(found.jobs)) jobs.set({ state }, count)
      waiting.set(found.outbox.waiting)
      lag.set(found.outbox.lagSeconds)
      lost.set(found.outbox.givenUp)
    },
  })
}
