import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { Pack } from '../../../platform/packs/pack.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { indicatorsOf, type StoryContent, storyFaults } from '../rules/stories/story.ts'
import { storyFiles } from '../stories-deployment.ts'
import { type ExplorerAnswer, explorerQuery } from './explorer-query.ts'

export const STORY = 'observatory.story'

export interface Story {
  readonly id: Id
  readonly code: string
  readonly publishedOn: string
  readonly demo: boolean
  readonly content: StoryContent
}

async function stories(tx: ReadTx, code?: string): Promise<readonly Story[]> {
  const found = await tx.execute(sql`
    select * from (select distinct on (code) id, code, published_on, demo, content from observatory.story
      where ${code ?? null}::text is null or code = ${code ?? null} order by code, published_on desc, recorded_at desc) s
    order by published_on desc, code`)
  return found.rows.map((row) => ({
    id: String(row.id),
    code: String(row.code),
    publishedOn: String(row.published_on),
    demo: row.demo === true,
    content: row.content as StoryContent,
  }))
}

/** Stories, the newest first. */
export const storiesQuery: Query<undefined, readonly Story[]> = {
  id: 'observatory.stories',
  permission: READ_OBSERVATORY,
  run: async (tx) => ({ ok: true, value: await stories(tx) }),
}

/** A story with what is published now of everything that it names and shows. */
export const storyQuery: Query<
  { readonly code: string },
  { readonly story: Story; readonly answer: ExplorerAnswer | undefined }
> = {
  id: 'observatory.story',
  permission: READ_OBSERVATORY,
  async run(tx, ctx, { code }) {
    const [story] = await stories(tx, code)
    if (story === undefined) return refuse(NO_STORY)
    const codes = indicatorsOf(story.content)
    const answer = codes.length === 0 ? undefined : await explorerQuery.run(tx, ctx, { codes })
    if (answer?.ok === false) return answer
    return { ok: true, value: { story, answer: answer?.value } }
  },
}

const NO_STORY: Refusal<'no_story'> = {
  kind: 'no_story',
  message: { es: 'El observatorio no tiene ese análisis.', en: 'The observatory has no such story.' },
}

/** Stories of the deployment that the database lacks; those about made-up figures in a demonstration only. */
export async function loadStories(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
  { demo }: { readonly demo: boolean },
): Promise<Result<readonly Change[], Refusal>> {
  const files = pack.read(storyFiles)
  if (!files.ok) return files
  const changes: Change[] = []
  for (const { value } of files.value) {
    const { code, publishedOn, demo: made, ...content } = value
    const [fault] = storyFaults(content)
    if (fault !== undefined) return refuse({ kind: 'bad_story', field: code, message: fault })
    if (made && !demo) continue
    const added = await tx.execute(sql`
      insert into observatory.story (id, office_id, code, published_on, demo, content, recorded_at)
      values (${newId()}, ${officeId}, ${code}, ${publishedOn}, ${made}, ${JSON.stringify(content)}::jsonb, ${ctx.now})
      on conflict (office_id, code, published_on) do nothing returning id`)
    const id = added.rows[0]?.id
    if (id !== undefined)
      changes.push({ kind: STORY, id: String(id), label: content.title.es, before: {}, after: { publishedOn } })
  }
  return { ok: true, value: changes }
}
