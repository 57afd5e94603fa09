import { boolean, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../../../platform/identity/data/tables.ts'
import { batch, indicator, instant, observatorySchema, own } from './tables.ts'

/** Figures asked of an institution: by a letter, until a day, and what became of it. */
export const dataRequest = observatorySchema.table(
  'data_request',
  {
    ...own,
    number: integer('number').generatedAlwaysAsIdentity().unique('data_request_number'),
    institution: text('institution').notNull(),
    /** The office that answers there, never a person. */
    askedOffice: text('asked_office').notNull(),
    /** Its mailbox; without one the letter goes on paper. */
    mailbox: text('mailbox').notNull().default(''),
    indicatorId: uuid('indicator_id')
      .notNull()
      .references(() => indicator.id),
    period: text('period').notNull(),
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** What the letter says besides. */
    remark: text('remark').notNull().default(''),
    /** `open`, `answered`, `withdrawn`. */
    state: text('state').notNull(),
    askedBy: uuid('asked_by').references(() => account.id),
    closedOn: date('closed_on', { mode: 'string' }),
    /** Why it was withdrawn, or what came instead of figures. */
    closedNote: text('closed_note').notNull().default(''),
    /** The batch that answers it. */
    batchId: uuid('batch_id').references(() => batch.id),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [index('data_request_state').on(table.state, table.dueOn), index('data_request_batch').on(table.batchId)],
)

/** A reminder that left, once for each of its days. */
export const dataRequestReminder = observatorySchema.table(
  'data_request_reminder',
  {
    ...own,
    requestId: uuid('request_id')
      .notNull()
      .references(() => dataRequest.id),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** Days from the due date: before it negative. */
    daysFrom: integer('days_from').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [unique('data_request_reminder_day').on(table.requestId, table.dueOn, table.daysFrom)],
)
