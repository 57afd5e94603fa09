import { date, doublePrecision, integer, uuid } from 'drizzle-orm/pg-core'
import { account, office } from '../../../platform/identity/data/tables.ts'
import { evidence, planningSchema } from './tables.ts'

/**
 * Where and when a photograph was taken, once somebody decided that the public may know: what is not in this table the
 * public's role cannot read at all, because the facts of pictures are not granted to it.
 */
export const evidencePlace = planningSchema.table('evidence_place', {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
  evidenceId: uuid('evidence_id')
    .notNull()
    .unique()
    .references(() => evidence.id, { onDelete: 'cascade' }),
  latitude: doublePrecision('latitude').notNull(),
  longitude: doublePrecision('longitude').notNull(),
  takenOn: date('taken_on', { mode: 'string' }),
  publishedBy: uuid('published_by').references(() => account.id),
})

/**
 * Where the unit says that a photograph was taken or the work done, where the file does not say it or says it wrongly. The staff's: the
 * public learns it like the photograph's own place, when somebody decides so.
 */
export const evidenceSaidPlace = planningSchema.table('evidence_said_place', {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
  evidenceId: uuid('evidence_id')
    .notNull()
    .unique()
    .references(() => evidence.id, { onDelete: 'cascade' }),
  latitude: doublePrecision('latitude').notNull(),
  longitude: doublePrecision('longitude').notNull(),
  saidBy: uuid('said_by').references(() => account.id),
})
