import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { platformSchema } from '../../events/data/tables.ts'

/** Deployment packs that were loaded: id, version and the hash of the content. The database is the authority afterwards. */
export const packLoaded = platformSchema.table('pack_loaded', {
  id: text('id').primaryKey(),
  version: text('version').notNull(),
  hash: text('hash').notNull(),
  demo: integer('demo').notNull().default(0),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
})
