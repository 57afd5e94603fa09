import { index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { account } from '../../../platform/identity/data/tables.ts'
import type { FigureMapping, RejectedFigure } from '../rules/imports/mapping.ts'
import { batch, instant, observatorySchema, own } from './tables.ts'

/** A table that somebody brought: as it was read, how its columns are understood, and the batch that came of it. */
export const figureImport = observatorySchema.table(
  'figure_import',
  {
    ...own,
    fileName: text('file_name').notNull(),
    /** Of the file; of pasted text too. */
    sha256: text('sha256').notNull(),
    headings: jsonb('headings').$type<readonly string[]>().notNull(),
    /** Rows below the headings, as they stood: nothing is dropped. */
    rows: jsonb('rows').$type<readonly (readonly string[])[]>().notNull(),
    mapping: jsonb('mapping').$type<FigureMapping>(),
    /** What was not taken, with its reason; of the last reading. */
    rejected: jsonb('rejected').$type<readonly RejectedFigure[]>().notNull().default([]),
    /** `open`, `taken`, `cancelled`. */
    state: text('state').notNull(),
    batchId: uuid('batch_id').references(() => batch.id),
    startedBy: uuid('started_by').references(() => account.id),
    startedAt: instant('started_at').notNull(),
  },
  (table) => [index('figure_import_state').on(table.state, table.startedAt)],
)

/** How columns with these headings were understood the last time, so that the next file of the same kind needs no answer. */
export const figureMapping = observatorySchema.table(
  'figure_mapping',
  {
    ...own,
    /** The headings, folded, one after the other. */
    headingsKey: text('headings_key').notNull(),
    mapping: jsonb('mapping').$type<FigureMapping>().notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (table) => [unique('figure_mapping_headings').on(table.officeId, table.headingsKey)],
)

/** What a rule noticed in a batch; it stays with it, also after somebody said that the figure is right. */
export const batchFinding = observatorySchema.table(
  'batch_finding',
  {
    ...own,
    batchId: uuid('batch_id')
      .notNull()
      .references(() => batch.id),
    /** `range`, `jump`, `parts`, `gap`, `correction`. */
    rule: text('rule').notNull(),
    /** `error` stops the batch; `warning` must be answered; `note` is said. */
    severity: text('severity').notNull(),
    indicator: text('indicator').notNull(),
    place: text('place').notNull(),
    period: integer('period').notNull(),
    terms: jsonb('terms').$type<Readonly<Record<string, number | string>>>().notNull(),
  },
  (table) => [index('batch_finding_of').on(table.batchId, table.rule)],
)
