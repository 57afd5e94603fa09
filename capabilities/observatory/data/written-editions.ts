import { sql } from 'drizzle-orm'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'

/** Something that people wrote and published: an edition of a story, or a version of the method of an index. */
export interface WrittenEdition {
  readonly kind: 'story' | 'index'
  readonly id: string
  readonly code: string
  readonly title: Text
  /** The number of a story's edition, the name of a method's version. */
  readonly edition: string
  /** What changed and why; empty of the first. */
  readonly note: string
  /** Of a story that shows how stories look. */
  readonly demo: boolean
  readonly at: string
}

/** What was written and published, the newest first. */
export const writtenEditionsQuery: Query<{ readonly limit: number }, readonly WrittenEdition[]> = {
  id: 'observatory.written_editions',
  permission: READ_OBSERVATORY,
  async run(tx, _ctx, { limit }) {
    const found = await tx.execute(sql`
      select 'story' as kind, id, code, content -> 'title' as title, number::text as edition, note, demo, recorded_at from observatory.story
      union all
      select 'index', id, code, content -> 'title', edition, note, false, recorded_at from observatory.index_edition
      order by recorded_at desc, kind, code, edition desc limit ${limit}`)
    const editions = found.rows.map((row) => ({
      kind: row.kind === 'story' ? ('story' as const) : ('index' as const),
      id: String(row.id),
      code: String(row.code),
      title: row.title as Text,
      edition: String(row.edition),
      note: String(row.note),
      demo: row.demo === true,
      at: String(row.recorded_at),
    }))
    return { ok: true, value: editions }
  },
}
