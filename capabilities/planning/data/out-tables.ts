import { boolean, date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { file } from '../../../platform/files/data/tables.ts'
import { account, office } from '../../../platform/identity/data/tables.ts'
import { planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** A plan file that was not taken, so that whoever sent it can fetch it back with what stands in its way. */
export const refusedImport = planningSchema.table(
  'refused_import',
  {
    ...own,
    year: integer('year').notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => file.sha256),
    /** The refusal of the reader, with its places. */
    refusal: jsonb('refusal').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    at: instant('at').notNull(),
  },
  (table) => [index('refused_import_account').on(table.accountId)],
)

/** The secret address under which a calendar program fetches a person's dates. One an account; only its hash is kept. */
export const calendarFeed = planningSchema.table(
  'calendar_feed',
  {
    ...own,
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    tokenHash: text('token_hash').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [unique('calendar_feed_account').on(table.accountId), unique('calendar_feed_token').on(table.tokenHash)],
)

/** A book of a year as PDF: asked for, made once by a job, and kept as long as what it says is what holds. */
export const book = planningSchema.table(
  'book',
  {
    ...own,
    book: text('book').notNull(),
    year: integer('year').notNull(),
    cutOff: date('cut_off').notNull(),
    locale: text('locale').notNull(),
    verification: text('verification').notNull(),
    askedAt: instant('asked_at').notNull(),
    sha256: text('sha256').references(() => file.sha256),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(3),
    failed: boolean('failed').notNull().default(false),
  },
  (table) => [unique('book_content').on(table.book, table.year, table.cutOff, table.locale, table.verification)],
)
