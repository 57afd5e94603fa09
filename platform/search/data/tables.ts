import { sql } from 'drizzle-orm'
import { date, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { platformSchema } from '../../events/data/tables.ts'

/** One index for all rooms, fed through their manifests. `folded` is the text without accents, so that both databases find alike. */
export const searchDocument = platformSchema.table(
  'search_document',
  {
    kind: text('kind').notNull(),
    id: uuid('id').notNull(),
    groupId: uuid('group_id').notNull(),
    code: text('code'),
    title: text('title').notNull(),
    path: text('path').notNull(),
    occurred: date('occurred', { mode: 'string' }),
    audience: text('audience').notNull(),
    folded: text('folded').notNull(),
    foldedCode: text('folded_code'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    index('search_document_group').on(table.groupId),
    index('search_document_words').using('gin', sql`to_tsvector('spanish', ${table.folded})`),
  ],
)
