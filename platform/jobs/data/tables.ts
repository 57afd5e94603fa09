import { doublePrecision, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { platformSchema } from '../../events/data/tables.ts'

/** How far a job is. Jobs themselves stand in pg-boss's own tables (schema `pgboss`), which it deletes and writes anew. */
export const jobProgress = platformSchema.table('job_progress', {
  jobId: uuid('job_id').primaryKey(),
  done: doublePrecision('done').notNull(),
  /** Null while it is not known. */
  total: doublePrecision('total'),
  step: jsonb('step').$type<Text>(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
})

/** When each job that runs by the calendar is due next: one row a kind, taken by exactly one process. */
export const jobSchedule = platformSchema.table('job_schedule', {
  job: text('job').primaryKey(),
  cron: text('cron').notNull(),
  zone: text('zone').notNull(),
  nextAt: timestamp('next_at', { withTimezone: true, mode: 'string' }).notNull(),
  lastAt: timestamp('last_at', { withTimezone: true, mode: 'string' }),
})
