import { date, jsonb, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { IndexDefinition } from '../rules/indices/definition.ts'
import { observatorySchema, own } from './tables.ts'

/** One version of a composite index, whole; rows are only added, so that a figure can be computed again as it was published. */
export const indexEdition = observatorySchema.table(
  'index_edition',
  {
    ...own,
    code: text('code').notNull(),
    edition: text('edition').notNull(),
    content: jsonb('content').$type<IndexDefinition>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [unique('index_edition_of').on(table.officeId, table.code, table.edition)],
)
