import { integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { ShareFinding } from '../rules/divisions/measured-shares.ts'
import { geography, instant, own, territorySchema } from './tables.ts'

/** That the shapes of two divisions were laid over each other: when, which shapes, and what did not add up. The shares themselves
 * are correspondences with the rule `measured`. */
export const measuredPair = territorySchema.table(
  'measured_pair',
  {
    ...own,
    fromGeographyId: uuid('from_geography_id')
      .notNull()
      .references(() => geography.id),
    toGeographyId: uuid('to_geography_id')
      .notNull()
      .references(() => geography.id),
    measuredAt: instant('measured_at').notNull(),
    /** As each share says it too: `Medido sobre las formas de … y … el …`. */
    source: text('source').notNull(),
    pairs: integer('pairs').notNull(),
    /** Overlaps too small to be anything but two drawings of one limit. */
    slivers: integer('slivers').notNull(),
    findings: jsonb('findings').$type<readonly ShareFinding[]>().notNull(),
  },
  (table) => [unique('measured_pair_once').on(table.fromGeographyId, table.toGeographyId)],
)
