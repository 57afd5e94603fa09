import { boolean, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { office } from '../../../platform/identity/data/tables.ts'
import { placeTable } from '../../territory/contract.ts'
import { element, planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}

/** At which places of the ground a result or an activity happens. No row: nobody said. */
export const elementPlace = planningSchema.table(
  'element_place',
  {
    ...own,
    elementId: uuid('element_id')
      .notNull()
      .references(() => element.id),
    placeId: uuid('place_id')
      .notNull()
      .references(() => placeTable.id),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    unique('element_place_once').on(table.elementId, table.placeId),
    index('element_place_place').on(table.placeId),
  ],
)

/**
 * What was said by a code that the ground does not know: of a database that is older than its places. It goes to `element_place`
 * as soon as the ground has the place, and is counted by `trama check` until then.
 */
export const unsettledPlace = planningSchema.table(
  'unsettled_place',
  {
    ...own,
    elementId: uuid('element_id')
      .notNull()
      .references(() => element.id),
    code: text('code').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('unsettled_place_once').on(table.elementId, table.code)],
)
