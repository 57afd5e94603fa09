import { date, doublePrecision, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account, office } from '../../../platform/identity/data/tables.ts'
import type { PastMapping, PastTable } from '../rules/past/past-case.ts'
import { casesSchema } from './tables.ts'

const day = (name: string) => date(name, { mode: 'string' })
const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}

/** A file of past cases that somebody brought: what it holds, cell by cell, and which column is what. */
export const pastImport = casesSchema.table(
  'past_import',
  {
    ...own,
    procedure: text('procedure').notNull(),
    name: text('name').notNull(),
    /** Of the file: the same one brought again is the same import. */
    sha256: text('sha256').notNull(),
    content: jsonb('content').$type<PastTable>().notNull(),
    mapping: jsonb('mapping').$type<PastMapping>().notNull(),
    broughtAt: timestamp('brought_at', { withTimezone: true, mode: 'string' }).notNull(),
    accountId: uuid('account_id').references(() => account.id),
    /** When its cases were taken over; absent while it is only looked at. */
    takenAt: timestamp('taken_at', { withTimezone: true, mode: 'string' }),
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>().notNull().default({}),
  },
  (table) => [unique('past_import_of_file').on(table.officeId, table.procedure, table.sha256)],
)

/**
 * A case of the system before this one. It has no ledger and no events, because nobody wrote them down: only what stood in the file,
 * with its number as it was written.
 */
export const pastCase = casesSchema.table(
  'past_case',
  {
    ...own,
    importId: uuid('import_id')
      .notNull()
      .references(() => pastImport.id),
    /** Of the file. */
    row: integer('row').notNull(),
    procedure: text('procedure').notNull(),
    number: text('number').notNull(),
    filedOn: day('filed_on'),
    endedOn: day('ended_on'),
    endedAs: text('ended_as'),
    outcome: text('outcome'),
    applicantName: text('applicant_name'),
    jurisdiction: text('jurisdiction'),
    municipality: text('municipality'),
    use: text('use'),
    area: doublePrecision('area'),
    storeys: integer('storeys'),
    investment: doublePrecision('investment'),
    /** What else its row said, by heading. */
    others: jsonb('others').$type<Readonly<Record<string, string>>>().notNull().default({}),
  },
  (table) => [
    unique('past_case_number').on(table.officeId, table.number),
    index('past_case_ended').on(table.endedOn),
    index('past_case_of_import').on(table.importId),
  ],
)
