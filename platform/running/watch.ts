import type { DatabaseUsage } from '../database/database.ts'
import type { Health } from './health.ts'
import type { WorkFigures } from './work-figures.ts'

/** What pages and figures are told of the running process. */
export interface Watch {
  readonly health: Health
  /** Instant since which it serves. */
  readonly since: string
  readonly work: () => Promise<WorkFigures | undefined>
  readonly usage: () => DatabaseUsage
}
