import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { file } from '../../../platform/files/data/tables.ts'
import { account, office, unit } from '../../../platform/identity/data/tables.ts'
import type { Span } from '../rules/clock/ledger.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { DraftDocument } from '../rules/filing/documents.ts'
import type { FeeLine } from '../rules/filing/fees.ts'
import type { FlowState } from '../rules/flow/flow.ts'
import { casesSchema, definition } from './tables.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const day = (name: string) => date(name, { mode: 'string' })

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}

/** Who applies, for whom, and how a guest comes back: the same before and after filing. */
const applying = () => ({
  accountId: uuid('account_id').references(() => account.id),
  guestEmail: text('guest_email'),
  /** Who took it at the counter from somebody who was there. */
  takenBy: uuid('taken_by').references(() => account.id),
  /** Of the link that a guest was sent: who reads the table cannot become the guest. */
  tokenHash: text('token_hash').unique(),
  applicantName: text('applicant_name'),
  /** On whose behalf, where it is not one's own: that person says so by a link. */
  ownerName: text('owner_name'),
  ownerEmail: text('owner_email'),
  consentTokenHash: text('consent_token_hash').unique(),
  consentedAt: instant('consented_at'),
})

/** What somebody has answered so far. It moves to a newer edition when opened; once filed it says as which case. */
export const draft = casesSchema.table(
  'draft',
  {
    ...own,
    ...applying(),
    definitionId: uuid('definition_id')
      .notNull()
      .references(() => definition.id),
    jurisdiction: text('jurisdiction'),
    answers: jsonb('answers').$type<Answers>().notNull().default({}),
    documents: jsonb('documents').$type<readonly DraftDocument[]>().notNull().default([]),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    filedCaseId: uuid('filed_case_id').references(() => caseFile.id),
    /** The case against whose decision it is. */
    appealsId: uuid('appeals_id').references(() => caseFile.id),
  },
  (table) => [
    index('draft_of_account').on(table.accountId),
    index('draft_taken_by').on(table.takenBy),
    check(
      'draft_belongs',
      sql`${table.accountId} is not null or ${table.guestEmail} is not null or ${table.takenBy} is not null`,
    ),
  ],
)

/** The last number given in a series of a year; its row is locked by whoever files, so that there are neither holes nor doubles. */
export const caseSeries = casesSchema.table(
  'case_series',
  { ...own, series: text('series').notNull(), year: integer('year').notNull(), last: integer('last').notNull() },
  (table) => [unique('case_series_of_year').on(table.officeId, table.series, table.year)],
)

