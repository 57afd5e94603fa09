import { index, text, timestamp } from 'drizzle-orm/pg-core'
import { platformSchema } from '../../events/data/tables.ts'

/** How often one caller did what all processes count together: the instant at which everything taken is paid back. */
export const rate = platformSchema.table(
  'rate',
  {
    /** Hash of rule and caller. */
    key: text('key').primaryKey(),
    until: timestamp('until', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [index('rate_until').on(table.until)],
)
