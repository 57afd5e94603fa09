import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { account, office, unit } from '../../../platform/identity/data/tables.ts'
import { planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** The review of a quarter. Its state is one of `rules/review/cycle.ts`; the days of its phases are fixed when it is opened. */
export const review = planningSchema.table(
  'review',
  {
    ...own,
    year: integer('year').notNull(),
    quarter: integer('quarter').notNull(),
    state: text('state').notNull(),
    /** Last day of each phase, by its name: a later edition of the method does not move the days of what runs. */
    phases: jsonb('phases').$type<Readonly<Record<string, string>>>().notNull(),
    /** The unit that gathers all parts, as the method named it when the review was opened. */
    consolidatingUnitId: uuid('consolidating_unit_id').references(() => unit.id),
    openedAt: instant('opened_at').notNull(),
    /** Day of the sign-off that holds; absent while the quarter is open. */
    signedOn: date('signed_on', { mode: 'string' }),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('review_once').on(table.officeId, table.year, table.quarter)],
)

/** A unit says that its part of a review is complete. Taken back when the unit still has something to correct. */
export const reviewDelivery = planningSchema.table(
  'review_delivery',
  {
    ...own,
    reviewId: uuid('review_id')
      .notNull()
      .references(() => review.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    note: text('note'),
    deliveredAt: instant('delivered_at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('review_delivery_once').on(table.reviewId, table.unitId)],
)

/** What was done with a review, step by step; only ever added to. Who did it stands in the audit, not here: this is public. */
export const reviewStep = planningSchema.table(
  'review_step',
  {
    ...own,
    reviewId: uuid('review_id')
      .notNull()
      .references(() => review.id),
    action: text('action').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    reason: text('reason'),
    at: instant('at').notNull(),
  },
  (table) => [index('review_step_review').on(table.reviewId)],
)

/**
 * A year as it was when a quarter was signed off: one canonical JSON document, named by its SHA-256, only ever added to. Text
 * and not jsonb: the bytes that were hashed are the bytes that are kept.
 */
export const snapshot = planningSchema.table(
  'snapshot',
  {
    ...own,
    reviewId: uuid('review_id')
      .notNull()
      .references(() => review.id),
    year: integer('year').notNull(),
    quarter: integer('quarter').notNull(),
    /** 1 for the first sign-off of the quarter, then one more for each after a reopening. */
    number: integer('number').notNull(),
    cutOff: date('cut_off', { mode: 'string' }).notNull(),
    schemaVersion: integer('schema_version').notNull(),
    sha256: text('sha256').notNull(),
    content: text('content').notNull(),
    takenAt: instant('taken_at').notNull(),
  },
  (table) => [
    unique('snapshot_number').on(table.officeId, table.year, table.quarter, table.number),
    index('snapshot_sha256').on(table.sha256),
  ],
)

/** The meeting of a review. Attendance is by posts and units, never by names of persons: its minutes are shown to all staff. */
export const reviewMeeting = planningSchema.table(
  'review_meeting',
  {
    ...own,
    reviewId: uuid('review_id')
      .notNull()
      .references(() => review.id),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    place: text('place').notNull(),
    attendees: text('attendees').array().notNull().default(sql`'{}'`),
    agenda: text('agenda').array().notNull().default(sql`'{}'`),
    notes: text('notes'),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('review_meeting_once').on(table.reviewId)],
)

/** What a review agreed on, followed until it is closed. Its state is derived (`rules/review/agreement-state.ts`). */
export const agreement = planningSchema.table(
  'agreement',
  {
    ...own,
    reviewId: uuid('review_id')
      .notNull()
      .references(() => review.id),
    year: integer('year').notNull(),
    /** Of the year: `3/2019`. */
    number: integer('number').notNull(),
    text: text('text').notNull(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    /** The post that answers for it within the unit. */
    post: text('post'),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    closedOn: date('closed_on', { mode: 'string' }),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    /** How it was carried out, or why it was withdrawn. */
    closingNote: text('closing_note'),
    evidenceLinks: text('evidence_links').array().notNull().default(sql`'{}'`),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    unique('agreement_number').on(table.officeId, table.year, table.number),
    index('agreement_unit').on(table.unitId),
  ],
)

/** A reminder that was sent: the same one never goes out twice, however often the job runs. */
export const reviewReminder = planningSchema.table(
  'review_reminder',
  {
    ...own,
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** What of the subject was due: a phase of the review, or `agreement`. */
    what: text('what').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** Days from the due date: −30, −7, −1, 1, 7, 30. */
    daysFrom: integer('days_from').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    at: instant('at').notNull(),
  },
  (table) => [
    unique('review_reminder_once').on(table.subjectId, table.what, table.dueOn, table.daysFrom, table.accountId),
  ],
)
