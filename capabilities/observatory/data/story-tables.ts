import { boolean, date, integer, jsonb, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { StoryContent } from '../rules/stories/story.ts'
import { instant, observatorySchema, own } from './tables.ts'

/** An analysis with live figures as it was published; rows are only added, and the highest number of a code is what is read. */
export const story = observatorySchema.table(
  'story',
  {
    ...own,
    code: text('code').notNull(),
    /** 1 for the first time it was published. */
    number: integer('number').notNull().default(1),
    publishedOn: date('published_on', { mode: 'string' }).notNull(),
    /** Written to show how a story looks, about figures that measure nothing. */
    demo: boolean('demo').notNull(),
    content: jsonb('content').$type<StoryContent>().notNull(),
    /** What changed and why, as everybody reads it. */
    note: text('note').notNull().default(''),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [unique('story_edition').on(table.officeId, table.code, table.number)],
)

/** What will be the next edition of a story; it goes when it is published or discarded. */
export const storyDraft = observatorySchema.table(
  'story_draft',
  {
    ...own,
    code: text('code').notNull(),
    content: jsonb('content').$type<StoryContent>().notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [unique('story_draft_of').on(table.officeId, table.code)],
)
