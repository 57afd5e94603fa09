import { boolean, date, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { indicator, instant, observatorySchema, own } from './tables.ts'

/** A day on which figures of a period are to be published; rows are only added, so that a day that was moved stays in view. */
export const announcedDate = observatorySchema.table(
  'announced_date',
  {
    ...own,
    indicatorId: uuid('indicator_id')
      .notNull()
      .references(() => indicator.id),
    /** As the store writes periods. */
    period: integer('period').notNull(),
    /** 1 when it was announced, then one more each time it was moved. */
    number: integer('number').notNull(),
    /** None: it will not be published. */
    announcedFor: date('announced_for', { mode: 'string' }),
    /** Why it was moved or taken back. */
    reason: text('reason').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('announced_date_number').on(table.indicatorId, table.period, table.number)],
)
