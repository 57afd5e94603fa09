import { bigint, date, index, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const auditSchema = pgSchema('audit')

/** Append-only and hash-chained; the database refuses UPDATE, DELETE and TRUNCATE to every role of the application. */
export const auditEntry = auditSchema.table(
  'entry',
  {
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
    /** Whom the person acted for, being their substitute; null where everybody acted for themselves. */
    actingFor: jsonb('acting_for').$type<{ readonly account: string; readonly name: string }>(),
    changes: jsonb('changes').notNull(),
    previous: text('previous').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (table) => [index('entry_at').on(table.at), index('entry_command').on(table.command, table.seq)],
)

/**
 * Where the chain stood at the end of each day, published so that others can keep it: who rewrote the whole chain would
 * have to rewrite their copies too. Append-only.
 */
export const dailyHead = auditSchema.table('daily_head', {
  /** The civil day in the institution's zone. */
  day: date('day', { mode: 'string' }).primaryKey(),
  /** Of the last entry of the day or, on a day without any, of the last before it; 0 before the first of all. */
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  /** How many entries the day added. */
  entries: integer('entries').notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string', precision: 3 }).notNull(),
})

/** Each time somebody opened a sensitive value of another person, with the reason given. Append-only. */
export const sensitiveRead = auditSchema.table(
  'read',
  {
    id: uuid('id').primaryKey(),
    at: timestamp('at', { withTimezone: true, mode: 'string', precision: 3 }).notNull(),
    account: uuid('account').notNull(),
    office: uuid('office'),
    /** The person whose value was read. */
    subject: uuid('subject').notNull(),
    field: text('field').notNull(),
    reason: text('reason').notNull(),
    request: text('request').notNull(),
  },
  (table) => [index('read_subject').on(table.subject, table.at)],
)
