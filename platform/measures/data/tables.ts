import { date, doublePrecision, index, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { platformSchema } from '../../events/data/tables.ts'

/** A figure as it was captured, with the frozen list of the records it counted. Never updated: a later figure is a new reading. */
export const reading = platformSchema.table(
  'reading',
  {
    id: uuid('id').primaryKey(),
    measure: text('measure').notNull(),
    version: integer('version').notNull(),
    period: text('period').notNull(),
    filters: jsonb('filters').notNull(),
    value: doublePrecision('value'),
    missing: text('missing'),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    count: integer('count').notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    records: jsonb('records').notNull(),
    recordsHash: text('records_hash').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [index('reading_of').on(table.measure, table.period, table.asOf)],
)
