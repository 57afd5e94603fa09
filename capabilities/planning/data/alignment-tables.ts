import { foreignKey, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { office } from '../../../platform/identity/data/tables.ts'
import { planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}

/** A body of aims outside of the institution's plans of the year: SDG, New Urban Agenda, a policy, a PEI of another period. */
export const alignmentCatalogue = planningSchema.table(
  'alignment_catalogue',
  {
    ...own,
    code: text('code').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    note: text('note'),
    noteEn: text('note_en'),
    certainty: text('certainty').notNull(),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('alignment_catalogue_code').on(table.officeId, table.code)],
)

/** A goal and its targets, a commitment, an axis and its strategies. */
export const alignmentItem = planningSchema.table(
  'alignment_item',
  {
    ...own,
    catalogueId: uuid('catalogue_id')
      .notNull()
      .references(() => alignmentCatalogue.id),
    parentId: uuid('parent_id'),
    code: text('code').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    sort: integer('sort').notNull(),
  },
  (table) => [
    unique('alignment_item_code').on(table.catalogueId, table.code),
    index('alignment_item_parent').on(table.parentId),
    foreignKey({ columns: [table.parentId], foreignColumns: [table.id], name: 'alignment_item_parent_fk' }),
  ],
)
