import { boolean, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { office } from '../../../platform/identity/data/tables.ts'
import { element, planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}

/** A municipality by its code and name, as the deployment's list has it; limits and figures of it are of another room. */
export const place = planningSchema.table(
  'place',
  {
    ...own,
    /** As in `territory/municipalities.csv`. */
    code: text('code').notNull(),
    name: text('name').notNull(),
    sortKey: text('sort_key').notNull(),
  },
  (table) => [unique('place_code').on(table.officeId, table.code)],
)

/** In which municipalities a result or an activity happens. No row: nobody said. */
export const elementPlace = planningSchema.table(
  'element_place',
  {
    ...own,
    elementId: uuid('element_id')
      .notNull()
      .references(() => element.id),
    placeId: uuid('place_id')
      .notNull()
      .references(() => place.id),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    unique('element_place_once').on(table.elementId, table.placeId),
    index('element_place_place').on(table.placeId),
  ],
)
