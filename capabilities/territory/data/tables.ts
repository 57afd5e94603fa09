import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { office } from '../../../platform/identity/data/tables.ts'
import type { MadeDivision } from '../rules/divisions/made.ts'
import { shapeColumn } from './geometry-column.ts'

export const territorySchema = pgSchema('territory')

export const own = {
  id: uuid('id').primaryKey(),
  officeId: uuid('office_id')
    .notNull()
    .references(() => office.id),
  version: integer('version').notNull().default(1),
}
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const day = (name: string) => date(name, { mode: 'string' })

/** One way of dividing the ground, in force from a day until another (exclusive); no last day: still. */
export const geography = territorySchema.table(
  'geography',
  {
    ...own,
    /** `municipalities-until-2024`, `districts-from-2024`, `amss`, `planning-zones`. */
    code: text('code').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    /** `administrative`, `metropolitan`, `zoning`, `grid`. */
    kind: text('kind').notNull(),
    validFrom: day('valid_from'),
    validUntil: day('valid_until'),
    /** The law or act that makes it, or who drew it. */
    citation: text('citation').notNull(),
    /** Until when it is known to be true: `found`, `inferred`, `unverified`. */
    certainty: text('certainty').notNull(),
    /** How its places were made, where no law names them: cells of a grid, or features of a layer. */
    made: jsonb('made').$type<MadeDivision>(),
    /** Drawn for a demonstration: it divides nothing. */
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [unique('geography_code').on(table.officeId, table.code)],
)

/** One part of one geography. The id never changes meaning: another extent by law is another place. */
export const place = territorySchema.table(
  'place',
  {
    ...own,
    geographyId: uuid('geography_id')
      .notNull()
      .references(() => geography.id),
    code: text('code').notNull(),
    /** Codes other institutions give it: `{ census: '0614', since2025: '060114' }`. */
    officialCodes: jsonb('official_codes').$type<Readonly<Record<string, string>>>().notNull().default({}),
    /** The place of another geography in which it lies by law. */
    parentId: uuid('parent_id'),
    validFrom: day('valid_from'),
    validUntil: day('valid_until'),
    /** Only a part of it lies in these books: figures and shape are of that part. */
    partial: boolean('partial').notNull().default(false),
    tileColumn: integer('tile_column'),
    tileRow: integer('tile_row'),
  },
  (table) => [unique('place_code').on(table.geographyId, table.code), index('place_parent').on(table.parentId)],
)

/**
 * What is known of a place, from when in the world (`valid_from`) and from when in these books (`recorded_at`): a better limit
 * of the same place is a new row here, and what was believed before stays readable.
 */
export const placeState = territorySchema.table(
  'place_state',
  {
    ...own,
    placeId: uuid('place_id')
      .notNull()
      .references(() => place.id),
    name: text('name').notNull(),
    sortKey: text('sort_key').notNull(),
    shape: shapeColumn('shape'),
    /** `schematic` (drawn from centre and area), `computed` (a cell of a grid), `unofficial` (an open source), `official`, or `none`. */
    shapeStatus: text('shape_status').notNull(),
    /** A point inside it, for labels and for who has no shape. */
    longitude: doublePrecision('longitude'),
    latitude: doublePrecision('latitude'),
    areaKm2: doublePrecision('area_km2'),
    population: integer('population'),
    populationYear: integer('population_year'),
    populationCertainty: text('population_certainty'),
    source: text('source').notNull(),
    validFrom: day('valid_from'),
    recordedAt: instant('recorded_at').notNull(),
    /** When a later row took its place in these books. */
    replacedAt: instant('replaced_at'),
  },
  (table) => [
    index('place_state_of').on(table.placeId, table.recordedAt),
    index('place_state_shape').using('gist', table.shape),
  ],
)

/** What share of a place lies in a place of another geography. Stated shares of one place over one geography and basis sum to 1. */
export const correspondence = territorySchema.table(
  'correspondence',
  {
    ...own,
    fromPlaceId: uuid('from_place_id')
      .notNull()
      .references(() => place.id),
    toPlaceId: uuid('to_place_id')
      .notNull()
      .references(() => place.id),
    /** `population` or `area`. */
    basis: text('basis').notNull(),
    share: doublePrecision('share').notNull(),
    /** `law` (the whole place by decree), `measured` (shapes laid over each other), `declared`. */
    rule: text('rule').notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    // What is measured stands beside what is stated.
    unique('correspondence_once').on(table.fromPlaceId, table.toPlaceId, table.basis, table.rule),
    index('correspondence_to').on(table.toPlaceId),
    check('correspondence_share', sql`${table.share} > 0 and ${table.share} <= 1`),
  ],
)