/** A filed case. It stays on the edition under which it was filed; what happened to it stands in its events and its ledger. */
export const caseFile = casesSchema.table(
  'case_file',
  {
    ...own,
    ...applying(),
    /** `OPAMSS-LC-2026-00012`. */
    number: text('number').notNull().unique(),
    series: text('series').notNull(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    definitionId: uuid('definition_id')
      .notNull()
      .references(() => definition.id),
    /** The definition's code, so that lists need not open each edition. */
    procedure: text('procedure').notNull(),
    jurisdiction: text('jurisdiction'),
    /** Of the draft it was made from: filing it twice gives the same case. */
    draftId: uuid('draft_id').unique(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    filedOn: day('filed_on').notNull(),
    filedAt: instant('filed_at').notNull(),
    flow: jsonb('flow').$type<FlowState>().notNull(),
    /** The end of the definition that it came to (`granted`), and the day. */
    endedAs: text('ended_as'),
    endedOn: day('ended_on'),
    assignedUnitId: uuid('assigned_unit_id').references(() => unit.id),
    assignedAccountId: uuid('assigned_account_id').references(() => account.id),
    /**
     * What the clock said when it was last read, for lists to be ordered by; computed anew with every entry and whenever the
     * calendar changes. The truth is the ledger.
     */
    clockState: text('clock_state'),
    dueOn: day('due_on'),
    /** The case against whose decision this one is. */
    appealsId: uuid('appeals_id').references((): AnyPgColumn => caseFile.id),
    /** Day on which it went to the archive: ended, and nothing more to be done against it. */
    archivedOn: day('archived_on'),
    /** Printed on what is issued: anybody verifies by it. */
    verificationCode: text('verification_code').notNull().unique(),
    demo: boolean('demo').notNull().default(false),
    /**
     * What it is looked for by, folded: kept, because folding each of a hundred thousand names anew takes longer than all the rest. It
     * changes with what it is made of, and is forgotten with it.
     */
    searched: text('searched').generatedAlwaysAs(sql`cases.searched("number", "applicant_name")`),
  },
  (table) => [
    index('case_file_searched').using('gin', table.searched.op('gin_trgm_ops')),
    index('case_file_appeals').on(table.appealsId).where(sql`${table.appealsId} is not null`),
    unique('case_file_sequence').on(table.officeId, table.series, table.year, table.sequence),
    index('case_file_of_account').on(table.accountId),
    index('case_file_assigned').on(table.assignedAccountId),
    index('case_file_open_due').on(table.officeId, table.dueOn).where(sql`${table.endedAs} is null`),
    index('case_file_authorised_of')
      .on(table.procedure, table.endedOn, table.number)
      .where(sql`${table.endedAs} in ('granted', 'conditioned')`),
    index('case_file_authorised_in')
      .on(table.jurisdiction, table.endedOn, table.number)
      .where(sql`${table.endedAs} in ('granted', 'conditioned')`),
    index('case_file_ended_on').on(table.endedOn).where(sql`${table.endedOn} is not null`),
    index('case_file_filed').on(table.officeId, table.filedOn),
    check(
      'case_file_belongs',
      sql`${table.accountId} is not null or ${table.guestEmail} is not null or ${table.takenBy} is not null`,
    ),
    check('case_file_end', sql`(${table.endedAs} is null) = (${table.endedOn} is null)`),
  ],
)

const ofCase = {
  caseId: uuid('case_id')
    .notNull()
    .references(() => caseFile.id),
}

/** What happened to a case, one after the other. Only ever added to. */
export const caseEvent = casesSchema.table(
  'case_event',
  {
    ...own,
    ...ofCase,
    sequence: integer('sequence').notNull(),
    at: instant('at').notNull(),
    on: day('on_day').notNull(),
    /** Absent: a guest, or the program itself. */
    accountId: uuid('account_id').references(() => account.id),
    /** In which role of the definition, `applicant`, `reviewer`, `clock`. */
    role: text('role').notNull(),
    /** Of the definition; absent where something was said and nothing moved. */
    step: text('step'),
    /** Of the definition, or `message`, `note`, `assign`, `consent`, `pay`. */
    action: text('action').notNull(),
    clock: text('clock'),
    publicWords: text('public_words'),
    internalWords: text('internal_words'),
    payload: jsonb('payload').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
  },
  (table) => [unique('case_event_sequence').on(table.caseId, table.sequence)],
)

/** The ledger of the clock, in the shape of `rules/clock/ledger.ts`. Only ever added to. */
export const clockEntry = casesSchema.table(
  'clock_entry',
  {
    ...own,
    ...ofCase,
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    on: day('on_day').notNull(),
    at: instant('at').notNull(),
    /** The role, never a name: the account of days is public. */
    role: text('role').notNull(),
    rule: text('rule').notNull(),
    reason: jsonb('reason').$type<Text>(),
    citation: text('citation'),
    awaits: text('awaits'),
    answerWithin: jsonb('answer_within').$type<Span>(),
    extendedBy: integer('extended_by'),
    outcome: jsonb('outcome').$type<Text>(),
  },
  (table) => [unique('clock_entry_sequence').on(table.caseId, table.sequence)],
)

/** A document of a case; one that takes the place of another says so there, and both are kept. */
export const caseDocument = casesSchema.table(
  'case_document',
  {
    ...own,
    ...ofCase,
    /** Of the definition's documents or file fields; `resolution` and the like for what the office issues. */
    key: text('key').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => file.sha256),
    name: text('name').notNull(),
    /** With which filing it came: 1, and 2 or 3 after observations. */
    entry: integer('entry').notNull(),
    at: instant('at').notNull(),
    accountId: uuid('account_id').references(() => account.id),
    fromOffice: boolean('from_office').notNull().default(false),
    supersededBy: uuid('superseded_by'),
  },
  (table) => [index('case_document_of_case').on(table.caseId, table.key)],
)

/** One thing that is missing or wrong: about which field or document, in words, with the article. */
export const observation = casesSchema.table(
  'observation',
  {
    ...own,
    ...ofCase,
    /** With which filing it was found, and which of them it is. */
    entry: integer('entry').notNull(),
    number: integer('number').notNull(),
    /** `field`, `document` or `other`. */
    about: text('about').notNull(),
    aboutKey: text('about_key'),
    words: text('words').notNull(),
    article: text('article'),
    at: instant('at').notNull(),
    accountId: uuid('account_id').references(() => account.id),
    /** Drafted by staff until the action that suspends the clock tells the applicant. */
    toldAt: instant('told_at'),
    withdrawnAt: instant('withdrawn_at'),
    answeredAt: instant('answered_at'),
    answer: text('answer'),
    answerDocumentId: uuid('answer_document_id').references(() => caseDocument.id),
  },
  (table) => [unique('observation_number').on(table.caseId, table.entry, table.number)],
)

/** What has to be paid, with its arithmetic; of a draft that is filed it becomes the case's. */
export const feeOrder = casesSchema.table(
  'fee_order',
  {
    ...own,
    ...ofCase,
    lines: jsonb('lines').$type<readonly FeeLine[]>().notNull(),
    totalCents: bigint('total_cents', { mode: 'number' }).notNull(),
    /** What the payer names at the till or the gateway. */
    reference: text('reference').notNull().unique(),
    issuedAt: instant('issued_at').notNull(),
    paidAt: instant('paid_at'),
  },
  (table) => [index('fee_order_of_case').on(table.caseId)],
)

/** A payment. An order is paid once and whole; only ever added to. */
export const payment = casesSchema.table(
  'payment',
  {
    ...own,
    feeOrderId: uuid('fee_order_id')
      .notNull()
      .unique()
      .references(() => feeOrder.id),
    /** `gateway` or `cashier`. */
    way: text('way').notNull(),
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
    /** Of the gateway, or the number of the receipt. */
    reference: text('reference').notNull(),
    at: instant('at').notNull(),
    accountId: uuid('account_id').references(() => account.id),
  },
  (table) => [unique('payment_reference').on(table.way, table.reference)],
)
