import { sql } from 'drizzle-orm'
import { date, doublePrecision, index, integer, jsonb, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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

/**
 * What shows the figure of a measure as its own (an indicator of a plan, a series): from the day it was bound until it was
 * let go. What was bound before is kept, so that its readings can be explained.
 */
export const measureBinding = platformSchema.table(
  'measure_binding',
  {
    id: uuid('id').primaryKey(),
    boundKind: text('bound_kind').notNull(),
    boundId: uuid('bound_id').notNull(),
    measure: text('measure').notNull(),
    filters: jsonb('filters').notNull(),
    by: text('by').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    endedBy: text('ended_by'),
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [
    uniqueIndex('measure_binding_one').on(table.boundKind, table.boundId).where(sql`ended_at is null`),
    index('measure_binding_of').on(table.measure),
  ],
)
