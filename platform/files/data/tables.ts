import { bigint, text, timestamp } from 'drizzle-orm/pg-core'
import { platformSchema } from '../../events/data/tables.ts'

/** What the content-addressed store holds. The bytes lie in the data folder under their SHA-256. */
export const file = platformSchema.table('file', {
  sha256: text('sha256').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  /** Media type by content, never by name. */
  type: text('type').notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
})
