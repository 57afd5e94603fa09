import { date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { platformSchema } from '../../events/data/tables.ts'
import type { YearlyDaysOff } from '../calendar.ts'

/** The calendar of one jurisdiction. Its version counts every decree that came or went, and is named beside dates computed by it. */
export const calendar = platformSchema.table('calendar', {
  id: uuid('id').primaryKey(),
  version: integer('version').notNull().default(1),
  code: text('code').notNull().unique(),
  title: jsonb('title').$type<Text>().notNull(),
  /** Code of the calendar that it adds to. */
  extends: text('extends'),
  weekend: jsonb('weekend').$type<readonly number[]>(),
  yearly: jsonb('yearly').$type<readonly YearlyDaysOff[]>().notNull(),
})

/** Something ordered for particular days. What no longer holds is withdrawn with a reason, never deleted. */
export const calendarDecree = platformSchema.table(
  'calendar_decree',
  {
    id: uuid('id').primaryKey(),
    calendarId: uuid('calendar_id')
      .notNull()
      .references(() => calendar.id),
    key: text('key').notNull(),
    title: jsonb('title').$type<Text>().notNull(),
    /** `holiday`, `suspension`, `working`. */
    effect: text('effect').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }).notNull(),
    citation: text('citation').notNull(),
    certainty: text('certainty').notNull(),
    /** From when on terms are computed with it: so that a date told before can be told again. */
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true, mode: 'string' }),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => [
    unique('calendar_decree_key').on(table.calendarId, table.key),
    index('calendar_decree_days').on(table.calendarId, table.fromDay),
  ],
)
