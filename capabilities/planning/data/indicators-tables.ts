import { date, doublePrecision, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { file } from '../../../platform/files/data/tables.ts'
import { account, office } from '../../../platform/identity/data/tables.ts'
import { reading } from '../../../platform/measures/data/tables.ts'
import type { ReadingPart } from '../rules/indicators/breakdown.ts'
import { indicatorReading, planningSchema } from './tables.ts'

const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** What a reading said each time it was recorded; only ever added to. The highest number is what stands in the reading. */
export const readingRevision = planningSchema.table(
  'reading_revision',
  {
    ...own,
    readingId: uuid('reading_id')
      .notNull()
      .references(() => indicatorReading.id),
    number: integer('number').notNull(),
    value: doublePrecision('value'),
    missing: text('missing'),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    doneOn: date('done_on', { mode: 'string' }),
    note: text('note'),
    /** Why it was corrected. */
    reason: text('reason'),
    parts: jsonb('parts').$type<readonly ReadingPart[]>().notNull().default([]),
    /** The captured reading of a measure that it was made from. */
    measureReadingId: uuid('measure_reading_id').references(() => reading.id),
    by: uuid('by').references(() => account.id),
    at: instant('at').notNull(),
  },
  (table) => [unique('reading_revision_number').on(table.readingId, table.number)],
)

/** What a reading rests on: a file, or an address elsewhere. */
export const readingEvidence = planningSchema.table(
  'reading_evidence',
  {
    ...own,
    readingId: uuid('reading_id')
      .notNull()
      .references(() => indicatorReading.id),
    /** The revision that it came with. */
    revision: integer('revision').notNull(),
    label: text('label').notNull(),
    sha256: text('sha256').references(() => file.sha256),
    url: text('url'),
    at: instant('at').notNull(),
  },
  (table) => [index('reading_evidence_reading').on(table.readingId)],
)

/** A reading taken apart, as it stands now. */
export const readingPart = planningSchema.table(
  'reading_part',
  {
    ...own,
    readingId: uuid('reading_id')
      .notNull()
      .references(() => indicatorReading.id),
    dimension: text('dimension').notNull(),
    category: text('category').notNull(),
    value: doublePrecision('value'),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
  },
  (table) => [unique('reading_part_once').on(table.readingId, table.dimension, table.category)],
)
