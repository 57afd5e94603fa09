import { sql } from 'drizzle-orm'
import { integer, jsonb, pgSchema, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { office } from '../../../platform/identity/data/tables.ts'
import type { Definition } from '../rules/definition/definition.ts'

export const casesSchema = pgSchema('cases')

/** One edition of one procedure. What has been published is never changed: filed cases stay on theirs. */
export const definition = casesSchema.table(
  'definition',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    code: text('code').notNull(),
    edition: text('edition').notNull(),
    content: jsonb('content').$type<Definition>().notNull(),
    /** Of the content, which answers anybody may read: beside it, because unpacking a whole definition for each case takes long. */
    open: jsonb('open').$type<Definition['open']>().generatedAlwaysAs(sql`content -> 'open'`),
    publishedAt: timestamp('published_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [unique('definition_edition').on(table.officeId, table.code, table.edition)],
)

/** What an officer is writing of the next edition of a procedure. It goes when it is published; the history keeps it. */
export const definitionDraft = casesSchema.table(
  'definition_draft',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => office.id),
    version: integer('version').notNull().default(1),
    code: text('code').notNull(),
    content: jsonb('content').$type<Definition>().notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** The version that was last tried: only what was tried as it stands is published. */
    triedVersion: integer('tried_version'),
  },
  (table) => [unique('definition_draft_code').on(table.officeId, table.code)],
)
