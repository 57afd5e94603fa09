import { integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const platformSchema = pgSchema('platform')

/** What happened, written in the transaction of the command that made it happen. */
export const outbox = platformSchema.table('outbox', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  version: integer('version').notNull(),
  payload: jsonb('payload').notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
})

/** One row per event and subscriber: done exactly once, because it is written in the subscriber's own transaction. */
export const delivery = platformSchema.table(
  'delivery',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => outbox.id),
    subscriber: text('subscriber').notNull(),
    attempts: integer('attempts').notNull().default(0),
    doneAt: timestamp('done_at', { withTimezone: true, mode: 'string' }),
    lastError: text('last_error'),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.subscriber] })],
)

/** First answers of commands that came with a key, so that a doubled submit changes nothing. */
export const idempotency = platformSchema.table(
  'idempotency',
  {
    key: text('key').notNull(),
    account: text('account').notNull(),
    command: text('command').notNull(),
    output: jsonb('output'),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.account, table.command] })],
)
