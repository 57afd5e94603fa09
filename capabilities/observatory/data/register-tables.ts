import { boolean, date, doublePrecision, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../../../platform/identity/data/tables.ts'
import { placeTable } from '../../territory/contract.ts'
import type { RegisterKind } from '../rules/registers/kind.ts'
import type { PublishedYear } from '../rules/registers/publication.ts'
import type { RegisterMapping, RejectedRow } from '../rules/registers/read-rows.ts'
import { instant, observatorySchema, own } from './tables.ts'

/** A register that feeds the observatory; what it is stands in its kind, which the deployment brings. */
export const register = observatorySchema.table('register', {
  ...own,
  code: text('code').notNull().unique('register_code'),
  kind: jsonb('kind').$type<RegisterKind>().notNull(),
  sort: integer('sort').notNull(),
})

/** What chance is seeded with when points are displaced: whoever knew it could undo it, so it is in no answer and nobody's to read. */
export const registerSecret = observatorySchema.table('register_secret', {
  ...own,
  registerId: uuid('register_id')
    .notNull()
    .references(() => register.id)
    .unique('register_secret_of'),
  secret: text('secret').notNull(),
})

/** A table that somebody brought for a register: read, sent to another person, taken or not. */
export const registerLot = observatorySchema.table(
  'register_lot',
  {
    ...own,
    registerId: uuid('register_id')
      .notNull()
      .references(() => register.id),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    headings: jsonb('headings').$type<readonly string[]>().notNull(),
    rows: jsonb('rows').$type<readonly (readonly string[])[]>().notNull(),
    mapping: jsonb('mapping').$type<RegisterMapping>(),
    /** Of the last reading: what was not taken, and what it did to the register when it was. */
    rejected: jsonb('rejected').$type<readonly RejectedRow[]>().notNull().default([]),
    outcome: jsonb('outcome').$type<{ readonly added: number; readonly changed: number; readonly same: number }>(),
    /** Said of rows that say none. */
    source: text('source').notNull().default(''),
    /** `open`, `sent`, `taken`, `discarded`. */
    state: text('state').notNull(),
    note: text('note').notNull().default(''),
    demo: boolean('demo').notNull().default(false),
    broughtBy: uuid('brought_by').references(() => account.id),
    broughtAt: instant('brought_at').notNull(),
    decidedBy: uuid('decided_by').references(() => account.id),
    decidedAt: instant('decided_at'),
  },
  (table) => [index('register_lot_of').on(table.registerId, table.state, table.broughtAt)],
)

/** How columns with these headings were understood the last time, of one register. */
export const registerMapping = observatorySchema.table(
  'register_mapping',
  {
    ...own,
    registerId: uuid('register_id')
      .notNull()
      .references(() => register.id),
    headingsKey: text('headings_key').notNull(),
    mapping: jsonb('mapping').$type<RegisterMapping>().notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (table) => [unique('register_mapping_headings').on(table.registerId, table.headingsKey)],
)

/** One row of a register. What it said before stands in the history; one that was withdrawn stays and counts no more. */
export const registerRecord = observatorySchema.table(
  'register_record',
  {
    ...own,
    registerId: uuid('register_id')
      .notNull()
      .references(() => register.id),
    number: integer('number').generatedAlwaysAsIdentity().unique('register_record_number'),
    /** Of a month: its first day. */
    on: date('on', { mode: 'string' }).notNull(),
    placeId: uuid('place_id')
      .notNull()
      .references(() => placeTable.id),
    category: text('category').notNull().default(''),
    site: text('site').notNull().default(''),
    amount: doublePrecision('amount'),
    /** Exact; never in an answer to the public but of registers whose points are open. */
    longitude: doublePrecision('longitude'),
    latitude: doublePrecision('latitude'),
    /** The point lies outside the place that is said. */
    outside: boolean('outside').notNull().default(false),
    source: text('source').notNull().default(''),
    /** The number that its source gave it. */
    external: text('external').notNull().default(''),
    demo: boolean('demo').notNull().default(false),
    lotId: uuid('lot_id').references(() => registerLot.id),
    recordedAt: instant('recorded_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [index('register_record_when').on(table.registerId, table.on, table.placeId)],
)

/** What of a register and a year is for everybody, made anew whenever the register changes. */
export const registerYear = observatorySchema.table(
  'register_year',
  {
    ...own,
    registerId: uuid('register_id')
      .notNull()
      .references(() => register.id),
    year: integer('year').notNull(),
    content: jsonb('content').$type<PublishedYear>().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [unique('register_year_of').on(table.registerId, table.year)],
)
