import { sql } from 'drizzle-orm'
import { boolean, check, date, doublePrecision, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { office } from '../../../platform/identity/data/tables.ts'
import { caseFile } from './filing-tables.ts'
import { casesSchema } from './tables.ts'

/**
 * What a case that ended came to, as its ledger, its events and the calendar say: computed when it ends and again when the calendar
 * changes, so that statistics need not go through every ledger. Nothing here is true by itself: `countedWith` names the calendar it
 * was counted with, and a row counted with another one than today's is not read.
 */
export const finishedCase = casesSchema.table(
  'finished_case',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    caseId: uuid('case_id')
      .notNull()
      .unique()
      .references(() => caseFile.id),
    endedOn: date('ended_on', { mode: 'string' }).notNull(),
    unit: text('unit'),
    use: text('use'),
    resolved: boolean('resolved').notNull(),
    authorised: boolean('authorised').notNull(),
    entries: integer('entries').notNull(),
    officeDays: integer('office_days'),
    applicantDays: integer('applicant_days'),
    otherDays: integer('other_days'),
    inTerm: boolean('in_term'),
    inLaw: boolean('in_law').notNull(),
    area: doublePrecision('area'),
    investment: doublePrecision('investment'),
    steps: jsonb('steps').$type<Readonly<Record<string, number>>>().notNull().default({}),
    countedWith: text('counted_with').notNull(),
  },
  (table) => [
    index('finished_case_ended').on(table.endedOn),
    check(
      'finished_case_days',
      sql`(${table.officeDays} is null) = (${table.applicantDays} is null) and (${table.officeDays} is null) = (${table.otherDays} is null)`,
    ),
  ],
)

/**
 * A month in which cases ended. `version` grows with every change of what ended in it (a trigger, in the same transaction), so that
 * what was counted of a month is good as long as its version is this one.
 */
export const endedMonth = casesSchema.table(
  'ended_month',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    /** Its first day. */
    month: date('month', { mode: 'string' }).notNull(),
  },
  (table) => [unique('ended_month_of_office').on(table.officeId, table.month)],
)

/**
 * Where something is that was authorised, as near as the edition it was filed under lets everybody know and no nearer: the middle of a
 * square of so many metres, or with 0 the point itself. Written by the act that ends the case; the public reads this and never the
 * answer it was made from.
 */
export const authorisedPlace = casesSchema.table(
  'authorised_place',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    caseId: uuid('case_id')
      .notNull()
      .unique()
      .references(() => caseFile.id),
    endedOn: date('ended_on', { mode: 'string' }).notNull(),
    longitude: doublePrecision('longitude').notNull(),
    latitude: doublePrecision('latitude').notNull(),
    metres: integer('metres').notNull(),
  },
  (table) => [
    index('authorised_place_ended').on(table.endedOn),
    check('authorised_place_near', sql`${table.metres} = 0 or ${table.metres} >= 100`),
  ],
)
