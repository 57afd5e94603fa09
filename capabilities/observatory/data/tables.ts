import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { account, office } from '../../../platform/identity/data/tables.ts'
import { placeTable } from '../../territory/contract.ts'
import type { SheetContent } from '../model.ts'

export const observatorySchema = pgSchema('observatory')

export const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** One of the observatory's themes. */
export const theme = observatorySchema.table(
  'theme',
  {
    ...own,
    code: text('code').notNull(),
    title: jsonb('title').$type<Text>().notNull(),
    description: jsonb('description').$type<Text>().notNull(),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('theme_code').on(table.officeId, table.code)],
)

/** What is measured again and again. What it means stands in its sheets. */
export const indicator = observatorySchema.table(
  'indicator',
  {
    ...own,
    /** In addresses, files and indices: `unemployment_rate`. Never given to another. */
    code: text('code').notNull().unique('indicator_code'),
    themeId: uuid('theme_id')
      .notNull()
      .references(() => theme.id),
    sort: integer('sort').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [index('indicator_theme').on(table.themeId, table.sort)],
)

/** One edition of the methodology; rows are only added. */
export const sheet = observatorySchema.table(
  'sheet',
  {
    ...own,
    indicatorId: uuid('indicator_id')
      .notNull()
      .references(() => indicator.id),
    number: integer('number').notNull(),
    inForceFrom: date('in_force_from', { mode: 'string' }).notNull(),
    title: jsonb('title').$type<Text>().notNull(),
    content: jsonb('content').$type<SheetContent>().notNull(),
    note: text('note').notNull().default(''),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [unique('sheet_number').on(table.indicatorId, table.number)],
)

/** One indicator at one place of one breakdown: the dictionary that keeps the rows of the store narrow. */
export const series = observatorySchema.table(
  'series',
  {
    ...own,
    number: integer('number').generatedAlwaysAsIdentity().unique('series_number'),
    indicatorId: uuid('indicator_id')
      .notNull()
      .references(() => indicator.id),
    /** A place belongs to one geography, and so the series says of which version of the ground it speaks. */
    placeId: uuid('place_id')
      .notNull()
      .references(() => placeTable.id),
    breakdown: text('breakdown').notNull(),
  },
  (table) => [
    unique('series_of').on(table.indicatorId, table.placeId, table.breakdown),
    index('series_place').on(table.placeId),
  ],
)

/** Figures that came together from one source: prepared, reviewed by somebody, published on a day. */
export const batch = observatorySchema.table(
  'batch',
  {
    ...own,
    number: integer('number').generatedAlwaysAsIdentity().unique('batch_number'),
    /** Of the deployment's own batches, so that they are loaded once. */
    code: text('code'),
    title: text('title').notNull(),
    source: text('source').notNull(),
    citation: text('citation').notNull().default(''),
    /** `pack`, `file`, `measure`, `api`, `demo`, `computed`. */
    origin: text('origin').notNull(),
    /** `draft`, `reviewed`, `published`, `discarded`. */
    state: text('state').notNull(),
    demo: boolean('demo').notNull().default(false),
    note: text('note').notNull().default(''),
    madeBy: uuid('made_by').references(() => account.id),
    madeAt: instant('made_at').notNull(),
    reviewedBy: uuid('reviewed_by').references(() => account.id),
    reviewedAt: instant('reviewed_at'),
    publishedBy: uuid('published_by').references(() => account.id),
    publishedAt: instant('published_at'),
  },
  (table) => [
    unique('batch_code').on(table.officeId, table.code),
    index('batch_state').on(table.state, table.publishedAt),
  ],
)

const cell = {
  series: integer('series')
    .notNull()
    .references(() => series.number),
  /** `rules/catalogue/period-number.ts`. */
  period: integer('period').notNull(),
  batch: integer('batch')
    .notNull()
    .references(() => batch.number),
  value: doublePrecision('value'),
  numerator: doublePrecision('numerator'),
  denominator: doublePrecision('denominator'),
  /** Why there is no value (`model.ts`); there is a value or a reason, never both. */
  missing: smallint('missing'),
  status: smallint('status').notNull(),
}

/**
 * Every figure that was ever brought, published or not: rows are only added, and a correction is a row of a later batch. Narrow on
 * purpose, for hundreds of millions of them (decision 0042): its key is its id, its office is that of its batch.
 */
export const observation = observatorySchema.table('observation', cell, (table) => [
  primaryKey({ columns: [table.series, table.period, table.batch] }),
  index('observation_batch').on(table.batch),
])

/** The figures as they are published now: what readers ask for, found by its key without a look at what it was before. */
export const observationNow = observatorySchema.table(
  'observation_now',
  { ...cell, revision: smallint('revision').notNull() },
  (table) => [primaryKey({ columns: [table.series, table.period] })],
)
