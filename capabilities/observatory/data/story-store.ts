import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { StoryContent } from '../rules/stories/story.ts'

export const STORY = 'observatory.story'

export interface Story {
  readonly id: Id
  readonly code: string
  readonly number: number
  readonly publishedOn: string
  readonly recordedAt: string
  readonly demo: boolean
  readonly content: StoryContent
  /** What changed and why; empty of the first edition. */
  readonly note: string
}

export interface StoryDraft {
  readonly id: Id
  readonly code: string
  readonly version: number
  readonly content: StoryContent
  readonly changedAt: string
}

/** Of each story the edition that is read, the newest day first. */
export async function newestStories(tx: ReadTx): Promise<readonly Story[]> {
  const found = await tx.execute(sql`
    select * from (select distinct on (code) * from observatory.story order by code, number desc) s
    order by published_on desc, code`)
  return found.rows.map(storyOf)
}

/** Every edition of a story, the newest first. */
export async function storyEditions(tx: ReadTx, code: string): Promise<readonly Story[]> {
  const found = await tx.execute(sql`select * from observatory.story where code = ${code} order by number desc`)
  return found.rows.map(storyOf)
}

/** Drafts, or that of one story. */
export async function storyDrafts(tx: ReadTx, code?: string): Promise<readonly StoryDraft[]> {
  const found = await tx.execute(sql`
    select id, code, version, content, changed_at from observatory.story_draft
    where ${code ?? null}::text is null or code = ${code ?? null} order by changed_at desc, code`)
  return found.rows.map((row) => ({
    id: String(row.id),
    code: String(row.code),
    version: Number(row.version),
    content: row.content as StoryContent,
    changedAt: String(row.changed_at),
  }))
}

function storyOf(row: Record<string, unknown>): Story {
  return {
    id: String(row.id),
    code: String(row.code),
    number: Number(row.number),
    publishedOn: String(row.published_on),
    recordedAt: String(row.recorded_at),
    demo: row.demo === true,
    content: row.content as StoryContent,
    note: String(row.note),
  }
}
