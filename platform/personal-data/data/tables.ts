import { index, integer, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { account, person } from '../../identity/data/tables.ts'

export const personalSchema = pgSchema('personal')

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 })

/** What a person asked to have corrected in what is held on them, and what was decided. */
export const correctionRequest = personalSchema.table(
  'correction_request',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** `identity.person.name`: a column that a manifest declares. */
    field: text('field').notNull(),
    /** What it should say; forgotten some time after the decision. */
    wanted: text('wanted'),
    reason: text('reason'),
    state: text('state').notNull().default('open'),
    at: instant('at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => account.id),
    decision: text('decision'),
    version: integer('version').notNull().default(1),
  },
  (table) => [index('correction_request_person').on(table.personId, table.at)],
)
