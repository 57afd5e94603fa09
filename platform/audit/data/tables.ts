import { bigint, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const auditSchema = pgSchema('audit')

/** Append-only and hash-chained; the database refuses UPDATE, DELETE and TRUNCATE to every role of the application. */
export const auditEntry = auditSchema.table('entry', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  id: uuid('id').notNull().unique(),
  at: timestamp('at', { withTimezone: true, mode: 'string', precision: 3 }).notNull(),
  account: text('account').notNull(),
  actor: text('actor').notNull(),
  office: uuid('office'),
  command: text('command').notNull(),
  request: text('request').notNull(),
  address: text('address'),
  reason: text('reason'),
  changes: jsonb('changes').notNull(),
  previous: text('previous').notNull(),
  hash: text('hash').notNull().unique(),
})
