import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { file } from '../../../platform/files/data/tables.ts'
import { account, office } from '../../../platform/identity/data/tables.ts'
import type { Clause } from '../rules/resolution/resolution.ts'
import { caseFile } from './filing-tables.ts'
import { casesSchema } from './tables.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const day = (name: string) => date(name, { mode: 'string' })

const ofCase = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
  caseId: uuid('case_id')
    .notNull()
    .references(() => caseFile.id),
}
const by = (name: string) => uuid(name).references(() => account.id)

/** The decision of a case in writing: drafted, signed (then it never changes), told with proof of it. */
export const resolution = casesSchema.table(
  'resolution',
  {
    ...ofCase,
    /** `R-` and the number of the case; a second one of the same case adds `-2`. */
    number: text('number').notNull().unique(),
    /** Step and action of the definition that it carries out when it is signed. */
    step: text('step').notNull(),
    action: text('action').notNull(),
    outcome: text('outcome').notNull(),
    grounds: text('grounds').notNull(),
    clauses: jsonb('clauses').$type<readonly Clause[]>().notNull().default([]),
    state: text('state').notNull().default('draft'),
    draftedAt: instant('drafted_at').notNull(),
    draftedBy: by('drafted_by'),
    /** Printed on it, with its QR: anybody verifies it by this. */
    verificationCode: text('verification_code').notNull().unique(),
    signedAt: instant('signed_at'),
    signedOn: day('signed_on'),
    signedBy: by('signed_by'),
    /** The certificate with which it was signed: whose it says to be, and its fingerprint. */
    signedAs: text('signed_as'),
    certificate: text('certificate'),
    development: boolean('development').notNull().default(false),
    sha256: text('sha256').references(() => file.sha256),
    notifiedAt: instant('notified_at'),
    notifiedOn: day('notified_on'),
    /** `platform`, `in_person` or `e_mail`, and what proves it: who received it, the number of the record. */
    notifiedWay: text('notified_way'),
    notifiedProof: text('notified_proof'),
    notifiedBy: by('notified_by'),
  },
  (table) => [
    uniqueIndex('resolution_one_draft').on(table.caseId).where(sql`state = 'draft'`),
    index('resolution_of_case').on(table.caseId),
    index('resolution_signed').on(table.officeId, table.signedOn),
    check('resolution_signed_whole', sql`(${table.state} = 'draft') = (${table.sha256} is null)`),
    check('resolution_notified', sql`(${table.state} = 'notified') = (${table.notifiedOn} is not null)`),
  ],
)

/** What another unit or body is asked about a case, with a due date of its own. The case goes on meanwhile or waits, as its flow says. */
export const opinion = casesSchema.table(
  'opinion',
  {
    ...ofCase,
    number: integer('number').notNull(),
    askedOf: text('asked_of').notNull(),
    question: text('question').notNull(),
    askedAt: instant('asked_at').notNull(),
    askedOn: day('asked_on').notNull(),
    askedBy: by('asked_by'),
    dueOn: day('due_on').notNull(),
    answeredAt: instant('answered_at'),
    answeredOn: day('answered_on'),
    answeredBy: by('answered_by'),
    conclusion: text('conclusion'),
    answer: text('answer'),
  },
  (table) => [
    unique('opinion_number').on(table.caseId, table.number),
    index('opinion_open_due').on(table.officeId, table.dueOn).where(sql`${table.answeredAt} is null`),
    check('opinion_answered', sql`(${table.answeredAt} is null) = (${table.conclusion} is null)`),
  ],
)

/** A visit to the site: what was found there, with photographs. */
export const inspection = casesSchema.table(
  'inspection',
  {
    ...ofCase,
    number: integer('number').notNull(),
    visitedOn: day('visited_on').notNull(),
    conclusion: text('conclusion').notNull(),
    found: text('found').notNull(),
    at: instant('at').notNull(),
    accountId: by('account_id'),
  },
  (table) => [unique('inspection_number').on(table.caseId, table.number)],
)

export const inspectionPhoto = casesSchema.table(
  'inspection_photo',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    inspectionId: uuid('inspection_id')
      .notNull()
      .references(() => inspection.id),
    sha256: text('sha256')
      .notNull()
      .references(() => file.sha256),
    name: text('name').notNull(),
  },
  (table) => [index('inspection_photo_of').on(table.inspectionId)],
)

/** Sentences that the office uses again and again: observations, conditions, reasons to deny. Data of the deployment. */
export const phrase = casesSchema.table(
  'phrase',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    code: text('code').notNull(),
    /** `observation`, `condition` or `reason`. */
    kind: text('kind').notNull(),
    words: text('words').notNull(),
    article: text('article'),
    /** Of which procedures; absent: of all. */
    procedures: text('procedures').array(),
    certainty: text('certainty').notNull(),
  },
  (table) => [unique('phrase_code').on(table.officeId, table.code)],
)
