import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Text } from '../../../kernel/text.ts'
import { platformSchema } from '../../events/data/tables.ts'

/** One index for all rooms, fed through their manifests. `folded` is the text without accents, so that both databases find alike. */
export const searchDocument = platformSchema.table(
  'search_document',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    /** Source and group: what is replaced at once. */
    groupId: text('group_id').notNull(),
    section: text('section').notNull(),
    code: text('code'),
    title: jsonb('title').$type<Text>().notNull(),
    within: jsonb('within').$type<Text>(),
    path: text('path').notNull(),
    occurred: date('occurred', { mode: 'string' }),
    audience: text('audience').notNull(),
    /** The title's words in both languages: who asks for a name is to find what is called so first. */
    foldedTitle: text('folded_title').notNull(),
    folded: text('folded').notNull(),
    foldedCode: text('folded_code'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    index('search_document_group').on(table.groupId),
    index('search_document_words').using('gin', sql`to_tsvector('spanish', ${table.folded})`),
    index('search_document_parts').using('gin', sql`${table.folded} gin_trgm_ops`),
  ],
)

/** Which editions of the sources the index was filled by; one row. */
export const searchFilled = platformSchema.table('search_filled', {
  id: integer('id').primaryKey(),
  editions: text('editions').notNull(),
})
