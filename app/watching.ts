import { join } from 'node:path'
import { readMigrationFiles } from '../platform/database/migration-files.ts'
import { createHealth } from '../platform/running/health.ts'
import type { Log } from '../platform/running/log.ts'
import { createMetrics, type Metrics } from '../platform/running/metrics.ts'
import { databaseAnswers, folderIsWritable, migrationsCurrent } from '../platform/running/probes.ts'
import type { Watch } from '../platform/running/watch.ts'
import { workFigures } from '../platform/running/work-figures.ts'
import { MANIFESTS } from './manifests.ts'
import type { Parts } from './platform-parts.ts'
import type { Settings } from './settings.ts'

/** A part that has not answered by then does not answer. Not shorter: a busy hour must not take all processes out at once. */
const ANSWER_MS = 5000
const KEPT_MS = 1000

/** What only the running process knows of itself. */
export interface Alive {
  /** It listens and is not being stopped. */
  serving(): boolean
  /** Its worker looks for jobs. */
  working(): boolean
}

/** How the process does: for the page of its state, for supervisors, and for Prometheus. */
export function watching(settings: Settings, { database, now }: Parts, alive: Alive): Watch {
  const names = readMigrationFiles().map(({ name }) => name)
  const folder = join(settings.dataDir, 'files')
  const subscriptions = MANIFESTS.flatMap((manifest) => manifest.subscribes ?? [])
  const health = createHealth(
    {
      database: () => databaseAnswers(database),
      migrations: () => migrationsCurrent(database, names),
      files: () => folderIsWritable(folder),
      jobs: alive.working,
      serving: alive.serving,
    },
    { limitMs: ANSWER_MS, keptMs: KEPT_MS },
  )
  return {
    health,
    since: now(),
    work: workFigures(database, subscriptions, ANSWER_MS),
    usage: () => database.usage(),
  }
}

export function metricsOf({ usage, work, health }: Watch): Metrics {
  return createMetrics({ usage, work, ready: async () => (await health.report()).ready })
}

/** An error in the log, and one more in the figures. */
export function errorTo(log: Log, metrics: () => Metrics | undefined): (error: unknown, where: string) => void {
  return (error, where) => {
    metrics()?.errorLogged()
    log.trouble(error, where)
  }
}
