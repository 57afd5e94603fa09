import { date, jsonb, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { IndexDefinition } from '../rules/indices/definition.ts'
import { instant, observatorySchema, own } from './tables.ts'

/** One version of a composite index, whole; rows are only added, so that a figure can be computed again as it was published. */
export const indexEdition = observatorySchema.table(
  'index_edition',
  {
    ...own,
    code: text('code').notNull(),
    edition: text('edition').notNull(),
    content: jsonb('content').$type<IndexDefinition>().notNull(),
    /** What changed and why, as everybody reads it. */
    note: text('note').notNull().default(''),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [unique('index_edition_of').on(table.officeId, table.code, table.edition)],
)

/** What will be the next version of a composite index; it goes when it is published or discarded. */
export const indexDraft = observatorySchema.table(
  'index_draft',
  {
    ...own,
    code: text('code').notNull(),
    content: jsonb('content').$type<IndexDefinition>().notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [unique('index_draft_of').on(table.officeId, table.code)],
)
