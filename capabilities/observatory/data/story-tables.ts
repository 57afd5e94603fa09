import { boolean, date, jsonb, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { StoryContent } from '../rules/stories/story.ts'
import { observatorySchema, own } from './tables.ts'

/** An analysis with live figures; rows are only added, and the newest of a code is what is read. */
export const story = observatorySchema.table(
  'story',
  {
    ...own,
    code: text('code').notNull(),
    publishedOn: date('published_on', { mode: 'string' }).notNull(),
    /** Written to show how a story looks, about figures that measure nothing. */
    demo: boolean('demo').notNull(),
    content: jsonb('content').$type<StoryContent>().notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [unique('story_of').on(table.officeId, table.code, table.publishedOn)],
)
