import { sql } from 'drizzle-orm'
import { index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { platformSchema } from '../../events/data/tables.ts'

/** A relation between elements of any two rooms (serves, counts toward, aligned with, threatened by …), walkable both ways. */
export const link = platformSchema.table(
  'link',
  {
    id: uuid('id').primaryKey(),
    fromKind: text('from_kind').notNull(),
    fromId: uuid('from_id').notNull(),
    relation: text('relation').notNull(),
    toKind: text('to_kind').notNull(),
    toId: uuid('to_id').notNull(),
    /** Empty when a person said so; the reason when a rule proposed it. */
    proposal: text('proposal'),
    /** Why a person says so, in that person's words. */
    reason: text('reason'),
    by: text('by').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().default(sql`now()`),
  },
  (table) => [
    unique('link_once').on(table.fromKind, table.fromId, table.relation, table.toKind, table.toId),
    index('link_to').on(table.toKind, table.toId),
  ],
)
