import { sql } from 'drizzle-orm'
import { bigint, boolean, check, doublePrecision, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account, office } from '../../../platform/identity/data/tables.ts'
import { element, planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const said = {
  note: text('note'),
  demo: boolean('demo').notNull().default(false),
  setBy: uuid('set_by').references(() => account.id),
  setAt: timestamp('set_at', { withTimezone: true, mode: 'string' }).notNull(),
}
/** An activity and the funding source of its plan from which it is paid; none where the plan names none. */
const place = {
  activityId: uuid('activity_id')
    .notNull()
    .references(() => element.id),
  sourceId: uuid('source_id').references(() => element.id),
}

/** What an activity is to cost, of one source: in a month, or in the year as a whole. Whole cents. */
export const moneyPlanned = planningSchema.table(
  'money_planned',
  {
    ...own,
    ...place,
    month: integer('month'),
    cents: bigint('cents', { mode: 'number' }).notNull(),
    ...said,
  },
  (table) => [
    unique('money_planned_once').on(table.activityId, table.sourceId, table.month).nullsNotDistinct(),
    check('money_planned_month', sql`${table.month} between 1 and 12`),
    check('money_planned_cents', sql`${table.cents} >= 0`),
  ],
)

/** What was spent on an activity in a month, of one source. No row = not reported; 0 = nothing was spent; less than 0 = paid back. */
export const moneySpent = planningSchema.table(
  'money_spent',
  {
    ...own,
    ...place,
    month: integer('month').notNull(),
    cents: bigint('cents', { mode: 'number' }).notNull(),
    ...said,
  },
  (table) => [
    unique('money_spent_once').on(table.activityId, table.sourceId, table.month).nullsNotDistinct(),
    check('money_spent_month', sql`${table.month} between 1 and 12`),
  ],
)

/** How far a unit itself says that an element is, at the end of a period. It stands beside the computed figure and never enters it. */
export const selfAssessment = planningSchema.table(
  'self_assessment',
  {
    ...own,
    elementId: uuid('element_id')
      .notNull()
      .references(() => element.id),
    /** `2019-Q1`. */
    period: text('period').notNull(),
    percent: doublePrecision('percent').notNull(),
    ...said,
  },
  (table) => [
    unique('self_assessment_once').on(table.elementId, table.period),
    check('self_assessment_percent', sql`${table.percent} between 0 and 100`),
  ],
)
