import { boolean, date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account, office } from '../../../platform/identity/data/tables.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import { element, instrument, planImport, planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** A request to change an approved plan, numbered within it. Its cause also points to a risk of the plan (`caused_by`). */
export const reprogramming = planningSchema.table(
  'reprogramming',
  {
    ...own,
    instrumentId: uuid('instrument_id')
      .notNull()
      .references(() => instrument.id),
    number: integer('number').notNull(),
    state: text('state').notNull().default('draft'),
    cause: text('cause').notNull(),
    /** Month or quarter that the cause touches: `2019-10`, `2019-Q4`. */
    period: text('period').notNull(),
    justification: text('justification').notNull(),
    /** The post that asks, not the person. */
    requestedBy: text('requested_by').notNull(),
    openedBy: uuid('opened_by').references(() => account.id),
    openedAt: instant('opened_at').notNull(),
    submittedAt: instant('submitted_at'),
    decidedOn: date('decided_on', { mode: 'string' }),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    decidedAt: instant('decided_at'),
    /** Which version of the plan its approval made: 2 for the first after the baseline. */
    planVersion: integer('plan_version'),
    /** The file whose differences it brings, when it began with one. */
    importId: uuid('import_id').references(() => planImport.id),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    unique('reprogramming_number').on(table.instrumentId, table.number),
    unique('reprogramming_plan_version').on(table.instrumentId, table.planVersion),
  ],
)

/** One thing that a request changes: how it stood when it was proposed, and how it shall stand. */
export const reprogrammingChange = planningSchema.table(
  'reprogramming_change',
  {
    ...own,
    reprogrammingId: uuid('reprogramming_id')
      .notNull()
      .references(() => reprogramming.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    /** Of a new activity: the id it will have. */
    elementId: uuid('element_id').notNull(),
    /** Of a new activity: the activity on whose lines it follows. */
    besideId: uuid('beside_id').references(() => element.id),
    before: jsonb('before').$type<PlanChange['before']>(),
    after: jsonb('after').$type<PlanChange['after']>(),
    sort: integer('sort').notNull(),
  },
  (table) => [
    unique('reprogramming_change_once').on(table.reprogrammingId, table.kind, table.elementId),
    index('reprogramming_change_element').on(table.elementId),
  ],
)
